// The points of docs/src/development/acceptance.md that only a browser can show.

import type { Locator } from "@playwright/test";

import { ALL_SCOPES, ADA, PROMPTS, RAVI, REQUIRED } from "./support/demo";
import { ask } from "./support/oauth";
import { allowButton, openConsent, optionalBoxes, refuseButton } from "./support/pages";
import { expect, test } from "./support/test";

test("point 2: everything that matters is visible without opening anything", async ({ page }) => {
  await openConsent(page, ask(undefined, { scope: ALL_SCOPES }).url, ADA);
  const main = page.getByRole("main");
  for (const text of [
    "Talentsync",
    "Verified publisher",
    ADA.email,
    ADA.company,
    "127.0.0.1:8765",
    "12 months",
    "Connected apps",
  ]) {
    await expect(main.getByText(text).locator("visible=true").first()).toBeVisible();
  }
  for (const prompt of Object.values(PROMPTS)) {
    await expect(main.getByText(prompt, { exact: true }).first()).toBeVisible();
  }
});

test("point 3: no permission and no badge is inside a closed details", async ({ page }) => {
  await openConsent(page, ask(undefined, { scope: ALL_SCOPES }).url, ADA);
  const hidden = page.locator("details:not([open]) :is(.lv, .flag, .perm-t, input)");
  await expect(hidden).toHaveCount(0);
});

test("point 4: both buttons are the same in size, font and colour, and Enter does not allow", async ({
  page,
  apps,
}) => {
  await openConsent(page, ask(undefined, { scope: `${REQUIRED} company_read` }).url, RAVI);
  const look = (button: Locator) =>
    button.evaluate((element) => {
      const { width, height } = element.getBoundingClientRect();
      const { font, color, backgroundColor, borderColor } = getComputedStyle(element);
      return { width, height, font, color, backgroundColor, borderColor };
    });
  const [refuse, allow] = [await look(refuseButton(page)), await look(allowButton(page))];
  expect(Math.abs(refuse.width - allow.width)).toBeLessThanOrEqual(1);
  expect(Math.abs(refuse.height - allow.height)).toBeLessThanOrEqual(1);
  expect({ ...refuse, width: 0, height: 0 }).toEqual({ ...allow, width: 0, height: 0 });

  await optionalBoxes(page).first().focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => apps.partner.arrivals.length).toBeLessThanOrEqual(1);
  await page.waitForLoadState();
  for (const arrival of apps.partner.arrivals) {
    expect(arrival.searchParams.get("error")).toBe("access_denied");
  }
});

test("point 17: a host of 60 characters wraps at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openConsent(page, ask(undefined, { scope: ALL_SCOPES }).url, ADA);
  await page.locator(".host").evaluateAll((hosts) => {
    for (const host of hosts) host.textContent = `${"a".repeat(52)}.example:8443`;
  });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test("the language of the footer's switch is kept, and the page stays the same", async ({
  page,
}) => {
  await openConsent(page, ask().url, RAVI);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("button", { name: "Zugriff erlauben" })).toBeVisible();
  await page.goto("/help");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});
