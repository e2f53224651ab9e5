import type { Page } from "@playwright/test";

import { expect } from "./test";

/** WCAG 2.2, 1.4.12. */
const SPACING = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** Spaces the text as a reader may; not by a style element, which the page's policy forbids. */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
}

/** The page fits its window, and the words of buttons and badges fit them. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, cut } = await page.evaluate(() => {
    const root = document.documentElement;
    const name = (element: Element) => `${element.tagName}.${element.className}`;
    return {
      wide: root.scrollWidth > root.clientWidth
        ? [...document.body.querySelectorAll("*")]
            .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
            .map(name)
        : [],
      cut: [...document.querySelectorAll("button, .btn, .badge, summary, h1, h2")]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .filter((element) => getComputedStyle(element).display !== "inline")
        .map(name),
    };
  });
  expect(wide, "wider than the window").toEqual([]);
  expect(cut, "words that do not fit").toEqual([]);
}
