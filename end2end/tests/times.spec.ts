import { RAVI } from "./support/demo";
import { ask } from "./support/oauth";
import { allowButton, openConsent } from "./support/pages";
import { expect, test } from "./support/test";

test.use({ timezoneId: "America/New_York" });

test("a browser in another zone writes times anew, and without scripts the server's text stays", async ({
  page,
  apps,
  javaScriptEnabled,
}) => {
  await openConsent(page, ask().url, RAVI);
  await expect(page.locator("script[data-zone]")).toHaveCount(0);
  await allowButton(page).click();
  await apps.partner.arrived();
  await page.goto("/connected-apps");
  await page.getByRole("link", { name: "Talentsync", exact: true }).first().click();
  const time = page.locator("time[data-clock]").first();
  const at = new Date((await time.getAttribute("datetime")) ?? "");
  const written = (timeZone: string) => {
    const day = { day: "numeric", month: "long", year: "numeric" } as const;
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat("en-GB", { ...options, timeZone }).format(at);
    return `${part(day)}, ${part(clock)}`;
  };
  await expect(time).toHaveText(
    javaScriptEnabled === false
      ? `${written("UTC")} (UTC)`
      : `${written("America/New_York")} (Eastern Time)`,
  );
});
