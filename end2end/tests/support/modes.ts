// The ways people have set their browser, beside light and dark.

import type { Page } from "@playwright/test";

import { contrast } from "./contrast";
import { soft } from "./test";

/** What is set off by its background alone would be lost where only borders are left. */
export async function expectBordersInForcedColours(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: "active" });
  const boxes = await page.evaluate(() =>
    [...document.body.querySelectorAll("*")]
      .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
      .map((element) => ({ element, style: getComputedStyle(element) }))
      .filter(({ element, style }) => {
        if (style.appearance === "auto" && element.matches("[type=checkbox], [type=radio]")) {
          return false; // the browser draws it
        }
        const corners = [style.borderTopLeftRadius, style.borderBottomRightRadius];
        const isCard = corners.every((radius) => Number.parseFloat(radius) > 0);
        return isCard || element.matches("button, input, select, textarea, .btn, .lv, .pill, .flag");
      })
      .map(({ element, style }) => ({
        at: `${element.tagName}.${element.className}`,
        sides: (["top", "right", "bottom", "left"] as const).map((side) => ({
          width: Number.parseFloat(style.getPropertyValue(`border-${side}-width`)),
          line: style.getPropertyValue(`border-${side}-style`),
          colour: style.getPropertyValue(`border-${side}-color`),
        })),
        canvas: getComputedStyle(document.body).backgroundColor,
      })),
  );
  const faint = boxes.filter(({ sides, canvas }) =>
    sides.some(
      ({ width, line, colour }) =>
        width < 1 || line === "none" || line === "hidden" || contrast(colour, canvas) < 3,
    ),
  );
  soft(faint.map(({ at }) => at), "without a border in forced colours").toEqual([]);
  await page.emulateMedia({ forcedColors: null });
}

/** Nothing moves for who asked for that. */
export async function expectStill(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  soft(await page.evaluate(() => document.getAnimations().length), "movements").toBe(0);
  await page.emulateMedia({ reducedMotion: null });
}

/** Who asks for more contrast gets lines as strong as those of fields. */
export async function expectStrongLines(page: Page): Promise<void> {
  await page.emulateMedia({ contrast: "more" });
  const [line, control] = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.getPropertyValue("--line"), style.getPropertyValue("--ctl")];
  });
  soft(line, "the colour of lines").toBe(control);
  await page.emulateMedia({ contrast: null });
}

/** Dark text for white paper, also where the screen is dark, and nothing to press. */
export async function expectPrintable(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const { inks, buttons } = await page.evaluate(() => {
    const shown = [...document.body.querySelectorAll<HTMLElement>("*")].filter(
      (element) => element.checkVisibility() && element.getClientRects().length > 0,
    );
    const hasText = (element: Element) =>
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== "");
    return {
      inks: shown.filter(hasText).map((element) => ({
        at: `${element.tagName}.${element.className}`,
        colour: getComputedStyle(element).color,
      })),
      buttons: shown.filter((element) => element.matches("button, .btn")).map((e) => e.innerText),
    };
  });
  const pale = inks.filter(({ colour }) => contrast(colour) < 7).map(({ at }) => at);
  soft(pale, "too pale on paper").toEqual([]);
  soft(inks, "something is printed").not.toEqual([]);
  soft(buttons, "printed buttons").toEqual([]);
  await page.emulateMedia({ media: null, colorScheme: null });
}
