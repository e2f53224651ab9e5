// A company's identity provider in a process of its own, and the commands that set it up.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

import { ISSUER, PORT } from "../../playwright.config";

const ROOT = resolve(__dirname, "../../..");
const DATA = `${ROOT}/target/end2end-data/${PORT}`;
const SECRET = "practice-secret-of-an-identity-provider";

/** The worker's own. */
export const ADDRESS = `http://127.0.0.1:${PORT + 5}`;

/** A command of the operator's beside the running server. */
export function operate(args: string[], input = ""): Record<string, string> {
  const program = `${ROOT}/target/release/countersign`;
  const all = [...args, "--data", DATA, "--format", "json"];
  const output = execFileSync(program, all, { input, encoding: "utf8" });
  return JSON.parse(output.trim().split("\n")[0] || "{}");
}

export class IdentityProvider {
  private constructor(
    private readonly child: ChildProcess,
    readonly id: string,
  ) {}

  /** Sets it up for Contoso, with this at the end of the operator's file. */
  static async start(more = ""): Promise<IdentityProvider> {
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
    const added = operate(["provider", "add", file, "--loopback"], `${SECRET}\n`);
    await end(unknown);
    return new IdentityProvider(await launch([ISSUER, added.id]), added.id);
  }

  async stop(): Promise<void> {
    await end(this.child);
    operate(["provider", "remove", this.id]);
  }
}

async function launch(client: string[]): Promise<ChildProcess> {
  const port = new URL(ADDRESS).port;
  const args = [`${ROOT}/end2end/identity-provider.mjs`, port, ...client];
  const child = spawn("node", args, { stdio: ["ignore", "pipe", "ignore"] });
  const lines = createInterface(child.stdout);
  const ended = once(child, "exit").then(([code]) => [`ended with ${code}`]);
  const [line] = await Promise.race([once(lines, "line"), ended]);
  if (!line.startsWith("identity provider at")) throw new Error(`the identity provider ${line}`);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill();
  await ended;
}
