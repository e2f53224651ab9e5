import { get, type IncomingMessage } from "node:http";

import { ISSUER } from "../playwright.config";
import { ADA, ALL_SCOPES, REQUIRED } from "./support/demo";
import { ask } from "./support/oauth";
import { openConsent } from "./support/pages";
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

for (const encoding of ["br", "gzip"]) {
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
      console.log(`${what}, ${encoding}: ${html.bytes} B HTML + ${css.bytes} B CSS`);
      expect([html.encoding, css.encoding]).toEqual([encoding, encoding]);
      expect(html.bytes + css.bytes).toBeLessThan(12 * KB);
      expect(css.cache).toContain("immutable");
    });
  }

  test(`the scripts of the islands are light (${encoding})`, async ({ page }) => {
    await page.goto("/sign-in");
    const html = await page.content();
    const paths = [...new Set(html.match(/\/pkg\/[\w.-]+\.(?:js|wasm)/g))];
    expect(paths).toHaveLength(2);
    const parts = await Promise.all(paths.map((path) => transfer(path, encoding)));
    console.log(`scripts, ${encoding}: ${parts.map((part) => part.bytes).join(" + ")} B`);
    for (const part of parts) {
      expect(part.encoding).toBe(encoding);
      expect(part.cache).toContain("immutable");
    }
    expect(parts.reduce((sum, part) => sum + part.bytes, 0)).toBeLessThan(70 * KB);
  });
}
