import type { CDPSession, Page } from "@playwright/test";

import { contrast } from "./contrast";
import { lasting } from "./names";
import { soft } from "./test";

/** Somewhere the focus rests. */
type Stop = { role: string; name: string; ring: number; faults: string[] };

/** WCAG 2.2, 2.5.5. */
const TARGET = 44;

/** More stops than any page has. */
const MANY = 200;

/** Tab walks the page in its stored order, past what is seen and large enough, and back. */
export async function expectKeyboard(page: Page, state: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await goToTop(page);
  const stops = await walk(page, devtools);
  const lines = stops.map(({ role, name, ring }) => lasting(`${role} “${name}”, ring ${ring} px\n`));
  soft(lines.join("")).toMatchSnapshot(["keyboard", `${state}.txt`]);
  const faults = stops.flatMap(({ name, faults }) => faults.map((fault) => `“${name}” ${fault}`));
  soft(faults).toEqual([]);

  const left = await page.evaluate(() => document.activeElement === document.body);
  soft(left, "the focus leaves the page at its end").toBe(true);
  const back = await walkBack(page, devtools, stops.length);
  // The parts of a date are stops of one element.
  const there = await page.evaluate(() => window.stops.map((stop) => window.stops.indexOf(stop)));
  soft(back.reverse(), "the way back").toEqual(there);
  // The skip link, which only covers what is below it while it has the focus.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await devtools.detach();
}

/** The next Tab goes to the first stop, wherever the focus was. */
async function goToTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
}

/** Walks until the focus leaves the page. */
async function walk(page: Page, devtools: CDPSession): Promise<Stop[]> {
  await page.evaluate(noteStops);
  await pressTab(devtools, await page.evaluate(fewestStops));
  for (let more = 0; more < MANY; more += 1) {
    await pressTab(devtools, 1);
    if (await page.evaluate(() => document.activeElement === document.body)) break;
  }
  const measured = await page.evaluate(() => window.measured);
  const spoken = await allSpoken(devtools, measured.length);
  return measured.map((stop, at) => {
    const { role = "", name = "" } = spoken[at] ?? {};
    return { role, name, ring: stop.ring, faults: faults(stop) };
  });
}

/** Walks so many steps back; which of the stops they are, by their numbers. */
async function walkBack(page: Page, devtools: CDPSession, steps: number): Promise<number[]> {
  await pressTab(devtools, steps, SHIFT);
  return page.evaluate(() =>
    [...window.back, document.activeElement].map((stop) => window.stops.indexOf(stop as Element)),
  );
}

/** DevTools' number for the key that is held meanwhile. */
const SHIFT = 8;

/** Presses the key so many times, as quickly as the browser takes it. */
async function pressTab(devtools: CDPSession, times: number, modifiers = 0): Promise<void> {
  const tab = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers };
  const events = Array.from({ length: times }, () => ["rawKeyDown", "keyUp"] as const).flat();
  await Promise.all(events.map((type) => devtools.send("Input.dispatchKeyEvent", { ...tab, type })));
}

declare global {
  interface Window {
    /** Where the focus rested on the way there, in this order, and what it was like. */
    stops: Element[];
    measured: Measured[];
    /** Where it rested on the way back, but for the last. */
    back: Element[];
  }
}

/** What the browser tells screen readers of each stop. */
function allSpoken(devtools: CDPSession, stops: number): Promise<{ role: string; name: string }[]> {
  return Promise.all(
    Array.from({ length: stops }, (_, at) => speak(devtools, `window.stops[${at}]`)),
  );
}

async function speak(devtools: CDPSession, expression: string): Promise<{ role: string; name: string }> {
  const { result } = await devtools.send("Runtime.evaluate", { expression });
  const { nodes } = await devtools.send("Accessibility.getPartialAXTree", {
    objectId: result.objectId ?? "",
    fetchRelatives: false,
  });
  return { role: String(nodes[0]?.role?.value), name: String(nodes[0]?.name?.value) };
}

type Measured = {
  ring: number;
  ringColour: string;
  behindRing: string[][];
  inside: boolean;
  uncovered: boolean;
  width: number;
  height: number;
  isInSentence: boolean;
  /** The same can be reached by a larger one (WCAG 2.2, 2.5.5: "Equivalent"). */
  hasEquivalent: boolean;
};

