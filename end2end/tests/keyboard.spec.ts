import { ADA, PROMPTS, RAVI, REQUIRED, UNVERIFIED } from "./support/demo";
import { ask } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent } from "./support/pages";
import { expect, test } from "./support/test";

test("Enter in a box of the consent page does not allow", async ({ page, apps }) => {
  await openConsent(page, ask(undefined, { scope: `${REQUIRED} company_read` }).url, RAVI);
  const box = page.getByRole("checkbox", { name: PROMPTS.company_read });
  await box.focus();
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  await page.keyboard.press("Enter");
  await expectToBeAt(page, apps.partner.origin);
  expect(apps.partner.answer().get("error")).toBe("access_denied");
});

test("Enter in the box for trust does not allow", async ({ page, apps }) => {
  await openConsent(page, ask(UNVERIFIED).url, ADA);
  await page.locator("#trust").check();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access not allowed");
  expect(apps.unverified.arrivals).toEqual([]);
});

test("the keyboard alone signs in and allows", async ({ page, apps }) => {
  await page.goto(ask().url);
  await page.getByLabel("Email").focus();
  await page.keyboard.type(RAVI.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type("correct-horse-battery");
  await page.keyboard.press("Enter");
  await allowButton(page).focus();
  await page.keyboard.press("Space");
  await expectToBeAt(page, apps.partner.origin);
  expect(apps.partner.answer().get("code")).toBeTruthy();
});

test("the skip link leads to the content", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});
