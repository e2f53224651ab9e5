import type { Page } from "@playwright/test";

import { soft } from "./test";

/** WCAG 2.2, 1.4.12. */
const SPACING = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** A small phone, and a window of 1280 × 1024 px at 400 %. */
const NARROW = [
  { width: 320, height: 640 },
  { width: 320, height: 256 },
] as const;

/** Spaces the text as a reader may; not by a style element, which the page's policy forbids. */
async function spaceText(page: Page, css: string): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

/** Narrow, and widely spaced too, the page still scrolls one way only and loses no word. */
export async function expectRoomForText(page: Page): Promise<void> {
  await page.setViewportSize(NARROW[0]);
  await expectNoSidewaysScroll(page);
  await spaceText(page, SPACING);
  for (const size of NARROW) {
    await page.setViewportSize(size);
    await expectNoSidewaysScroll(page);
  }
  await spaceText(page, "");
}

/** The page fits its window, and words fit what they are in. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, cut } = await page.evaluate(() => {
    const root = document.documentElement;
    const name = (element: Element) => `${element.tagName}.${element.className}`;
    const all = [...document.body.querySelectorAll("*")];
    const forScreenReadersOnly = (element: Element) =>
      getComputedStyle(element).clipPath === "inset(50%)";
    const hidesRest = (element: Element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      if (forScreenReadersOnly(element)) return false;
      return [overflowX, overflowY].some((overflow) => ["hidden", "clip"].includes(overflow));
    };
    return {
      wide: root.scrollWidth > root.clientWidth
        ? all
            .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
            .map(name)
        : [],
      cut: [
        ...all
          .filter((element) => element.matches("button, .btn, .lv, .pill, summary, h1, h2"))
          .filter((element) => getComputedStyle(element).display !== "inline")
          .filter((element) => !forScreenReadersOnly(element))
          .filter((element) => element.scrollWidth > element.clientWidth + 1),
        ...all
          .filter(hidesRest)
          .filter(
            ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
              scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
          ),
      ].map(name),
    };
  });
  soft(wide, "wider than the window").toEqual([]);
  soft(cut, "words that do not fit").toEqual([]);
}