/** In the page: fewer stops it cannot have. A group of radio buttons is one of them. */
function fewestStops(): number {
  const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const stops = [...document.querySelectorAll<HTMLElement>(selector)]
    .filter((element) => element.checkVisibility() && !element.matches(":disabled"))
    .filter((element) => element.tabIndex >= 0)
    .map((element) =>
      element instanceof HTMLInputElement && element.type === "radio" ? element.name : element,
    );
  return new Set(stops).size;
}

/** In the page: before the focus goes on, notes where it rests. */
function noteStops(): void {
  [window.stops, window.measured, window.back] = [[], [], []];
  const note = ({ key, shiftKey }: KeyboardEvent) => {
    const element = document.activeElement as HTMLElement | null;
    if (key !== "Tab" || !element || element === document.body) return;
    if (shiftKey) return void window.back.push(element);
    window.stops.push(element);
    window.measured.push(measure(element));
  };
  window.addEventListener("keydown", note, true);

  function measure(element: HTMLElement): Measured {
    const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
    const ring = outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
    const [box = element.getBoundingClientRect()] = element.getClientRects();
    const { left, top, right, bottom } = box;
    const [middle, centre] = [(left + right) / 2, (top + bottom) / 2];

    const layers = (x: number, y: number) => {
      const backgrounds: string[] = [];
      for (let at = document.elementFromPoint(x, y); at; at = at.parentElement) {
        backgrounds.push(getComputedStyle(at).backgroundColor);
      }
      return backgrounds;
    };
    const away = Number.parseFloat(outlineOffset) + ring / 2;
    const aroundIt = [
      [left - away, centre],
      [right + away, centre],
      [middle, top - away],
      [middle, bottom + away],
    ] as const;

    const shows = (x: number, y: number) => {
      const found = document.elementFromPoint(x, y);
      return found !== null && (element.contains(found) || found.contains(element));
    };
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    // A label may reach over its whole row.
    const reaches = labels
      .map((label) => getComputedStyle(label, "::before"))
      .filter(({ position }) => position === "absolute")
      .map(({ width, height }) => ({ width: Number.parseFloat(width), height: Number.parseFloat(height) }));
    const boxes = [element, ...labels].map((part) => part.getBoundingClientRect());
    const targets = [...boxes, ...reaches];
    const parts = [...(element.parentElement?.childNodes ?? [])];

    return {
      ring,
      ringColour: outlineColor,
      behindRing: aroundIt.map(([x, y]) => layers(x, y)).filter(({ length }) => length > 0),
      inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      uncovered: [0.2, 0.5, 0.8].every((share) =>
        shows(left + share * (right - left), top + share * (bottom - top)),
      ),
      width: Math.max(...targets.map(({ width }) => width)),
      height: Math.max(...targets.map(({ height }) => height)),
      isInSentence:
        element instanceof HTMLAnchorElement &&
        parts.some((part) => part instanceof Text && /\p{L}/u.test(part.data)),
      hasEquivalent:
        element instanceof HTMLAnchorElement &&
        [...document.querySelectorAll<HTMLAnchorElement>("main a[href]")].some((other) => {
          const { width, height } = other.getBoundingClientRect();
          return other.href === element.href && width >= 44 && height >= 44;
        }),
    };
  }
}

function faults(measured: Measured): string[] {
  const { ring, ringColour, behindRing, width, height } = measured;
  const weakest = Math.min(...behindRing.map((layers) => contrast(ringColour, ...layers)));
  const found: [boolean, string][] = [
    [ring < 2, `the ring is ${ring} px`],
    [weakest < 3, `the ring's contrast is ${weakest.toFixed(1)}`],
    [!measured.inside, "is not wholly in the window"],
    [!measured.uncovered, "is covered"],
    [
      !measured.isInSentence && !measured.hasEquivalent && (width < TARGET || height < TARGET),
      `the target is ${width.toFixed(1)} × ${height.toFixed(1)} px`,
    ],
  ];
  return found.filter(([wrong]) => wrong).map(([, what]) => what);
}
