// docs/pages: a sheet for every page and state, on a phone and on a desktop, light and dark:
//   npm run contact-sheet

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { islandsAwake } from "./tests/support/pages";
import { states, type State } from "./tests/support/states";
import { test } from "./tests/support/test";
import { webp } from "./webp";

/**
 * In bytes: with it all sheets are within 5 MB. A heavier one is made smaller, as far as words can
 * still be read.
 */
const LIGHT = 32_000;
const SIZES = [
  { scale: 0.5, quality: 0.45 },
  { scale: 0.42, quality: 0.45 },
  { scale: 0.42, quality: 0.3 },
  { scale: 0.36, quality: 0.3 },
];

const LOOKS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [
    { device: "phone", width: 390 },
    { device: "desktop", width: 1280 },
  ].map((size) => ({ ...size, colorScheme })),
);

/** The heading of a state: that of the first pattern that fits. */
const HEADINGS: [RegExp, string][] = [
  [/^(consent|administrator|blocked)/, "The request"],
  [/^sign/, "Signing in"],
  [/^(refused|form|already|account)/, "After the answer"],
  [/^device/, "Devices"],
  [/^connected/, "Connected apps"],
  [/^(credential|token|key|client)/, "Credentials"],
  [/^app/, "Apps"],
  [/^(marketplace|publisher)/, "Marketplace"],
  [/^admin/, "Administration"],
  [/^(error|not-found)/, "Errors"],
  [/^playground/, "Playground"],
  [/^/, "Around it"],
];

const folder = (config: { rootDir: string }) => `${config.rootDir}/../docs/pages`;

test.beforeAll(({}, { config }) => mkdir(folder(config), { recursive: true }));

for (const state of states) {
  test(`a sheet of “${state.name}”`, async ({ page, apps }, { config }) => {
    await state.open(page, apps);
    if (state.island) await islandsAwake(page);
    const pictures: Picture[] = [];
    for (const { device, width, colorScheme } of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const png = await page.screenshot({ fullPage: true, animations: "disabled" });
      pictures.push({ caption: `${device}, ${colorScheme}`, width, png: png.toString("base64") });
    }
    const sheet = await page.context().newPage();
    await writeFile(`${folder(config)}/${state.name}.webp`, await compose(sheet, state, pictures));
  });
}

test("the list of the sheets", async ({}, { config }) => {
  const sections = HEADINGS.map(([pattern, heading]) => {
    const under = states.filter(({ name }) => HEADINGS.find(([p]) => p.test(name))?.[0] === pattern);
    const links = under.map(({ name }) => `- [${name}](${name}.webp)`);
    return links.length > 0 ? `## ${heading}\n\n${links.join("\n")}\n` : "";
  });
  const text = [
    "# Every page and state\n",
    "Phone (390 px) and desktop (1280 px), light and dark. Made by `make contact-sheet`.\n",
    ...sections.filter(Boolean),
  ];
  await writeFile(`${folder(config)}/README.md`, text.join("\n"));
  // Of states that are no more.
  const files = new Set(["README.md", ...states.map(({ name }) => `${name}.webp`)]);
  for (const file of await readdir(folder(config))) {
    if (!files.has(file)) await rm(`${folder(config)}/${file}`);
  }
});

type Picture = { caption: string; width: number; png: string };

/** Lays the pictures side by side; as large as the limit allows. */
async function compose(sheet: Page, state: State, pictures: Picture[]): Promise<Buffer> {
  let picture: Buffer = Buffer.alloc(0);
  for (const { scale, quality } of SIZES) {
    const figures = pictures.map(
      ({ caption, width, png }) =>
        `<figure><figcaption>${caption}</figcaption>` +
        `<img width="${width * scale}" src="data:image/png;base64,${png}"></figure>`,
    );
    await sheet.setContent(
      `<!DOCTYPE html><meta charset="utf-8"><style>
        body { margin: 0; padding: 12px; inline-size: max-content; background: #888; }
        body { font: 13px sans-serif; }
        main { display: flex; gap: 12px; align-items: start; }
        figure { margin: 0; }
        img { display: block; margin-block-start: 4px; }
      </style><b>${state.name}</b><main>${figures.join("")}</main>`,
    );
    const body = sheet.locator("body");
    const box = await body.boundingBox();
    await sheet.setViewportSize({ width: Math.ceil(box?.width ?? 1), height: 800 });
    picture = await webp(sheet, await body.screenshot(), quality);
    if (picture.length <= LIGHT) break;
  }
  return picture;
}
