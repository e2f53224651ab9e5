import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Result } from "axe-core";

import { expect } from "./test";

/** Off unless asked for: they belong to WCAG's level AAA, or are new. */
const ALSO = ["target-size", "color-contrast-enhanced", "identical-links-same-purpose"];

const LOOKS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [320, 1280].map((width) => ({ colorScheme, width })),
);

/** Nothing violated, and nothing that axe leaves to people to judge. */
export async function expectAccessible(page: Page): Promise<void> {
  // In a page loaded without scripts axe would wait for ever; what was not run stays so.
  const devtools = await page.context().newCDPSession(page);
  // Chromium heeds a change only, and forbidding came from another session.
  for (const value of [true, false]) {
    await devtools.send("Emulation.setScriptExecutionDisabled", { value });
  }
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

const lines = ({ id, nodes }: Result): string[] =>
  nodes.map((node) => `${id} at ${node.target.join(" ")}: ${node.failureSummary}`);
