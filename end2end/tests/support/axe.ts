import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { NodeResult, Result } from "axe-core";

import { REVIEWED } from "./axe-reviewed";
import { expect } from "./test";

/** Off unless asked for: they belong to WCAG's level AAA, or are new. */
const ALSO = ["target-size", "color-contrast-enhanced", "identical-links-same-purpose"];

const LOOKS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [320, 1280].map((width) => ({ colorScheme, width })),
);

/** Nothing violated, and nothing left for people to judge but what is reviewed. */
export async function expectAccessible(page: Page): Promise<void> {
  // In a page loaded without scripts axe would wait for ever; what was not run stays so.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setScriptExecutionDisabled", { value: false });
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const { violations, incomplete } = await new AxeBuilder({ page })
      .options({
        rules: Object.fromEntries(ALSO.map((rule) => [rule, { enabled: true }])),
        resultTypes: ["violations", "incomplete"],
      })
      // For pages without frames; the other way opens a window each time.
      .setLegacyMode()
      .analyze();
    const where = `${colorScheme}, ${width} px`;
    expect(violations.flatMap(lines), `axe, violations, ${where}`).toEqual([]);
    expect(incomplete.flatMap(lines), `axe, to be judged, ${where}`).toEqual([]);
  }
}

function lines({ id, nodes }: Result): string[] {
  const open = nodes.filter((node) => !isReviewed(id, node));
  return open.map((node) => `${id} at ${node.target.join(" ")}: ${node.failureSummary}`);
}

const isReviewed = (id: string, { target }: NodeResult): boolean =>
  REVIEWED.some(({ rule, selector }) => rule === id && target.join(" ").includes(selector));
