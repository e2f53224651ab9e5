// The README's picture, and one of every page and state to look at:
// SCREENSHOTS names the folder.

import { RAVI, REQUIRED } from "./tests/support/demo";
import { ask } from "./tests/support/oauth";
import { openConsent } from "./tests/support/pages";
import { states } from "./tests/support/states";
import { test } from "./tests/support/test";

const FOLDER = process.env.SCREENSHOTS ?? "/tmp/countersign-screenshots";

test("the README's picture", async ({ page }, { config, project }) => {
  test.skip(project.name !== "desktop");
  const { url } = ask(undefined, { scope: `${REQUIRED} candidates_manage messages_write` });
  await openConsent(page, url, RAVI);
  await page.setViewportSize({ width: 760, height: 900 });
  await page.screenshot({
    path: `${config.rootDir}/../docs/screenshots/consent.png`,
    fullPage: true,
    animations: "disabled",
  });
});

for (const state of states) {
  test(`a picture of “${state.name}”`, async ({ page, apps }, { project }) => {
    await state.open(page, apps);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const path = `${FOLDER}/${state.name}-${project.name}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
    }
  });
}
