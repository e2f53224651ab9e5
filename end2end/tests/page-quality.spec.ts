// What is only noticed when it goes wrong: jumps, the Back button, words that do not end.

import type { Page } from "@playwright/test";

import { RAVI, REQUIRED } from "./support/demo";
import { expectNoSidewaysScroll } from "./support/layout";
import { ask } from "./support/oauth";
import { allowButton, expectToBeAt, openConsent, signIn } from "./support/pages";
import { expect, test } from "./support/test";

/** How far things jumped since the page was opened: its Cumulative Layout Shift. */
function shifts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            sum += (entry as PerformanceEntry & { value: number }).value;
          }
        });
        observer.observe({ type: "layout-shift", buffered: true });
        // What was painted last is reported after the next two frames.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 100)));
      }),
  );
}

test.describe("nothing jumps", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "measured by a script");

  const asked = () => ask(undefined, { scope: `${REQUIRED} company_read messages_write` });
  const openings: [string, (page: Page) => Promise<unknown>, awake?: RegExp][] = [
    ["sign-in", (page) => page.goto("/sign-in"), /Show password/],
    ["consent", (page) => openConsent(page, asked().url, RAVI), /0 of 2 ticked/],
    ["playground", (page) => page.goto("/playground")],
  ];
  for (const [name, open, awake] of openings) {
    test(`on the page “${name}”`, async ({ page }) => {
      await open(page);
      if (awake) await expect(page.getByText(awake)).toBeVisible();
      expect(await shifts(page)).toBe(0);
    });
  }
});

test("Back to a request that was answered shows it anew, and a new answer is a new code", async ({
  page,
  apps,
}) => {
  const asked = ask();
  await openConsent(page, asked.url, RAVI);
  const before = await sealed(page);
  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);

  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Allow Talentsync");
  expect(apps.partner.arrivals, "nothing is answered by going back").toHaveLength(1);
  expect(await sealed(page), "not the page from the browser's memory").not.toBe(before);

  await allowButton(page).click();
  await expectToBeAt(page, asked.client.callback);
  const codes = apps.partner.arrivals.map((url) => url.searchParams.get("code"));
  expect(new Set(codes).size).toBe(2);
});

test("Back after signing out asks who it is, and shows nothing of the request", async ({
  page,
}) => {
  await page.goto(ask().url);
  await signIn(page, RAVI);
  await expect(allowButton(page)).toBeVisible();
  await page.goto("/");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are not signed in.")).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sign in");
  await signIn(page, RAVI);
  await expect(allowButton(page)).toBeVisible();
});

/** The request as the form carries it. */
function sealed(page: Page): Promise<string> {
  return page
    .locator("form:has([name=decision])")
    .evaluate((form: HTMLFormElement) =>
      [...form.querySelectorAll<HTMLInputElement>("[type=hidden]")].map(({ value }) => value).join(),
    );
}

test("long words without a break stay in a narrow window", async ({ page }) => {
  const long = "a".repeat(120);
  await page.setViewportSize({ width: 320, height: 640 });
  await openConsent(page, ask(undefined, { scope: `${REQUIRED} company_read` }).url, RAVI);
  await page.locator("details").evaluateAll((all: HTMLDetailsElement[]) => {
    for (const details of all) details.open = true;
  });
  // Every text of the request that comes from an app, a publisher or a person.
  const texts = page.locator("main bdi, main code");
  expect(await texts.count()).toBeGreaterThan(10);
  await texts.evaluateAll((all, long) => {
    for (const element of all) element.textContent = `${long}.example`;
  }, long);
  await expectNoSidewaysScroll(page);
});
