import { ADA, ALL_SCOPES, RAVI, UNVERIFIED } from "./support/demo";
import { ask } from "./support/oauth";
import { allowButton, openConsent, refuseButton } from "./support/pages";
import { expect, test } from "./support/test";

const LOOKS = [
  "color",
  "background-color",
  "border",
  "border-radius",
  "font",
  "padding",
  "box-shadow",
  "text-decoration",
  "opacity",
];

const cases = [
  { name: "a verified app", person: RAVI, asked: ask() },
  { name: "a verified app that asks for all", person: ADA, asked: ask(undefined, { scope: ALL_SCOPES }) },
  { name: "an unverified app", person: ADA, asked: ask(UNVERIFIED) },
];

for (const { name, person, asked } of cases) {
  test(`refusing ${name} is as easy as allowing it`, async ({ page }) => {
    await openConsent(page, asked.url, person);
    const refuse = refuseButton(page);
    const allow = allowButton(page);

    const [refuseBox, allowBox] = [await refuse.boundingBox(), await allow.boundingBox()];
    expect(Math.abs((refuseBox?.width ?? 0) - (allowBox?.width ?? 9))).toBeLessThanOrEqual(1);
    expect(Math.abs((refuseBox?.height ?? 0) - (allowBox?.height ?? 9))).toBeLessThanOrEqual(1);
    expect(refuseBox?.height).toBeGreaterThanOrEqual(44);

    for (const look of LOOKS) {
      const value = await refuse.evaluate((e, look) => getComputedStyle(e).getPropertyValue(look), look);
      await expect(allow).toHaveCSS(look, value);
    }

    const submits = page.locator("form:has(button[name=decision]) button[type=submit]");
    await expect(submits).toHaveText(["Don't allow", "Allow access"]);
    await expect(submits.first()).toBeEnabled();
    await expect(submits.last()).toBeEnabled();
  });
}
