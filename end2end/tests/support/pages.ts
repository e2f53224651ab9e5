// What people do on our pages.

import type { Locator, Page } from "@playwright/test";

import { ISSUER } from "../../playwright.config";
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
  await follow(page.getByRole("button", { name: "Sign in", exact: true }));
}

/** Makes the browser one in which this person has signed in, without opening a page. */
export async function beSignedIn(page: Page, person: Person): Promise<void> {
  const { request } = page.context();
  const form = await (await request.get("/sign-in")).text();
  const token = /name="token" value="([^"]+)"/.exec(form)?.[1] ?? "";
  const answer = await request.post("/sign-in", {
    form: { token, email: person.email, password: PASSWORD },
    headers: { origin: ISSUER },
    maxRedirects: 0,
  });
  expect(answer.status(), "signed in").toBe(303);
}

/** Opens an app's request as a user who has signed in: ends on the consent page. */
export async function openConsent(page: Page, url: string, person: Person): Promise<void> {
  await beSignedIn(page, person);
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Allow|Sign in to/);
}

/** What waits for an island is shown, and what it says is said. */
export async function islandsAwake(page: Page): Promise<void> {
  await expect(page.locator("leptos-island [hidden]")).toHaveCount(0);
  // Asleep it holds a blank, which is not nothing.
  await expect(page.locator("leptos-island .count").filter({ hasNotText: /\S/ })).toHaveCount(0);
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

/** Waits for the page's style sheets: its words are there before them. */
export async function styled(page: Page): Promise<void> {
  const sheets = page.locator("link[rel=stylesheet]");
  const all = () => sheets.evaluateAll((links) => links.every((link) => (link as HTMLLinkElement).sheet));
  await expect.poll(all).toBe(true);
}

/** Waits until the browser has arrived at this address. */
export async function expectToBeAt(page: Page, address: string): Promise<void> {
  await page.waitForURL((url) => url.href.startsWith(address));
}

/** Clicks what leads to another page, and is there: a click by itself is over while the old one stands. */
export async function follow(control: Locator): Promise<void> {
  const page = control.page();
  const arrived = page.waitForEvent("framenavigated", {
    predicate: (frame) => frame === page.mainFrame(),
    timeout: 20_000,
  });
  await Promise.all([arrived, control.click()]);
  // One that goes on by itself may never have loaded all.
  await page.waitForLoadState("domcontentloaded");
}

/** Presses a button or a link by its whole name. */
export async function press(page: Page, name: string): Promise<void> {
  const [button, link] = [page.getByRole("button", { name, exact: true }), page.getByRole("link", { name, exact: true })];
  await follow(button.or(link));
}

/** Opens a page as a user who has signed in. */
export async function openAs(page: Page, person: Person, path: string): Promise<void> {
  await beSignedIn(page, person);
  await page.goto(path);
}
