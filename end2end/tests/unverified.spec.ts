import { ADA, REQUIRED, UNVERIFIED } from "./support/demo";
import { ask, exchange } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent } from "./support/pages";
import { expect, test } from "./support/test";

test("an app that nobody has checked says so", async ({ page }) => {
  await openConsent(page, ask(UNVERIFIED).url, ADA);
  await expect(page.getByText("Unverified publisher")).toBeVisible();
  await expect(page.getByText("We have not checked who runs this app")).toBeVisible();
  await expect(page.getByText("Verified publisher", { exact: true })).toHaveCount(0);
});

test("it gets nothing before the person says that they trust it", async ({
  page,
  apps,
  documents,
}) => {
  const asked = ask(UNVERIFIED);
  await openConsent(page, asked.url, ADA);
  const trust = page.getByRole("checkbox", { name: /I started this at 127\.0\.0\.1:8766/ });
  await expect(trust).not.toBeChecked();
  await allowButton(page).click();

  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  expect(documents.at(-1)?.status()).toBe(422);
  await expect(page).toHaveTitle(/^Error: /);
  expect(apps.unverified.arrivals).toEqual([]);
  await page.getByRole("link", { name: /say that you started this/ }).click();
  await expect(trust).toBeFocused();

  await trust.check();
  await allowButton(page).click();
  await expectToBeAt(page, UNVERIFIED.callback);
  const { status, body } = await exchange(asked, apps.unverified.answer().get("code") ?? "");
  expect(status).toBe(200);
  expect(body.scope?.split(" ").sort()).toEqual(REQUIRED.split(" "));
});

test("a verified app is not asked about", async ({ page }) => {
  await openConsent(page, ask().url, ADA);
  await expect(page.getByText("Verified publisher", { exact: true })).toBeVisible();
  await expect(page.locator("#trust")).toHaveCount(0);
});
