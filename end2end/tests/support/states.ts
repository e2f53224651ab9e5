// Every page and state that people can reach, and the way there.

import type { Page } from "@playwright/test";

import {
  ADA,
  ALL_SCOPES,
  KIM,
  LEGACY,
  PARTNER,
  PASSWORD,
  PAT,
  RAVI,
  REQUIRED,
  SAM,
  SIGN_IN,
  SPA,
  UNVERIFIED,
  type Client,
  type Person,
} from "./demo";
import { registerApp, submitApp } from "./apps";
import { CallbackApp } from "./callback-app";
import { enterCode, startDevice, typeCode } from "./device";
import { havePasskey, setUpSecondFactor, toSecondStep } from "./factors";
import { IdentityProvider, comeToLink, fillForm } from "./identity-provider";
import { described, registered } from "./introduced";
import { linkInEmail } from "./mail";
import { ask, exchange } from "./oauth";
import {
  allowButton,
  answerAgain,
  beSignedIn,
  expectToBeAt,
  follow,
  openAs,
  openConsent,
  press,
  refuseButton,
  signIn,
} from "./pages";
import { expect, type Apps } from "./test";

export type State = {
  name: string;
  status?: number;
  /** Whether the page has an island, and so scripts. */
  island?: boolean;
  /** Whether the page has a small script of its own, or how many. */
  script?: boolean | number;
  /** Something lies over the page: what is under it is not for the keyboard, nor for axe. */
  popover?: boolean;
  /** The page's language, where it is not English. */
  language?: string;
  open(page: Page, apps: Apps): Promise<unknown>;
};

const ASKED = `${REQUIRED} candidates_manage candidates_offers_read`;

const at =
  (path: string): State["open"] =>
  (page) =>
    page.goto(path);

const consent =
  (person: Person, scope: string, client?: Client): State["open"] =>
  (page) =>
    openConsent(page, ask(client, { scope }).url, person);

/** Sam chooses that company. */
const consentFor =
  (company: string, scope = ASKED, client: Client = PARTNER): State["open"] =>
  async (page) => {
    await openConsent(page, ask(client, { scope }).url, SAM);
    await page.getByRole("radio", { name: company }).check();
    await press(page, "Show for this company");
  };

const atAs =
  (person: Person, path: string): State["open"] =>
  (page) =>
    openAs(page, person, path);

/** Kim allows an app what is asked, and nothing else: what she allowed before is removed. */
async function connect(page: Page, client: Client, scope: string): Promise<void> {
  await openAs(page, KIM, "/connected-apps");
  const remove = page.locator("tbody").getByRole("link", { name: /^Remove/ });
  while ((await remove.count()) > 0) {
    await follow(remove.first());
    await press(page, "Remove access");
  }
  await page.goto(ask(client, { scope, prompt: undefined }).url);
  await follow(allowButton(page));
  await page.waitForURL(/code=/);
}

const again =
  (client: Client, before: string, now: string): State["open"] =>
  async (page) => {
    await connect(page, client, before);
    await page.goto(ask(client, { scope: now, prompt: undefined }).url);
  };

/** The history tells what happened by the second. */
const nextSecond = (page: Page): Promise<void> => page.waitForTimeout(1_001 - (Date.now() % 1_000));

async function details(page: Page): Promise<void> {
  await connect(page, PARTNER, `${REQUIRED} messages_write`);
  await page.goto("/connected-apps");
  await follow(page.getByRole("link", { name: /^Details/ }).first());
}

/** What Kim connects next removes this app, which is then among those removed. */
async function removeAnother(page: Page): Promise<void> {
  await connect(page, SPA, "candidates_read");
}

/** Kim's company blocks an app. */
async function blockLegacy(page: Page): Promise<void> {
  await openAs(page, KIM, `/admin/app/block?client_id=${LEGACY.id}`);
  await press(page, "Block this app");
  await expect(page.getByRole("status")).toContainText("Blocked.");
}

async function approveWithoutTrust(page: Page): Promise<void> {
  await openAs(page, PAT, `/admin/app?client_id=${UNVERIFIED.id}`);
  await press(page, "Approve for everyone");
}

/** Ravi asks for what only an administrator can allow. */
async function askAdministrator(page: Page): Promise<void> {
  const { url } = ask(UNVERIFIED, { scope: "users_manage configuration_read" });
  await openAs(page, RAVI, url);
  await page.getByLabel("Message to your administrators").fill("For the new colleagues.");
  await press(page, "Ask an administrator");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sent to the administrators");
}

/** An app of Ada's company waits for a review, and Pat reviews apps. */
async function reviewApps(page: Page): Promise<void> {
  await openAs(page, ADA, "/apps");
  if ((await page.getByRole("link", { name: "Rota", exact: true }).count()) === 0) {
    await submitApp(page, "Rota");
  }
  await page.context().clearCookies();
  await openAs(page, PAT, "/marketplace/review");
}

