import { PROMPTS, RAVI, REQUIRED } from "./support/demo";
import { ask, exchange } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent, optionalBoxes } from "./support/pages";
import { expect, test } from "./support/test";

const OPTIONAL = ["candidates_manage", "messages_write", "company_read"];
const SCOPE = `${REQUIRED} ${OPTIONAL.join(" ")}`;

test("nothing is ticked beforehand", async ({ page }) => {
  await openConsent(page, ask(undefined, { scope: SCOPE }).url, RAVI);
  await expect(optionalBoxes(page)).toHaveCount(OPTIONAL.length);
  for (const box of await optionalBoxes(page).all()) await expect(box).not.toBeChecked();
  for (const id of OPTIONAL) {
    await expect(page.getByRole("checkbox", { name: PROMPTS[id] })).toBeVisible();
  }
});

for (const ticked of [[], ["messages_write"], OPTIONAL]) {
  test(`the token has what is required and: ${ticked.join(", ") || "nothing else"}`, async ({
    page,
    apps,
  }) => {
    const asked = ask(undefined, { scope: SCOPE });
    await openConsent(page, asked.url, RAVI);
    for (const id of ticked) await page.getByRole("checkbox", { name: PROMPTS[id] }).check();
    await allowButton(page).click();
    await expectToBeAt(page, asked.client.callback);

    const { body } = await exchange(asked, apps.partner.answer().get("code") ?? "");
    expect(body.scope?.split(" ").sort()).toEqual([...REQUIRED.split(" "), ...ticked].sort());
  });
}

test("the defaults are asked for when the app names no scope", async ({ page, apps }) => {
  const asked = ask(undefined, { scope: undefined });
  await openConsent(page, asked.url, RAVI);
  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);
  const { body } = await exchange(asked, apps.partner.answer().get("code") ?? "");
  expect(body.scope?.split(" ").sort()).toEqual(REQUIRED.split(" "));
});

test("who allows nothing of what is all optional is told so", async ({ page, apps, documents }) => {
  await openConsent(page, ask(undefined, { scope: "company_read messages_write" }).url, RAVI);
  await allowButton(page).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  expect(documents.at(-1)?.status()).toBe(422);
  expect(apps.partner.arrivals).toEqual([]);
});
