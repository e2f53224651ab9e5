// Assistants that no one registered, as they are: the MCP SDKs for TypeScript and Python introduce
// themselves, by a metadata document and by registration, and their person is in Chromium.

import type { Page } from "@playwright/test";

import { Assistant, ISSUER, Place, type Language } from "./support/assistant";
import { ADA } from "./support/demo";
import { allowButton, follow, optionalBoxes, press, signIn } from "./support/pages";
import { expect, test as base } from "./support/test";

base.use({ startServer: false, actionTimeout: 20_000 });

const test = base.extend<{ start: (language: Language, document?: string) => Assistant }, { place: Place }>({
  place: [
    async ({}, use) => {
      const place = await Place.start();
      await use(place);
      await place.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  start: async ({}, use) => {
    const started: Assistant[] = [];
    await use((language, document) => {
      const assistant = Assistant.start(language, document);
      started.push(assistant);
      return assistant;
    });
    for (const assistant of started) assistant.stop();
  },
});

/** Allows everything that the assistant asks for. */
async function allowAll(page: Page): Promise<void> {
  await expect(allowButton(page)).toBeVisible();
  for (const box of await optionalBoxes(page).all()) await box.check();
  // Asked for where an app that is not verified would change something.
  const trust = page.locator("input[name=trust]");
  if ((await trust.count()) > 0) await trust.check();
  await follow(allowButton(page));
  await expect(page.getByText("You can close this window.")).toBeVisible();
}

async function removeAll(page: Page): Promise<void> {
  await page.goto(`${ISSUER}/connected-apps`);
  await page.getByRole("link", { name: /^Details/ }).first().click();
  await press(page, "Remove access");
  await press(page, "Remove access");
  await expect(page.getByRole("status")).toContainText("Removed.");
}

for (const language of ["TypeScript", "Python"]) {
  for (const way of ["a metadata document", "registration"]) {
    test(`connect 2 and 3: an assistant in ${language} introduces itself by ${way}, calls, refreshes, asks for more, and is removed`, async ({
      page,
      place,
      start,
    }) => {
      const document = way === "registration" ? undefined : place.document;
      const assistant = start(language, document);
      await page.goto(await assistant.says("ask"));
      await signIn(page, ADA);
      // On this device nothing is proven, whatever it says.
      await expect(page.getByText("Unverified app").first()).toBeVisible();
      await expect(page.getByText("Jobs", { exact: true }).first()).toBeVisible();
      await allowAll(page);
      await page.goto(await assistant.says("ask"));
      await allowAll(page);
      const id = await assistant.says("connected");
      if (document) expect(id).toBe(document);
      else expect(id).toMatch(/^reg_/);
      await removeAll(page);
      assistant.goOn();
      await assistant.says("removed");
    });
  }
}
