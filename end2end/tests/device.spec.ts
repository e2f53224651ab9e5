import { ISSUER } from "../playwright.config";
import { ADA, KIM, RAVI } from "./support/demo";
import { enterCode, poll, startDevice, typeCode } from "./support/device";
import { callApi } from "./support/oauth";
import {
  allowButton,
  answerAgain,
  expectToBeAt,
  press,
  refuseButton,
  signIn,
} from "./support/pages";
import { expect, test } from "./support/test";

/** Could be a code, and no device shows it. */
const NOBODYS = "BBBB-BBBB";

test("a device is connected with the code that it shows", async ({ page }) => {
  const device = await startDevice("jobs_read candidates_read");
  expect(device.user_code).toMatch(/^[B-Z]{4}-[B-Z]{4}$/);
  expect(device.verification_uri).toBe(`${ISSUER}/device`);

  const [first = "", second = ""] = device.user_code.toLowerCase().split("-");
  await enterCode(page, RAVI, ` ${first}  ${second} `);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Allow Talentsync Wallboard");
  await expect(page.getByText(device.user_code, { exact: true })).toBeVisible();
  await expect(page.getByText("if someone sent you this code")).toBeVisible();
  await page.getByRole("checkbox", { name: "Access Candidates" }).check();
  await allowButton(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your device is connected");
  await expectToBeAt(page, ISSUER);

  const { status, body } = await poll(device);
  expect(status).toBe(200);
  expect(body.scope?.split(" ").sort()).toEqual(["candidates_read", "jobs_read"]);
  expect((await callApi("/api/candidates", body.access_token)).status).toBe(200);
});

test("a device that was refused is told so", async ({ page }) => {
  const device = await startDevice();
  await enterCode(page, RAVI, device.user_code);
  await refuseButton(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access not allowed");
  await expect(page.getByText("Nothing was shared with Talentsync Wallboard.")).toBeVisible();
  expect((await poll(device)).body.error).toBe("access_denied");

  await page.goBack();
  await expect(allowButton(page)).toHaveCount(0);
});

for (const [what, typed, says] of [
  ["too short", "BCD", "eight letters and no digits"],
  ["empty", "", "eight letters and no digits"],
  ["unknown", NOBODYS, "No device is waiting with this code."],
] as const) {
  test(`a code that is ${what} connects nothing`, async ({ page, documents }) => {
    await enterCode(page, ADA, typed);
    await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
    expect(documents.at(-1)?.status()).toBe(422);
    await expect(page).toHaveTitle(/^Error: /);
    const field = page.getByLabel("Code on your device");
    await expect(field).toHaveValue(typed);
    await page.getByRole("alert").getByRole("link", { name: says }).click();
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(new RegExp(says));
  });
}

test("a link with the code in it connects nothing by itself", async ({ page }) => {
  const device = await startDevice();
  await page.goto(device.verification_uri_complete);
  await signIn(page, RAVI);
  await expect(page.getByText("Compare this code with the one on your device.")).toBeVisible();
  const field = page.getByLabel("Code on your device");
  await expect(field).toHaveValue(device.user_code);

  await test.step("and is not lost when somebody else signs in", async () => {
    await press(page, "Use another account");
    await signIn(page, ADA);
    await expect(field).toHaveValue(device.user_code);
  });
  expect((await poll(device)).body.error).toBe("authorization_pending");
  await press(page, "Continue");
  await expect(allowButton(page)).toBeVisible();
});

test("a link with something else in it leaves the field empty", async ({ page }) => {
  await page.goto("/device?user_code=%3Cb%3E");
  await signIn(page, RAVI);
  await expect(page.getByLabel("Code on your device")).toHaveValue("");
});

test("a code is good for one answer", async ({ page }) => {
  const device = await startDevice();
  await enterCode(page, RAVI, device.user_code);
  const consent = page.url();
  await allowButton(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your device is connected");

  await test.step("not by typing it again", async () => {
    await page.goto("/device");
    await typeCode(page, device.user_code);
    await expect(page.getByRole("alert")).toContainText("No device is waiting with this code.");
  });
  await test.step("not at the address of the question", async () => {
    await page.goto(consent);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "This request cannot be used again",
    );
  });
});

test("a page that is answered twice keeps the first answer", async ({ page, context }) => {
  const device = await startDevice();
  await enterCode(page, RAVI, device.user_code);
  const other = await context.newPage();
  await other.goto(page.url());
  await refuseButton(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access not allowed");
  await answerAgain(other, "allow");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("You already answered");
  expect((await poll(device)).body.error).toBe("access_denied");
});

test("whoever guesses codes must wait, and a right code waits too", async ({
  page,
  documents,
}) => {
  const device = await startDevice();
  await enterCode(page, KIM, NOBODYS);
  // Other projects have tried before.
  for (let tries = 1; documents.at(-1)?.status() === 422 && tries <= 11; tries += 1) {
    await typeCode(page, NOBODYS);
    await page.waitForLoadState();
  }
  await expect(page.getByRole("alert")).toContainText(/Too many attempts\. Try again after \d/);
  expect(documents.at(-1)?.status()).toBe(429);
  await typeCode(page, device.user_code);
  await expect(page.getByRole("alert")).toContainText("Too many attempts");
  expect((await poll(device)).body.error).toBe("authorization_pending");
});
