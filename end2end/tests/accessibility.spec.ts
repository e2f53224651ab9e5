// Every page and state, loaded once, read and used in many ways.

import type { Page } from "@playwright/test";

import { expectAccessible } from "./support/axe";
import { goToTop, walk } from "./support/keyboard";
import { expectRoomForText } from "./support/layout";
import {
  expectBordersInForcedColours,
  expectPrintable,
  expectStill,
  expectStrongLines,
} from "./support/modes";
import { ambiguousNames, lasting, outline } from "./support/names";
import { islandsAwake } from "./support/pages";
import { states } from "./support/states";
import { expect, test } from "./support/test";

for (const state of states) {
  test(`points 15 to 18: the page “${state.name}” is for everyone`, async ({ page, apps, javaScriptEnabled }) => {
    const scripts = javaScriptEnabled !== false;
    await state.open(page, apps);
    if (scripts && state.island) await islandsAwake(page);

    await test.step("roles and names", async () => {
      const variant = state.island && !scripts ? "-without-scripts" : "";
      const stored = ["names", `${state.name}${variant}.txt`];
      expect.soft(await outline(page)).toMatchSnapshot(stored);
      expect.soft(await ambiguousNames(page), "one name, two purposes").toEqual([]);
    });
    if (scripts) await test.step("point 16: keyboard", () => expectKeyboard(page, state.name));
    await test.step("point 18: forced colours", () => expectBordersInForcedColours(page));
    await test.step("more contrast", () => expectStrongLines(page));
    await test.step("point 18: reduced motion", () => expectStill(page));
    await test.step("print", () => expectPrintable(page));
    await test.step("point 17: room for text", () => expectRoomForText(page));
    await test.step("point 15: axe", () => expectAccessible(page));
  });
}

async function expectKeyboard(page: Page, name: string): Promise<void> {
  await goToTop(page);
  const stops = await walk(page, "Tab");
  const lines = stops.map(({ role, name, ring }) => lasting(`${role} “${name}”, ring ${ring} px\n`));
  expect.soft(lines.join("")).toMatchSnapshot(["keyboard", `${name}.txt`]);
  const faults = stops.flatMap(({ name, faults }) => faults.map((fault) => `“${name}” ${fault}`));
  expect.soft(faults).toEqual([]);

  const left = await page.evaluate(() => document.activeElement === document.body);
  expect(left, "the focus leaves the page at its end").toBe(true);
  const back = await walk(page, "Shift+Tab", stops.length);
  const words = (stop: { role: string; name: string }) => `${stop.role} ${stop.name}`;
  expect.soft(back.map(words).reverse(), "the way back").toEqual(stops.map(words));
}
