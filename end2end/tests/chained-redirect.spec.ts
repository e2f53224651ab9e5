import { RAVI } from "./support/demo";
import { CallbackApp } from "./support/callback-app";
import { ask } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent, refuseButton } from "./support/pages";
import { expect, test } from "./support/test";

test("an app may send the person onward to another origin", async ({ page, apps }) => {
  const elsewhere = await CallbackApp.listen(8770);
  apps.partner.reaction = { redirect: "http://localhost:8771/inbox" };
  const localhost = await CallbackApp.listen(8771);
  localhost.reaction = { redirect: `${elsewhere.origin}/home` };
  try {
    const asked = ask();
    await openConsent(page, asked.url, RAVI);
    await allowButton(page).click();
    await expectToBeAt(page, `${elsewhere.origin}/home`);
    await expect(page.getByRole("heading")).toHaveText("Back in the app");
    expect(apps.partner.answer().get("code")).toBeTruthy();

    await page.goto(asked.url);
    await refuseButton(page).click();
    await expectToBeAt(page, `${elsewhere.origin}/home`);
    expect(apps.partner.arrivals.at(-1)?.searchParams.get("error")).toBe("access_denied");
  } finally {
    await Promise.all([elsewhere.close(), localhost.close()]);
  }
});

test("the app does not learn the address of the consent page", async ({ page, apps }) => {
  const referrers: (string | undefined)[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(apps.partner.origin)) referrers.push(request.headers().referer);
  });
  await openConsent(page, ask().url, RAVI);
  await allowButton(page).click();
  await expectToBeAt(page, apps.partner.origin);
  expect(referrers).toEqual([undefined]);
});
