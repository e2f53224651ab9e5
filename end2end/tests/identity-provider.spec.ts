// A company's identity provider (SIGNIN 2), with a real one.

import { KIM, PASSWORD } from "./support/demo";
import { ADDRESS, IdentityProvider, comeToLink, operate, signInThere } from "./support/identity-provider";
import { ask } from "./support/oauth";
import { allowButton, expectToBeAt, follow, press, signIn } from "./support/pages";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial" });

let provider: IdentityProvider;

test.beforeEach(async ({ server }) => {
  expect(server).toBeDefined();
  provider = await IdentityProvider.start('[claims]\nadministrators = ["managers"]\n');
});

test.afterEach(async () => {
  await provider.stop();
});

test("signin 2: somebody new signs in at their company's provider and allows an app", async ({
  page,
  apps,
}) => {
  const asked = ask();
  await page.goto(asked.url);
  await press(page, "Continue with Contoso ID");
  await signInThere(page, "lea");
  await expect(page.getByText("lea@contoso.example")).toBeVisible();
  await follow(allowButton(page));
  await expectToBeAt(page, asked.client.callback);
  expect(apps.partner.answer().get("state")).toBe(asked.state);
});

test("signin 2: the address that is typed finds the provider, with scripts and without", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("nobody@contoso.example");
  await press(page, "Use your company’s sign-in");
  await expectToBeAt(page, ADDRESS);
});

test("signin 2: an account that exists is linked after its own sign-in", async ({ page }) => {
  await comeToLink(page);
  await expect(page.getByLabel("Email")).toHaveValue(KIM.email);
  await signIn(page, KIM, PASSWORD);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Link your account?");
  await press(page, "Link account");
  // They are signed in there still.
  await expectToBeAt(page, new URL("/", page.url()).href);
  await page.goto("/sign-in");
  await expect(page.getByText(KIM.email)).toBeVisible();
});

test("signin 2: a group makes an administrator, who may require the provider", async ({ page }) => {
  await page.goto("/sign-in");
  await press(page, "Continue with Contoso ID");
  await signInThere(page, "boss");
  await page.goto(`/admin/sign-in/${provider.id}`);
  await press(page, "Require this provider");
  await expect(page.getByText("Required")).toBeVisible();
  // A password is no way in any more; the operator has one.
  // Nor is boss signed in there.
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(KIM.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await follow(page.getByRole("button", { name: "Sign in", exact: true }));
  await expectToBeAt(page, ADDRESS);
  operate(["provider", "demand", provider.id, "--off"]);
  await page.goto("/sign-in");
  await signIn(page, KIM);
  await page.goto("/sign-in");
  await expect(page.getByText(KIM.email)).toBeVisible();
});

test("signin 2: who signs out there is signed out here", async ({ page }) => {
  await page.goto("/sign-in");
  await press(page, "Continue with Contoso ID");
  await signInThere(page, "mia");
  await page.goto("/connected-apps");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connected apps");
  await page.goto(`${ADDRESS}/session/end`);
  await follow(page.getByRole("button", { name: "Sign out" }));
  await expect
    .poll(async () => {
      await page.goto("/connected-apps");
      return new URL(page.url()).pathname;
    })
    .toBe("/sign-in");
});
