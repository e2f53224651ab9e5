import type { Response } from "@playwright/test";

import { expectNoSidewaysScroll } from "./support/layout";
import { states } from "./support/states";
import { expect, test } from "./support/test";

for (const state of states) {
  test(`the page “${state.name}” keeps the house rules`, async ({ page, apps, documents }) => {
    await state.open(page, apps);
    const document = documents.at(-1);
    expect(document?.status()).toBe(state.status ?? 200);

    // Consent pages hold back the second click of a double click.
    const ownScript = state.script === true || state.name.startsWith("consent");
    const scripts = Number(state.island === true) + Number(ownScript);

    await test.step("headers", () => expectHeaders(document, scripts > 0));
    await test.step("scripts only for islands and forms that are sent once", async () => {
      await expect(page.locator("script")).toHaveCount(scripts);
      await expect(page.locator("[style], style, [onclick], iframe")).toHaveCount(0);
    });
    await test.step("one heading, a title, a language", async () => {
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page).toHaveTitle(/\S/);
      await expect(page.locator("html")).toHaveAttribute("lang", state.language ?? "en");
    });
    await test.step("no sideways scroll", () => expectNoSidewaysScroll(page));
  });
}

function expectHeaders(document: Response | undefined, scripts: boolean): void {
  const headers = document?.headers() ?? {};
  const policy = headers["content-security-policy"] ?? "";
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["referrer-policy"]).toBe("same-origin");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toContain("'unsafe-inline'");
  expect(policy).not.toMatch(/'unsafe-eval'/);
  if (scripts) {
    expect(policy).toMatch(/script-src 'nonce-[\w-+/=]{16,}'/);
  } else {
    expect(policy).toContain("script-src 'none'");
  }
}
