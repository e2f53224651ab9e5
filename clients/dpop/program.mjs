// The built program, on a port and a database of its own.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const READY = "countersign listening on http://";

/** Starts a demo: its issuer, its program and data, and how to stop it. */
export async function start(...options) {
  const path = process.env.COUNTERSIGN_PROGRAM ?? join(ROOT, "target/release/countersign");
  const folder = await mkdtemp(join(tmpdir(), "countersign-"));
  const child = spawn(
    path,
    ["serve", "--demo", "--listen", "127.0.0.1:0", "--data", folder, ...options],
    // In the folder where it finds target/site.
    { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] },
  );
  const ended = once(child, "exit");
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(([status]) => [`nothing, and ended with ${status}`]),
  ]);
  if (!line.startsWith(READY)) {
    throw new Error(`the program said ${line}`);
  }
  return {
    path,
    folder,
    issuer: `http://localhost:${line.split(":").pop()}`,
    /** Runs a command on its data; what it prints. */
    run: (...command) =>
      execFileSync(path, [...command, "--data", folder], { cwd: ROOT, encoding: "utf8" }),
    async stop() {
      child.kill("SIGTERM");
      const [status] = await ended;
      await rm(folder, { recursive: true });
      if (status !== 0) {
        throw new Error(`the program ended with ${status}`);
      }
    },
  };
}
