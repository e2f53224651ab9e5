import { ADA } from "./support/demo";
import { callApi } from "./support/oauth";
import { follow, openAs, press } from "./support/pages";
import { expect, test } from "./support/test";

test("an API token is made, used, replaced and revoked, with and without scripts", async ({
  page,
}) => {
  const name = `Reports ${Date.now()}`;
  await openAs(page, ADA, "/credentials");
  await page.getByRole("button", { name: "Create credential" }).click();
  await follow(page.getByRole("link", { name: /^API token/ }));
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Applicant tracking system").check();
  // With scripts it applies at once.
  const apply = page.getByRole("button", { name: "Use this preset" });
  if (await apply.isVisible()) await follow(apply);
  await expect(page.getByLabel("Applicants")).toBeChecked();
  await press(page, "Review");
  await press(page, "Create token");
  const token = await page.locator(".once pre").first().innerText();
  expect((await callApi("/api/v2/applicants", token)).status).toBe(200);
  expect((await callApi("/api/v2/companies", token)).status).toBe(403);

  await press(page, "I have stored it – done");
  await follow(page.getByRole("link", { name: new RegExp(`^Replace.*${name}$`) }));
  await page.getByLabel("Immediately").check();
  await press(page, "Create a new secret");
  const next = await page.locator(".once pre").first().innerText();
  expect((await callApi("/api/v2/applicants", token)).status).toBe(401);
  expect((await callApi("/api/v2/applicants", next)).status).toBe(200);

  // Two clicks from the list.
  await page.goto("/credentials");
  await follow(page.getByRole("link", { name: new RegExp(`^Revoke.*${name}$`) }));
  await press(page, "Revoke");
  await expect(page.getByRole("status")).toHaveText(`Revoked. ${name} no longer works.`);
  expect((await callApi("/api/v2/applicants", next)).status).toBe(401);
});

test("what is chosen is counted while it is chosen", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without scripts nothing is counted");
  await openAs(page, ADA, "/credentials/tokens/new");
  const chosen = page.locator("#permission-summary");
  await expect(chosen).toHaveText("No permissions");
  await page.getByLabel("Applicant tracking system").check();
  await expect(chosen).toHaveText(/^\d permissions · at most: /);
  const ticked = page.locator("[name^='permission-']:checked");
  await expect(chosen).toContainText(`${await ticked.count()} permissions`);
  for (const box of await page.locator("[name^='permission-']").all()) await box.uncheck();
  await expect(chosen).toHaveText("No permissions");
});
