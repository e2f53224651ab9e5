import { PROMPTS, RAVI, REQUIRED } from "./support/demo";
import { ask } from "./support/oauth";
import { openConsent } from "./support/pages";
import { expect, test } from "./support/test";

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "islands need scripts");

test("the copy button copies the link and says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/playground");
  await page.getByRole("button", { name: "Create link" }).click();
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status")).toHaveText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const link = page.getByRole("link", { name: "Open consent page" });
  expect(copied).toBe(await link.getAttribute("href"));
});

test("the copy button says when it may not copy", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.goto("/playground");
  await page.getByRole("button", { name: "Create link" }).click();
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status")).toContainText("Not copied");
});

test("the counter follows the ticked boxes", async ({ page }) => {
  await openConsent(page, ask(undefined, { scope: `${REQUIRED} jobs_manage company_read` }).url, RAVI);
  const counter = page.getByRole("status");
  await expect(counter).toHaveText("0 of 2 ticked");
  await page.getByRole("checkbox", { name: PROMPTS.jobs_manage }).check();
  await expect(counter).toHaveText("1 of 2 ticked");
  await page.getByRole("checkbox", { name: PROMPTS.company_read }).check();
  await expect(counter).toHaveText("2 of 2 ticked");
  await page.getByRole("checkbox", { name: PROMPTS.jobs_manage }).uncheck();
  await expect(counter).toHaveText("1 of 2 ticked");
});

test("signin 1: the password can be shown and hidden again", async ({ page }) => {
  await page.goto("/sign-in");
  const password = page.getByLabel("Password", { exact: true });
  await password.fill("correct-horse-battery");
  await page.getByRole("checkbox", { name: "Show password" }).check();
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("checkbox", { name: "Show password" }).uncheck();
  await expect(password).toHaveAttribute("type", "password");
  await expect(password).toHaveValue("correct-horse-battery");
});
