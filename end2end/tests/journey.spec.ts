import type { Page } from "@playwright/test";

import { ADA, KIM, PAT, type Person } from "./support/demo";
import { follow, press } from "./support/pages";
import { expect, test } from "./support/test";

/** A step of the front page, as a user. */
async function goOnAs(page: Page, person: Person, step: string): Promise<void> {
  await page.goto("/");
  const name = `As ${person.name}`;
  const card = page.getByRole("listitem").filter({ hasText: step });
  await follow(card.getByRole("button", { name }).or(card.getByRole("link", { name })));
}

test("clicks lead an app from its registration over the Marketplace to another company", async ({
  page,
}) => {
  test.slow();
  const name = `Rota ${Date.now()}`;
  await goOnAs(page, ADA, "Register it");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("What it does").fill("Plans shifts for new hires.");
  await press(page, "Save and continue");
  await page.getByLabel("Website").fill("https://rota.example");
  await page.getByLabel("Privacy policy").fill("https://rota.example/privacy");
  await press(page, "Save and continue");
  const playground = (await page.locator(".copy pre").innerText()).trim();
  await page.getByLabel("Redirect addresses").fill(`https://rota.example/cb\n${playground}`);
  await press(page, "Save and continue");
  const jobs = page.getByRole("group", { name: /^Access Jobs/ });
  await jobs.getByLabel(/^Required/).check();
  await jobs.getByLabel("Why do you need it?").fill("To show open shifts.");
  await press(page, "Save and continue");
  await press(page, "Register the app");
  const secret = (await page.locator(".once pre").first().innerText()).trim();
  await press(page, "I have stored it – done");

  await follow(page.getByRole("navigation", { name: "Pages of this app" }).getByText("Configure"));
  await follow(page.getByRole("link", { name: /^Change ?: Publisher$/ }));
  if ((await page.getByText("rota.example").count()) === 0) {
    await page.getByLabel("Domain").fill("rota.example");
    await press(page, "Add domain");
    await press(page, "Check rota.example");
  }
  await expect(page.getByText("Verified").first()).toBeVisible();
  await follow(page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name }));
  await follow(page.getByRole("navigation", { name: "Pages of this app" }).getByText("Listing"));
  await press(page, "Submit to the Marketplace");

  await goOnAs(page, PAT, "Review it");
  await follow(page.locator("a[href='/marketplace/review']"));
  await follow(page.getByRole("row").filter({ hasText: name }).locator("a").first());
  await follow(page.locator("form[action$='/decide'] button[value='accept']"));

  await goOnAs(page, KIM, "Connect it");
  await follow(page.getByRole("row").filter({ hasText: name }).locator("a").first());
  await follow(page.locator("main a[href^='/playground?client=']"));
  await press(page, "Create link");
  await press(page, "Open consent page");
  const trust = page.getByRole("checkbox", { name: /trust/ });
  if ((await trust.count()) > 0) await trust.check();
  await press(page, "Allow access");
  await page.getByLabel("Client secret").fill(secret);
  await press(page, "Exchange the code for a token");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The app has a token");
});
