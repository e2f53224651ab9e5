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
