import { chromium } from "playwright-core";
const base = "http://localhost:3391";
const out = "/tmp/w/shots/admin";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });
export const PW = "correct-horse-battery";
export async function as(email) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(base + "/sign-in?return_to=/connected-apps");
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", PW);
  await page.click("form button:has-text('Sign in')");
  await page.waitForLoadState();
  return page;
}
export async function shoot(page, name, path, { widths = [1280, 390], schemes = ["light"] , lang } = {}) {
  if (path) await page.goto(base + path);
  for (const colorScheme of schemes) for (const width of widths) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: width > 1000 ? 900 : 844 });
    await page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png`, fullPage: true, animations: "disabled" });
    const f = await page.evaluate(() => ({ h: document.documentElement.scrollHeight, sideways: document.documentElement.scrollWidth > innerWidth }));
    console.log(name, width, colorScheme, JSON.stringify(f));
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
export const q = (id, cb, scope) => `/oauth/authorize?response_type=code&client_id=${id}&redirect_uri=${encodeURIComponent(cb)}&scope=${encodeURIComponent(scope)}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&state=x`;
export { base, browser };
