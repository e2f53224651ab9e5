import type { Locator } from "@playwright/test";

import { ADA, KIM, PASSWORD, RAVI } from "./support/demo";
import { ask } from "./support/oauth";
import { allowButton, expectToBeAt, openAs, openConsent, signIn } from "./support/pages";
import { expect, test } from "./support/test";

test("signing in leads back to the app's request", async ({ page }) => {
  await page.goto(ask().url);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sign in to");
  await expect(page.getByText("Talentsync does not see your password.")).toBeVisible();
  await signIn(page, RAVI);
  await expect(page).toHaveTitle(/^Allow Talentsync\? – /);
  for (const text of [RAVI.name, RAVI.email, RAVI.company, "Brightwork Labs", "127.0.0.1:8765"]) {
    await expect(page.locator("main").getByText(text, { exact: true }).first()).toBeVisible();
  }
});

test("a wrong password keeps the email and says what to do", async ({ page, documents }) => {
  await page.goto(ask().url);
  await signIn(page, KIM, "not the password");

  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  expect(documents.at(-1)?.status()).toBe(422);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel("Email")).toHaveValue(KIM.email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  await page.getByRole("link", { name: /incorrect/ }).click();
  await expect(page.getByLabel("Email")).toBeFocused();

  await page.getByLabel("Password", { exact: true }).fill("correct-horse-battery");
  await page.keyboard.press("Enter");
  await expect(allowButton(page)).toBeVisible();
});

test("an empty form says which fields are missing", async ({ page, documents }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("link", { name: "Enter your password." }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await page.getByRole("link", { name: "Enter your email address." }).click();
  await expect(page.getByLabel("Email")).toBeFocused();
  expect(documents.at(-1)?.status()).toBe(422);
});

test("the app's hint is in the email field", async ({ page }) => {
  await page.goto(ask(undefined, { login_hint: ADA.email }).url);
  await expect(page.getByLabel("Email")).toHaveValue(ADA.email);
});

test("another account can answer instead", async ({ page, apps }) => {
  const asked = ask();
  await openConsent(page, asked.url, ADA);
  await page.getByRole("button", { name: "Use another account" }).click();
  await expect(page.getByText("Talentsync does not see your password.")).toBeVisible();
  await signIn(page, KIM);
  await expect(page.getByText(KIM.email)).toBeVisible();
  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);
  expect(apps.partner.answer().get("state")).toBe(asked.state);
});

test("point 19: the password can be pasted, and is kept by password managers", async ({ page }) => {
  await page.goto("/sign-in");
  await expectPasteable(page.getByLabel("Email"), page.getByLabel("Password", { exact: true }));
  await expect(page.getByLabel("Email")).toHaveAttribute("autocomplete", "username");
  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  await expect(password).toHaveAttribute("type", "password");
});

test("point 19: the code of a device can be pasted", async ({ page }) => {
  await openAs(page, RAVI, "/device");
  const field = page.getByLabel("Code on your device");
  await expectPasteable(field, field, "WDJB-MJHT");
});

/** What is copied in one field comes into the other by the keyboard alone. */
async function expectPasteable(from: Locator, to: Locator, text = PASSWORD): Promise<void> {
  await from.fill(text);
  await from.press("Control+a");
  await from.press("Control+c");
  await to.fill("");
  await to.press("Control+v");
  await expect(to).toHaveValue(text);
}

test("signing out ends the session", async ({ page }) => {
  await page.goto("/sign-in");
  await signIn(page, ADA);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are not signed in.")).toBeVisible();
  await page.goto(ask().url);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sign in to");
});
