import { ADA, KIM } from "./support/demo";
import { ask, exchange } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent, signIn } from "./support/pages";
import { expect, test } from "./support/test";

test("a sign-in form open in a second tab still works after the first", async ({
  page,
  context,
}) => {
  const second = await context.newPage();
  await page.goto(ask().url);
  await second.goto(ask().url);
  await signIn(page, ADA);
  await expect(allowButton(page)).toBeVisible();
  await signIn(second, ADA);
  await expect(allowButton(second)).toBeVisible();
});

test("a request in one tab outlives a sign-in in another", async ({ page, context, apps }) => {
  const [first, second] = [ask(), ask()];
  const other = await context.newPage();
  await other.goto(second.url);
  await openConsent(page, first.url, ADA);
  await signIn(other, ADA);
  await expect(other).toHaveURL(/\/oauth\/authorize/);

  await allowButton(page).click();
  await expectToBeAt(page, first.client.callback);
  expect(apps.partner.answer().get("state")).toBe(first.state);
});

test("two requests at once are two answers", async ({ page, context, apps }) => {
  const [first, second] = [ask(), ask()];
  await openConsent(page, first.url, ADA);
  const other = await context.newPage();
  await other.goto(second.url);

  await allowButton(page).click();
  await expectToBeAt(page, first.client.callback);
  await allowButton(other).click();
  await expectToBeAt(other, second.client.callback);

  expect(apps.partner.arrivals.map((url) => url.searchParams.get("state"))).toEqual([
    first.state,
    second.state,
  ]);
  for (const [asked, arrival] of [
    [first, apps.partner.arrivals[0]],
    [second, apps.partner.arrivals[1]],
  ] as const) {
    const { status } = await exchange(asked, arrival?.searchParams.get("code") ?? "");
    expect(status).toBe(200);
  }
});

test("a request read as one person is not answered as another", async ({
  page,
  context,
  documents,
  apps,
}) => {
  await openConsent(page, ask().url, ADA);
  const other = await context.newPage();
  await other.goto(ask().url);
  await other.getByRole("button", { name: "Use another account" }).click();
  await signIn(other, KIM);
  await expect(allowButton(other)).toBeVisible();

  await allowButton(page).click();
  await expect(page.getByText("You are now signed in as Kim Lee")).toBeVisible();
  expect(documents.at(-1)?.status()).toBe(409);
  expect(apps.partner.arrivals).toEqual([]);

  await page
    .getByRole("link", { name: "Review as Kim Lee" })
    .or(page.getByRole("button", { name: "Review as Kim Lee" }))
    .click();
  await expect(page.getByText(KIM.email)).toBeVisible();
  await expect(allowButton(page)).toBeVisible();
});

test("a request is not answered after signing out in another tab", async ({
  page,
  context,
  documents,
  apps,
}) => {
  await openConsent(page, ask().url, ADA);
  const other = await context.newPage();
  await other.goto("/");
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByText("You are not signed in.")).toBeVisible();

  await allowButton(page).click();
  await expect(page.getByText("nothing was sent")).toBeVisible();
  expect(documents.at(-1)?.status()).toBe(410);
  await signIn(page, ADA);
  await expect(allowButton(page)).toBeVisible();
  expect(apps.partner.arrivals).toEqual([]);
});
