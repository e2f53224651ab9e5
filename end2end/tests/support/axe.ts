import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

import { soft } from "./test";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Off unless asked for: they belong to WCAG's level AAA, or are new. */
const ALSO = ["target-size", "color-contrast-enhanced", "identical-links-same-purpose"];

const [WIDE, NARROW] = [1280, 320];

const EVERYTHING: RunOptions = {
  rules: Object.fromEntries(ALSO.map((rule) => [rule, { enabled: true }])),
};

/** All that a colour scheme can change. */
const COLOURS: RunOptions = {
  runOnly: {
    type: "rule",
    values: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"],
  },
};

/** Nothing violated, and nothing that axe leaves to people to judge. */
export async function expectAccessible(page: Page): Promise<void> {
  // In a page loaded without scripts axe would wait for ever; what was not run stays so.
  const devtools = await page.context().newCDPSession(page);
  // Chromium heeds a change only, and forbidding came from another session.
  for (const value of [true, false]) {
    await devtools.send("Emulation.setScriptExecutionDisabled", { value });
  }
  await page.evaluate(AXE);

  await look(page, "light", WIDE, EVERYTHING);
  await look(page, "dark", WIDE, COLOURS);
  const judged = await inks(page);
  await look(page, "light", NARROW, EVERYTHING);
  // What covers what was seen in light: only a text in another colour could be new.
  await page.emulateMedia({ colorScheme: "dark" });
  const isNew = (await inks(page)).some((ink) => !judged.includes(ink));
  if (isNew) await look(page, "dark", NARROW, COLOURS);
}

async function look(
  page: Page,
  colorScheme: "light" | "dark",
  width: number,
  options: RunOptions,
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  const { violations, incomplete } = await run(page, options);
  soft(violations, `axe, violations, ${colorScheme}, ${width} px`).toEqual([]);
  soft(incomplete, `axe, to be judged, ${colorScheme}, ${width} px`).toEqual([]);
}

/** In which colours, on which, and in which size words stand on the page. */
function inks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const transparent = "rgba(0, 0, 0, 0)";
    const found = new Set<string>();
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
      const isField = element.matches("input, select, textarea");
      if (!(hasText || isField) || !element.checkVisibility()) continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const behind: string[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at);
        if (backgroundImage !== "none") behind.push(backgroundImage);
        if (backgroundColor !== transparent) behind.push(backgroundColor);
        if (opacity !== "1") behind.push(opacity);
      }
      found.add([color, fontSize, fontWeight, ...behind].join(" "));
    }
    return [...found];
  });
}

function run(page: Page, options: RunOptions): Promise<Record<"violations" | "incomplete", string[]>> {
  return page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } };
    const { violations, incomplete } = await axe.run({
      ...options,
      resultTypes: ["violations", "incomplete"],
    });
    const lines = (results: AxeResults["violations"]) =>
      results.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id} at ${node.target.join(" ")}: ${node.failureSummary}`),
      );
    return { violations: lines(violations), incomplete: lines(incomplete) };
  }, options);
}
