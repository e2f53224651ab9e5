// What the consent page costs: the server's time for one, and its size. `npm run measure-consent`,
// after `make build`. Starts the program with a fresh demo on a port of its own.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const PORT = 3107;
const ISSUER = `http://localhost:${PORT}`;
const ROUNDS = 3000;
const data = mkdtempSync(join(tmpdir(), "countersign-"));
const program = spawn(
  "target/release/countersign",
  ["serve", "--demo", "--listen", `127.0.0.1:${PORT}`, "--data", data, "--limits-requests-per-second", "1000000"],
  { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, COUNTERSIGN_LOG: "warn" } },
);
await new Promise((ready) => program.stdout.once("data", ready));

const cookies = new Map();
function ask(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers = {
      host: `localhost:${PORT}`,
      origin: ISSUER,
      "accept-encoding": "br",
      cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
      ...(body && { "content-type": "application/x-www-form-urlencoded" }),
    };
    const started = process.hrtime.bigint();
    const sent = request({ host: "127.0.0.1", port: PORT, method, path, headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        const micros = Number(process.hrtime.bigint() - started) / 1000;
        for (const cookie of response.headers["set-cookie"] ?? []) {
          const [name, value] = cookie.split(";")[0].split("=");
          cookies.set(name, value);
        }
        resolve({ status: response.statusCode, bytes: Buffer.concat(parts), micros });
      });
    });
    sent.on("error", reject).end(body);
  });
}

/** Seconds of processor time that the program has used. */
function processorSeconds() {
  const fields = readFileSync(`/proc/${program.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

try {
  const page = brotliDecompressSync((await ask("GET", "/sign-in")).bytes).toString();
  const token = /name="token" value="([^"]*)"/.exec(page)?.[1] ?? "";
  const form = { token, email: "ravi@northwind.example", password: "correct-horse-battery" };
  await ask("POST", "/sign-in", new URLSearchParams(form).toString());
  console.log("| page | CPU of the server | median seen by the client | size, brotli |");
  console.log("|---|---|---|---|");
  const all =
    "candidates_read candidates_create candidates_offers_read candidates_manage " +
    "candidate_status_read configuration_read configuration_manage jobs_read jobs_manage " +
    "jobs_publications_manage users_read users_manage messages_write company_read";
  for (const [name, scope] of [["two permissions", "candidates_read jobs_read"], ["all 14", all]]) {
    const query = new URLSearchParams({
      response_type: "code",
      client_id: "demo-partner",
      redirect_uri: "http://127.0.0.1:8765/callback",
      scope,
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      code_challenge_method: "S256",
    });
    const path = `/oauth/authorize?${query}`;
    const times = [];
    let size = 0;
    const before = processorSeconds();
    for (let round = 0; round < ROUNDS; round += 1) {
      const answer = await ask("GET", path);
      if (answer.status !== 200) throw new Error(`status ${answer.status}`);
      times.push(answer.micros);
      size = answer.bytes.length;
    }
    const processor = ((processorSeconds() - before) / ROUNDS) * 1e6;
    const median = times.sort((one, other) => one - other)[ROUNDS / 2];
    const kilobytes = (size / 1000).toFixed(1);
    console.log(`| ${name} | ${processor.toFixed(0)} µs | ${median.toFixed(0)} µs | ${kilobytes} kB |`);
  }
} finally {
  program.kill("SIGTERM");
  rmSync(data, { recursive: true, force: true });
}
