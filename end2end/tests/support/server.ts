// The server under test: the built program, with a demo of its own for each worker.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

import { ISSUER, PORT } from "../../playwright.config";

const TARGET = resolve(__dirname, "../../../target");

export class Server {
  private constructor(private child: ChildProcess) {
    process.once("exit", () => this.child.kill());
  }

  static async start(): Promise<Server> {
    return new Server(await Server.launch());
  }

  /** Begins anew, with the demo as it is at first. */
  async restart(): Promise<void> {
    await this.stop();
    this.child = await Server.launch();
  }

  private static async launch(): Promise<ChildProcess> {
    const data = `${TARGET}/end2end-data/${PORT}`;
    await rm(data, { recursive: true, force: true });
    const child = spawn(
      `${TARGET}/release/countersign`,
      [
        ...["serve", "--demo", "--listen", `127.0.0.1:${PORT}`],
        ...["--data", data, "--site", `${TARGET}/site`],
      ],
      {
        // Refusals are what many tests are about; internal errors are still shown. What is off
        // unless the operator permits it has pages, too.
        env: { ...process.env, COUNTERSIGN_LOG: "warn", COUNTERSIGN_ACCOUNT_DELETION: "true" },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    // The program's own word: another user may answer on this port.
    const lines = createInterface(child.stdout);
    const ended = once(child, "exit").then(([code]) => [`ended with ${code}`]);
    const [line] = await Promise.race([once(lines, "line"), ended]);
    if (!line.startsWith("countersign listening on")) throw new Error(`the server ${line}`);
    const ready = await fetch(`${ISSUER}/readyz`);
    if (!ready.ok) throw new Error(`the server is not ready: ${ready.status}`);
    return child;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) throw new Error("the server ended before its tests");
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const [code] = await ended;
    if (code !== 0) throw new Error(`the server ended with ${code}`);
  }
}
