// Every page and state that people can reach, and the way there.

import type { Page } from "@playwright/test";

import { ADA, ALL_SCOPES, KIM, RAVI, REQUIRED, UNVERIFIED, type Person } from "./demo";
import { ask, exchange } from "./oauth";
import { allowButton, answerAgain, expectToBeAt, openConsent, refuseButton, signIn } from "./pages";
import { expect, type Apps } from "./test";

export type State = {
  name: string;
  status?: number;
  /** Whether the page has an island, and so scripts. */
  island?: boolean;
  open(page: Page, apps: Apps): Promise<unknown>;
};

const ASKED = `${REQUIRED} candidates_manage candidates_offers_read`;

const at =
  (path: string): State["open"] =>
  (page) =>
    page.goto(path);

const consent =
  (person: Person, scope: string, client?: typeof UNVERIFIED): State["open"] =>
  (page) =>
    openConsent(page, ask(client, { scope }).url, person);

async function playgroundRequest(page: Page): Promise<void> {
  await page.goto("/playground");
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Send a person to this link");
}

async function playgroundConsent(page: Page): Promise<void> {
  await playgroundRequest(page);
  await page.getByRole("link", { name: "Open consent page" }).click();
  await signIn(page, RAVI);
}

async function playgroundToken(page: Page): Promise<void> {
  await playgroundConsent(page);
  await allowButton(page).click();
  await page.getByRole("button", { name: "Exchange the code for a token" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The app has a token");
}

export const states: State[] = [
  { name: "front", open: at("/") },
  {
    name: "front-signed-in",
    async open(page) {
      await page.goto("/sign-in");
      await signIn(page, ADA);
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    },
  },
  { name: "help", open: at("/help") },
  { name: "security", open: at("/security") },
  { name: "privacy", open: at("/privacy") },
  { name: "not-found", status: 404, open: at("/no-such-page") },

  { name: "sign-in", island: true, open: at("/sign-in") },
  { name: "sign-in-for-app", island: true, open: (page) => page.goto(ask().url) },
  {
    name: "sign-in-wrong",
    island: true,
    status: 422,
    async open(page) {
      await page.goto(ask().url);
      await signIn(page, KIM, "not the password");
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  {
    name: "sign-in-empty",
    island: true,
    status: 422,
    async open(page) {
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  {
    name: "signed-in",
    async open(page) {
      await page.goto("/sign-in");
      await signIn(page, ADA);
      await page.goto("/sign-in");
    },
  },

  { name: "consent", open: consent(RAVI, REQUIRED) },
  { name: "consent-optional", island: true, open: consent(RAVI, ASKED) },
  { name: "consent-administrator", island: true, open: consent(ADA, ALL_SCOPES) },
  { name: "consent-not-included", island: true, open: consent(RAVI, ALL_SCOPES) },
  {
    name: "consent-must-be-administrator",
    async open(page) {
      await page.goto(ask(UNVERIFIED, { scope: ALL_SCOPES }).url);
      await signIn(page, RAVI);
    },
  },
  { name: "consent-unverified", open: consent(ADA, ASKED, UNVERIFIED) },
  {
    name: "consent-unverified-without-trust",
    status: 422,
    async open(page) {
      await openConsent(page, ask(UNVERIFIED, { scope: ASKED }).url, ADA);
      await allowButton(page).click();
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },

  {
    name: "refused-unverified",
    async open(page) {
      await openConsent(page, ask(UNVERIFIED).url, ADA);
      await refuseButton(page).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access not allowed");
    },
  },
  {
    name: "already-answered",
    status: 409,
    async open(page, apps) {
      apps.partner.reaction = "stay";
      const asked = ask();
      await openConsent(page, asked.url, RAVI);
      await allowButton(page).click();
      await expect.poll(() => apps.partner.arrivals.length).toBe(1);
      await exchange(asked, apps.partner.answer().get("code") ?? "");
      await answerAgain(page, "allow");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("You already answered");
    },
  },
  {
    name: "account-changed",
    status: 409,
    async open(page) {
      await openConsent(page, ask().url, ADA);
      const other = await page.context().newPage();
      await other.goto(ask().url);
      await other.getByRole("button", { name: "Use another account" }).click();
      await signIn(other, KIM);
      await expect(allowButton(other)).toBeVisible();
      await other.close();
      await allowButton(page).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("You changed your account");
    },
  },

  {
    name: "error-unknown-app",
    status: 400,
    open: (page) => page.goto(ask(undefined, { client_id: "nobody" }).url),
  },
  {
    name: "error-wrong-address",
    status: 400,
    open: (page) =>
      page.goto(ask(undefined, { redirect_uri: "https://evil.example/a" }).url),
  },
  {
    name: "error-repeated-parameter",
    status: 400,
    open: (page) => page.goto(`${ask().url}&state=again`),
  },
  {
    name: "error-unknown-scope",
    status: 400,
    open: (page) => page.goto(ask(UNVERIFIED, { scope: "everything" }).url),
  },

  { name: "playground", open: at("/playground") },
  { name: "playground-request", island: true, open: playgroundRequest },
  {
    name: "playground-allowed",
    island: true,
    async open(page) {
      await playgroundConsent(page);
      await allowButton(page).click();
      await expectToBeAt(page, new URL("/playground/callback", page.url()).href);
    },
  },
  {
    name: "playground-refused",
    async open(page) {
      await playgroundConsent(page);
      await refuseButton(page).click();
      await expectToBeAt(page, new URL("/playground/callback", page.url()).href);
    },
  },
  { name: "playground-token", open: playgroundToken },
  {
    name: "playground-answer",
    async open(page) {
      await playgroundToken(page);
      await page.getByRole("button", { name: "Call the API" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("The API answered");
    },
  },
  {
    name: "playground-code-used-twice",
    async open(page) {
      await playgroundToken(page);
      await page.goBack();
      await page.getByRole("button", { name: "Exchange the code for a token" }).click();
      await expect(page).toHaveTitle(/^Error: /);
    },
  },
];
