import { ADA, ALL_SCOPES, PROMPTS, RAVI, UNVERIFIED } from "./support/demo";
import { ask, exchange } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent, optionalBoxes, signIn } from "./support/pages";
import { expect, test } from "./support/test";

const ADMIN_ONLY = ["configuration_read", "configuration_manage", "users_read", "users_manage"];

test("what only an administrator can allow has no box for others", async ({ page, apps }) => {
  const asked = ask(undefined, { scope: ALL_SCOPES });
  await openConsent(page, asked.url, RAVI);
  const section = page.locator("section", {
    has: page.getByRole("heading", { name: "Not included" }),
  });
  for (const id of ADMIN_ONLY) {
    await expect(section.getByText(PROMPTS[id] ?? "", { exact: true })).toBeVisible();
    await expect(section.getByText(id, { exact: true })).toBeVisible();
    await expect(page.locator(`input[value=${id}]`)).toHaveCount(0);
  }
  await expect(optionalBoxes(page)).toHaveCount(8);
  for (const box of await optionalBoxes(page).all()) await box.check();
  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);

  const { body } = await exchange(asked, apps.partner.answer().get("code") ?? "");
  const granted = body.scope?.split(" ") ?? [];
  expect(granted).toHaveLength(10);
  expect(granted.filter((id) => ADMIN_ONLY.includes(id))).toEqual([]);
});

test("an administrator can allow everything, and is told how far it reaches", async ({
  page,
  apps,
}) => {
  const asked = ask(undefined, { scope: ALL_SCOPES });
  await openConsent(page, asked.url, ADA);
  await expect(page.getByText("everyone's data in Northwind Staffing")).toBeVisible();
  for (const [id, prompt] of Object.entries(PROMPTS)) {
    await expect(page.getByText(prompt, { exact: true }).first(), id).toBeVisible();
  }
  for (const box of await optionalBoxes(page).all()) await box.check();
  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);
  const { body } = await exchange(asked, apps.partner.answer().get("code") ?? "");
  expect(body.scope?.split(" ").sort()).toEqual(ALL_SCOPES.split(" ").sort());
});

test("what an administrator must allow has no button to allow it for others", async ({
  page,
  apps,
}) => {
  await page.goto(ask(UNVERIFIED, { scope: ALL_SCOPES }).url);
  await signIn(page, RAVI);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("An administrator must allow this");
  await expect(allowButton(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Nothing was shared with")).toBeVisible();
  expect(apps.unverified.arrivals).toEqual([]);
});
