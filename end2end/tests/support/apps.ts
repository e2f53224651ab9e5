// Apps that a company makes, by clicks alone.

import type { Page } from "@playwright/test";

import { press } from "./pages";

/** Writes an app that the playground can play, and registers it; its secret. */
export async function registerApp(page: Page, name: string): Promise<string> {
  await page.goto("/apps");
  await press(page, "Register an app");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("What it does").fill("Plans shifts for new hires.");
  await press(page, "Save and continue");
  await press(page, "Save and continue");
  const playground = await page.locator(".copy pre").innerText();
  await page.getByLabel("Redirect addresses").fill(playground.trim());
  await press(page, "Save and continue");
  const jobs = page.getByRole("group", { name: /^Access Jobs/ });
  await jobs.getByLabel(/^Required/).check();
  await jobs.getByLabel("Why do you need it?").fill("To show open shifts.");
  await press(page, "Save and continue");
  await press(page, "Register the app");
  const secret = await page.locator(".once pre").first().innerText();
  return secret.trim();
}

/** Registers an app at a domain that is verified, and asks for its place in the Marketplace. */
export async function submitApp(page: Page, name: string): Promise<void> {
  await page.goto("/apps");
  await press(page, "Register an app");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("What it does").fill("Plans shifts for new hires.");
  await press(page, "Save and continue");
  await page.getByLabel("Website").fill("https://rota.example");
  await page.getByLabel("Privacy policy").fill("https://rota.example/privacy");
  await press(page, "Save and continue");
  await page.getByLabel("Redirect addresses").fill("https://rota.example/callback");
  await press(page, "Save and continue");
  const jobs = page.getByRole("group", { name: /^Access Jobs/ });
  await jobs.getByLabel(/^Required/).check();
  await jobs.getByLabel("Why do you need it?").fill("To show open shifts.");
  await press(page, "Save and continue");
  await press(page, "Register the app");
  await press(page, "I have stored it – done");
  const app = new URL(page.url()).pathname;
  await page.goto(`${app}/publisher`);
  if ((await page.getByText("rota.example").count()) === 0) {
    await page.getByLabel("Domain").fill("rota.example");
    await press(page, "Add domain");
    await press(page, "Check rota.example");
  }
  await page.goto(`${app}/listing`);
  await press(page, "Submit to the Marketplace");
}
