import type { CDPSession, Page } from "@playwright/test";

import { contrast } from "./contrast";

/** Somewhere the focus rests. */
export type Stop = { role: string; name: string; ring: number; faults: string[] };

/** WCAG 2.2, 2.5.5. */
const TARGET = 44;

/** The next Tab goes to the first stop, wherever the focus was. */
export async function goToTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
}

/** Walks so many steps, or until the focus leaves the page. */
export async function walk(page: Page, key: "Tab" | "Shift+Tab", steps = 200): Promise<Stop[]> {
  const devtools = await page.context().newCDPSession(page);
  const stops: Stop[] = [];
  while (stops.length < steps) {
    await page.keyboard.press(key);
    const measured = await measure(page);
    if (!measured) break;
    const { role, name } = await spoken(devtools);
    stops.push({ role, name, ring: measured.ring, faults: faults(measured) });
  }
  await devtools.detach();
  return stops;
}

/** What the browser tells screen readers of what has the focus. */
async function spoken(devtools: CDPSession): Promise<{ role: string; name: string }> {
  const { result } = await devtools.send("Runtime.evaluate", {
    expression: "document.activeElement",
  });
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
