// What the guide has an app do, and an app as it is there.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The first block of this language below a heading of the guide. */
async function documented(heading, language) {
  const guide = await readFile(join(ROOT, "docs/src/setup/sign-in-with-countersign.md"), "utf8");
  const [, below = ""] = guide.split(`\n### ${heading}`);
  return below.match(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``))[1];
}

export async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  return port;
}

/** Runs the guide's JavaScript below a heading; how to stop it. */
export async function run(heading, environment) {
  // Below the checkout, where it finds its packages.
  const folder = await mkdtemp(join(ROOT, "target/guide-"));
  const file = join(folder, "app.mjs");
  await writeFile(file, await documented(heading, "js"));
  const child = spawn(process.execPath, [file], {
    stdio: ["ignore", "pipe", "inherit"],
    // In tests Express does not print what it refuses.
    env: { ...process.env, NODE_ENV: "test", ...environment },
  });
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout);
  const [line] = await Promise.race([once(lines, "line"), ended.then(() => ["nothing"])]);
  if (line !== "ready") throw new Error(`the guide's app said ${line}`);
  return async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true });
  };
}
