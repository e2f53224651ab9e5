// What people do on our pages.

import type { Locator, Page } from "@playwright/test";

import { PASSWORD, type Person } from "./demo";
import { expect } from "./test";

export const allowButton = (page: Page): Locator =>
  page.getByRole("button", { name: "Allow access", exact: true });

export const refuseButton = (page: Page): Locator =>
  page.getByRole("button", { name: "Don't allow", exact: true });

/** Every box of the consent page for an optional scope. */
export const optionalBoxes = (page: Page): Locator => page.locator("input[name='optional[]']");

/** Fills in the sign-in form that is open. */
export async function signIn(page: Page, person: Person, password = PASSWORD): Promise<void> {
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Opens an app's request and signs in: ends on the consent page. */
export async function openConsent(page: Page, url: string, person: Person): Promise<void> {
  await page.goto(url);
  await signIn(page, person);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Allow");
}

/** What waits for an island is shown, and what it says is said. */
export async function islandsAwake(page: Page): Promise<void> {
  await expect(page.locator("leptos-island [hidden]")).toHaveCount(0);
  await expect(page.locator("leptos-island .count:empty")).toHaveCount(0);
}

/** Sends the open consent form once more, past whatever would hold back a second click. */
export async function answerAgain(page: Page, decision: "allow" | "deny"): Promise<void> {
  await page.locator("form:has([name=decision])").evaluate((form: HTMLFormElement, decision) => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "decision";
    field.value = decision;
    form.append(field);
    form.submit();
  }, decision);
}

/** Whether the browser has arrived at this address. */
export async function expectToBeAt(page: Page, address: string): Promise<void> {
  await expect(page).toHaveURL((url) => url.href.startsWith(address));
}

/** Presses a button or a link by its whole name. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).or(page.getByRole("link", { name, exact: true })).click();
}

/** Signs in, and goes to a page of one's own. */
export async function openAs(page: Page, person: Person, path: string): Promise<void> {
  await page.goto(`/sign-in?return_to=${encodeURIComponent(path)}`);
  await signIn(page, person);
}
