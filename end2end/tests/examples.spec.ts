// The examples, as a partner runs them: each is started, and connects, lists, refreshes and
// disconnects.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

import type { Page } from "@playwright/test";

import { ISSUER, WITHOUT_MAPPING } from "../playwright.config";
import { ADA, PARTNER, RAVI, type Person } from "./support/demo";
import { allowButton, expectToBeAt, press, refuseButton, signIn } from "./support/pages";
import { expect, test as base } from "./support/test";

const ROOT = resolve(__dirname, "../..");
const HOME = `${new URL(PARTNER.callback).origin}/`;

const EXAMPLES = {
  "in Node.js": ["node", "examples/node/app.mjs"],
  "in Rust": ["target/release/talent-list"],
};

// The examples listen where the demo's client says, so one worker alone runs them.
base.use({ launchOptions: WITHOUT_MAPPING });

/** An example, running. */
class Example {
  readonly said: string[] = [];

  private constructor(private readonly child: ChildProcess) {}

  static async start([command = "", ...parameters]: string[], before: number): Promise<Example> {
    const child = spawn(command, parameters, {
      cwd: ROOT,
      // The page each time, whatever a user allowed before.
      env: { ...process.env, ISSUER, PROMPT: "consent", REFRESH_BEFORE: String(before) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const example = new Example(child);
    createInterface(child.stderr).on("line", (line) => example.said.push(line));
    const lines = createInterface(child.stdout);
    const ended = once(child, "exit").then(() => ["nothing, and ended"]);
    const [line] = await Promise.race([once(lines, "line"), ended]);
    expect(line).toContain("talent list on");
    return example;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill();
    await ended;
  }
}

const test = base.extend<{ start: (command: string[], before?: number) => Promise<Example> }>({
  start: async ({}, use) => {
    const started: Example[] = [];
    await use(async (command, before = 60) => {
      const example = await Example.start(command, before);
      started.push(example);
      return example;
    });
    for (const example of started) await example.stop();
  },
});

/** Connects as a user who has to sign in. */
async function connect(page: Page, person: Person): Promise<void> {
  await page.goto(HOME);
  await page.getByRole("button", { name: "Connect" }).click();
  await signIn(page, person);
  await allowButton(page).click();
  await expectToBeAt(page, HOME);
}

for (const [language, command] of Object.entries(EXAMPLES)) {
  test.describe(`the example ${language}`, () => {
    test("says that nothing was shared when the person refuses", async ({ page, start }) => {
      await start(command);
      await page.goto(HOME);
      await page.getByRole("button", { name: "Connect" }).click();
      await signIn(page, RAVI);
      await refuseButton(page).click();
      await expect(page.getByRole("alert")).toHaveText("You did not allow it. Nothing was shared.");
      await expect(page.getByRole("button", { name: "Connect" })).toBeVisible();
    });

    test("takes no answer that its own browser did not ask for", async ({ page, start }) => {
      await start(command);
      const forged = new URLSearchParams({ code: "csn_ac_x", state: "x", iss: ISSUER });
      const answer = await page.goto(`${PARTNER.callback}?${forged}`);
      expect(answer?.status()).toBe(400);
      await page.goto(HOME);
      const begun = page.waitForRequest((request) => request.url().includes("/oauth/authorize"));
      await page.getByRole("button", { name: "Connect" }).click();
      const state = new URL((await begun).url()).searchParams.get("state") ?? "";
      expect((await page.goto(`${PARTNER.callback}?${forged}`))?.status()).toBe(400);

      // RFC 9207: its own state, and another server's answer.
      const mixedUp = new URLSearchParams({ code: "x", state, iss: "https://evil.example" });
      await page.goto(`${PARTNER.callback}?${mixedUp}`);
      await expect(page.getByRole("alert")).toHaveText("Connecting did not work. Try it again.");
    });

    test("connects from two tabs, whichever is answered first", async ({ page, context, start }) => {
      await start(command);
      await connect(page, ADA);
      await page.getByRole("button", { name: "Disconnect" }).click();
      const second = await context.newPage();
      for (const tab of [page, second]) {
        await tab.goto(HOME);
        await tab.getByRole("button", { name: "Connect" }).click();
        await expect(allowButton(tab)).toBeVisible();
      }
      await allowButton(page).click();
      await expect(page.getByRole("listitem")).toHaveCount(7);
      // What the first has connected stays, though the second is refused.
      await refuseButton(second).click();
      await expect(second.getByRole("alert")).toHaveText("You did not allow it. Nothing was shared.");
      await expect(second.getByRole("listitem")).toHaveCount(7);
      const left = (await context.cookies(HOME)).map(({ name }) => name);
      expect(left.filter((name) => name.startsWith("talent-list"))).toEqual(["talent-list"]);
    });

    test("takes an answer once", async ({ page, start }) => {
      await start(command);
      const answered = page.waitForRequest((request) => request.url().startsWith(PARTNER.callback));
      await connect(page, ADA);
      expect((await page.goto((await answered).url()))?.status()).toBe(400);
      await page.goto(HOME);
      await expect(page.getByRole("listitem")).toHaveCount(7);
    });

    test("takes no form of another site", async ({ request, start }) => {
      await start(command);
      const foreign: Record<string, string>[] = [
        { "sec-fetch-site": "cross-site" },
        { origin: "https://evil.example" },
      ];
      for (const headers of foreign) {
        for (const path of ["connect", "disconnect"]) {
          const answer = await request.post(HOME + path, { headers, maxRedirects: 0 });
          expect(answer.status()).toBe(403);
        }
      }
    });

    test("connects, lists, refreshes and disconnects", async ({ page, context, start }) => {
      // Each page renews the token, which lives for an hour.
      const example = await start(command, 3601);
      await connect(page, ADA);
      await expect(page.getByRole("listitem")).toHaveCount(7);
      await page.reload();
      await expect(page.getByRole("listitem")).toHaveCount(7);
      expect(example.said.filter((line) => line === "refreshed")).toHaveLength(2);

      const cookies = (await context.cookies(HOME)).filter(({ name }) => name === "talent-list");
      expect(cookies).toMatchObject([{ httpOnly: true, sameSite: "Lax" }]);
      expect(await page.content() + JSON.stringify(cookies)).not.toMatch(/DCRA1-|csn_/);

      await page.getByRole("button", { name: "Disconnect" }).click();
      await expect(page.getByRole("alert")).toHaveText("Disconnected.");
      await page.reload();
      await expect(page.getByRole("button", { name: "Connect" })).toBeVisible();
    });

    test("says so when the person took the access back", async ({ page, start }) => {
      await start(command);
      await connect(page, RAVI);
      await expect(page.getByRole("listitem")).toHaveCount(5);
      await page.goto(`${ISSUER}/connected-apps`);
      await page.getByRole("link", { name: /^Details.*Talentsync$/ }).first().click();
      await press(page, "Remove access");
      await press(page, "Remove access");
      await expect(page.getByRole("status")).toContainText("Removed.");
      await page.goto(HOME);
      await expect(page.getByRole("alert")).toContainText("taken back");
      await expect(page.getByRole("button", { name: "Connect" })).toBeVisible();
    });
  });
}
