import { ISSUER } from "../playwright.config";
import { ADA, RAVI, UNVERIFIED } from "./support/demo";
import { ask } from "./support/oauth";
import { expectToBeAt, openConsent, refuseButton } from "./support/pages";
import { expect, test } from "./support/test";

test("who refuses comes back to a verified app without a code", async ({ page, apps }) => {
  const asked = ask();
  await openConsent(page, asked.url, RAVI);
  await refuseButton(page).click();
  await expectToBeAt(page, asked.client.callback);

  const answer = apps.partner.answer();
  expect(answer.get("error")).toBe("access_denied");
  expect(answer.get("state")).toBe(asked.state);
  expect(answer.get("iss")).toBe(ISSUER);
  expect(answer.has("code")).toBe(false);
});

test("who refuses an unverified app stays with us", async ({ page, apps }) => {
  const asked = ask(UNVERIFIED);
  await openConsent(page, asked.url, ADA);
  await refuseButton(page).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access not allowed");
  await expect(page.getByText("Nothing was shared with")).toBeVisible();
  expect(apps.unverified.arrivals).toEqual([]);

  await page.getByRole("link", { name: "Return to 127.0.0.1:8766" }).click();
  await expectToBeAt(page, asked.client.callback);
  const answer = apps.unverified.answer();
  expect(answer.get("error")).toBe("access_denied");
  expect(answer.get("state")).toBe(asked.state);
});
