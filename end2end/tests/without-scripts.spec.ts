import { RAVI, REQUIRED } from "./support/demo";
import { ask } from "./support/oauth";
import { openConsent } from "./support/pages";
import { expect, test } from "./support/test";

test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false, "for browsers without scripts");

test("what only scripts can do is not on the sign-in page", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByText("Show password")).toBeHidden();
});

test("what only scripts can do is not on the consent page", async ({ page }) => {
  await openConsent(page, ask(undefined, { scope: `${REQUIRED} company_read` }).url, RAVI);
  await expect(page.getByRole("status")).toHaveText("");
});

test("what only scripts can do is not in the playground", async ({ page }) => {
  await page.goto("/playground");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByRole("button", { name: "Copy" })).toBeHidden();
});
