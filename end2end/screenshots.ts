// The README's pictures:
//   npx playwright test --config end2end/screenshots.config.ts screenshots

import { mkdir, writeFile } from "node:fs/promises";

import { RAVI, REQUIRED } from "./tests/support/demo";
import { ask } from "./tests/support/oauth";
import { openConsent } from "./tests/support/pages";
import { test } from "./tests/support/test";
import { webp } from "./webp";

const LOOKS = [
  { name: "consent-wide", width: 1280, height: 900 },
  { name: "consent-narrow", width: 390, height: 844 },
];

for (const { name, ...viewport } of LOOKS) {
  test(`the README's picture ${name}`, async ({ page }, { config }) => {
    const { url } = ask(undefined, { scope: `${REQUIRED} candidates_manage messages_write` });
    await page.setViewportSize(viewport);
    await openConsent(page, url, RAVI);
    const png = await page.screenshot({ fullPage: true, animations: "disabled" });
    const folder = `${config.rootDir}/../docs/screenshots`;
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/${name}.webp`, await webp(page, png, 0.8));
  });
}
