import type { Page } from "@playwright/test";

import { ADA, PROMPTS, RAVI, REQUIRED, UNVERIFIED } from "./support/demo";
import { ask } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent } from "./support/pages";
import { expect, test } from "./support/test";

type Stop = { name: string; ring: number; seen: boolean };

/** What has the focus: its words, its ring, and whether it is in the window, uncovered. */
function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { left, top, width, height } = element.getBoundingClientRect();
    const inView = document.elementFromPoint(left + width / 2, top + height / 2);
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : null;
    return {
      name: ((label ?? element).textContent ?? "").replace(/\s+/g, " ").trim(),
      ring: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth),
      seen: inView !== null && (element.contains(inView) || inView.contains(element)),
    };
  });
}

/** Walks to the end of the page, or so many steps. */
async function walk(page: Page, key: "Tab" | "Shift+Tab", steps = 60): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

test("Tab walks through the consent page in its order, with a ring on each stop", async ({
  page,
}) => {
  await openConsent(page, ask(undefined, { scope: `${REQUIRED} company_read` }).url, RAVI);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const stops = await walk(page, "Tab");
  const more = (id: string) => `More about this permission: ${PROMPTS[id]}`;
  expect(stops.map((stop) => stop.name)).toEqual([
    "Skip to content",
    expect.any(String),
    "Use another account",
    "About this app",
    more("candidates_read"),
    more("jobs_read"),
    PROMPTS.company_read,
    more("company_read"),
    "Don't allow",
    "Allow access",
    "see Help",
    expect.stringContaining("Privacy policy"),
    expect.stringContaining("Terms"),
    "Report this app",
    "Help",
    "Security",
    "Privacy",
  ]);
  for (const stop of stops) {
    expect(stop.ring, `ring on ${stop.name}`).toBeGreaterThanOrEqual(2);
    expect(stop.seen, `${stop.name} is in view`).toBe(true);
  }
  const back = await walk(page, "Shift+Tab", stops.length);
  expect(back.map((stop) => stop.name)).toEqual(stops.map((stop) => stop.name).reverse());
});

test("Enter in a box of the consent page does not allow", async ({ page, apps }) => {
  await openConsent(page, ask(undefined, { scope: `${REQUIRED} company_read` }).url, RAVI);
  const box = page.getByRole("checkbox", { name: PROMPTS.company_read });
  await box.focus();
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  await page.keyboard.press("Enter");
  await expectToBeAt(page, apps.partner.origin);
  expect(apps.partner.answer().get("error")).toBe("access_denied");
});

test("Enter in the box for trust does not allow", async ({ page, apps }) => {
  await openConsent(page, ask(UNVERIFIED).url, ADA);
  await page.locator("#trust").check();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access not allowed");
  expect(apps.unverified.arrivals).toEqual([]);
});

test("the keyboard alone signs in and allows", async ({ page, apps }) => {
  await page.goto(ask().url);
  await page.getByLabel("Email").focus();
  await page.keyboard.type(RAVI.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type("correct-horse-battery");
  await page.keyboard.press("Enter");
  await allowButton(page).focus();
  await page.keyboard.press("Space");
  await expectToBeAt(page, apps.partner.origin);
  expect(apps.partner.answer().get("code")).toBeTruthy();
});

test("the skip link leads to the content", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});
