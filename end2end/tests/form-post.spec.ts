// Answers that do not stand in the address's query: OAuth 2.0 Form Post Response Mode, and the
// fragment of OAuth 2.0 Multiple Response Types.

import { ISSUER } from "../playwright.config";
import { ADA, RAVI, UNVERIFIED, type Client } from "./support/demo";
import { ask, exchange, type Asked } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent, press, refuseButton } from "./support/pages";
import { expect, test } from "./support/test";

const asForm = (client?: Client): Asked => ask(client, { response_mode: "form_post" });

test("an app gets its answer as a form", async ({ page, apps, javaScriptEnabled }) => {
  const asked = asForm();
  await openConsent(page, asked.url, RAVI);
  await allowButton(page).click();
  if (javaScriptEnabled === false) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Back to the app");
    await press(page, "Continue");
  }
  await expect(page.getByRole("heading")).toHaveText("Back in the app");
  expect(page.url(), "nothing of it stands in the address").toBe(asked.client.callback);

  const answer = apps.partner.posted();
  expect([...answer.keys()].sort()).toEqual(["code", "iss", "state"]);
  expect(answer.get("state")).toBe(asked.state);
  expect(answer.get("iss")).toBe(ISSUER);
  const { status } = await exchange(asked, answer.get("code") ?? "");
  expect(status).toBe(200);
});

test("a refusal is a form too", async ({ page, apps, javaScriptEnabled }) => {
  const asked = asForm();
  await openConsent(page, asked.url, RAVI);
  await refuseButton(page).click();
  if (javaScriptEnabled === false) await press(page, "Continue");
  await expectToBeAt(page, asked.client.callback);
  const answer = apps.partner.posted();
  expect(answer.get("error")).toBe("access_denied");
  expect(answer.get("state")).toBe(asked.state);
  expect(answer.has("code")).toBe(false);
});

test("who refuses an unverified app goes on only if they like", async ({ page, apps }) => {
  const asked = asForm(UNVERIFIED);
  await openConsent(page, asked.url, ADA);
  await refuseButton(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access not allowed");
  expect(apps.unverified.arrivals).toEqual([]);

  await press(page, "Return to 127.0.0.1:8766");
  await expectToBeAt(page, asked.client.callback);
  const answer = apps.unverified.posted();
  expect(answer.get("error")).toBe("access_denied");
  expect(answer.get("state")).toBe(asked.state);
});

test("where the app is slow, the page says where it goes", async ({ page, apps, documents }) => {
  apps.partner.reaction = "stay";
  await openConsent(page, asForm().url, RAVI);
  await allowButton(page).click();
  await expect(page.getByText("You are going back to 127.0.0.1:8765.")).toBeVisible();

  const headers = documents.at(-1)?.headers() ?? {};
  const policy = headers["content-security-policy"] ?? "";
  expect(headers["cache-control"]).toBe("no-store");
  expect(policy).toMatch(/script-src 'nonce-[\w-+/=]{16,}';/);
  expect(policy, "an app may redirect onward").not.toContain("form-action");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await apps.partner.arrived();
  await expect.poll(() => apps.partner.forms.length).toBeGreaterThan(0);
});

test("Back from the app sends nothing again", async ({ page, apps, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without scripts the person sends it");
  await openConsent(page, asForm().url, RAVI);
  await allowButton(page).click();
  await expect(page.getByRole("heading")).toHaveText("Back in the app");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Allow Talentsync");
  expect(apps.partner.arrivals).toHaveLength(1);
});

test("Back from the app sends nothing again where the style sheet is slow", async ({ page, apps, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without scripts the person sends it");
  await page.route(/\.css$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await openConsent(page, asForm().url, RAVI);
  await allowButton(page).click();
  await expect(page.getByRole("heading")).toHaveText("Back in the app");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Allow Talentsync");
  expect(apps.partner.arrivals).toHaveLength(1);
});

test("an app gets its answer in the fragment", async ({ page, apps, javaScriptEnabled }) => {
  apps.partner.reaction = "show-fragment";
  const asked = ask(undefined, { response_mode: "fragment" });
  await openConsent(page, asked.url, RAVI);
  await allowButton(page).click();
  await expectToBeAt(page, `${asked.client.callback}#`);
  expect(apps.partner.answer().toString(), "the server sees nothing of it").toBe("");

  const fragment = new URL(page.url()).hash;
  if (javaScriptEnabled !== false) {
    await expect(page.getByRole("heading")).toHaveText(fragment);
  }
  const answer = new URLSearchParams(fragment.slice(1));
  expect([...answer.keys()].sort()).toEqual(["code", "iss", "state"]);
  expect(answer.get("state")).toBe(asked.state);
  expect(answer.get("iss")).toBe(ISSUER);
  const { status } = await exchange(asked, answer.get("code") ?? "");
  expect(status).toBe(200);
});

test("a refusal stands in the fragment too", async ({ page, apps }) => {
  const asked = ask(undefined, { response_mode: "fragment" });
  await openConsent(page, asked.url, RAVI);
  await refuseButton(page).click();
  await expectToBeAt(page, `${asked.client.callback}#`);
  const answer = new URLSearchParams(new URL(page.url()).hash.slice(1));
  expect(answer.get("error")).toBe("access_denied");
  expect(answer.get("state")).toBe(asked.state);
  expect(apps.partner.answer().toString(), "the server sees nothing of it").toBe("");
});
