import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

import type { ServerOptions } from "./tests/support/test";

// The system's package, so nothing is downloaded. Chromium without a window opens a page in two
// thirds of the time.
const executablePath =
  process.env.CHROMIUM ||
  ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((path) => existsSync(path));

// Playwright reads this file again in each worker, which has a server of its own.
const WORKER = Number(process.env.TEST_PARALLEL_INDEX ?? 0);

/** The worker's server; tests/support/server.ts starts it. */
export const PORT = 3105 + 10 * WORKER;
export const ISSUER = `http://localhost:${PORT}`;

/** Where the demo's apps are called back. */
const CALLBACKS = [
  "127.0.0.1:8765",
  "127.0.0.1:8766",
  "127.0.0.1:8767",
  "127.0.0.1:8768",
  "127.0.0.1:8769",
  "127.0.0.1:8770",
  "localhost:8771",
];

/** The port at which the worker's app listens, of which the browser sees `port`. */
export const listeningPort = (port: number): number => port + 10_000 + 10 * WORKER;

const mapped = CALLBACKS.map((callback) => {
  const port = Number(callback.split(":")[1]);
  return `MAP ${callback} 127.0.0.1:${listeningPort(port)}`;
});

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** For tests that start an app of their own on the port of its redirect URI. */
export const WITHOUT_MAPPING = { executablePath, args };

/** What the window's size cannot change. */
const ANY_WINDOW = [
  "allow",
  "answered-twice",
  "apache",
  "bad-requests",
  "chained-redirect",
  "examples",
  "every-page", // resizes its window itself
  "form-post",
  "journey",
  "mcp",
  "oidc-client-ts",
  "optional-scopes",
  "own-account",
  "own-login",
  "passkeys",
  "roles",
  "sign-in-languages",
  "sizes",
  "times",
  "two-tabs",
];

/** What scripts have no part in: pages without any, and what is seen without a browser. */
const NO_SCRIPTS_INVOLVED = [
  "apache",
  "bad-requests",
  "examples",
  "mcp",
  "oidc-client-ts",
  "own-login",
  "sign-in-languages",
  "sizes",
];

const files = (names: string[]) => names.map((name) => `**/${name}.spec.ts`);

export default defineConfig<object, ServerOptions>({
  testDir: "./tests",
  outputDir: "./test-results",
  // One for all projects: names do not depend on the window.
  snapshotPathTemplate: "{testDir}/__snapshots__/{arg}{ext}",
  // A test that passes at the second try has found something.
  retries: 0,
  workers: 2,
  // What waits for something ends when it is there; a busy machine is no failure.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    launchOptions: {
      executablePath,
      args: [...args, `--host-resolver-rules=${mapped.join(", ")}`],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    {
      name: "phone",
      use: { viewport: { width: 320, height: 640 } },
      testIgnore: files(ANY_WINDOW),
    },
    {
      name: "without-scripts",
      use: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
      testIgnore: files(NO_SCRIPTS_INVOLVED),
    },
  ],
});
