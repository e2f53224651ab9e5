import { ADA } from "./support/demo";
import { callApi } from "./support/oauth";
import { openAs, press } from "./support/pages";
import { expect, test } from "./support/test";

test("an API token is made, used, replaced and revoked, with and without scripts", async ({
  page,
}) => {
  const name = `Reports ${Date.now()}`;
  await openAs(page, ADA, "/credentials");
  await press(page, "Create an API token");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Applicant tracking system").check();
  await press(page, "Use this preset");
  await expect(page.getByLabel("Applicants")).toBeChecked();
  await press(page, "Review");
  await press(page, "Create token");
  const token = await page.locator(".once pre").innerText();
  expect((await callApi("/api/v2/applicants", token)).status).toBe(200);
  expect((await callApi("/api/v2/companies", token)).status).toBe(403);

  await press(page, "I have stored it – done");
  await press(page, `Replace ${name}`);
  await page.getByLabel("Immediately").check();
  await press(page, "Create a new secret");
  const next = await page.locator(".once pre").innerText();
  expect((await callApi("/api/v2/applicants", token)).status).toBe(401);
  expect((await callApi("/api/v2/applicants", next)).status).toBe(200);

  await page.goto("/credentials");
  await press(page, `Revoke ${name}`);
  await page.getByLabel("I understand").check();
  await press(page, "Revoke");
  await expect(page.getByRole("status")).toHaveText(`Revoked. ${name} no longer works.`);
  expect((await callApi("/api/v2/applicants", next)).status).toBe(401);
});
