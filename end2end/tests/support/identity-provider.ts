// A company's identity provider in a process of its own, and the commands that set it up.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

import { expect, type Page } from "@playwright/test";

import { ISSUER, PORT } from "../../playwright.config";
import { submitApp } from "./apps";
import { ADA } from "./demo";
import { expectToBeAt, follow, openAs, press } from "./pages";

const ROOT = resolve(__dirname, "../../..");
const DATA = `${ROOT}/target/end2end-data/${PORT}`;
const SECRET = "practice-secret-of-an-identity-provider";

/** The worker's own. */
export const ADDRESS = `http://127.0.0.1:${PORT + 5}`;

/** At the provider, which asks for no password. */
export async function signInThere(page: Page, name: string): Promise<void> {
  await expectToBeAt(page, ADDRESS);
  await page.getByLabel("Name").fill(name);
  await follow(page.getByRole("button", { name: "Sign in at Contoso" }));
}

/** Kim, whom the provider names, has to sign in to her account first. */
export async function comeToLink(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await press(page, "Continue with Contoso ID");
  await signInThere(page, "kim");
  await expect(page.getByText("An account with this address exists.")).toBeVisible();
}

/** Ada's company sets one up itself, for a domain that it has verified. */
export async function fillForm(page: Page): Promise<void> {
  removeAll();
  await openAs(page, ADA, "/apps");
  await submitApp(page, "Rota");
  await page.goto("/admin/sign-in/new");
  await page.getByLabel("Name", { exact: true }).fill("Northwind ID");
  await page.getByLabel("Issuer").fill(ADDRESS);
  await page.getByLabel("Client ID").fill("countersign");
  await page.getByLabel("Client secret", { exact: true }).fill("a-secret");
  await page.getByLabel("rota.example").check();
}

/** A command of the operator's beside the running server. */
export function operate(args: string[], input = ""): ({ id: string } & Record<string, string>)[] {
  const program = `${ROOT}/target/release/countersign`;
  const all = [...args, "--data", DATA, "--format", "json"];
  const output = execFileSync(program, all, { input, encoding: "utf8" });
  return output.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
}

/** Another state may have left one. */
function removeAll(): void {
  for (const { id } of operate(["provider", "list"])) operate(["provider", "remove", id]);
}

export class IdentityProvider {
  private constructor(
    private readonly child: ChildProcess,
    readonly id: string,
  ) {}

  /** Sets it up for Contoso, with this at the end of the operator's file. */
  static async start(more = ""): Promise<IdentityProvider> {
    removeAll();
    const unknown = await launch([]);
    const file = `${DATA}/contoso.toml`;
    writeFileSync(
      file,
      `company = "cmp_contoso"
name = "Contoso ID"
issuer = "${ADDRESS}"
client_id = "countersign"
domains = ["contoso.example"]
makes_accounts = true
has_button = true
${more}`,
    );
    const add = ["provider", "add", file, "--loopback"];
    const [added] = await Promise.resolve()
      .then(() => operate(add, `${SECRET}\n`))
      .finally(() => end(unknown));
    if (!added) throw new Error("no provider was added");
    return new IdentityProvider(await launch([ISSUER, added.id]), added.id);
  }

  /** Until that is done: then it is set up, and gone. */
  static async during(work: (provider: IdentityProvider) => Promise<unknown>): Promise<void> {
    const provider = await IdentityProvider.start();
    try {
      await work(provider);
    } finally {
      await end(provider.child);
    }
  }

  async stop(): Promise<void> {
    await end(this.child);
    operate(["provider", "remove", this.id]);
  }
}

/** The one before may not have left its port yet. */
async function launch(client: string[], tries = 5): Promise<ChildProcess> {
  const port = new URL(ADDRESS).port;
  const args = [`${ROOT}/end2end/identity-provider.mjs`, port, ...client];
  const child = spawn("node", args, { stdio: ["ignore", "pipe", "ignore"] });
  const lines = createInterface(child.stdout);
  const ended = once(child, "exit").then(([code]) => [`ended with ${code}`]);
  const [line] = await Promise.race([once(lines, "line"), ended]);
  if (line.startsWith("identity provider at")) return child;
  if (tries === 1) throw new Error(`the identity provider ${line}`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return launch(client, tries - 1);
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill();
  await ended;
}
