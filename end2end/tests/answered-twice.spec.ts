import { RAVI } from "./support/demo";
import { ask, exchange } from "./support/oauth";
import { allowButton, answerAgain, expectToBeAt, openConsent, refuseButton } from "./support/pages";
import { expect, test } from "./support/test";

test("a double click arrives at the app with one code", async ({ page, apps }) => {
  const asked = ask();
  await openConsent(page, asked.url, RAVI);
  await allowButton(page).dblclick();
  await expectToBeAt(page, asked.client.callback);
  const codes = new Set(apps.partner.arrivals.map((url) => url.searchParams.get("code")));
  expect(codes.size).toBe(1);
  const { status } = await exchange(asked, [...codes][0] ?? "");
  expect(status).toBe(200);
});

for (const [what, button] of [
  ["allowing", allowButton],
  ["refusing", refuseButton],
] as const) {
  test(`a second click on ${what} while the app is slow does not reach it`, async ({
    page,
    apps,
    javaScriptEnabled,
  }) => {
    test.skip(javaScriptEnabled === false, "without scripts nothing holds back a click");
    let release = () => {};
    const after = new Promise<void>((resolve) => (release = resolve));
    apps.partner.reaction = { show: "Back in the app", after };
    const asked = ask();
    await openConsent(page, asked.url, RAVI);
    // With the mouse itself: `click` waits until the browser is somewhere else.
    await button(page).scrollIntoViewIfNeeded();
    const { x, y } = (await button(page).boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.click(x + 9, y + 9);
    await apps.partner.arrived();
    await page.mouse.click(x + 9, y + 9);
    release();
    await expectToBeAt(page, asked.client.callback);
    await expect(page.getByRole("heading")).toHaveText("Back in the app");
    expect(apps.partner.arrivals).toHaveLength(1);
  });
}

test("the same answer sent again gives the same code again", async ({ page, apps }) => {
  apps.partner.reaction = "stay";
  await openConsent(page, ask().url, RAVI);
  await allowButton(page).click();
  await apps.partner.arrived();
  await answerAgain(page, "allow");
  await apps.partner.arrived(2);
  const codes = apps.partner.arrivals.map((url) => url.searchParams.get("code"));
  expect(new Set(codes).size).toBe(1);
});

test("a second answer after the code was used is no answer", async ({ page, apps, documents }) => {
  apps.partner.reaction = "stay";
  const asked = ask();
  await openConsent(page, asked.url, RAVI);
  await allowButton(page).click();
  await apps.partner.arrived();
  await exchange(asked, apps.partner.answer().get("code") ?? "");

  await answerAgain(page, "allow");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You already answered");
  await expect(page.getByText(/You allowed access at \d\d:\d\d/)).toBeVisible();
  expect(documents.at(-1)?.status()).toBe(409);
  expect(apps.partner.arrivals).toHaveLength(1);
});

test("who has refused cannot allow with the same page", async ({ page, apps, documents }) => {
  apps.partner.reaction = "stay";
  await openConsent(page, ask().url, RAVI);
  await refuseButton(page).click();
  await apps.partner.arrived();
  await answerAgain(page, "allow");
  await expect(page.getByText(/You did not allow access at \d\d:\d\d/)).toBeVisible();
  expect(documents.at(-1)?.status()).toBe(409);
  expect(apps.partner.arrivals).toHaveLength(1);
});

test("going back after the answer shows the question anew and answers nothing", async ({
  page,
  apps,
}) => {
  const asked = ask();
  await openConsent(page, asked.url, RAVI);
  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);

  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Allow Talentsync");
  expect(apps.partner.arrivals).toHaveLength(1);
  await page.goForward();
  await expectToBeAt(page, asked.client.callback);
  const codes = apps.partner.arrivals.map((url) => url.searchParams.get("code"));
  expect(new Set(codes).size).toBe(1);
});
