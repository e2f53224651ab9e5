import { test as base, expect, type BrowserContext, type Response } from "@playwright/test";

import { ISSUER } from "../../playwright.config";
import { CallbackApp } from "./callback-app";
import { LEGACY, PARTNER, SPA, UNVERIFIED } from "./demo";
import { Server } from "./server";

export { expect };

/** Fails the test and lets it go on: a page is opened once and looked at in many ways. */
export const soft = expect.configure({ soft: true });

/** The apps that wait for people to come back. */
export type Apps = Record<"partner" | "unverified" | "legacy" | "spa", CallbackApp>;

type Fixtures = {
  apps: Apps;
  /** What went wrong in the browser; must be empty at the end of every test. */
  faults: string[];
  /** The answers to the page's own navigations, newest last. */
  documents: Response[];
};

export type ServerOptions = {
  /** Whether each worker starts a server; else one listens already. */
  startServer: boolean;
};

export const test = base.extend<Fixtures, ServerOptions & { server: Server | undefined }>({
  startServer: [true, { option: true, scope: "worker" }],

  server: [
    async ({ startServer }, use) => {
      const server = startServer ? await Server.start() : undefined;
      await use(server);
      await server?.stop();
    },
    { auto: true, scope: "worker", timeout: 60_000 },
  ],

  baseURL: ISSUER,

  apps: async ({}, use) => {
    const at = (client: { callback: string }) =>
      CallbackApp.listen(Number(new URL(client.callback).port));
    const apps = {
      partner: await at(PARTNER),
      unverified: await at(UNVERIFIED),
      legacy: await at(LEGACY),
      spa: await at(SPA),
    };
    await use(apps);
    await Promise.all(Object.values(apps).map((app) => app.close()));
  },

  faults: [
    async ({ context, javaScriptEnabled }, use) => {
      const faults = await watch(context, javaScriptEnabled !== false);
      await use(faults);
      expect(faults, "nothing goes wrong in the browser").toEqual([]);
    },
    { auto: true },
  ],

  documents: async ({ page }, use) => {
    const documents: Response[] = [];
    page.on("response", (response) => {
      // 204 is no page: the browser stays where it was.
      const isPage = response.request().isNavigationRequest() && response.status() !== 204;
      if (isPage) documents.push(response);
    });
    await use(documents);
  },
});

/** Collects console errors and warnings, exceptions, CSP violations and requests that failed. */
async function watch(context: BrowserContext, scripts: boolean): Promise<string[]> {
  const faults: string[] = [];
  const refusedPages = new Set<string>();
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  context.on("response", (response) => {
    const refused = response.status() >= 400 && response.request().isNavigationRequest();
    if (refused) refusedPages.add(response.url());
  });
  context.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    // Chromium says so of every page with a status of 400 and more.
    const isStatus = message.text().startsWith("Failed to load resource: the server responded");
    if (isStatus && refusedPages.has(message.location().url)) return;
    faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => faults.push(`exception: ${error.error()}`));
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // The browser gave it up because the person went on.
    if (why === "net::ERR_ABORTED") return;
    // A browser without scripts does not load them.
    if (!scripts && request.resourceType() === "script") return;
    faults.push(`request failed: ${request.url()}: ${why}`);
  });
  return faults;
}
