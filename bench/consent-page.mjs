// What the consent page costs: the server's time for one, and its size. `npm run measure-consent`,
// after `make build`. Starts the program with a fresh demo on a port of its own.
//
// One request at a time, over one connection of loopback: from the request's last byte to the
// answer's first, which the server sends when it has checked the request, drawn the page and
// compressed it. What this program and the kernel take for that is in the figure.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const PORT = 3107;
const ISSUER = `http://localhost:${PORT}`;
const WARM_UP = 300;
const ROUNDS = 3000;
const data = mkdtempSync(join(tmpdir(), "countersign-"));
const program = spawn(
  "target/release/countersign",
  ["serve", "--demo", "--listen", `127.0.0.1:${PORT}`, "--data", data, "--limits-requests-per-second", "1000000"],
  { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, COUNTERSIGN_LOG: "warn" } },
);
await new Promise((ready) => program.stdout.once("data", ready));

const socket = connect(PORT, "127.0.0.1").setNoDelay();
const cookies = new Map();

/** An app whose metadata document is on this device. */
const callback = "http://127.0.0.1:8766/callback";
const describing = createServer((asked, answer) => {
  const id = `http://${asked.headers.host}${asked.url}`;
  const document = { client_id: id, client_name: "Quick Tools", redirect_uris: [callback] };
  answer.setHeader("content-type", "application/json").end(JSON.stringify(document));
});
await new Promise((ready) => describing.listen(0, "127.0.0.1", ready));
const described = `http://127.0.0.1:${describing.address().port}/client.json`;

/** The bytes of a request, so that none of them are made while it is timed. */
function request(method, path, body = "") {
  const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: localhost:${PORT}`,
    `Origin: ${ISSUER}`,
    "Accept-Encoding: br",
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    ...(body ? ["Content-Type: application/x-www-form-urlencoded"] : []),
    ...(body ? [`Content-Length: ${Buffer.byteLength(body)}`] : []),
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** Sends a request, and reads the answer. */
function ask(bytes) {
  return new Promise((resolve, reject) => {
    let [first, received] = [0n, Buffer.alloc(0)];
    const read = (part) => {
      first ||= process.hrtime.bigint();
      received = Buffer.concat([received, part]);
      const end = received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = received.subarray(0, end).toString();
      const body = bodyOf(head, received.subarray(end + 4));
      if (!body) return;
      socket.off("data", read);
      socket.off("close", reject);
      for (const [, name, value] of head.matchAll(/^set-cookie: ([^=]+)=([^;\r]*)/gim)) {
        cookies.set(name, value);
      }
      const status = Number(head.split(" ")[1]);
      resolve({ status, body, micros: Number(first - sent) / 1000 });
    };
    socket.on("data", read).once("close", reject);
    const sent = process.hrtime.bigint();
    socket.write(bytes);
  });
}

/** The body of an answer, if it is there whole. */
function bodyOf(head, received) {
  if (!/^transfer-encoding: chunked/im.test(head)) {
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    return received.length < length ? undefined : received;
  }
  const chunks = [];
  for (let at = 0; ; ) {
    const line = received.indexOf("\r\n", at);
    const length = line < 0 ? NaN : Number.parseInt(received.subarray(at, line).toString(), 16);
    const end = line + 2 + length;
    if (!(received.length >= end + 2)) return undefined;
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(line + 2, end));
    at = end + 2;
  }
}

/** Seconds of processor time that the program has used. */
function processorSeconds() {
  const fields = readFileSync(`/proc/${program.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** What it costs more that an app introduced itself: in turns, so that both meet the same noise. */
async function compare() {
  const queries = [registered(), described].map((id) => {
    const query = new URLSearchParams({
      response_type: "code",
      client_id: id,
      redirect_uri: callback,
      scope: "candidates_read jobs_read",
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      code_challenge_method: "S256",
    });
    return { bytes: request("GET", `/oauth/authorize?${query}`), times: [] };
  });
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const { bytes, times } of queries) {
      const { status, micros } = await ask(bytes);
      if (status !== 200) throw new Error(`status ${status}`);
      if (round >= 0) times.push(micros);
    }
  }
  const median = ({ times }) => times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)];
  const [own, introduced] = queries.map(median);
  const more = (100 * (introduced / own - 1)).toFixed(0);
  const shown = queries.map((query) => `${median(query).toFixed(0)} µs`);
  console.log(`\nOf a registered app: ${shown[0]}; with a cached metadata document: ${shown[1]}, ${more} % more`);
}

/** The same app, as the operator registers it. */
function registered() {
  const file = join(data, "client.toml");
  writeFileSync(
    file,
    `confidential = false
[client]
name = "Quick Tools"
native = true
grant_types = ["authorization_code"]
redirect_uris = ["${callback}"]
optional = "candidates_read jobs_read"
[publisher]
id = "pub_measured"
name = "Quick Makers"
verified_domains = []
`,
  );
  const arguments_ = ["client", "add", file, "--data", data, "--format", "json"];
  return JSON.parse(execFileSync("target/release/countersign", arguments_)).client_id;
}

try {
  const page = brotliDecompressSync((await ask(request("GET", "/sign-in"))).body).toString();
  const token = /name="token" value="([^"]*)"/.exec(page)?.[1] ?? "";
  const form = { token, email: "ada@northwind.example", password: "correct-horse-battery" };
  await ask(request("POST", "/sign-in", new URLSearchParams(form).toString()));
  console.log("| consent page | server's time, p50 | p95 | processor time, mean | HTML, brotli |");
  console.log("|---|---|---|---|---|");
  const four = "candidates_read jobs_read candidates_manage messages_write";
  const all =
    "candidates_read candidates_create candidates_offers_read candidates_manage " +
    "candidate_status_read configuration_read configuration_manage jobs_read jobs_manage " +
    "jobs_publications_manage users_read users_manage messages_write company_read";
  for (const [name, scope] of [
    ["two permissions", "candidates_read jobs_read"],
    ["four permissions", four],
    ["all 14", all],
  ]) {
    const query = new URLSearchParams({
      response_type: "code",
      client_id: "demo-partner",
      redirect_uri: "http://127.0.0.1:8765/callback",
      scope,
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      code_challenge_method: "S256",
    });
    const bytes = request("GET", `/oauth/authorize?${query}`);
    for (let round = 0; round < WARM_UP; round += 1) await ask(bytes);
    const [times, before] = [[], processorSeconds()];
    let size = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { status, body, micros } = await ask(bytes);
      if (status !== 200) throw new Error(`status ${status}`);
      times.push(micros);
      size = body.length;
    }
    const processor = ((processorSeconds() - before) / ROUNDS) * 1e6;
    times.sort((one, other) => one - other);
    const at = (share) => `${times[Math.floor(share * ROUNDS)].toFixed(0)} µs`;
    const kilobytes = (size / 1000).toFixed(1);
    console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${processor.toFixed(0)} µs | ${kilobytes} kB |`);
  }
  await compare();
} finally {
  socket.destroy();
  describing.close();
  program.kill("SIGTERM");
  rmSync(data, { recursive: true, force: true });
}
