import type { Page } from "@playwright/test";

import { ADA, PASSWORD, RAVI } from "./support/demo";
import { allowButton, refuseButton, signIn } from "./support/pages";
import { expect, test } from "./support/test";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const [person, candidates, mine] of [
  [RAVI, 5, "Mira Okafor"],
  [ADA, 7, "Helena Vos"],
] as const) {
  test(`clicks alone lead ${person.name} from the front page to candidates`, async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("button", { name: person.name }).last()).toBeVisible();
    await expect(page.getByText(PASSWORD)).toBeVisible();
    await page.getByRole("link", { name: "Start the demo" }).click();
    await expect(heading(page)).toHaveText("What should the app ask for?");
    await page.getByRole("checkbox", { name: /Access Company Information/ }).check();
    await page.getByRole("button", { name: "Create link" }).click();
    await expect(page.getByText("candidates_read jobs_read company_read").first()).toBeVisible();
    await page.getByRole("link", { name: "Open consent page" }).click();
    await signIn(page, person);
    await allowButton(page).click();

    await expect(heading(page)).toHaveText("The person allowed it");
    await expect(page.getByText("As expected", { exact: true })).toHaveCount(2);
    await page.getByRole("button", { name: "Exchange the code for a token" }).click();

    await expect(heading(page)).toHaveText("The app has a token");
    await expect(page.getByRole("row", { name: /candidates_read/ })).toContainText("Granted");
    await expect(page.getByRole("row", { name: /company_read/ })).toContainText("Not granted");
    await page.getByRole("button", { name: "Call the API" }).click();

    await expect(heading(page)).toHaveText("The API answered");
    await expect(page.getByText("200 OK")).toBeVisible();
    await expect(page.locator("tbody tr")).toHaveCount(candidates);
    await expect(page.getByRole("rowheader", { name: mine })).toBeVisible();

    await page.getByRole("radio", { name: /users\/me/ }).check();
    await page.getByRole("button", { name: "Call the API" }).click();
    await page.getByText("Show the JSON").click();
    await expect(page.locator("main").getByText(person.email)).toBeVisible();
  });
}

test("a refusal is shown as the app sees it", async ({ page }) => {
  await page.goto("/playground");
  await page.getByRole("button", { name: "Create link" }).click();
  await page.getByRole("link", { name: "Open consent page" }).click();
  await signIn(page, RAVI);
  await refuseButton(page).click();
  await expect(heading(page)).toHaveText("The person did not allow it");
  await expect(page.getByText("access_denied")).toBeVisible();
});

test("an app without the scope is refused by the API", async ({ page }) => {
  await page.goto("/playground");
  await page.getByRole("checkbox", { name: /candidates_read/ }).uncheck();
  await page.getByRole("button", { name: "Create link" }).click();
  await page.getByRole("link", { name: "Open consent page" }).click();
  await signIn(page, RAVI);
  await allowButton(page).click();
  await page.getByRole("button", { name: "Exchange the code for a token" }).click();
  await page.getByRole("button", { name: "Call the API" }).click();
  await expect(heading(page)).toHaveText("The API refused");
  await expect(page.getByText("OAuthPermissionsException")).toBeVisible();
});

test("an answer to somebody else's request goes no further", async ({ page }) => {
  await page.goto("/playground/callback?code=abc&state=theirs&iss=https://other.example");
  await expect(heading(page)).toHaveText("Something is wrong with this answer");
  await expect(page.getByRole("button", { name: "Exchange the code for a token" })).toHaveCount(0);
});
