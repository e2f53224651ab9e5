// The README's picture:
//   npx playwright test --config end2end/screenshots.config.ts screenshots

import { RAVI, REQUIRED } from "./tests/support/demo";
import { ask } from "./tests/support/oauth";
import { openConsent } from "./tests/support/pages";
import { test } from "./tests/support/test";

test("the README's picture", async ({ page }, { config }) => {
  const { url } = ask(undefined, { scope: `${REQUIRED} candidates_manage messages_write` });
  await openConsent(page, url, RAVI);
  await page.setViewportSize({ width: 760, height: 900 });
  await page.screenshot({
    path: `${config.rootDir}/../docs/screenshots/consent.png`,
    fullPage: true,
    animations: "disabled",
  });
});
