// oidc-client-ts, as a page without a server uses it: sign in, renew, who it is, sign out.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { dirname, resolve } from "node:path";

import type { Page } from "@playwright/test";

import { ISSUER, PORT } from "../playwright.config";
import { RAVI } from "./support/demo";
import { allowButton, beSignedIn, expectToBeAt, follow, press } from "./support/pages";
import { register } from "./support/register";
import { expect, test as base } from "./support/test";

const APP = `http://localhost:${PORT + 7}`;
const LIBRARY = resolve(
  dirname(require.resolve("oidc-client-ts")),
  "../browser/oidc-client-ts.min.js",
);

/** The block of the guide, for the client `id`. */
const shown = (id: string) =>
  Object.entries({
    "https://auth.example": ISSUER,
    "https://notes.example": APP,
    cli_notes: id,
  }).reduce(
    (text, [there, here]) => {
      expect(text).toContain(there);
      return text.replaceAll(there, here);
    },
    readFileSync(resolve(__dirname, "../../docs/src/setup/sign-in-with-countersign.md"), "utf8")
      .split("### oidc-client-ts, in a browser\n")[1]
      ?.split("```js\n")[1]
      ?.split("```")[0] ?? "",
  );

const page = (id: string) => `<!doctype html><html lang="en"><title>Notes</title>
<link rel="icon" href="data:,">
<h1>Notes</h1><output></output>
<script src="/library.js"></script>
<script>
  ${shown(id)}
  const ready = Promise.resolve(arrived?.()).then(
    () => { document.querySelector("output").textContent = "ready"; },
    (error) => { document.querySelector("output").textContent = String(error); });
</script></html>`;

const test = base.extend<{ app: string }>({
  app: async ({ server: _ }, use) => {
    const { id } = register(`confidential = false
[client]
name = "Notes"
grant_types = ["authorization_code", "refresh_token"]
redirect_uris = ["${APP}/callback"]
required = "openid"
optional = "profile email"
default = "openid"
`);
    const library = await readFile(LIBRARY);
    const listening: Server = createServer((request, response) => {
      const isLibrary = request.url === "/library.js";
      response.setHeader("content-type", isLibrary ? "text/javascript" : "text/html");
      response.end(isLibrary ? library : page(id));
    });
    await new Promise<void>((done) => listening.listen(PORT + 7, "localhost", done));
    await use(APP);
    listening.closeAllConnections();
    await new Promise((done) => listening.close(done));
  },
});

type User = { profile: Record<string, unknown>; id_token: string; expires_in: number };

const ready = (page: Page) => expect(page.getByRole("status")).toHaveText("ready");

/** Calls the library in the page. */
const call = <T>(page: Page, script: string): Promise<T> => page.evaluate(script);

test("a page without a server signs people in, knows them, renews in silence and signs them out", async ({
  page,
  app,
}) => {
  await beSignedIn(page, RAVI);
  await page.goto(app);
  await ready(page);
  await call(page, "void manager.signinRedirect()");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Notes");
  for (const box of await page.locator("input[name='optional[]']").all()) await box.check();
  await follow(allowButton(page));
  await expectToBeAt(page, `${app}/callback`);
  await ready(page);

  const user = await call<User>(page, "manager.getUser()");
  expect(user.profile).toMatchObject({ name: RAVI.name, email: RAVI.email });

  // With its refresh token, without a word.
  const renewed = await call<User>(page, "manager.signinSilent()");
  expect(renewed.profile.sub).toBe(user.profile.sub);
  expect(renewed.profile.sid).toBe(user.profile.sid);
  expect(renewed.id_token).not.toBe(user.id_token);

  // The app says whom it means: nothing is asked.
  await call(page, "void manager.signoutRedirect()");
  await expectToBeAt(page, `${ISSUER}/?`);
  await page.goto(app);
  await ready(page);
  expect(await call(page, "manager.getUser()")).toBeNull();

  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sign in to Countersign");
});

test("signing out asks where the app does not say whom it means, and names the apps", async ({
  page,
  app,
}) => {
  await beSignedIn(page, RAVI);
  await page.goto(app);
  await ready(page);
  await call(page, "void manager.signinRedirect({ prompt: 'consent' })");
  await follow(allowButton(page));
  await expectToBeAt(page, `${app}/callback`);
  await ready(page);
  await page.goto(`${ISSUER}/oauth/logout`);
  await expect(page.getByText("You would stay signed in to Notes until you sign out there.")).toBeVisible();
  await press(page, "Stay signed in");
  await page.goto("/account");
  await expect(page.getByText("Signed in to Notes")).toBeVisible();
});