async function playgroundRequest(page: Page): Promise<void> {
  await page.goto("/playground");
  await follow(page.getByRole("button", { name: "Create link" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Send a person to this link");
}

async function playgroundConsent(page: Page): Promise<void> {
  await beSignedIn(page, RAVI);
  await playgroundRequest(page);
  await follow(page.getByRole("link", { name: "Open consent page" }));
}

async function playgroundToken(page: Page): Promise<void> {
  await playgroundConsent(page);
  await follow(allowButton(page));
  await follow(page.getByRole("button", { name: "Exchange the code for a token" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The app has a token");
}

/** Could be a code, and no device shows it. */
const NOBODYS = "BBBB-BBBB";

/** Ravi types the code of a device that asks for this. */
async function consentForDevice(page: Page, scope: string, prompt?: string): Promise<void> {
  const { user_code } = await startDevice(scope, prompt);
  await enterCode(page, RAVI, user_code);
  await expect(page.getByText(user_code, { exact: true })).toBeVisible();
}

/** Jobs alone, whatever an earlier test of the same run allowed. */
async function connectDevice(page: Page): Promise<void> {
  await consentForDevice(page, "jobs_read candidates_read");
  await follow(allowButton(page));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your device is connected");
}

/** Ravi has one API token, whatever ran before. */
async function credentials(page: Page): Promise<void> {
  await openAs(page, RAVI, "/credentials");
  const details = page.getByRole("link", { name: /^Career site/ });
  if ((await details.count()) > 0) return;
  await reviewToken(page);
  await press(page, "Create token");
  await press(page, "I have stored it – done");
  await expect(details).toHaveCount(1);
  // Without the notice of what was just made.
  await page.goto("/credentials");
}

/** What a token of the person signed in would be. */
async function reviewToken(page: Page): Promise<void> {
  await page.goto("/credentials/tokens/new?preset=job-board&name=Career%20site");
  await press(page, "Review");
}

async function newKey(page: Page): Promise<void> {
  await openAs(page, ADA, "/credentials/keys/new");
  await page.getByLabel("Name").fill("Try it out");
}

/** What an OAuth client would be. */
async function reviewClient(page: Page): Promise<void> {
  await openAs(page, ADA, "/credentials/clients/new");
  await page.getByLabel("Name").fill("Payroll");
  await page.getByLabel(/^Standard/).check();
  await page.getByLabel("Access Jobs").check();
  await press(page, "Review");
}

/** Kim's company has one app, written and registered, whatever ran before. */
async function ownApp(page: Page): Promise<void> {
  await openAs(page, KIM, "/apps");
  const open = page.getByRole("link", { name: "Shiftplan", exact: true });
  if ((await open.count()) === 0) await registerApp(page, "Shiftplan");
  await page.goto("/apps");
  await follow(open);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Shiftplan");
}

/** One of its pages, such as "Credentials". */
const ownAppTab =
  (tab: string): State["open"] =>
  async (page) => {
    await ownApp(page);
    await follow(page.getByRole("link", { name: tab, exact: true }).last());
  };

/** A page on which it is changed, such as "Publisher". */
const ownAppAt =
  (part: string): State["open"] =>
  async (page, apps) => {
    await ownAppTab("Configure")(page, apps);
    await follow(page.getByRole("link", { name: new RegExp(`^Change ?: ${part}$`) }));
  };

/** Kim has begun an app, and is at that step of it. */
const draftAt =
  (step: string): State["open"] =>
  async (page) => {
    await openAs(page, KIM, "/apps/new");
    await page.getByLabel("Name").fill("Interview Planner");
    await page.getByLabel("What it does").fill("Finds a time for an interview.");
    await press(page, "Save and continue");
    await follow(page.locator(".stepper").getByRole("link", { name: step }));
  };

/** Somebody asks for a link to an account with that address. */
async function forget(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in/forgotten");
  await page.getByLabel("Email").fill(email);
  await press(page, "Send link");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
}

/** What the link leads to that Pat gets. */
async function chooseAgain(page: Page): Promise<void> {
  await forget(page, PAT.email);
  await page.goto(await linkInEmail(PAT.email, "/choose-password/"));
}

const NIA = "nia@northwind.example";

/** What the link leads to of somebody whom Ada has invited. */
async function invited(page: Page, email: string): Promise<void> {
  await openAs(page, ADA, "/admin/people/invite");
  await page.getByLabel("First name").fill("Nia");
  await page.getByLabel("Last name").fill("Okafor");
  await page.getByLabel("Email").fill(email);
  await press(page, "Send invitation");
  await page.context().clearCookies();
  await page.goto(await linkInEmail(email, "/choose-password/"));
}

/** Kim has linked her company's provider, and is signed in with her password. */
async function linkedAccount(page: Page): Promise<void> {
  await IdentityProvider.during(async () => {
    await comeToLink(page);
    await signIn(page, KIM);
    await press(page, "Link account");
  });
  await page.context().clearCookies();
  await openAs(page, KIM, "/account");
}

/** Pat is signed in in another browser, too. */
async function account(page: Page): Promise<void> {
  await beSignedIn(page, PAT);
  await page.context().clearCookies();
  await openAs(page, PAT, "/account");
}

/** They sign in to the app that asks for nothing else. */
async function signInToApp(page: Page, person: Person): Promise<void> {
  const asked = ask(SIGN_IN, { scope: "openid", prompt: undefined });
  const app = await CallbackApp.listen(Number(new URL(SIGN_IN.callback).port));
  await beSignedIn(page, person);
  await page.goto(asked.url);
  // Allowed once, the browser is at the app already.
  if (!page.url().startsWith(SIGN_IN.callback)) await follow(allowButton(page));
  const { status } = await exchange(asked, new URL(page.url()).searchParams.get("code") ?? "");
  expect(status).toBe(200);
  await app.close();
}

const NEW_ADDRESS = "pat.new@elsewhere.example";

/** Pat wants another address. */
async function wantAddress(page: Page, email: string): Promise<void> {
  await openAs(page, PAT, "/account/email");
  await page.getByLabel("New email address").fill(email);
  await press(page, "Send link");
}

/** The link in the email about a browser that Pat's account did not know. */
async function newBrowserLink(page: Page): Promise<string> {
  await account(page);
  return linkInEmail(PAT.email, "/lock-account/");
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

  { name: "sign-in", script: true, open: at("/sign-in") },
  { name: "sign-in-for-app", script: true, open: (page) => page.goto(ask().url) },
  {
    name: "sign-in-wrong",
    script: true,
   
    status: 422,
    async open(page) {
      await page.goto(ask().url);
      await signIn(page, KIM, "not the password");
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  {
    name: "sign-in-empty",
    script: true,
   
    status: 422,
    async open(page) {
      await page.goto("/sign-in");
      await follow(page.getByRole("button", { name: "Sign in", exact: true }));
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  {
    name: "signed-in",
    open: atAs(ADA, "/sign-in"),
  },

  {
    name: "sign-in-provider",
    script: true,
    open: (page) => IdentityProvider.during(() => page.goto("/sign-in")),
  },
  {
    name: "sign-in-provider-unknown",
    script: true,
    status: 422,
    async open(page) {
      await IdentityProvider.during(() => page.goto("/sign-in"));
      await page.getByLabel("Email").fill(ADA.email);
      await press(page, "Use your company’s sign-in");
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  {
    name: "sign-in-provider-late",
    script: true,
    status: 422,
    open: at("/sign-in/callback/idp_unknown?state=x"),
  },
  {
    name: "sign-in-provider-link",
    script: true,
    open: (page) => IdentityProvider.during(() => comeToLink(page)),
  },
  {
    name: "link-account",
    async open(page) {
      await IdentityProvider.during(() => comeToLink(page));
      await signIn(page, KIM);
      await expect(page.getByText("Link your account?")).toBeVisible();
    },
  },

  { name: "forgotten", open: at("/sign-in/forgotten") },
  {
    name: "forgotten-no-address",
    status: 422,
    async open(page) {
      await page.goto("/sign-in/forgotten");
      await page.getByLabel("Email").fill("ravi");
      await press(page, "Send link");
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  { name: "forgotten-sent", open: (page) => forget(page, "nobody@northwind.example") },
  { name: "choose-password", script: true, open: chooseAgain },
  {
    name: "choose-password-weak",
    script: true,
    status: 422,
    async open(page) {
      await chooseAgain(page);
      await page.getByLabel("New password").fill("passwordpassword");
      await press(page, "Set password");
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  { name: "choose-password-invited", script: 2, open: (page) => invited(page, NIA) },
  { name: "choose-password-unknown", status: 404, open: at("/choose-password/x") },
  { name: "account", open: account },
  { name: "account-provider", open: linkedAccount },
  {
    name: "account-provider-unlink",
    async open(page) {
      await linkedAccount(page);
      await follow(page.getByRole("link", { name: "Unlink Contoso ID" }));
    },
  },
  {
    name: "account-apps",
    async open(page) {
      await signInToApp(page, PAT);
      await page.goto("/account");
    },
  },
  {
    name: "account-name-missing",
    status: 422,
    async open(page) {
      await account(page);
      await page.getByLabel("First name").fill("");
      await press(page, "Save details");
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  { name: "account-password", script: true, open: atAs(PAT, "/account/password") },
  {
    name: "account-password-weak",
    script: true,
    status: 422,
    async open(page) {
      await openAs(page, PAT, "/account/password");
      await page.getByLabel("Current password").fill(PASSWORD);
      await page.getByLabel("New password").fill("passwordpassword");
      await press(page, "Change password");
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  { name: "account-delete", open: atAs(RAVI, "/account/delete") },
  { name: "account-delete-last", status: 409, open: atAs(ADA, "/account/delete") },
  { name: "account-email", open: atAs(PAT, "/account/email") },
  {
    name: "account-email-wrong",
    status: 422,
    async open(page) {
      await wantAddress(page, PAT.email);
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  {
    name: "account-email-waits",
    async open(page) {
      await wantAddress(page, NEW_ADDRESS);
      await expect(page.getByText("We have sent a link to")).toBeVisible();
      await page.goto("/account/email");
    },
  },
  {
    name: "account-email-link",
    async open(page) {
      await wantAddress(page, NEW_ADDRESS);
      await page.goto(await linkInEmail(NEW_ADDRESS, "/confirm-address/"));
    },
  },
  {
    name: "account-email-link-unknown",
    status: 404,
    open: atAs(PAT, "/confirm-address/x"),
  },
  {
    name: "lock-account",
    async open(page) {
      await page.goto(await newBrowserLink(page));
    },
  },

  { name: "consent", open: consent(RAVI, REQUIRED) },
  { name: "consent-optional", island: true, open: consent(RAVI, ASKED) },
  { name: "consent-sign-in", open: consent(RAVI, "openid", SIGN_IN) },
  {
    name: "consent-sign-in-optional",
    island: true,
    open: consent(RAVI, "openid profile email", SIGN_IN),
  },
  { name: "logout", open: atAs(RAVI, `/oauth/logout?client_id=${SIGN_IN.id}`) },
  {
    name: "logout-apps",
    async open(page) {
      await signInToApp(page, KIM);
      await page.goto("/oauth/logout");
    },
  },
  { name: "consent-companies", open: consent(SAM, ASKED) },
  {
    name: "consent-companies-none-chosen",
    status: 422,
    open: async (page) => {
      await openConsent(page, ask(PARTNER, { scope: ASKED }).url, SAM);
      await press(page, "Show for this company");
    },
  },
  { name: "consent-company-chosen", island: true, open: consentFor("Northwind Staffing") },
  { name: "consent-company-administers", island: true, open: consentFor("Contoso Talent") },
  {
    name: "consent-company-must-be-administrator",
    open: consentFor("Northwind Staffing", "users_manage configuration_read", UNVERIFIED),
  },
  {
    name: "consent-companies-german",
    language: "de",
    open: async (page) => {
      const url = `${ask(PARTNER, { scope: ASKED }).url}&ui_locales=de`;
      await openAs(page, SAM, "/connected-apps");
      await page.goto(url);
    },
  },
  { name: "consent-administrator", island: true, open: consent(ADA, ALL_SCOPES) },
  { name: "consent-not-included", island: true, open: consent(RAVI, ALL_SCOPES) },
  {
    name: "consent-must-be-administrator",
    open: atAs(RAVI, ask(UNVERIFIED, { scope: ALL_SCOPES }).url),
  },
  { name: "consent-unverified", open: consent(ADA, ASKED, UNVERIFIED) },
  {
    name: "consent-registered-itself",
    island: true,
    open: async (page) => consent(ADA, REQUIRED, await registered("Cursor"))(page, {} as Apps),
  },
  {
    name: "consent-document",
    island: true,
    open: async (page) =>
      consent(ADA, REQUIRED, await described("Acme Assistant"))(page, {} as Apps),
  },
  {
    name: "consent-unverified-without-trust",
    status: 422,
    async open(page) {
      await openConsent(page, ask(UNVERIFIED, { scope: ASKED }).url, ADA);
      await follow(allowButton(page));
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },

  {
    name: "consent-nothing-ticked",
    status: 422,
    island: true,
    async open(page) {
      const { url } = ask(undefined, { scope: "company_read messages_write" });
      await openConsent(page, url, RAVI);
      await follow(allowButton(page));
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  { name: "consent-low-risk", open: consent(RAVI, "jobs_read", UNVERIFIED) },
  { name: "consent-more", island: true, open: again(PARTNER, REQUIRED, `${REQUIRED} company_read`) },
  { name: "consent-continue", open: again(SPA, "candidates_read", "candidates_read") },
  {
    name: "administrator-asked",
    open: askAdministrator,
  },
  {
    name: "consent-german",
    island: true,
    language: "de",
    async open(page) {
      await page.goto(ask(undefined, { scope: ASKED, ui_locales: "de" }).url);
      await page.getByLabel("E-Mail").fill(RAVI.email);
      await page.getByLabel("Passwort", { exact: true }).fill(PASSWORD);
      await follow(page.getByRole("button", { name: "Anmelden", exact: true }));
    },
  },
  {
    name: "blocked",
    status: 403,
    async open(page) {
      await blockLegacy(page);
      await page.goto(ask(LEGACY).url);
    },
  },
  {
    name: "sign-in-confirm",
    script: true,
   
    async open(page) {
      await beSignedIn(page, ADA);
      const then = new URL(ask(undefined, { scope: "candidates_read users_read" }).url);
      const query = new URLSearchParams({ confirm: "yes", return_to: then.pathname + then.search });
      await page.goto(`/sign-in?${query}`);
    },
  },

  { name: "device", open: atAs(RAVI, "/device") },
  {
    name: "device-from-link",
    open: (page) => openAs(page, RAVI, "/device?user_code=WDJB-MJHT"),
  },
  { name: "device-malformed", status: 422, open: (page) => enterCode(page, RAVI, "BCD-12") },
  { name: "device-unknown", status: 422, open: (page) => enterCode(page, ADA, NOBODYS) },
  {
    name: "device-throttled",
    status: 429,
    async open(page) {
      await enterCode(page, KIM, NOBODYS);
      for (let tries = 1; tries <= 11; tries += 1) await typeCode(page, NOBODYS);
      await expect(page.getByRole("alert")).toContainText("Too many attempts");
    },
  },
  {
    name: "consent-device",
    island: true,
    open: (page) => consentForDevice(page, "jobs_read candidates_read"),
  },
  {
    name: "consent-device-more",
    island: true,
    async open(page) {
      await connectDevice(page);
      const { user_code } = await startDevice("jobs_read company_read", "");
      await page.goto("/device");
      await typeCode(page, user_code);
    },
  },
  { name: "device-connected", open: connectDevice },
  {
    name: "device-link-used",
    status: 409,
    async open(page) {
      const { user_code } = await startDevice("jobs_read");
      await enterCode(page, RAVI, user_code);
      await follow(refuseButton(page));
      await page.goto(`/device?user_code=${user_code}`);
    },
  },
  { name: "sign-in-for-device", script: true, open: at("/sign-in?return_to=%2Fdevice") },
  {
    name: "device-refused",
    async open(page) {
      await consentForDevice(page, "jobs_read");
      await follow(refuseButton(page));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access not allowed");
    },
  },

  { name: "connected-apps-none", open: atAs(ADA, "/connected-apps?q=no such app") },
  {
    name: "connected-apps",
    async open(page) {
      await removeAnother(page);
      await details(page);
      await page.goto("/connected-apps");
    },
  },
  {
    name: "connected-apps-requested",
    async open(page) {
      await askAdministrator(page);
      await page.goto("/connected-apps");
      await expect(page.getByRole("button", { name: /^Withdraw/ })).toBeVisible();
    },
  },
  {
    name: "connected-apps-withdrawn",
    async open(page) {
      await askAdministrator(page);
      await page.goto("/connected-apps");
      await follow(page.getByRole("button", { name: /^Withdraw/ }));
      await expect(page.getByRole("status")).toContainText("Withdrawn.");
    },
  },
  { name: "connected-apps-empty", open: atAs(ADA, "/connected-apps") },
  {
    name: "connected-apps-ended",
    async open(page) {
      await removeAnother(page);
      await details(page);
      await press(page, "Remove access");
      await press(page, "Remove access");
      await page.goto("/connected-apps?ended=yes");
    },
  },
  {
    name: "menu-account",
    popover: true,
    async open(page) {
      await openAs(page, ADA, "/connected-apps?q=no such app");
      await page.getByRole("button", { name: /^Your account/ }).click();
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    },
  },
  {
    // Beside the page on a wide screen, where its button is not shown.
    name: "menu-navigation",
    popover: true,
    async open(page) {
      await openAs(page, ADA, "/connected-apps?q=no such app");
      const menu = page.getByRole("button", { name: "Menu" });
      if (await menu.isVisible()) await menu.click();
      await expect(page.getByRole("navigation", { name: "Pages" })).toBeVisible();
    },
  },
  { name: "connected-app", open: details },
  {
    name: "connected-app-remove",
    async open(page) {
      await details(page);
      await press(page, "Remove access");
    },
  },
  {
    name: "connected-apps-removed",
    async open(page) {
      await removeAnother(page);
      await details(page);
      await press(page, "Remove access");
      await press(page, "Remove access");
      await expect(page.getByRole("status")).toContainText("Removed.");
    },
  },
  {
    name: "connected-app-permission-removed",
    async open(page) {
      await connect(page, PARTNER, REQUIRED);
      await nextSecond(page);
      await page.goto(ask(undefined, { scope: "company_read", prompt: undefined }).url);
      await page.getByLabel("Access Company Information").check();
      await follow(allowButton(page));
      await nextSecond(page);
      await page.goto("/connected-apps");
      await follow(page.getByRole("link", { name: /^Details/ }).first());
      await follow(page.getByRole("button", { name: /^Remove/ }).first());
      await expect(page.getByRole("status")).toContainText("Removed:");
    },
  },

  { name: "credentials-none", open: atAs(KIM, "/credentials") },
  { name: "credentials", open: credentials },
  { name: "credentials-soon-none", open: atAs(RAVI, "/credentials?status=soon") },
  { name: "credentials-ended-none", open: atAs(KIM, "/credentials?status=ended") },
  { name: "credentials-not-found", open: atAs(RAVI, "/credentials?q=no%20such%20thing") },
  {
    name: "credential",
    async open(page) {
      await credentials(page);
      await follow(page.getByRole("link", { name: /^Career site/ }));
    },
  },
  {
    name: "credential-replace",
    async open(page) {
      await credentials(page);
      await follow(page.getByRole("link", { name: /^Replace.*Career site$/ }));
    },
  },
  {
    name: "credential-revoke",
    async open(page) {
      await credentials(page);
      await follow(page.getByRole("link", { name: /^Revoke.*Career site$/ }));
    },
  },
  { name: "token-new", script: true, open: atAs(ADA, "/credentials/tokens/new") },
  { name: "token-preset", script: true, open: atAs(ADA, "/credentials/tokens/new?preset=analytics") },
  {
    name: "token-faults",
    status: 422,
    script: true,
    async open(page) {
      await openAs(page, ADA, "/credentials/tokens/new");
      await press(page, "Review");
    },
  },
  {
    name: "token-review",
    async open(page) {
      await openAs(page, ADA, "/credentials");
      await reviewToken(page);
    },
  },
  {
    name: "token-once",
    island: true,
    async open(page) {
      await openAs(page, ADA, "/credentials");
      await reviewToken(page);
      await press(page, "Create token");
    },
  },
  { name: "key-new", open: newKey },
  {
    name: "key-once",
    island: true,
    async open(page) {
      await newKey(page);
      await page.getByLabel("I need this for testing").check();
      await press(page, "Create key");
    },
  },
  { name: "client-new", script: true, open: atAs(ADA, "/credentials/clients/new") },
  {
    name: "client-faults",
    status: 422,
    script: true,
    async open(page) {
      await openAs(page, ADA, "/credentials/clients/new");
      await press(page, "Review");
    },
  },
  { name: "client-review", open: reviewClient },
  {
    name: "client-once",
    island: true,
    async open(page) {
      await reviewClient(page);
      await press(page, "Create client");
    },
  },

  { name: "app-new", open: atAs(KIM, "/apps/new") },
  {
    name: "app-faults",
    status: 422,
    async open(page) {
      await openAs(page, KIM, "/apps/new");
      await press(page, "Save and continue");
    },
  },
  { name: "apps", open: async (page) => { await ownApp(page); await page.goto("/apps"); } },
  { name: "app-draft-permissions", script: true, open: draftAt("Permissions") },
  { name: "app-review", open: draftAt("Review") },
  {
    name: "app-address-faults",
    status: 422,
    island: true,
    async open(page, apps) {
      await draftAt("Addresses")(page, apps);
      const lines = ["http://plan.example/", "https://*.plan.example/", "https://plan.example/#top"];
      await page.getByLabel("Redirect addresses").fill(lines.join("\n"));
      await press(page, "Save and continue");
    },
  },
  { name: "app-publisher", open: ownAppAt("Publisher") },
  { name: "app-addresses", island: true, open: ownAppAt("Addresses") },
  { name: "app-permissions", script: true, open: ownAppAt("Permissions") },
  {
    name: "app-sign-in",
    async open(page) {
      await ownApp(page);
      await page.goto(`${page.url()}/sign-in`);
    },
  },
  {
    name: "app-sign-in-faults",
    status: 422,
    async open(page, apps) {
      await draftAt("Addresses")(page, apps);
      await page.goto(page.url().replace(/addresses$/, "sign-in"));
      await page.getByLabel("Addresses after sign-out").fill("https://plan.example/bye\nhttp://plan.example/");
      await page.getByLabel("Back-channel logout").fill("https://a.example:8443");
      await page.getByLabel("Address that starts a sign-in").fill("https://a.example/");
      await page.getByLabel("Longest time since sign-in, in seconds").fill("an hour");
      await press(page, "Save and continue");
    },
  },
  { name: "app-details", open: ownApp },
  { name: "app-configure", open: ownAppTab("Configure") },
  { name: "app-credentials", island: true, open: ownAppTab("App credentials") },
  { name: "app-listing", open: ownAppTab("Listing") },
  {
    name: "app-logo-refused",
    status: 422,
    async open(page, apps) {
      await ownAppTab("Configure")(page, apps);
      await press(page, "Upload the logo");
    },
  },
  {
    name: "app-preview",
    script: true,
    async open(page) {
      await ownApp(page);
      await press(page, "See the consent page");
    },
  },
  {
    name: "app-remove",
    async open(page) {
      await ownApp(page);
      await press(page, "Remove the app");
    },
  },
  { name: "apps-not-administrator", status: 403, open: atAs(RAVI, "/apps") },
  { name: "marketplace", open: atAs(KIM, "/marketplace") },
  { name: "market-review", open: reviewApps },
  {
    name: "market-review-app",
    async open(page) {
      await reviewApps(page);
      await follow(page.getByRole("link", { name: "Rota", exact: true }));
    },
  },
  { name: "market-review-none", open: atAs(PAT, "/marketplace/review") },
  { name: "market-names", open: atAs(PAT, "/marketplace/publishers") },
  {
    name: "market-names-open",
    async open(page) {
      await openAs(page, PAT, "/marketplace/publishers");
      await follow(page.getByRole("button", { name: /^Withdraw.*Brightwork Labs/ }));
      await expect(page.getByRole("status")).toBeVisible();
    },
  },
  { name: "key-not-administrator", status: 403, open: atAs(RAVI, "/credentials/keys/new") },

  {
    name: "admin",
    async open(page) {
      await blockLegacy(page);
      await details(page);
      await page.goto("/admin");
    },
  },
  {
    name: "admin-app",
    async open(page) {
      await details(page);
      await page.goto(`/admin/app?client_id=${PARTNER.id}`);
    },
  },
  {
    name: "admin-app-unknown",
    async open(page) {
      await blockLegacy(page);
      await details(page);
      await page.goto("/admin/app?client_id=nobody");
    },
  },
  { name: "admin-none", open: atAs(PAT, "/admin") },
  {
    name: "admin-no-match",
    async open(page) {
      await blockLegacy(page);
      await page.goto("/admin?find=nobody");
    },
  },
  {
    name: "admin-app-nobody-found",
    async open(page) {
      await details(page);
      await page.goto(`/admin/app?client_id=${PARTNER.id}&find=nobody`);
    },
  },
  {
    name: "admin-app-found",
    async open(page) {
      await details(page);
      await page.goto(`/admin/app?client_id=${PARTNER.id}&find=kim`);
    },
  },
  {
    name: "admin-request-gone",
    status: 404,
    open: atAs(KIM, "/admin/requests/apr_gone"),
  },
  { name: "admin-find", open: atAs(KIM, "/admin/app") },
  { name: "admin-app-not-trusted", status: 422, open: approveWithoutTrust },
  { name: "admin-block", open: atAs(KIM, `/admin/app/block?client_id=${PARTNER.id}`) },
  { name: "admin-remove", open: atAs(KIM, `/admin/app/remove?client_id=${PARTNER.id}`) },
  { name: "admin-requests-none", open: atAs(KIM, "/admin/requests") },
  {
    name: "admin-requests",
    async open(page) {
      await askAdministrator(page);
      await page.context().clearCookies();
      await openAs(page, ADA, "/admin/requests");
    },
  },
  {
    name: "admin-request",
    async open(page) {
      await askAdministrator(page);
      await page.context().clearCookies();
      await openAs(page, ADA, "/admin/requests");
      await follow(page.locator("tbody a").first());
    },
  },
  {
    name: "admin-request-not-trusted",
    status: 422,
    async open(page) {
      await askAdministrator(page);
      await page.context().clearCookies();
      await openAs(page, ADA, "/admin/requests");
      await follow(page.locator("tbody a").first());
      await press(page, "Approve");
    },
  },
  {
    name: "admin-request-preview",
    script: true,
    async open(page) {
      await askAdministrator(page);
      await page.context().clearCookies();
      await openAs(page, ADA, "/admin/requests");
      await follow(page.locator("tbody a").first());
      await press(page, "See the consent page");
    },
  },
  { name: "admin-requests-none-answered", open: atAs(KIM, "/admin/requests?answered=yes") },
  { name: "second-factor-off", open: atAs(ADA, "/account/second-factor") },
  { name: "second-factor-new", open: atAs(ADA, "/account/second-factor/new") },
  {
    name: "second-factor-new-wrong",
    status: 422,
    async open(page) {
      await openAs(page, ADA, "/account/second-factor/new");
      await page.getByLabel("Enter the code that the app shows").fill("12");
      await press(page, "Confirm");
    },
  },
  { name: "recovery-codes", open: setUpSecondFactor },
  {
    name: "second-factor-on",
    async open(page) {
      await setUpSecondFactor(page);
      await page.goto("/account/second-factor");
    },
  },
  { name: "second-step", open: toSecondStep },
  {
    name: "second-step-wrong",
    status: 422,
    async open(page) {
      await toSecondStep(page);
      await page.getByLabel("Code", { exact: true }).fill("12");
      await press(page, "Sign in");
    },
  },
  {
    name: "second-step-recovery",
    async open(page) {
      await toSecondStep(page);
      await follow(page.getByRole("link", { name: "Use a recovery code" }));
    },
  },
  {
    name: "second-factor-demanded",
    async open(page) {
      await openAs(page, KIM, "/admin/sign-in");
      await page.getByLabel("Require two-step sign-in").check();
      await press(page, "Save two-step sign-in");
      await page.context().clearCookies();
      await page.goto("/sign-in");
      await signIn(page, KIM);
    },
  },
  { name: "passkeys-none", open: atAs(ADA, "/account/passkeys") },
  { name: "passkey-new", script: true, open: atAs(ADA, "/account/passkeys/new") },
  {
    name: "passkeys",
    async open(page) {
      await havePasskey(page);
      await page.goto("/account/passkeys");
    },
  },
  {
    name: "passkey-rename",
    async open(page) {
      await havePasskey(page);
      await page.goto("/account/passkeys");
      await follow(page.getByRole("link", { name: /^Rename/ }));
    },
  },
  {
    name: "passkey-remove",
    async open(page) {
      await havePasskey(page);
      await page.goto("/account/passkeys");
      await follow(page.getByRole("link", { name: /^Remove/ }));
    },
  },
  {
    name: "sign-in-passkey",
    script: 2,
    async open(page) {
      await havePasskey(page);
      await page.context().clearCookies();
      await page.goto("/sign-in");
    },
  },

  { name: "admin-providers-none", open: atAs(KIM, "/admin/sign-in") },
  {
    name: "admin-providers",
    open: (page) => IdentityProvider.during(() => openAs(page, KIM, "/admin/sign-in")),
  },
  {
    name: "admin-provider-of-operator",
    open: (page) => IdentityProvider.during(({ id }) => openAs(page, KIM, `/admin/sign-in/${id}`)),
  },
  { name: "admin-provider-new", open: fillForm },
  {
    name: "admin-provider-wrong",
    status: 422,
    async open(page) {
      await fillForm(page);
      await page.getByLabel("Issuer").fill("http://10.0.0.1");
      await page.getByLabel("rota.example").uncheck();
      await press(page, "Save");
      await expect(page.getByText("There is a problem")).toBeVisible();
    },
  },
  {
    name: "admin-provider",
    async open(page) {
      await fillForm(page);
      await IdentityProvider.during(() => press(page, "Save"));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Northwind ID");
    },
  },
  {
    name: "admin-provider-remove",
    async open(page) {
      await fillForm(page);
      await IdentityProvider.during(() => press(page, "Save"));
      await follow(page.getByRole("link", { name: "Remove provider" }));
    },
  },
  { name: "admin-policy", open: atAs(KIM, "/admin/policy") },
  { name: "admin-hosts", open: atAs(KIM, "/admin/hosts") },
  { name: "admin-time-zone", open: atAs(KIM, "/admin/time-zone") },
  { name: "admin-block-host", open: atAs(KIM, "/admin/hosts?host=claude.ai") },
  { name: "admin-people", open: atAs(KIM, "/admin/people") },
  { name: "admin-people-invite", open: atAs(KIM, "/admin/people/invite") },
  { name: "admin-person", open: atAs(ADA, "/admin/people/usr_ravi") },
  { name: "admin-person-reset-factors", open: atAs(ADA, "/admin/people/usr_ravi/reset-factors") },
  { name: "admin-person-lock-down", open: atAs(ADA, "/admin/people/usr_ravi/lock-down") },
  { name: "admin-audit-none", open: atAs(KIM, "/admin/audit?from=2001-01-01&to=2001-01-01") },
  { name: "admin-not-administrator", status: 403, open: atAs(RAVI, "/admin") },

  {
    name: "refused-unverified",
    async open(page) {
      await openConsent(page, ask(UNVERIFIED).url, ADA);
      await follow(refuseButton(page));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access not allowed");
    },
  },
  {
    name: "refused-unverified-form",
    async open(page) {
      const { url } = ask(UNVERIFIED, { response_mode: "form_post" });
      await openConsent(page, url, ADA);
      await follow(refuseButton(page));
      await expect(page.getByRole("button", { name: /^Return to/ })).toBeVisible();
    },
  },
  {
    name: "form-post",
    script: true,
    async open(page, apps) {
      apps.partner.reaction = "stay";
      await openConsent(page, ask(undefined, { response_mode: "form_post" }).url, RAVI);
      await follow(allowButton(page));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Back to the app");
    },
  },
  {
    name: "already-answered",
    status: 409,
    async open(page, apps) {
      apps.partner.reaction = "stay";
      const asked = ask();
      await openConsent(page, asked.url, RAVI);
      // The app's answer leaves the page where it is.
      await allowButton(page).click();
      await apps.partner.arrived();
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
      await follow(other.getByRole("button", { name: "Use another account" }));
      await signIn(other, KIM);
      await expect(allowButton(other)).toBeVisible();
      await other.close();
      await follow(allowButton(page));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("You switched accounts");
    },
  },

  {
    name: "error-unknown-app",
    status: 400,
    open: (page) => page.goto(ask(undefined, { client_id: "nobody" }).url),
  },
  {
    name: "error-app-away",
    status: 503,
    open: at("/oauth/authorize?client_id=https%3A%2F%2Fapp.invalid%2Fclient"),
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
    name: "error-request-used",
    status: 400,
    open: (page) =>
      page.goto(
        `/oauth/authorize?client_id=${PARTNER.id}&request_uri=urn:ietf:params:oauth:request_uri:old`,
      ),
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
      await follow(allowButton(page));
      await expectToBeAt(page, new URL("/playground/callback", page.url()).href);
    },
  },
  {
    name: "playground-refused",
    async open(page) {
      await playgroundConsent(page);
      await follow(refuseButton(page));
      await expectToBeAt(page, new URL("/playground/callback", page.url()).href);
    },
  },
  { name: "playground-token", open: playgroundToken },
  {
    name: "playground-answer",
    async open(page) {
      await playgroundToken(page);
      await follow(page.getByRole("button", { name: "Call the API" }));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("The API answered");
    },
  },
  {
    name: "playground-code-used-twice",
    async open(page) {
      await playgroundToken(page);
      await page.goBack();
      await follow(page.getByRole("button", { name: "Exchange the code for a token" }));
      await expect(page).toHaveTitle(/^Error: /);
    },
  },
];
