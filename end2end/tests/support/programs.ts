// Programs that a test starts beside the worker's server.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

export const ROOT = resolve(__dirname, "../../..");
export const PROGRAM = `${ROOT}/target/release/countersign`;

export type Started = { child: ChildProcess; line: string };

/** Starts it, and waits for the first line that it prints. */
export async function start(command: string[], env: Record<string, string> = {}): Promise<Started> {
  const [program = "", ...parameters] = command;
  const child = spawn(program, parameters, {
    cwd: ROOT,
    env: { ...process.env, COUNTERSIGN_LOG: "warn", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface(child.stdout!);
  const ended = once(child, "exit").then(() => ["nothing, and ended"]);
  const [line] = await Promise.race([once(lines, "line"), ended]);
  return { child, line };
}

export async function stop({ child }: Started): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
