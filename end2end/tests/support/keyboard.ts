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
  await goToTop(page);
  const stops = await walk(page);
  const lines = stops.map(({ role, name, ring }) => lasting(`${role} “${name}”, ring ${ring} px\n`));
  soft(lines.join("")).toMatchSnapshot(["keyboard", `${state}.txt`]);
  const faults = stops.flatMap(({ name, faults }) => faults.map((fault) => `“${name}” ${fault}`));
  soft(faults).toEqual([]);

  const left = await page.evaluate(() => document.activeElement === document.body);
  soft(left, "the focus leaves the page at its end").toBe(true);
  const back = await walkBack(page, stops.length);
  // The parts of a date are stops of one element.
  const there = await page.evaluate(() => window.stops?.map((stop) => window.stops?.indexOf(stop)));
  soft(back.reverse(), "the way back").toEqual(there ?? []);
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
async function walk(page: Page): Promise<Stop[]> {
  const measured: Measured[] = [];
  while (measured.length < MANY) {
    await page.keyboard.press("Tab");
    const stop = await measure(page);
    if (!stop) break;
    measured.push(stop);
  }
  const spoken = await allSpoken(page, measured.length);
  return measured.map((stop, at) => {
    const { role = "", name = "" } = spoken[at] ?? {};
    return { role, name, ring: stop.ring, faults: faults(stop) };
  });
}

/** Walks so many steps back; which of the stops they are, by their numbers. */
async function walkBack(page: Page, steps: number): Promise<number[]> {
  const back: number[] = [];
  while (back.length < steps) {
    await page.keyboard.press("Shift+Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      return !element || element === document.body ? undefined : window.stops?.indexOf(element);
    });
    if (at === undefined) break;
    back.push(at);
  }
  return back;
}

declare global {
  interface Window {
    /** Where the focus rested, in this order. */
    stops?: Element[];
  }
}

/** What the browser tells screen readers of each stop. */
async function allSpoken(page: Page, stops: number): Promise<{ role: string; name: string }[]> {
  const devtools = await page.context().newCDPSession(page);
  const spoken = await Promise.all(
    Array.from({ length: stops }, (_, at) => speak(devtools, `window.stops[${at}]`)),
  );
  await devtools.detach();
  return spoken;
}

async function speak(devtools: CDPSession, expression: string): Promise<{ role: string; name: string }> {
  const { result } = await devtools.send("Runtime.evaluate", { expression });
  const { nodes } = await devtools.send("Accessibility.getPartialAXTree", {
    objectId: result.objectId ?? "",
    fetchRelatives: false,
  });
  return { role: String(nodes[0]?.role?.value), name: String(nodes[0]?.name?.value) };
}

type Measured = NonNullable<Awaited<ReturnType<typeof measure>>>;

function measure(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return null;
    (window.stops ??= []).push(element);

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
    const targets = [element, ...labels].map((part) => part.getBoundingClientRect());
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
    };
  });
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
      !measured.isInSentence && (width < TARGET || height < TARGET),
      `the target is ${width.toFixed(1)} × ${height.toFixed(1)} px`,
    ],
  ];
  return found.filter(([wrong]) => wrong).map(([, what]) => what);
}
