// Every page and state, opened once, and read and used in many ways on this visit.

import type { Page, Response } from "@playwright/test";

import { expectAccessible } from "./support/axe";
import { expectKeyboard } from "./support/keyboard";
import { expectNoSidewaysScroll, expectRoomForText } from "./support/layout";
import {
  expectBordersInForcedColours,
  expectPrintable,
  expectStill,
  expectStrongLines,
} from "./support/modes";
import { ambiguousNames, outline } from "./support/names";
import { islandsAwake, styled } from "./support/pages";
import { states, type State } from "./support/states";
import { expect, soft, test } from "./support/test";

// Each state by itself, on whichever worker is free.
test.describe.configure({ mode: "parallel" });

// What another state leaves is not part of this one.
test.beforeEach(({ server }) => server?.restart());

// Where a user has a passkey, the sign-in page is another.
test.afterEach(({ server }, { title }) => (title.includes("passkey") ? server?.restart() : undefined));

for (const state of states) {
  test(`points 15 to 18: the page “${state.name}” keeps the house rules and is for everyone`, async ({
    page,
    apps,
    documents,
    javaScriptEnabled,
  }) => {
    const withScripts = javaScriptEnabled !== false;
    await state.open(page, apps);
    await styled(page);

    // A time of day is written anew where the browser is in another zone.
    const showsTimes = (await page.locator("time[data-clock]").count()) > 0;
    const scripts = ownScripts(state) + Number(showsTimes);
    await test.step("status and headers", () => expectHeaders(documents.at(-1), state, scripts));
    await test.step("scripts only for islands, forms that are sent once, and times", async () => {
      await soft(page.locator("script")).toHaveCount(scripts);
      await soft(page.locator("[style], style, [onclick], iframe")).toHaveCount(0);
    });
    await test.step("one heading, a title, a language", async () => {
      await soft(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await soft(page).toHaveTitle(/\S/);
      await soft(page.locator("html")).toHaveAttribute("lang", state.language ?? "en");
    });
    await test.step("no sideways scroll", () => expectNoSidewaysScroll(page));

    if (withScripts && state.island) await islandsAwake(page);
    await test.step("roles and names", () => expectNames(page, state, withScripts));

    // Without a script in it, the page is the same whether the browser would run one.
    if (!withScripts && scripts === 0) return;
    if (withScripts && !state.popover) await test.step("point 16: keyboard", () => expectKeyboard(page, state.name));
    await test.step("point 18: forced colours", () => expectBordersInForcedColours(page));
    await test.step("more contrast", () => expectStrongLines(page));
    await test.step("point 18: reduced motion", () => expectStill(page));
    await test.step("print", () => expectPrintable(page));
    await test.step("point 17: room for text", () => expectRoomForText(page));
    if (!state.popover) await test.step("point 15: axe", () => expectAccessible(page));
  });
}

/** How many scripts the page has always: its islands' and one of its own. */
function ownScripts(state: State): number {
  // Consent pages hold back the second click of a double click.
  const ownScript = state.script ?? state.name.startsWith("consent");
  return Number(state.island === true) + Number(ownScript);
}

async function expectNames(page: Page, state: State, withScripts: boolean): Promise<void> {
  const changesByScript = state.island === true || Boolean(state.script);
  const variant = changesByScript && !withScripts ? "-without-scripts" : "";
  soft(await outline(page)).toMatchSnapshot(["names", `${state.name}${variant}.txt`]);
  soft(await ambiguousNames(page), "one name, two purposes").toEqual([]);
}

function expectHeaders(document: Response | undefined, state: State, scripts: number): void {
  const headers = document?.headers() ?? {};
  const policy = headers["content-security-policy"] ?? "";
  // Another status is another page.
  expect(document?.status()).toBe(state.status ?? 200);
  soft(headers["cache-control"]).toBe("no-store");
  soft(headers["x-frame-options"]).toBe("DENY");
  // Of a page whose path is a secret, no page of ours learns it either.
  const secret = state.name.startsWith("choose-password");
  soft(headers["referrer-policy"]).toBe(secret ? "strict-origin" : "same-origin");
  soft(policy).toContain("default-src 'none'");
  soft(policy).toContain("frame-ancestors 'none'");
  soft(policy).toContain("base-uri 'none'");
  soft(policy).not.toContain("'unsafe-inline'");
  soft(policy).not.toMatch(/'unsafe-eval'/);
  if (scripts > 0) {
    soft(policy).toMatch(/script-src 'nonce-[\w-+/=]{16,}'/);
  } else {
    soft(policy).toContain("script-src 'none'");
  }
}
