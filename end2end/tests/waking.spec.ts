import type { Page } from "@playwright/test";

import { RAVI, REQUIRED } from "./support/demo";
import { ask } from "./support/oauth";
import { allowButton, openConsent } from "./support/pages";
import { expect, test } from "./support/test";

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "islands need scripts");

/** Loads the page once more, first with its scripts held back; gives both heights. */
async function heights(page: Page, button: ReturnType<typeof allowButton>): Promise<number[]> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await expect(button).toBeVisible();
  // Without its style sheet, the page that has just begun is many times as tall.
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].every((link) => link.sheet),
  );
  const before = (await button.boundingBox())?.y ?? 0;
  release();
  await expect(page.getByText("0 of 1 ticked")).toBeVisible();
  return [before, (await button.boundingBox())?.y ?? -1];
}

// A user may be about to press it.
test("the decision stays where it is when the islands wake", async ({ page }) => {
  await openConsent(page, ask(undefined, { scope: `${REQUIRED} company_read` }).url, RAVI);
  const [before, after] = await heights(page, allowButton(page));
  expect(after).toBe(before);
});
