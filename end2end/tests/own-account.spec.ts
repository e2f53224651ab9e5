// SIGNIN 0 and 1: accounts kept here, from the invitation to the end, with scripts and without.

import type { Page } from "@playwright/test";

import { ADA, KIM, PARTNER, PASSWORD, RAVI, REQUIRED, SAM, type Person } from "./support/demo";
import { oneTimeCode, setUpSecondFactor } from "./support/factors";
import { IdentityProvider, comeToLink, operate } from "./support/identity-provider";
import { linkInEmail } from "./support/mail";
import { ask, exchange } from "./support/oauth";
import { allowButton, beSignedIn, expectToBeAt, follow, openAs, press, signIn } from "./support/pages";
import { expect, test } from "./support/test";

test.beforeEach(({ server }) => server?.restart());

/** The same pages, and none with a script that other tests do not use. */
const WITHOUT_SCRIPTS = "the way without scripts is the longer one";

const NEW = "moss lantern quarrel seventeen";
const NIA: Person = { email: "nia@northwind.example", name: "Nia Okafor", company: ADA.company };

/** Whose session the browser has. */
async function expectSignedIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await expect(page.getByText(person.email)).toBeVisible();
}

async function expectSignedOut(page: Page): Promise<void> {
  await page.goto("/account");
  await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
}

const title = (page: Page) => page.getByRole("heading", { level: 1 });

test("signin 1: who is invited chooses a password, and another once it is forgotten", async ({ page }) => {
  // By the operator's command; a state of `every-page.spec.ts` is reached by an administrator's page.
  const name = ["--first-name", "Nia", "--last-name", "Okafor"];
  operate(["user", "add", "--invite", "--company", "cmp_northwind", "--email", NIA.email, ...name]);
  const invitation = await linkInEmail(NIA.email, "/choose-password/");
  await page.goto(invitation);
  await page.getByLabel("New password").fill("nia okafor 2026");
  await press(page, "Set password");
  await expect(page.getByText("There is a problem")).toBeVisible();
  await page.getByLabel("New password").fill(PASSWORD);
  await press(page, "Set password");
  await expectSignedIn(page, NIA);
  await page.goto(invitation);
  await expect(page.getByText("It was used")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await press(page, "Forgot your password?");
  await page.getByLabel("Email").fill(NIA.email);
  await press(page, "Send link");
  await expect(title(page)).toHaveText("Check your email");
  await expect(async () => {
    expect(await linkInEmail(NIA.email, "/choose-password/")).not.toBe(invitation);
  }).toPass();
  await page.goto(await linkInEmail(NIA.email, "/choose-password/"));
  await page.getByLabel("New password").fill(NEW);
  await press(page, "Set password");
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await signIn(page, NIA);
  await expect(page.getByText("There is a problem")).toBeVisible();
  await signIn(page, NIA, NEW);
  await expectSignedIn(page, NIA);
});

test("signin 1: a person changes password and address, and ends sessions and the account", async ({
  page,
  browser,
  baseURL,
  javaScriptEnabled,
}) => {
  const elsewhere = await browser.newContext({ baseURL, javaScriptEnabled });
  const other = await elsewhere.newPage();
  const third = await browser.newContext({ baseURL, javaScriptEnabled });
  const another = await third.newPage();
  await openAs(other, RAVI, "/account");
  await openAs(another, RAVI, "/account");
  await openAs(page, RAVI, "/account");
  await expect(page.getByRole("row").filter({ hasText: "This browser" })).toHaveCount(1);
  await follow(page.getByRole("button", { name: /^Sign out ?:/ }).first());
  await expect(page.getByRole("status")).toContainText("Signed out there.");
  await press(page, "Sign out everywhere else");
  await expectSignedOut(other);
  await expectSignedOut(another);

  await beSignedIn(other, RAVI);
  await page.goto("/account");
  await press(page, "Change password");
  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill(NEW);
  await press(page, "Change password");
  await expect(page.getByText("The current password is incorrect.").first()).toBeVisible();
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill(NEW);
  await press(page, "Change password");
  await expect(page.getByRole("status")).toContainText("Password changed.");
  await expectSignedOut(other);
  await elsewhere.close();
  await third.close();

  const moved: Person = { ...RAVI, email: "ravi@elsewhere.example" };
  await page.goto("/account");
  await press(page, "Change email address");
  await page.getByLabel("New email address").fill(moved.email);
  await press(page, "Send link");
  await page.goto(await linkInEmail(moved.email, "/confirm-address/"));
  await press(page, "Use this address");
  await expectSignedIn(page, moved);

  await page.goto("/account");
  await press(page, "Delete account");
  await press(page, "Delete account");
  await expect(title(page)).toHaveText("Account deleted");
  await page.goto("/sign-in");
  await signIn(page, moved, NEW);
  await expect(page.getByText("There is a problem")).toBeVisible();
});

test("signin 1: a code of the app is the second step, and a recovery code once it is lost", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, WITHOUT_SCRIPTS);
  const { key, codes } = await setUpSecondFactor(page);
  const [recovery = ""] = codes;
  await page.context().clearCookies();
  await page.goto("/connected-apps");
  await signIn(page, ADA);
  // The one that proved the app is used up.
  await page.getByLabel("Code", { exact: true }).fill(oneTimeCode(key, 1));
  await press(page, "Sign in");
  await expect(title(page)).toHaveText("Connected apps");

  for (const works of [true, false]) {
    await page.context().clearCookies();
    await page.goto("/connected-apps");
    await signIn(page, ADA);
    await press(page, "Use a recovery code");
    await page.getByLabel("Recovery code", { exact: true }).fill(recovery);
    await press(page, "Sign in");
    if (works) await expect(title(page)).toHaveText("Connected apps");
    else await expect(page.getByText("There is a problem")).toBeVisible();
  }
});

test("signin 0: who belongs to two companies chooses for which, and switches to the other", async ({
  page,
  apps,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled !== false, WITHOUT_SCRIPTS);
  const asked = ask(PARTNER, { scope: REQUIRED });
  await openAs(page, SAM, asked.url);
  await expect(allowButton(page)).toHaveCount(0);
  await page.getByRole("radio", { name: "Contoso Talent" }).check();
  await press(page, "Show for this company");
  await follow(allowButton(page));
  await expectToBeAt(page, PARTNER.callback);
  const { status } = await exchange(asked, apps.partner.answer().get("code") ?? "");
  expect(status).toBe(200);

  await page.goto("/connected-apps");
  const switchTo = async (company: string) => {
    await page.getByRole("button", { name: /^Your account/ }).click();
    await follow(page.getByRole("button", { name: `Act for ${company}` }));
  };
  const navigation = page.getByRole("navigation", { name: "Pages" });
  await switchTo("Northwind Staffing");
  await expect(navigation.getByRole("link", { name: "People" })).toHaveCount(0);
  await switchTo("Contoso Talent");
  await expect(navigation.getByRole("link", { name: "People" })).toBeVisible();
});

test("signin 2: a person links their company's sign-in, and unlinks it", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, WITHOUT_SCRIPTS);
  await IdentityProvider.during(async () => {
    await comeToLink(page);
    await signIn(page, KIM);
    await press(page, "Link account");
    await page.context().clearCookies();
    await openAs(page, KIM, "/account");
    await press(page, "Unlink Contoso ID");
    await press(page, "Unlink");
    await expect(page.getByRole("link", { name: "Unlink Contoso ID" })).toHaveCount(0);
    // A stranger to the account again.
    await page.context().clearCookies();
    await comeToLink(page);
  });
});
