import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { expect } from "./test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No violation, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .options({
        runOnly: { type: "tag", values: TAGS },
        rules: { "target-size": { enabled: true }, "color-contrast-enhanced": { enabled: true } },
      })
      .analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
    }));
    expect(found, `axe, ${colorScheme}`).toEqual([]);
  }
}
