// openid-client as an app whose tokens are bound to its key (RFC 9449).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import * as client from "openid-client";

import { Person } from "./person.mjs";
import { start } from "./program.mjs";

const CLIENT = "demo-spa";
// An app on a person's own machine takes the port it gets (RFC 8252 §7.3).
const CALLBACK = "http://127.0.0.1:49152/callback";

let program;
before(async () => {
  program = await start();
});
after(() => program.stop());

/** An app that knows the metadata document, with a key of its own. */
async function app() {
  const config = await client.discovery(
    new URL(program.issuer),
    CLIENT,
    undefined,
    client.None(),
    // The program speaks plain HTTP; TLS ends in front of it.
    { algorithm: "oauth2", execute: [client.allowInsecureRequests] },
  );
  const sent = [];
  config[client.customFetch] = async (url, options) => {
    const response = await fetch(url, options);
    sent.push({ url, headers: new Headers(options.headers), status: response.status });
    return response;
  };
  return { config, sent, ...(await key(config)) };
}

async function key(config) {
  const keys = await client.randomDPoPKeyPair("ES256");
  return { DPoP: client.getDPoPHandle(config, keys) };
}

/** Ada allows the app, whose code is for this key; its tokens. */
async function tokens({ config, DPoP }, codeFor = DPoP) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: "candidates_read",
    state: expectedState,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
    dpop_jkt: await codeFor.calculateThumbprint(),
    prompt: "consent",
  });
  const answer = await new Person(program.issuer).allow(url.href);
  const checks = { pkceCodeVerifier, expectedState };
  return client.authorizationCodeGrant(config, answer, checks, undefined, { DPoP });
}

/** Calls the API; without a key, the token goes as a Bearer token. */
function candidates({ config, DPoP }, accessToken) {
  const url = new URL("/api/candidates", program.issuer);
  return client.fetchProtectedResource(config, accessToken, url, "GET", null, undefined, { DPoP });
}

/** What the API says in its refusal. */
function challenge(scheme, error) {
  return ({ status, cause }) => {
    assert.equal(status, 401);
    const said = cause.map((challenge) => [challenge.scheme, challenge.parameters.error]);
    assert.deepEqual(said, [[scheme, error]]);
    return true;
  };
}

test("an app gets tokens bound to its key and calls the API with them", async () => {
  const spa = await app();
  const { access_token, token_type, scope } = await tokens(spa);
  assert.equal(token_type, "dpop");
  assert.equal(scope, "candidates_read");
  // The first try without a nonce, the second with the one it was given.
  assert.deepEqual(spa.sent.map(({ status }) => status), [400, 200]);
  const answer = await candidates(spa, access_token);
  assert.equal(answer.status, 200);
  assert.equal((await answer.json()).totalFound, 7);
});

test("a refreshed token is bound to the same key", async () => {
  const spa = await app();
  const first = await tokens(spa);
  const next = await client.refreshTokenGrant(spa.config, first.refresh_token, undefined, spa);
  assert.equal(next.token_type, "dpop");
  assert.notEqual(next.access_token, first.access_token);
  assert.equal((await candidates(spa, next.access_token)).status, 200);
});

test("another key cannot refresh the tokens of a public client", async () => {
  const spa = await app();
  const { refresh_token } = await tokens(spa);
  const other = await key(spa.config);
  const refused = client.refreshTokenGrant(spa.config, refresh_token, undefined, other);
  await assert.rejects(refused, { status: 400, error: "invalid_grant" });
});

test("another key cannot exchange a code that was asked for with this one", async () => {
  const spa = await app();
  const other = { ...spa, ...(await key(spa.config)) };
  await assert.rejects(tokens(other, spa.DPoP), { error: "invalid_grant" });
});

test("a token shown with another key is refused", async () => {
  const spa = await app();
  const { access_token } = await tokens(spa);
  const other = { ...spa, ...(await key(spa.config)) };
  await assert.rejects(candidates(other, access_token), challenge("dpop", "invalid_dpop_proof"));
});

test("a bound token shown as a Bearer token is refused", async () => {
  const spa = await app();
  const { access_token } = await tokens(spa);
  const withoutKey = { config: spa.config };
  await assert.rejects(candidates(withoutKey, access_token), challenge("bearer", "invalid_token"));
});

test("a proof is good once", async () => {
  const spa = await app();
  const { access_token } = await tokens(spa);
  await candidates(spa, access_token);
  const { url, headers } = spa.sent.at(-1);
  const again = await fetch(url, { headers });
  assert.equal(again.status, 401);
  assert.match(again.headers.get("www-authenticate"), /^DPoP .*error="invalid_dpop_proof"/);
});
