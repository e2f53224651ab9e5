// A bystander's latency during an attack from another network of loopback, which runs on a
// thread of its own.

import { Agent, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { basic } from "./http.mjs";
import { residentMegabytes } from "./processor.mjs";
import { settings } from "./settings.mjs";

const [ATTACKER, BYSTANDER] = ["127.0.0.1", "127.0.0.2"];

/** More connections than one network has a share of. */
const CONNECTIONS = 1_100;

const FORM = "content-type: application/x-www-form-urlencoded\r\n";

/** For each attack: the median in milliseconds, and the server's memory; the usual one first. */
export async function measureAttacks(server, say) {
  const found = [];
  const measure = async (name, attack) => {
    const attacking = attack && new Worker(new URL(import.meta.url), { workerData: { name, port: server.port } });
    await sleep(500);
    const milliseconds = await medianOfBystander(server);
    found.push({ name, milliseconds, megabytes: residentMegabytes(server.pid) });
    say(`${name}: ${milliseconds.toFixed(2)} ms`);
    await attacking?.terminate();
  };
  await medianOfBystander(server);
  await measure("none", undefined);
  for (const [name, attack] of ATTACKS) await measure(name, attack);
  return found;
}

async function medianOfBystander(server) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress: BYSTANDER });
  const form = "grant_type=client_credentials";
  const asks = [
    () => ask(server, agent, "POST", "/oauth/token", form, basic("demo-service")),
    () => ask(server, agent, "GET", "/sign-in"),
  ];
  const took = [];
  const until = performance.now() + settings.seconds * 1_000;
  while (performance.now() < until || took.length < 40) {
    for (const one of asks) {
      const began = performance.now();
      const status = await one();
      if (status !== 200) throw new Error(`the bystander got ${status}`);
      took.push(performance.now() - began);
    }
    await sleep(5);
  }
  agent.destroy();
  return took.sort((one, other) => one - other)[Math.floor(took.length / 2)];
}

function ask(server, agent, method, path, body, authorization) {
  const headers = { host: `localhost:${server.port}` };
  if (authorization) headers.authorization = authorization;
  if (body !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
  const where = { host: "127.0.0.1", port: server.port, agent };
  return new Promise((resolve, reject) => {
    const sent = request({ ...where, method, path, headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    sent.on("error", reject).end(body);
  });
}

/** Something again and again, by eight at a time. */
const again = (each) => async (server) => {
  const one = async () => {
    for (;;) {
      await each(server);
      await sleep(1);
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
};

/** Many connections that say this and no more. */
const holding = (text) => async (server) => {
  for (;;) {
    const held = Array.from({ length: CONNECTIONS }, () => say(server, text(server)));
    await sleep(5_000);
    for (const socket of held) socket.destroy();
  }
};

/** Says it, and closes after so many milliseconds, or when there was an answer. */
const asking = (text, patience = 10_000) =>
  again(async (server) => {
    const socket = say(server, text(server));
    await Promise.race([
      new Promise((answered) => socket.once("data", answered).once("close", answered)),
      sleep(patience),
    ]);
    socket.destroy();
  });

function say(server, text) {
  const socket = connect({ host: "127.0.0.1", port: server.port, localAddress: ATTACKER });
  // An attacker expects it.
  socket.on("error", () => {});
  socket.write(text);
  return socket;
}

const post = (path, body, { length = body.length, cookie = "" } = {}) => (server) =>
  `POST ${path} HTTP/1.1\r\nhost: localhost:${server.port}\r\ncookie: ${cookie}\r\n` +
  `origin: http://localhost:${server.port}\r\n${FORM}content-length: ${length}\r\n\r\n${body}`;

/** Wrong passwords in the form that the server has given out, each of which costs it a hash. */
async function signIns(server) {
  const answer = await fetch(`http://127.0.0.1:${server.port}/sign-in`, {
    headers: { accept: "text/html" },
  });
  const [, token] = /name="token" value="([^"]+)"/.exec(await answer.text());
  const cookie = answer.headers.get("set-cookie").split(";")[0];
  const body = new URLSearchParams({ token, email: "ada@northwind.example", password: "wrong" });
  await asking(post("/sign-in", body.toString(), { cookie }), 15)(server);
}

/** Thousands of different names. */
const PARAMETERS = Array.from({ length: 16_000 }, (_, at) => `${at.toString(36)}=`).join("&").slice(0, 64_000);

const ATTACKS = [
  ["requests beyond the limit", asking(post("/oauth/token", "grant_type=x"))],
  ["halves of bodies", holding(post("/oauth/token", "grant_type=", { length: 1_000 }))],
  ["connections without a word", holding(() => "")],
  ["sign-ins whose answers are not awaited", signIns],
  ["16,000 parameters", asking(post("/oauth/token", PARAMETERS))],
  ["devices with 30 KiB", asking(post("/oauth/device_authorization", `client_id=demo-device&x=${"y".repeat(30_000)}`))],
];

if (!isMainThread) {
  const [, attack] = ATTACKS.find(([name]) => name === workerData.name);
  await attack({ port: workerData.port });
}
