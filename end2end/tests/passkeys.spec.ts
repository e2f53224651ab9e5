// Sign-in rules, section 1: a real browser makes a passkey and signs in with it.

import { ADA } from "./support/demo";
import { withFingerprint } from "./support/factors";
import { ask } from "./support/oauth";
import { allowButton, follow, openAs, press } from "./support/pages";
import { expect, test } from "./support/test";

test.beforeEach(({ server }) => server?.restart());

test("signin 1: a passkey is made, and the browser's offer of it leads from the app's request to its consent page", async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, "the second test is about that");
  await withFingerprint(page);
  await openAs(page, ADA, "/account/passkeys/new");
  await page.getByLabel("Name", { exact: true }).fill("Laptop");
  await follow(page.getByRole("button", { name: "Create passkey" }));
  await expect(page.getByRole("rowheader", { name: "Laptop" })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(ask().url);
  // The browser offers it in the field; this one's sensor takes the offer at once.
  await expect(allowButton(page)).toBeVisible();

  // Once more, while the device still has it: it says so, and makes none.
  await page.goto("/account/passkeys/new");
  await page.getByRole("button", { name: "Create passkey" }).click();
  await expect(page.getByRole("status")).toHaveText(
    "This device already has a passkey for your account.",
  );

  await page.goto("/account/passkeys");
  await follow(page.getByRole("link", { name: /^Remove ?: Laptop$/ }));
  await press(page, "Remove");
  await expect(page.getByText("No passkeys yet")).toBeVisible();
});

test("signin 1: with the button, a passkey is two clicks from the app's request to its answer", async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, "the last test is about that");
  const fingerprint = await withFingerprint(page);
  await openAs(page, ADA, "/account/passkeys/new");
  await page.getByLabel("Name", { exact: true }).fill("Laptop");
  await follow(page.getByRole("button", { name: "Create passkey" }));

  await page.context().clearCookies();
  // No one touches the sensor for what is offered in the field.
  await fingerprint.touch(false);
  await page.goto(ask().url);
  const button = page.getByRole("button", { name: "Sign in with a passkey" });
  await expect(button).toBeVisible();
  await fingerprint.touch(true);
  let clicks = 0;
  await follow(button);
  clicks += 1;
  await expect(allowButton(page)).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(2);
});

test("signin 1: without scripts the pages say what passkeys need", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await openAs(page, ADA, "/account/passkeys/new");
  await expect(page.getByText("Passkeys need JavaScript")).toBeVisible();
  await expect(page.getByRole("button", { name: "Create passkey" })).toBeHidden();
  await context.close();
});
