import { ADA, PARTNER, UNVERIFIED } from "./support/demo";
import { ask } from "./support/oauth";
import { expectToBeAt, signIn } from "./support/pages";
import { expect, test } from "./support/test";

const EVIL = "https://evil.example/steal";

const refused = [
  {
    what: "an app that we do not know",
    url: ask(undefined, { client_id: "nobody", redirect_uri: EVIL }).url,
    heading: "We don't know this app",
  },
  {
    what: "an address that is not registered",
    url: ask(undefined, { redirect_uri: EVIL }).url,
    heading: "This link is not safe to follow",
  },
  {
    what: "an address that differs by a slash",
    url: ask(undefined, { redirect_uri: `${PARTNER.callback}/` }).url,
    heading: "This link is not safe to follow",
  },
  {
    what: "no address",
    url: ask(undefined, { redirect_uri: undefined }).url,
    heading: "This link is not safe to follow",
  },
  {
    what: "a parameter that is there twice",
    url: `${ask().url}&redirect_uri=${encodeURIComponent(EVIL)}`,
    heading: "This request is not complete",
  },
];

for (const signedIn of [false, true]) {
  for (const { what, url, heading } of refused) {
    const who = signedIn ? "someone signed in" : "a stranger";
    test(`${what} ends on our own page for ${who}`, async ({ page, apps }) => {
      if (signedIn) {
        await page.goto("/sign-in");
        await signIn(page, ADA);
        await page.getByRole("button", { name: "Sign out" }).waitFor();
      }
      const response = await page.goto(url);
      expect(response?.status()).toBe(400);
      expect(response?.request().redirectedFrom()).toBeNull();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
      await expect(page).toHaveTitle(/^Error: /);
      await expect(page.getByText("Nothing was shared.")).toBeVisible();
      await expect(page.locator("[href*=evil], [action*=evil], meta[http-equiv]")).toHaveCount(0);
      expect(apps.partner.arrivals).toEqual([]);
    });
  }
}

test("a verified app is told of an unknown scope, once the person has signed in", async ({
  page,
  apps,
}) => {
  const asked = ask(undefined, { scope: "everything" });
  await page.goto(asked.url);
  expect(apps.partner.arrivals).toEqual([]);
  await signIn(page, ADA);
  await expectToBeAt(page, PARTNER.callback);
  expect(apps.partner.answer().get("error")).toBe("invalid_scope");
  expect(apps.partner.answer().get("state")).toBe(asked.state);
});

test("an unverified app is not told of an unknown scope", async ({ page, apps }) => {
  const response = await page.goto(ask(UNVERIFIED, { scope: "everything" }).url);
  expect(response?.status()).toBe(400);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("asked for something we don't offer");
  expect(apps.unverified.arrivals).toEqual([]);
});
