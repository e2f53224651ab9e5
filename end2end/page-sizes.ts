// The sizes of managed pages with five entries each, and the clicks that take one away. Prints
// them: `npm run sizes`.

import type { Page } from "@playwright/test";

import { enterCode, startDevice } from "./tests/support/device";
import { ADA, LEGACY, PARTNER, RAVI, SPA, UNVERIFIED, type Client } from "./tests/support/demo";
import { ask } from "./tests/support/oauth";
import { allowButton, follow, openAs, press } from "./tests/support/pages";
import { DESKTOP, expectWithin, inNotoSans, pageEnds } from "./tests/support/sizes";
import { expect, test, type Apps } from "./tests/support/test";

const ENTRIES = 5;

/** Ravi has connected every app of the demo. */
async function connectAll(page: Page): Promise<void> {
  await openAs(page, RAVI, "/connected-apps");
  if ((await rows(page).count()) >= ENTRIES) return;
  const { user_code } = await startDevice();
  await enterCode(page, RAVI, user_code);
  await follow(allowButton(page));
  const apps: [Client, string][] = [
    [PARTNER, "candidates_read jobs_read messages_write"],
    [SPA, "candidates_read"],
    [LEGACY, "candidates_read jobs_read"],
    [UNVERIFIED, "jobs_read"],
  ];
  for (const [client, scope] of apps) {
    await page.goto(ask(client, { scope }).url);
    await follow(allowButton(page));
  }
  await page.goto("/connected-apps");
}

/** Ada has as many API tokens. */
async function createTokens(page: Page): Promise<void> {
  await openAs(page, ADA, "/credentials");
  for (let count = await rows(page).count(); count < ENTRIES; count += 1) {
    await page.goto(`/credentials/tokens/new?preset=job-board&name=Career%20site%20${count}`);
    await press(page, "Review");
    await press(page, "Create token");
    await press(page, "I have stored it – done");
  }
  await page.goto("/credentials");
}

const rows = (page: Page) => page.locator("main table tbody tr");

/** In English, and in German, which is longer. */
async function expectOneScreen(page: Page, what: string): Promise<void> {
  for (const language of ["Deutsch", "English"]) {
    await press(page, language);
    expect(await inNotoSans(page), "Noto Sans is installed").toBe(true);
    const end = await pageEnds(page);
    expectWithin(`${what}, the page ends (${language})`, end, DESKTOP.height);
  }
}

const LISTS: [string, string, (page: Page, apps: Apps) => Promise<unknown>][] = [
  ["connected apps", "/connected-apps", connectAll],
  [
    "apps in use",
    "/admin",
    async (page) => {
      await connectAll(page);
      await openAs(page, ADA, "/admin");
    },
  ],
  ["credentials", "/credentials", createTokens],
];

for (const [what, path, open] of LISTS) {
  test(`${what}, with five entries, fit one screen, and one is gone in two clicks`, async ({
    page,
    apps,
  }) => {
    await page.setViewportSize(DESKTOP);
    await open(page, apps);
    expect(await rows(page).count(), "entries").toBeGreaterThanOrEqual(ENTRIES);
    await expectOneScreen(page, `${what}, with five`);

    // In the row, and on a page of its own.
    let clicks = 0;
    for (const red of ["main table .btn-danger", "main form .btn-danger"]) {
      await follow(page.locator(red).first());
      clicks += 1;
    }
    await expect(page.getByRole("status").first()).toBeVisible();
    expect(new URL(page.url()).pathname).toContain(path);
    expectWithin(`${what}, from the list until one is gone`, clicks, 2, "clicks");
  });
}

test("the policy fits one screen", async ({ page }) => {
  await page.setViewportSize(DESKTOP);
  await openAs(page, ADA, "/admin/policy");
  await expectOneScreen(page, "policy");
});
