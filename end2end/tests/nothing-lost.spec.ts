// What a person has entered and chosen stays, in a browser as it is.

import { ADA } from "./support/demo";
import { ask } from "./support/oauth";
import { allowButton, islandsAwake, openAs, openConsent, press, signIn } from "./support/pages";
import { expect, test } from "./support/test";

const OPTIONAL = "candidates_read jobs_read company_read messages_write";

test("the consent page keeps what was chosen when the language is switched", async ({
  page,
  javaScriptEnabled,
}) => {
  await openConsent(page, ask(undefined, { scope: OPTIONAL }).url, ADA);
  await page.locator("input[value=company_read]").check();
  await page.locator("input[name=duration][value='30-days']").check();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator("input[value=company_read]")).toBeChecked();
  await expect(page.locator("input[value=messages_write]")).not.toBeChecked();
  await expect(page.locator("input[name=duration][value='30-days']")).toBeChecked();
  if (javaScriptEnabled !== false) {
    await islandsAwake(page);
    await expect(page.locator(".count")).toContainText("1 von 2");
  }
  await expect(page.getByRole("button", { name: "Zugriff erlauben" })).toBeVisible();
});

test("Enter in a field reviews the token, and presses no other button", async ({ page }) => {
  await openAs(page, ADA, "/credentials/tokens/new");
  await page.locator("input[value=jobs]").check();
  await page.getByLabel("Name").fill("Career site");
  await page.getByLabel("Name").press("Enter");
  await expect(page.getByRole("button", { name: "Create token" })).toBeVisible();
});

test("a form in the middle of which the session ended is there after signing in", async ({
  page,
  context,
}) => {
  await openAs(page, ADA, "/credentials/tokens/new");
  await page.getByLabel("Name").fill("Career site");
  await page.locator("input[value=jobs]").check();
  const other = await context.newPage();
  await other.goto("/");
  await press(other, "Sign out");
  await press(page, "Review");
  await signIn(page, ADA);
  await expect(page.getByLabel("Name")).toHaveValue("Career site");
  await expect(page.locator("input[value=jobs]")).toBeChecked();
  await press(page, "Review");
  await expect(page.getByRole("button", { name: "Create token" })).toBeVisible();
});

test.describe("with scripts", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "the lock is a script");

  test("a button whose answer opens nothing can be pressed again", async ({ page }) => {
    let sent = 0;
    await page.route("**/consent/decide", async (route) => {
      sent += 1;
      // As of an app's own scheme that nothing handles: the page stays.
      await route.fulfill({ status: 204 });
    });
    await openConsent(page, ask().url, ADA);
    await allowButton(page).dblclick();
    await expect.poll(() => sent).toBe(1);
    await expect(async () => {
      await allowButton(page).click();
      expect(sent).toBe(2);
    }).toPass();
  });
});
