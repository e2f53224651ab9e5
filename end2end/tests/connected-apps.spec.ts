import { KIM, PARTNER, REQUIRED } from "./support/demo";
import { ask, callApi, exchange } from "./support/oauth";
import { allowButton, openAs, openConsent, press } from "./support/pages";
import { expect, test } from "./support/test";

test("point 1: what was allowed is seen, narrowed and taken back, with and without scripts", async ({
  page,
  apps,
}) => {
  const asked = ask(PARTNER, { scope: `${REQUIRED} company_read` });
  await openConsent(page, asked.url, KIM);
  await page.getByLabel("Access Company Information").check();
  await allowButton(page).click();
  await apps.partner.arrived();
  const { body } = await exchange(asked, apps.partner.answer().get("code") ?? "");
  expect((await callApi("/api/candidates", body.access_token)).status).toBe(200);

  await page.goto("/connected-apps");
  await page.getByRole("link", { name: /^Details.*Talentsync$/ }).click();
  await page.getByRole("button", { name: /^Remove.*Access Company Information/ }).click();
  await expect(page.getByRole("status")).toContainText("Removed: Access Company Information.");

  await press(page, "Remove access");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Remove access for Talentsync?");
  await press(page, "Keep");
  await press(page, "Remove access");
  await press(page, "Remove access");
  await expect(page.getByRole("status")).toHaveText(
    "Removed. Talentsync can no longer use your account.",
  );
  expect((await callApi("/api/candidates", body.access_token)).status).toBe(401);
});

test("an administrator blocks an app and lets it in again", async ({ page }) => {
  await openAs(page, KIM, `/admin/app?client_id=${PARTNER.id}`);
  await press(page, "Block this app");
  await press(page, "Block this app");
  await expect(page.getByRole("status")).toContainText("Blocked.");
  await page.goto(ask().url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contoso Talent blocked this app");
  await page.goto(`/admin/app?client_id=${PARTNER.id}`);
  await press(page, "Follow the policy");
  await page.goto(ask().url);
  await expect(allowButton(page)).toBeVisible();
});
