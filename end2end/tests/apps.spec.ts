import { resolve } from "node:path";

import { registerApp } from "./support/apps";
import { KIM } from "./support/demo";
import { follow, openAs, press } from "./support/pages";
import { expect, test } from "./support/test";

const LOGO = resolve(__dirname, "../../demo/src/seed/brightwork.png");

test("a newcomer registers an app, sees its consent page, plays with it, and removes it", async ({
  page,
}) => {
  const name = `Rota ${Date.now()}`;
  await page.goto("/");
  await openAs(page, KIM, "/");
  await follow(page.getByRole("link", { name: /^Register an app/ }));
  const secret = await registerApp(page, name);
  await press(page, "I have stored it – done");

  await press(page, "See the consent page");
  await expect(page.getByText("This is only a preview.")).toBeVisible();
  await expect(page.getByText("To show open shifts.")).toBeVisible();
  await press(page, "Back to the app");

  await follow(page.getByRole("navigation", { name: "Pages of this app" }).getByText("Configure"));
  await page.getByLabel("Picture").setInputFiles(LOGO);
  await press(page, "Upload the logo");
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  const logo = page.getByAltText("Your logo as people see it");
  await expect.poll(() => logo.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(96);

  await follow(page.getByRole("navigation", { name: "Pages of this app" }).getByText("Overview"));
  await press(page, "Try it in the playground");
  await page.getByRole("checkbox", { name: /Access Jobs/ }).check();
  await press(page, "Create link");
  await press(page, "Open consent page");
  await press(page, "Allow access");
  await page.getByLabel("Client secret").fill(secret);
  await press(page, "Exchange the code for a token");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The app has a token");

  await page.goto("/connected-apps");
  await expect(page.getByRole("rowheader", { name })).toBeVisible();

  await page.goto("/apps");
  await follow(page.getByRole("link", { name: new RegExp(`^Remove.*${name}`) }));
  await press(page, "Remove the app");
  await expect(page.getByRole("status")).toHaveText("The app was removed.");
  await page.goto("/connected-apps");
  await expect(page.getByRole("rowheader", { name })).toHaveCount(0);
});

test("what an app asks for is counted while it is chosen", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without scripts nothing is counted");
  await openAs(page, KIM, "/apps/new");
  await page.getByLabel("Name").fill("Shift Counter");
  await page.getByLabel("What it does").fill("Plans shifts for new hires.");
  await press(page, "Save and continue");
  await follow(page.locator(".stepper").getByRole("link", { name: "Permissions" }));
  const summary = page.locator("#permission-summary");
  await expect(summary).toHaveText("No permissions");
  const jobs = page.getByRole("group", { name: /^Access Jobs/ });
  await jobs.getByLabel(/^Optional/).check();
  await expect(summary).toHaveText(/^1 permission, 1 optional · at most: \w+$/);
  await jobs.getByLabel(/^Required/).check();
  await expect(summary).toHaveText(/^1 permission · at most: \w+$/);
  await jobs.getByLabel(/^Not used/).check();
  await expect(summary).toHaveText("No permissions");
});
