// SIGNIN 4: the pages of signing in and of accounts, in the languages that other tests do not read.

import type { Page } from "@playwright/test";

import { expectAccessible } from "./support/axe";
import { ADA, KIM, type Person } from "./support/demo";
import { expectNoSidewaysScroll } from "./support/layout";
import { IdentityProvider } from "./support/identity-provider";
import { openAs, press } from "./support/pages";
import { states } from "./support/states";
import { expect, soft, test } from "./support/test";

const LANGUAGES = { de: "Deutsch", es: "Español", fr: "Français" };

/** Those that take more than an address to reach: by the button that shows a page in another language. */
const BEHIND = [
  "sign-in-provider-unknown",
  "sign-in-provider-late",
  "sign-in-provider-link",
  "link-account",
  "sign-in-passkey",
  "second-step",
  "second-step-recovery",
  "second-factor-demanded",
  "second-factor-on",
  "recovery-codes",
  "passkeys",
  "passkey-rename",
  "passkey-remove",
  "choose-password-invited",
  "choose-password-weak",
  "forgotten-sent",
  "lock-account",
  "account-provider-unlink",
  "account-apps",
  "account-email-link",
  "account-delete",
  "account-delete-last",
  "consent-companies",
  "consent-company-administers",
  "admin-provider",
  "admin-provider-wrong",
  "admin-provider-remove",
  "admin-person-lock-down",
  "admin-person-reset-factors",
];

const ANYBODY = ["/sign-in", "/sign-in/forgotten", "/choose-password/x"];
const OWN = [
  "/account",
  "/account/password",
  "/account/email",
  "/account/passkeys",
  "/account/passkeys/new",
  "/account/second-factor/new",
];
const ADMINISTRATORS = [
  "/admin/people",
  "/admin/people/invite",
  "/admin/people/usr_sam",
  "/admin/sign-in",
];

/** What a message lacks is shown by its key. */
async function expectWords(page: Page): Promise<void> {
  const words = /\b(sign-in|account|choose|admin|people|address|delete|factor|passkey|provider)-[a-z-]+\b/;
  soft(await page.locator("main").innerText()).not.toMatch(words);
}

async function expectForEveryone(page: Page, language: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await expectWords(page);
}

for (const language of Object.keys(LANGUAGES)) {
  test.describe(language, () => {
    test.use({ locale: language });

    test(`signin 4: pages of signing in are for everyone in ${language}`, async ({ page }) => {
      const look = async (path: string, person?: Person) => {
        if (person) await openAs(page, person, path);
        else await page.goto(path);
        await test.step(path, () => expectForEveryone(page, language));
      };
      await IdentityProvider.during(async ({ id }) => {
        for (const path of ANYBODY) await look(path);
        for (const path of OWN) await look(path, ADA);
        for (const path of [...ADMINISTRATORS, `/admin/sign-in/${id}`]) await look(path, KIM);
      });
    });
  });
}

test.describe("behind other pages", () => {
  // Each state by itself, on whichever worker is free.
  test.describe.configure({ mode: "parallel" });

  // What another state leaves is not part of this one.
  test.beforeEach(({ server }) => server?.restart());

  for (const name of BEHIND) {
    test(`signin 4: the page “${name}” is for everyone in every language`, async ({ page, apps }) => {
      const state = states.find((state) => state.name === name);
      expect(state, name).toBeDefined();
      await state?.open(page, apps);
      for (const [language, button] of Object.entries(LANGUAGES)) {
        await press(page, button);
        await test.step(language, () => expectForEveryone(page, language));
      }
    });
  }
});
