import { ISSUER } from "../playwright.config";
import { ADA, LEGACY, RAVI, REQUIRED } from "./support/demo";
import { ask, callApi, exchange } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent } from "./support/pages";
import { expect, test } from "./support/test";

test("who allows it comes back to the app with a code that gets a token", async ({
  page,
  apps,
}) => {
  const asked = ask();
  await openConsent(page, asked.url, RAVI);
  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);

  const answer = apps.partner.answer();
  expect([...answer.keys()].sort()).toEqual(["code", "iss", "state"]);
  expect(answer.get("state")).toBe(asked.state);
  expect(answer.get("iss")).toBe(ISSUER);

  const { status, body } = await exchange(asked, answer.get("code") ?? "");
  expect(status).toBe(200);
  expect(body.token_type).toBe("Bearer");
  expect(body.expires_in).toBe(3600);
  expect(body.refresh_token).toBeTruthy();
  expect(body.scope?.split(" ").sort()).toEqual(REQUIRED.split(" "));

  const me = await callApi("/api/users/me", body.access_token);
  expect(await me.json()).toMatchObject({ email: RAVI.email });
  const candidates = await callApi("/api/candidates", body.access_token);
  expect(candidates.status).toBe(200);
  expect((await candidates.json()).content).toHaveLength(5);
});

test("a token reaches what its person can reach", async ({ page, apps }) => {
  const asked = ask();
  await openConsent(page, asked.url, ADA);
  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);

  const { body } = await exchange(asked, apps.partner.answer().get("code") ?? "");
  const candidates = await callApi("/api/candidates", body.access_token);
  expect((await candidates.json()).content).toHaveLength(7);
});

test("a partner of the old kind comes through the old address", async ({ page, apps }) => {
  const asked = ask(LEGACY, {
    response_type: undefined,
    code_challenge: undefined,
    code_challenge_method: undefined,
  });
  await openConsent(page, asked.url.replace("/oauth/authorize", "/identity/oauth/allow"), RAVI);
  await allowButton(page).click();
  await expectToBeAt(page, LEGACY.callback);
  expect(apps.legacy.answer().get("state")).toBe(asked.state);
  expect(apps.legacy.answer().get("code")).toBeTruthy();
});

test("a code gets a token once", async ({ page, apps }) => {
  const asked = ask();
  await openConsent(page, asked.url, RAVI);
  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);

  const code = apps.partner.answer().get("code") ?? "";
  const first = await exchange(asked, code);
  const second = await exchange(asked, code);
  expect([first.status, second.status]).toEqual([200, 400]);
  expect(second.body.error).toBe("invalid_grant");
  const me = await callApi("/api/users/me", first.body.access_token);
  expect(me.status, "the first token ends with the second use of its code").toBe(401);
});
