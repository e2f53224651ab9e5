// Registers an app at the worker's server, as an operator does.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { PORT } from "../../playwright.config";

const ROOT = resolve(__dirname, "../../..");

export type Registered = { id: string; secret: string };

/** What the file for `client add` says, whole. */
export function register(file: string): Registered {
  const folder = mkdtempSync(join(tmpdir(), "client-"));
  const path = join(folder, "client.toml");
  writeFileSync(path, file);
  const data = `${ROOT}/target/end2end-data/${PORT}`;
  const command = ["client", "add", path, "--data", data, "--format", "json"];
  const printed = execFileSync(`${ROOT}/target/release/countersign`, command, {
    cwd: ROOT,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  const { client_id, client_secret } = JSON.parse(printed) as Record<string, string>;
  return { id: client_id ?? "", secret: client_secret ?? "" };
}
