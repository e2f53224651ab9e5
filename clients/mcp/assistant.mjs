// The MCP SDK for TypeScript as an assistant that no one registered: node assistant.mjs SERVER [DOCUMENT]
// It says on a line of its own what its person has to open ("ask URL"), and what it has done; a line
// to it says that the person has done something in between.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";

import { auth, extractWWWAuthenticateParams, UnauthorizedError } from "@modelcontextprotocol/sdk/client/auth.js";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import {
  StreamableHTTPClientTransport,
  StreamableHTTPError,
} from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [server, document] = process.argv.slice(2);
const [READ, CHANGE] = ["jobs_read", "jobs_manage"];
const say = (...words) => console.log(words.join(" "));
const told = createInterface(process.stdin);

// Where the browser comes back to, on whatever port is free (RFC 8252 §7.3).
const answers = createServer((request, response) => {
  response.end("You can close this window.");
  const url = new URL(request.url, "http://localhost");
  if (url.pathname === "/callback") answers.emit("answer", url.searchParams);
});
await once(answers.listen(0, "127.0.0.1"), "listening");
const redirectUrl = `http://localhost:${answers.address().port}/callback`;

const asked = [];
const kept = {};
const authProvider = {
  redirectUrl,
  ...(document && { clientMetadataUrl: document }),
  clientMetadata: {
    client_name: "Assistant",
    redirect_uris: [redirectUrl],
    grant_types: ["authorization_code", "refresh_token"],
    token_endpoint_auth_method: "none",
  },
  state: () => (kept.state = randomUUID()),
  clientInformation: () => kept.client,
  saveClientInformation: (client) => void (kept.client = client),
  tokens: () => kept.tokens,
  saveTokens: (tokens) => void (kept.tokens = tokens),
  codeVerifier: () => kept.verifier,
  saveCodeVerifier: (verifier) => void (kept.verifier = verifier),
  redirectToAuthorization(url) {
    asked.push(url.searchParams);
    kept.answer = once(answers, "answer");
    say("ask", url.href);
  },
};

/** The code that the person's browser brings. */
async function code() {
  const [answer] = await kept.answer;
  assert.equal(answer.get("state"), kept.state);
  assert.equal(answer.get("iss"), kept.client.issuer);
  return answer.get("code");
}

let challenge;
async function watched(url, options) {
  const response = await fetch(url, options);
  if (response.status === 403) challenge = extractWWWAuthenticateParams(response);
  return response;
}

async function connect() {
  const client = new Client({ name: "assistant", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(server), { authProvider, fetch: watched });
  try {
    await client.connect(transport);
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) throw error;
    await transport.finishAuth(await code());
    return connect();
  }
  return client;
}

const call = async (client, name, given = {}) =>
  (await client.callTool({ name, arguments: given })).content[0].text;
const scopes = () => kept.tokens.scope.split(" ").sort();

// Discovery, introduction, consent, and a tool.
let client = await connect();
assert.match(await call(client, "list_jobs"), /^0: /);
assert.equal(asked.length, 1);
assert.equal(asked[0].get("resource"), server);
assert.equal(asked[0].get("client_id"), document ?? kept.client.client_id);
assert.deepEqual(scopes(), [READ]);

// With an old access token it goes on without a person.
const { access_token: first } = kept.tokens;
kept.tokens = { ...kept.tokens, access_token: "old" };
client = await connect();
assert.match(await call(client, "list_jobs"), /^0: /);
assert.notEqual(kept.tokens.access_token, first);
assert.equal(asked.length, 1);

// The SDK refreshes first, which gives no more; then it asks for what the challenge names.
const rename = () => call(client, "rename_job", { number: 0, title: "Cook" });
await assert.rejects(rename(), (error) => error instanceof StreamableHTTPError && error.code === 403);
assert.deepEqual(challenge.scope.split(" ").sort(), [CHANGE, READ].sort());
kept.tokens = undefined;
assert.equal(await auth(authProvider, { serverUrl: server, scope: challenge.scope }), "REDIRECT");
await auth(authProvider, { serverUrl: server, authorizationCode: await code() });
assert.deepEqual(scopes(), [CHANGE, READ].sort());
client = await connect();
assert.equal(await rename(), "0: Cook");
assert.match(await call(client, "list_jobs"), /^0: Cook/);
say("connected", kept.client.client_id);

// The person removes it.
await once(told, "line");
await new Promise((over) => setTimeout(over, 1_000)); // for which an answer may be cached
const refused = await fetch(server, {
  headers: { authorization: `Bearer ${kept.tokens.access_token}` },
});
assert.equal(refused.status, 401);
assert.equal(await auth(authProvider, { serverUrl: server }).catch(() => "REFUSED"), "REFUSED");
say("removed");
process.exit(0);
