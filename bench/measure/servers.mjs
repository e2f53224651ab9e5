// The three programs, and how each is started and addressed.

import { spawn } from "node:child_process";
import { mkdirSync, openSync, closeSync } from "node:fs";
import { connect } from "node:net";
import { ROOT, WORK } from "./settings.mjs";

export const PROGRAM = process.env.COUNTERSIGN_PROGRAM ?? `${ROOT}target/dist/countersign`;

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

const COUNTERSIGN_PATHS = {
  discovery: "/.well-known/oauth-authorization-server",
  live: "/healthz",
  token: "/oauth/token",
  introspect: "/oauth/introspect",
  authorize: "/oauth/authorize",
  userInfo: "/oauth/userinfo",
};

/** Countersign on a data folder; the practice data is made if the folder is empty. */
export function countersign(port, folder, name = "Countersign", program = PROGRAM) {
  return {
    name,
    kind: "countersign",
    port,
    folder,
    paths: COUNTERSIGN_PATHS,
    command: [
      program,
      ...["serve", "--demo", "--listen", `127.0.0.1:${port}`],
      ...["--issuer", `http://localhost:${port}`, "--data", folder],
      // All load comes from one address.
      ...["--limits-requests-per-second", "1000000"],
      ...["--limits-client-requests-per-second", "1000000"],
    ],
    environment: {},
  };
}

/** As it is shipped: each network has its limits. */
export function withOwnLimits(server) {
  const isLimit = (part) => part?.startsWith("--limits");
  const command = server.command.filter((part, at, all) => !isLimit(part) && !isLimit(all[at - 1]));
  return { ...server, command };
}

export function peer(port) {
  return {
    name: "node-oidc-provider",
    kind: "peer",
    port,
    paths: {
      discovery: "/.well-known/openid-configuration",
      live: "/.well-known/openid-configuration",
      token: "/token",
      introspect: "/token/introspection",
      authorize: "/auth",
      userInfo: "/me",
    },
    command: [process.execPath, `${ROOT}bench/peer/server.mjs`, String(port)],
    environment: { NODE_ENV: "production" },
  };
}

export function floor(port) {
  return {
    name: "floor",
    kind: "floor",
    port,
    paths: COUNTERSIGN_PATHS,
    command: [`${ROOT}target/dist/floor`, String(port)],
    environment: {},
  };
}

/**
 * Starts a server; milliseconds from the moment the program is executed to its first answer, which
 * is asked for each millisecond. A shell notes the moment: node takes long to make a process.
 */
export async function start(server) {
  mkdirSync(WORK, { recursive: true });
  const log = openSync(`${WORK}${server.kind}-${server.port}.log`, "a");
  const child = spawn("sh", ["-c", 'date +%s%N; exec "$@"', "sh", ...server.command], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", log],
    env: { ...process.env, ...server.environment },
  });
  closeSync(log);
  running.add(child);
  server.child = child;
  server.pid = child.pid;
  const executed = new Promise((noted) => {
    child.stdout.once("data", (line) => noted(Number.parseInt(line, 10) / 1e6));
  });
  const tired = performance.now() + 60_000;
  while (!(await answers(server))) {
    if (child.exitCode !== null) throw new Error(`${server.name} did not start: see ${WORK}*.log`);
    if (performance.now() > tired) throw new Error(`${server.name} does not answer`);
    await new Promise((wait) => setTimeout(wait, 1));
  }
  return performance.timeOrigin + performance.now() - (await executed);
}

export async function stop(server) {
  const ended = new Promise((resolve) => server.child.once("exit", resolve));
  server.child.kill("SIGTERM");
  await ended;
  running.delete(server.child);
}

function answers({ port, paths }) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => resolve(false));
    socket.on("connect", () => {
      socket.write(`GET ${paths.live} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
    });
    socket.once("data", (answer) => {
      resolve(answer.toString().startsWith("HTTP/1.1 200 "));
      socket.destroy();
    });
  });
}
