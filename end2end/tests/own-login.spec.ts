// SIGNIN 3: the example platform signs its people in, and Countersign knows them.

import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { PORT } from "../playwright.config";
import { PARTNER, PASSWORD } from "./support/demo";
import { ask } from "./support/oauth";
import { allowButton, expectToBeAt, follow, press } from "./support/pages";
import { PROGRAM, ROOT, start, stop } from "./support/programs";
import { expect, test as base } from "./support/test";

const [OWN, THEIRS] = [PORT + 5, PORT + 6];
const ISSUER = `http://localhost:${OWN}`;
const PLATFORM = `http://localhost:${THEIRS}`;

base.use({ startServer: false });

const test = base.extend<object, { both: void }>({
  both: [
    async ({}, use) => {
      const data = `${ROOT}/target/end2end-data/${OWN}`;
      await rm(data, { recursive: true, force: true });
      const serve = [
        ...[PROGRAM, "serve", "--demo", "--listen", `127.0.0.1:${OWN}`],
        ...["--data", data, "--site", `${ROOT}/target/site`],
      ];
      // Fills the database; then the operator registers the platform's own client.
      await stop(await start(serve));
      const printed = execFileSync(
        PROGRAM,
        ["client", "add", "examples/own-login/client.toml", "--data", data, "--format", "json"],
        { cwd: ROOT, encoding: "utf8" },
      );
      const { client_id, client_secret } = JSON.parse(printed) as Record<string, string>;
      const login = ["--login-url", `${PLATFORM}/login`, "--login-client", client_id ?? ""];
      const server = await start([...serve, ...login]);
      expect(server.line).toContain("listening on");
      const platform = await start(["node", "examples/own-login/app.mjs"], {
        ISSUER,
        LISTEN: PLATFORM,
        CLIENT_ID: client_id ?? "",
        CLIENT_SECRET: client_secret ?? "",
      });
      expect(platform.line).toContain("the platform on");
      await use();
      await Promise.all([stop(platform), stop(server)]);
    },
    { scope: "worker", auto: true, timeout: 60_000 },
  ],
});

/** On the platform's page. */
async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await expect(page.getByRole("heading", { name: "Sign in to Hirely" })).toBeVisible();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await follow(page.getByRole("button", { name: "Sign in" }));
}

/** An app's request to the server that has the platform's login. */
const request = (changes: Record<string, string> = {}): string =>
  ISSUER + new URL(ask(PARTNER, changes).url).search.replace(/^/, "/oauth/authorize");

test("signin 3: a person of the platform allows an app, and is signed out everywhere", async ({ page, apps }) => {
  await page.goto(request());
  await expect(page.getByText("Talentsync")).toBeVisible();
  await signIn(page, "mo@hirely.example", "wrong");
  await expect(page.getByRole("alert")).toHaveText("What you entered is incorrect.");
  await signIn(page, "mo@hirely.example");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Allow");
  await expect(page.getByText("mo@hirely.example").first()).toBeVisible();
  await allowButton(page).click();
  await expectToBeAt(page, PARTNER.callback);
  expect(apps.partner.answer().get("code")).toBeTruthy();

  // Known at the platform: a page of Countersign asks for nothing.
  await page.context().clearCookies({ name: "countersign" });
  await page.goto(`${ISSUER}/connected-apps`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connected apps");
  await expect(page.getByText("Talentsync").first()).toBeVisible();

  await page.goto(PLATFORM);
  await press(page, "Sign out everywhere");
  await page.goto(`${ISSUER}/connected-apps`);
  await expect(page.getByRole("heading", { name: "Sign in to Hirely" })).toBeVisible();
});

test("signin 3: prompt=login asks again, and who cancels is not signed in", async ({ page, apps }) => {
  await page.goto(`${ISSUER}/sign-in`);
  await signIn(page, "eva@hirely.example");
  await page.goto(request({ prompt: "login" }));
  await signIn(page, "eva@hirely.example");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Allow");
  await page.goto(request({ prompt: "login" }));
  await press(page, "Cancel");
  await expectToBeAt(page, PARTNER.callback);
  expect(apps.partner.answer().get("error")).toBe("access_denied");
});

test("signin 3: an app that asks for two factors gets them", async ({ page }) => {
  await page.goto(`${ISSUER}/sign-in`);
  await signIn(page, "eva@hirely.example");
  // One factor, of a moment ago, is not enough.
  await page.goto(request({ acr_values: "urn:countersign:acr:2fa" }));
  await page.getByLabel("Code of your authenticator app").fill("314159");
  await signIn(page, "eva@hirely.example");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Allow");
});

test("signin 3: a login that another browser began signs nobody in", async ({ page, browser }) => {
  const attacker = await browser.newContext();
  const begun = await attacker.newPage();
  await begun.goto(`${ISSUER}/sign-in`);
  const link = begun.url();
  expect(link).toContain("login_request=");
  await page.goto(link);
  await signIn(page, "mo@hirely.example");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This sign-in was started in another browser",
  );
  await begun.goto(`${ISSUER}/connected-apps`);
  await expect(begun.getByRole("heading", { name: "Sign in to Hirely" })).toBeVisible();
  await attacker.close();
});
