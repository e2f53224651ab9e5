// pgAdmin, set up as docs/src/setup/sign-in-with-countersign.md has it, which this file reads. What its
// own pages complain of is none of our business.

import { execFileSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";

import { expect, test as base } from "@playwright/test";

import { PORT, WITHOUT_MAPPING } from "./playwright.config";
import { ADA } from "./tests/support/demo";
import { allowButton, follow, signIn } from "./tests/support/pages";
import { PROGRAM, ROOT, start, stop } from "./tests/support/programs";

const [OURS, BEHIND, TLS] = [PORT + 5, PORT + 6, PORT + 7];
const ISSUER = `http://localhost:${OURS}`;
const APP = "https://pgadmin.example";
const FOLDER = `${ROOT}/target/end2end-data/application`;

/** Where the application is reached: TLS ends in front of it. */
const CADDYFILE = `{
	admin off
	auto_https disable_redirects
	https_port ${TLS}
	skip_install_trust
}
${APP} {
	tls internal
	reverse_proxy 127.0.0.1:${BEHIND}
}
`;

/** What an operator sets besides: folders, the port, and that it asks no one on the Internet. */
const OWN_SETTINGS = `
DATA_DIR = "${FOLDER}/pgadmin"
DEFAULT_SERVER_PORT = ${BEHIND}
UPGRADE_CHECK_ENABLED = False
SHOW_GRAVATAR_IMAGE = False
MASTER_PASSWORD_REQUIRED = False
`;

/** The first block of this language below pgAdmin's heading. */
async function documented(language: string): Promise<string> {
  const guide = await readFile(`${ROOT}/docs/src/setup/sign-in-with-countersign.md`, "utf8");
  const [, below = ""] = guide.split("### pgAdmin");
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(below)?.[1] ?? "";
}

async function answers(url: string): Promise<void> {
  await expect.poll(() => fetch(url).then(({ ok }) => ok, () => false), { timeout: 120_000 }).toBe(true);
}

base.use({
  ignoreHTTPSErrors: true,
  launchOptions: {
    ...WITHOUT_MAPPING,
    args: [...WITHOUT_MAPPING.args, `--host-resolver-rules=MAP ${new URL(APP).host}:443 127.0.0.1:${TLS}`],
  },
});

const test = base.extend<object, { all: void }>({
  all: [
    async ({}, use) => {
      await rm(FOLDER, { recursive: true, force: true });
      await mkdir(`${FOLDER}/settings`, { recursive: true });
      const data = ["--data", `${FOLDER}/countersign`];
      const server = await start([
        ...[PROGRAM, "serve", "--demo", "--listen", `127.0.0.1:${OURS}`, ...data],
        ...["--site", `${ROOT}/target/site`],
      ]);
      expect(server.line).toContain("listening on");

      await writeFile(`${FOLDER}/pgadmin.toml`, await documented("toml"));
      const added = execFileSync(PROGRAM, ["client", "add", `${FOLDER}/pgadmin.toml`, ...data], { encoding: "utf8" });
      const { client_id, client_secret } = JSON.parse(added) as Record<string, string>;
      const settings = (await documented("python"))
        .replaceAll("https://login.example", ISSUER)
        .replace('"CLIENT_ID"', `"${client_id}"`)
        .replace('"CLIENT_SECRET"', `"${client_secret}"`);
      await writeFile(`${FOLDER}/settings/config_local.py`, settings + OWN_SETTINGS);
      const app = await start([process.env.PGADMIN ?? "pgadmin4"], {
        PYTHONPATH: `${FOLDER}/settings`,
        PGADMIN_SETUP_EMAIL: "operator@pgadmin.example",
        PGADMIN_SETUP_PASSWORD: "battery-horse-correct",
        PYTHONWARNINGS: "ignore",
        // Countersign speaks plain HTTP here; TLS ends in front of it.
        AUTHLIB_INSECURE_TRANSPORT: "true",
      });
      await writeFile(`${FOLDER}/Caddyfile`, CADDYFILE);
      const caddy = ["run", "--adapter", "caddyfile", "--config", `${FOLDER}/Caddyfile`];
      // It prints to standard error, which the shell passes on.
      const proxy = await start(["sh", "-c", 'echo started; exec "$0" "$@" 2>/dev/null', process.env.CADDY ?? "caddy", ...caddy], {
        XDG_DATA_HOME: `${FOLDER}/caddy`,
        XDG_CONFIG_HOME: `${FOLDER}/caddy`,
      });
      await answers(`http://127.0.0.1:${BEHIND}/login?next=/`);
      await use();
      await Promise.all([proxy, app, server].map(stop));
    },
    { scope: "worker", auto: true, timeout: 180_000 },
  ],
});

test("a person signs in to pgAdmin, sees who they are there, and signs out of both", async ({ page }) => {
  const toSignIn = page.getByRole("button", { name: "Login with Countersign" });
  await page.goto(`${APP}/`);
  await follow(toSignIn);
  await signIn(page, ADA);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to pgAdmin");
  await follow(allowButton(page));

  const account = page.getByRole("button", { name: `${ADA.email} (countersign)` });
  await expect(account).toBeVisible();

  await account.click();
  await follow(page.getByRole("menuitem", { name: "Logout" }));
  // Back at the application, by way of Countersign.
  await expect(toSignIn).toBeVisible();
  expect(new URL(page.url()).origin).toBe(APP);
  await page.goto(`${ISSUER}/connected-apps`);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();

  // Known to both, and remembered for what they allowed.
  await page.goto(`${APP}/`);
  await follow(toSignIn);
  await signIn(page, ADA);
  await expect(account).toBeVisible();
});
