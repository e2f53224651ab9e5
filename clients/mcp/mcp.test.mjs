// The MCP SDK for TypeScript as an assistant, and the example server in Rust.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { auth, UnauthorizedError } from "@modelcontextprotocol/sdk/client/auth.js";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import {
  StreamableHTTPClientTransport,
  StreamableHTTPError,
} from "@modelcontextprotocol/sdk/client/streamableHttp.js";

import { Person } from "../dpop/person.mjs";
import { start } from "../dpop/program.mjs";

const CALLBACK = "http://localhost:33419/callback";
const [READ, CHANGE] = ["jobs_read", "jobs_manage"];

let folder, program, server, url, assistant;

async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  return port;
}

/** Registers a client as an operator does. */
async function register(terms) {
  const file = join(folder, "client.toml");
  await writeFile(file, terms);
  const command = ["client", "add", file, "--data", program.folder];
  return JSON.parse(execFileSync(program.path, command, { encoding: "utf8" }));
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "countersign-mcp-"));
  const listen = `127.0.0.1:${await freePort()}`;
  url = `http://${listen}/mcp`;
  const config = join(folder, "countersign.toml");
  await writeFile(
    config,
    `[[resource]]\naddress = "http://localhost:3000/api"\n
    [[resource]]\naddress = "${url}"\nname = "Jobs"\nscopes = "${READ} ${CHANGE}"\n`,
  );
  program = await start("--config", config);
  assistant = await register(
    `confidential = false\n[client]\nname = "Assistant"\nnative = true
    grant_types = ["authorization_code", "refresh_token"]
    redirect_uris = ["http://localhost/callback"]
    optional = "${READ} ${CHANGE}"\ndefault = "${READ}"\n`,
  );
  const { client_id, client_secret } = await register(
    `confidential = true\n[client]\nname = "Jobs"\ngrant_types = []
    may_introspect = true\nserves = ["${url}"]\n`,
  );
  server = spawn(join(dirname(program.path), "jobs-mcp"), {
    env: {
      ...process.env,
      ISSUER: program.issuer,
      LISTEN: listen,
      API_CLIENT: client_id,
      API_SECRET: client_secret,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(createInterface(server.stdout), "line");
});

after(async () => {
  server?.kill();
  await program?.stop();
  await rm(folder, { recursive: true });
});

/** What an assistant keeps, and how it asks its person. */
class Provider {
  asked = [];
  redirectUrl = CALLBACK;
  clientMetadata = { client_name: "Assistant", redirect_uris: [CALLBACK] };
  #tokens;
  #verifier;
  #person = new Person(program.issuer);

  clientInformation = () => ({ client_id: assistant.client_id });
  tokens = () => this.#tokens;
  saveTokens = (tokens) => void (this.#tokens = tokens);
  saveCodeVerifier = (verifier) => void (this.#verifier = verifier);
  codeVerifier = () => this.#verifier;
  redirectToAuthorization = (address) => void this.asked.push(address);

  dropTokens = () => void (this.#tokens = undefined);
  removeAll = () => this.#person.removeAll();

  /** The person's answer to what was asked last. */
  async code() {
    const boxes = { trust: "yes", "optional[]": [READ, CHANGE] };
    const answer = await this.#person.allow(this.asked.at(-1).href, boxes);
    return answer.searchParams.get("code");
  }
}

async function connect(provider) {
  const client = new Client({ name: "assistant", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(url), { authProvider: provider });
  try {
    await client.connect(transport);
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) throw error;
    await transport.finishAuth(await provider.code());
    return connect(provider);
  }
  return client;
}

const text = (result) => result.content[0].text;

test("an assistant reads, asks for more, changes, refreshes and is removed", async () => {
  const provider = new Provider();
  let client = await connect(provider);
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name).sort(), ["list_jobs", "rename_job"]);
  const asked = provider.asked[0].searchParams;
  assert.equal(asked.get("resource"), url);
  assert.ok(asked.get("scope").split(" ").includes(READ));
  assert.ok(!asked.get("scope").split(" ").includes(CHANGE));
  assert.match(text(await client.callTool({ name: "list_jobs", arguments: {} })), /0: Welder/);

  // The SDK refreshes first, which gives no more; then the assistant asks for what the challenge
  // names.
  const rename = { name: "rename_job", arguments: { number: 0, title: "Cook" } };
  const isRefused = (error) => error instanceof StreamableHTTPError && error.code === 403;
  await assert.rejects(client.callTool(rename), isRefused);
  provider.dropTokens();
  assert.equal(await auth(provider, { serverUrl: url, scope: `${CHANGE} ${READ}` }), "REDIRECT");
  await auth(provider, { serverUrl: url, authorizationCode: await provider.code() });
  assert.deepEqual(provider.tokens().scope.split(" ").sort(), [CHANGE, READ].sort());
  client = await connect(provider);
  assert.equal(text(await client.callTool(rename)), "0: Cook");

  // With an old access token it goes on without a person.
  const before = provider.asked.length;
  provider.saveTokens({ ...provider.tokens(), access_token: "x" });
  client = await connect(provider);
  assert.match(text(await client.callTool({ name: "list_jobs", arguments: {} })), /0: Cook/);
  assert.equal(provider.asked.length, before);
  assert.deepEqual(provider.tokens().scope.split(" ").sort(), [CHANGE, READ].sort());

  await provider.removeAll();
  const { access_token } = provider.tokens();
  await new Promise((over) => setTimeout(over, 1_000)); // for which an answer may be cached
  const answer = await fetch(url, { headers: { authorization: `Bearer ${access_token}` } });
  assert.equal(answer.status, 401);
  assert.match(answer.headers.get("www-authenticate"), /resource_metadata="[^"]+"/);
});
