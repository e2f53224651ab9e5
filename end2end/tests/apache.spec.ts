// Apache with mod_auth_openidc, set up as docs/src/setup/sign-in-with-countersign.md shows it, in front
// of a file and of an app: sign in, who it is in headers, and the end of the session by back channel.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import type { Page } from "@playwright/test";

import { ISSUER, PORT } from "../playwright.config";
import { RAVI } from "./support/demo";
import { allowButton, expectToBeAt, follow, press, signIn } from "./support/pages";
import { register } from "./support/register";
import { expect, test as base } from "./support/test";

const [APACHE_PORT, BEHIND] = [PORT + 8, PORT + 9];
const WIKI = `http://localhost:${APACHE_PORT}`;

const APACHE = process.env.APACHE || "/usr/sbin/apache2";
/** The system's, or what setup.sh has unpacked. */
const FILES = resolve(dirname(APACHE), "../..");
const MODULES = ["mpm_event", "authn_core", "authz_core", "authz_user", "proxy", "proxy_http", "auth_openidc"];

/** A block of the guide. */
function block(language: string): string {
  const path = resolve(__dirname, "../../docs/src/setup/sign-in-with-countersign.md");
  const guide = readFileSync(path, "utf8").split("### Apache, with mod_auth_openidc\n")[1] ?? "";
  return guide.split(`\`\`\`${language}\n`)[1]?.split("```")[0] ?? "";
}

/** What differs on this machine: a text that is gone is noticed. */
function adapted(text: string, changes: Record<string, string>): string {
  return Object.entries(changes).reduce((text, [shown, here]) => {
    expect(text).toContain(shown);
    return text.replaceAll(shown, here);
  }, text);
}

function libraries(): string {
  const folder = join(FILES, "usr/lib");
  if (FILES === "/" || !existsSync(folder)) return process.env.LD_LIBRARY_PATH ?? "";
  return readdirSync(folder).filter((name) => name.endsWith("-linux-gnu")).map((name) => join(folder, name)).join(":");
}

async function startApache(folder: string, directives: string): Promise<ChildProcess> {
  await mkdir(join(folder, "files"));
  await writeFile(join(folder, "files/report.txt"), "the report");
  await writeFile(join(folder, "files/bye"), "bye");
  // As root it serves as a user who may do nothing.
  await chmod(folder, 0o755);
  const modules = MODULES.map(
    (name) => `LoadModule ${name}_module ${join(FILES, `usr/lib/apache2/modules/mod_${name}.so`)}`,
  );
  const configuration = `${modules.join("\n")}
ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/pid
ErrorLog ${folder}/errors
DefaultRuntimeDir ${folder}
Mutex file:${folder} default
User nobody
Group nogroup
Listen 127.0.0.1:${APACHE_PORT}
DocumentRoot ${folder}/files
ProxyPass /app http://127.0.0.1:${BEHIND}/
${directives}`;
  await writeFile(join(folder, "apache.conf"), configuration);
  const child = spawn(APACHE, ["-X", "-f", join(folder, "apache.conf")], {
    env: { ...process.env, LD_LIBRARY_PATH: libraries() },
    stdio: "inherit",
  });
  const answers = () => fetch(WIKI, { redirect: "manual" }).then(() => true, () => child.exitCode !== null);
  await expect.poll(answers, { intervals: [20] }).toBe(true);
  expect(child.exitCode, "Apache runs: `scripts/setup.sh --tests` installs it").toBeNull();
  return child;
}

const test = base.extend<{ wiki: string }>({
  wiki: async ({ server: _ }, use) => {
    const lines = adapted(block("toml"), { "https://wiki.example": WIKI });
    const { id, secret } = register(`confidential = true
[client]
name = "Wiki"
grant_types = ["authorization_code"]
${lines}
required = "openid email"
default = "openid email"
`);
    // It says who it was told is there.
    const behind = createServer(({ headers }, response) => response.end(JSON.stringify(headers)));
    await new Promise<void>((done) => behind.listen(BEHIND, "127.0.0.1", done));
    const folder = await mkdtemp(join(tmpdir(), "apache-"));
    const directives = adapted(block("apache"), {
      "https://auth.example": ISSUER,
      "https://wiki.example": WIKI,
      cli_wiki: id,
      "wiki-secret": secret,
    });
    const apache = await startApache(folder, directives);
    await use(WIKI);
    const ended = once(apache, "exit");
    apache.kill("SIGTERM");
    await ended;
    behind.closeAllConnections();
    await new Promise((done) => behind.close(done));
    await rm(folder, { recursive: true });
  },
});

/** Whether Apache lets the browser see the file, without going anywhere else. */
async function isSignedIn(page: Page): Promise<boolean> {
  const answer = await page.request.get(`${WIKI}/report.txt`, { maxRedirects: 0 });
  if (answer.status() === 200) expect(await answer.text()).toBe("the report");
  return answer.status() === 200;
}

test("Apache lets in who has signed in, says who it is, and no longer when the session has ended", async ({
  page,
  browser,
  wiki,
}) => {
  expect(await isSignedIn(page)).toBe(false);
  await page.goto(`${wiki}/report.txt`);
  await signIn(page, RAVI);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Wiki");
  await follow(allowButton(page));
  await expectToBeAt(page, `${wiki}/report.txt`);
  await expect(page.locator("body")).toHaveText("the report");

  // Whatever a caller says.
  const forged = { OIDC_CLAIM_email: "ada@northwind.example", "X-Remote-User": "ada" };
  const answer = await page.request.get(`${wiki}/app`, { headers: forged });
  const told = (await answer.json()) as Record<string, string>;
  expect(told.oidc_claim_email).toBe(RAVI.email);
  expect(told.oidc_claim_iss).toBe(ISSUER);

  // Signed out here: Apache is told, and not by this browser.
  await page.goto(`${ISSUER}/oauth/logout`);
  await expect(page.getByText("You would also be signed out of Wiki.")).toBeVisible();
  await press(page, "Sign out");
  await expect.poll(() => isSignedIn(page)).toBe(false);

  // Another browser's session has gone on meanwhile, and ends by the app's own link.
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(`${wiki}/report.txt`);
  await signIn(other, RAVI);
  // No one vouches for who makes it: nothing goes on by itself.
  await press(other, "Continue");
  await expectToBeAt(other, `${wiki}/report.txt`);
  await other.goto(`${wiki}/oidc?logout=${encodeURIComponent(`${wiki}/bye`)}`);
  // And no further: who makes it, no one has proven.
  await expectToBeAt(other, `${ISSUER}/?`);
  expect(await isSignedIn(other)).toBe(false);
  await other.goto(`${ISSUER}/account`);
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Sign in to Countersign");
  await context.close();
});
