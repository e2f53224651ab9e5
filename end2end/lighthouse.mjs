// docs/lighthouse.md: Lighthouse's scores of the main pages, on the built program:
//   npm run lighthouse

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";

const CHROMIUM =
  process.env.CHROMIUM ||
  ["/usr/bin/chromium", "/usr/bin/chromium-headless-shell"].find((path) => existsSync(path));
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const [SERVER_PORT, BROWSER_PORT] = [3111, 9333];
const ORIGIN = `http://localhost:${SERVER_PORT}`;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const RUNS = 3;
const PRESETS = { mobile: undefined, desktop: desktopConfig };

/** A request of an app of the demo, which is called back at this port. */
function request(client, port, scope) {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: client,
    redirect_uri: `http://127.0.0.1:${port}/callback`,
    scope,
    state: "lighthouse",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  });
  return `/oauth/authorize?${query}`;
}

const CONSENT = request("demo-partner", 8765, "candidates_read jobs_read candidates_manage messages_write");

/** In this order; `before` makes what the page then shows. */
const PAGES = [
  { name: "Sign-in", path: "/sign-in" },
  { name: "Consent, with optional permissions", path: CONSENT, before: signIn },
  { name: "Connected apps", path: "/connected-apps", before: connectApps },
  { name: "Credentials", path: "/credentials", before: createToken },
  { name: "Administration", path: "/admin" },
];

const folder = await mkdtemp(join(tmpdir(), "countersign-lighthouse-"));
const children = [
  run(join(ROOT, "target/release/countersign"), [
    ...["serve", "--demo", "--listen", `127.0.0.1:${SERVER_PORT}`],
    ...["--data", join(folder, "data"), "--site", join(ROOT, "target/site")],
  ]),
  run(CHROMIUM, [
    ...["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"],
    ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ...[`--remote-debugging-port=${BROWSER_PORT}`, `--user-data-dir=${join(folder, "browser")}`],
    "about:blank",
  ]),
];

try {
  await answers(`${ORIGIN}/readyz`);
  const browser = await answers(`http://127.0.0.1:${BROWSER_PORT}/json/version`);
  const rows = await measureAll();
  const { Browser } = await browser.json();
  await writeFile(join(ROOT, "docs/lighthouse.md"), report(rows, Browser));
  process.exitCode = rows.every(({ scores }) => scores.every((score) => score === 100)) ? 0 : 1;
} finally {
  await Promise.all(children.map(stop));
  await rm(folder, { recursive: true, maxRetries: 5 });
}

async function measureAll() {
  const rows = [];
  for (const { name, path, before } of PAGES) {
    if (before) await inBrowser(before);
    for (const [preset, config] of Object.entries(PRESETS)) {
      const lhr = await median(ORIGIN + path, config);
      const scores = CATEGORIES.map((id) => Math.round((lhr.categories[id]?.score ?? 0) * 100));
      const failed = lhr.runtimeError && `not measured: ${lhr.runtimeError.message}`;
      rows.push({ name, preset, scores, failed, version: lhr.lighthouseVersion });
      console.log(`${name}, ${preset}: ${failed ?? scores.join(" ")}`);
      if (!failed) causes(lhr);
    }
  }
  return rows;
}

/** One run is at the mercy of what else the machine does. */
async function median(url, config) {
  const runs = [];
  while (runs.length < RUNS) {
    const { lhr } = await lighthouse(
      url,
      // The session is stored: without it the page is another one.
      { port: BROWSER_PORT, onlyCategories: CATEGORIES, disableStorageReset: true, logLevel: "error" },
      config,
    );
    if (lhr.runtimeError) return lhr;
    runs.push(lhr);
  }
  runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  return runs[(RUNS - 1) / 2];
}

/** Says what costs points. */
function causes({ categories, audits }) {
  for (const { auditRefs } of Object.values(categories)) {
    for (const { id, weight } of auditRefs) {
      const { score, title, displayValue = "" } = audits[id];
      if (weight > 0 && score !== null && score < 1) console.log(`  ${id}: ${title} ${displayValue}`);
    }
  }
}

/** Does something in the browser that Lighthouse measures with. */
async function inBrowser(work) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${BROWSER_PORT}`);
  const page = await browser.contexts()[0].newPage();
  await work(page);
  await page.close();
  await browser.close();
}

/** As an administrator, to whom all pages are open. */
async function signIn(page) {
  await page.goto(`${ORIGIN}/sign-in`);
  await page.getByLabel("Email").fill("ada@northwind.example");
  await page.getByLabel("Password", { exact: true }).fill("correct-horse-battery");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

async function connectApps(page) {
  for (const path of [CONSENT, request("demo-spa", 8768, "candidates_read")]) {
    // The app does not run: that it is called back is enough, and the tab is of no more use.
    const tab = await page.context().newPage();
    await tab.goto(ORIGIN + path);
    const calledBack = tab.waitForRequest("**/callback?*");
    await tab.getByRole("button", { name: "Allow access", exact: true }).click();
    await calledBack;
    await tab.close();
  }
}

async function createToken(page) {
  await page.goto(`${ORIGIN}/credentials/tokens/new?preset=job-board&name=Career%20site`);
  for (const name of ["Review", "Create token", "I have stored it – done"]) {
    const control = page.getByRole("button", { name, exact: true });
    await control.or(page.getByRole("link", { name, exact: true })).click();
  }
  await page.waitForURL("**/credentials*");
}

function report(rows, browserVersion) {
  const cells = rows.map(({ name, preset, scores, failed }) =>
    failed ? `| ${name} | ${preset} | ${failed} | | |` : `| ${name} | ${preset} | ${scores.join(" | ")} |`,
  );
  return [
    "# Lighthouse",
    "",
    "`npm run lighthouse` measures the built program with its demo data and writes this file.",
    "“Mobile” is a slow phone on a slow network. Each score is from the median of three runs; other",
    "programs on the machine lower those of performance.",
    "",
    `Lighthouse ${rows[0].version}, ${browserVersion}, Node.js ${process.versions.node}.`,
    "",
    "| Page | Preset | Performance | Accessibility | Best practices |",
    "| --- | --- | ---: | ---: | ---: |",
    ...cells,
    "",
  ].join("\n");
}

function run(program, parameters) {
  return spawn(program, parameters, { stdio: ["ignore", "ignore", "ignore"] });
}

function stop(child) {
  if (child.exitCode !== null) return undefined;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  return ended;
}

/** Waits until a server answers there. */
async function answers(url) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer from ${url}`);
}
