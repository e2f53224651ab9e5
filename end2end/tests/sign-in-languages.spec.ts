// SIGNIN 4: the pages of signing in and of accounts, in the languages that other tests do not read.

import { expectAccessible } from "./support/axe";
import { ADA, KIM, type Person } from "./support/demo";
import { expectNoSidewaysScroll } from "./support/layout";
import { IdentityProvider } from "./support/identity-provider";
import { openAs } from "./support/pages";
import { expect, soft, test } from "./support/test";

const LANGUAGES = ["de", "es", "fr"];

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

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ locale: language });

    test(`signin 4: pages of signing in are for everyone in ${language}`, async ({ page }) => {
      const look = async (path: string, person?: Person) => {
        if (person) await openAs(page, person, path);
        else await page.goto(path);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await test.step(path, async () => {
          await expectNoSidewaysScroll(page);
          await expectAccessible(page);
          // What a message lacks is shown by its key.
          soft(await page.locator("main").innerText()).not.toMatch(/\b(sign-in|account|choose|admin)-[a-z-]+\b/);
        });
      };
      await IdentityProvider.during(async ({ id }) => {
        for (const path of ANYBODY) await look(path);
        for (const path of OWN) await look(path, ADA);
        for (const path of [...ADMINISTRATORS, `/admin/sign-in/${id}`]) await look(path, KIM);
      });
    });
  });
}
