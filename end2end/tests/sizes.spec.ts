import { get, type IncomingMessage } from "node:http";

import type { Page } from "@playwright/test";

import { ISSUER } from "../playwright.config";
import { ADA, ALL_SCOPES, RAVI, REQUIRED, SIGN_IN } from "./support/demo";
import { ask } from "./support/oauth";
import { openAs, openConsent, press } from "./support/pages";
import {
  buttonsEnd,
  DESKTOP,
  expectWithin,
  inNotoSans,
  LONGER,
  pageEnds,
  PHONE,
} from "./support/sizes";
import { expect, test } from "./support/test";

const KB = 1000;

type Transferred = { bytes: number; encoding?: string; cache?: string };

/** Fetches without unpacking, as it goes over the wire. */
async function transfer(path: string, encoding: string, cookie = ""): Promise<Transferred> {
  const headers = { "accept-encoding": encoding, cookie };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(new URL(path, ISSUER), { headers }, resolve).on("error", reject);
  });
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return {
    bytes,
    encoding: response.headers["content-encoding"],
    cache: response.headers["cache-control"],
  };
}

// As what is shipped is built. The standard library that rustup brings is compiled already, with
// the messages of its panics: scripts/toolchain.sh.
const [BR, GZIP] = process.env.WASM_BY_DEBIAN ? [40, 46] : [45, 53];

for (const [encoding, limit] of [["br", BR * KB], ["gzip", GZIP * KB]] as const) {
  for (const [what, scope] of [
    ["the usual request", `${REQUIRED} candidates_manage candidates_offers_read`],
    ["a request for everything", ALL_SCOPES],
  ] as const) {
    test(`the consent page for ${what} is light (${encoding})`, async ({ page, context }) => {
      const { url } = ask(undefined, { scope });
      await openConsent(page, url, ADA);
      const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`);
      const style = (await page.locator("link[rel=stylesheet]").getAttribute("href")) ?? "";

      const html = await transfer(url, encoding, cookie.join("; "));
      const css = await transfer(style, encoding);
      expect([html.encoding, css.encoding]).toEqual([encoding, encoding]);
      const size = html.bytes + css.bytes;
      expectWithin(`consent, ${what}: HTML and CSS, ${encoding}`, size, 12 * KB, "B");
      expect(css.cache).toContain("immutable");
    });
  }

  test(`the sign-in page is light, and loads nothing but style sheets (${encoding})`, async ({
    page,
    server,
  }) => {
    // No one has a passkey.
    await server?.restart();
    await page.goto(ask().url);
    const path = new URL(page.url());
    const styles = await page
      .locator("link[rel=stylesheet]")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
    );
    expect(loaded.filter((path) => !/favicon|\/logo/.test(path))).toEqual(styles);
    const parts = [path.pathname + path.search, ...styles].map((path) => transfer(path, encoding));
    const size = (await Promise.all(parts)).reduce((sum, part) => sum + part.bytes, 0);
    expectWithin(`sign-in: HTML, CSS and script, ${encoding}`, size, 12 * KB, "B");
  });

  test(`the scripts of the islands are light (${encoding})`, async ({ page }) => {
    await openConsent(page, ask(undefined, { scope: `${REQUIRED} company_read` }).url, RAVI);
    const html = await page.content();
    const paths = [...new Set(html.match(/\/pkg\/[\w.-]+\.(?:js|wasm)/g))];
    expect(paths).toHaveLength(2);
    const parts = await Promise.all(paths.map((path) => transfer(path, encoding)));
    for (const part of parts) {
      expect(part.encoding).toBe(encoding);
      expect(part.cache).toContain("immutable");
    }
    const size = parts.reduce((sum, part) => sum + part.bytes, 0);
    expectWithin(`scripts and WebAssembly, ${encoding}`, size, limit, "B");
  });
}

const FOUR = `${REQUIRED} candidates_manage messages_write`;

/** What of the consent page is on the first screen, or the first screens. */
const REACHES = [
  { what: "four permissions, the buttons end", person: RAVI, scope: FOUR, ends: buttonsEnd, desktop: 900, phone: 1688 },
  { what: "14 permissions, the page ends", person: ADA, scope: ALL_SCOPES, ends: pageEnds, desktop: 1800, phone: 3376 },
];

for (const { what, person, scope, ends, ...limits } of REACHES) {
  for (const [language, longer] of [["en", 1], ["de", LONGER]] as const) {
    test(`consent, ${what} where they should (${language})`, async ({ page }) => {
      await openAs(page, person, ask(undefined, { scope, ui_locales: language }).url);
      test.skip(!(await inNotoSans(page)), "this machine has no Noto Sans");
      for (const [size, limit] of [[DESKTOP, limits.desktop], [PHONE, limits.phone]] as const) {
        await page.setViewportSize(size);
        const where = `consent, ${what}, ${language}, ${size.width} px wide`;
        expectWithin(where, await ends(page), limit * longer);
      }
    });
  }
}

for (const language of ["en", "de", "fr", "es"]) {
  test(`a sign-in is asked for on one screen of a phone (${language})`, async ({ page }) => {
    await openAs(page, RAVI, ask(SIGN_IN, { scope: "openid", ui_locales: language }).url);
    test.skip(!(await inNotoSans(page)), "this machine has no Noto Sans");
    await page.setViewportSize(PHONE);
    expectWithin(`sign in to an app, the buttons end, ${language}`, await buttonsEnd(page), PHONE.height);
  });
}

/** Three API tokens, an OAuth client and an API key of Ada's company that have this in their names. */
async function fiveCredentials(page: Page, mark: string): Promise<void> {
  await openAs(page, ADA, `/credentials?q=${mark}`);
  if ((await page.locator("th.name").count()) === 5) return;
  for (const name of ["Career site", "Interview reminders", "Reports export"]) {
    await page.goto(`/credentials/tokens/new?preset=job-board&name=${name} ${mark}`);
    await press(page, "Review");
    await press(page, "Create token");
  }
  await page.goto("/credentials/clients/new");
  await page.getByLabel("Name").fill(`Payroll sync ${mark}`);
  await page.getByLabel(/^Standard/).check();
  await page.getByLabel("Access Jobs").check();
  await press(page, "Review");
  await press(page, "Create client");
  await page.goto("/credentials/keys/new");
  await page.getByLabel("Name").fill(`Staging tests ${mark}`);
  await page.getByLabel("I need this for testing").check();
  await press(page, "Create key");
}

for (const language of ["en", "de"] as const) {
  test(`credentials with five entries fit one screen (${language})`, async ({ page }) => {
    await fiveCredentials(page, "Sizes");
    await page.setViewportSize(DESKTOP);
    await page.goto("/credentials?q=Sizes");
    if (language === "de") await press(page, "Deutsch");
    test.skip(!(await inNotoSans(page)), "this machine has no Noto Sans");
    await expect(page.locator("th.name")).toHaveCount(5);
    const limit = language === "de" ? DESKTOP.height * LONGER : DESKTOP.height;
    expectWithin(`credentials with five entries, ${language}`, await pageEnds(page), limit);
  });
}
