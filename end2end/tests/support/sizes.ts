// How far a page reaches, in the font of the reference.

import type { Page } from "@playwright/test";

import { styled } from "./pages";
import { expect, soft } from "./test";

/** A screen each, and what two of a phone hold. */
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** German is longer. */
export const LONGER = 1.05;

/** Sets the page in Noto Sans; whether the machine has it. */
export function inNotoSans(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:root { --font: "Noto Sans", sans-serif; }`);
    document.adoptedStyleSheets = [sheet];
    const measure = document.createElement("canvas").getContext("2d");
    const width = (font: string) => {
      if (!measure) return 0;
      measure.font = `32px ${font}`;
      return measure.measureText("Allow access to candidates").width;
    };
    return width(`"Noto Sans", monospace`) !== width("monospace");
  });
}

/** Where the decision buttons end, or the page. */
export async function buttonsEnd(page: Page): Promise<number> {
  await styled(page);
  return page.locator(".decide").evaluate((row) => row.getBoundingClientRect().bottom + scrollY);
}

export async function pageEnds(page: Page): Promise<number> {
  await styled(page);
  return page.evaluate(() => document.documentElement.scrollHeight);
}

/** Prints a line of the table of sizes, and holds the size to its limit. */
export function expectWithin(what: string, size: number, limit: number, unit = "px"): void {
  console.log(`| ${what} | ${Math.ceil(size)} ${unit} | ${Math.floor(limit)} ${unit} |`);
  soft(size, what).toBeLessThanOrEqual(limit);
  expect(size, what).toBeGreaterThan(0);
}
