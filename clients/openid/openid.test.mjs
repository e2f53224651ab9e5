// openid-client as an app that people sign in to (OpenID Connect).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import * as client from "openid-client";

import { Person } from "../dpop/person.mjs";
import { start } from "../dpop/program.mjs";
import { register } from "./register.mjs";

const CALLBACK = "http://127.0.0.1:49152/callback";
const DEMO_CALLBACK = "http://127.0.0.1:8769/callback";

let program;
before(async () => {
  program = await start();
});
after(() => program.stop());

/** An app that is registered so; the library checks every signature itself. */
async function app(lines = "", metadata = {}) {
  const { client_id, client_secret } = await register(program, CALLBACK, lines);
  return client.discovery(
    new URL(program.issuer),
    client_id,
    { client_secret, ...metadata },
    undefined,
    // The program speaks plain HTTP; TLS ends in front of it.
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] },
  );
}

/** Ada signs in and allows it; the tokens. */
async function signIn(config, extra = {}, person = new Person(program.issuer)) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: "openid profile email",
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
    ...extra,
  });
  const answer = await person.allow(url.href);
  const maxAge = extra.max_age && Number(extra.max_age);
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, maxAge };
  return client.authorizationCodeGrant(config, answer, checks);
}

test("an app learns who has signed in, and what they allowed it to know", async () => {
  const config = await app();
  const tokens = await signIn(config, { max_age: "300" });
  const { sub, amr } = tokens.claims();
  assert.deepEqual(amr, ["pwd"]);
  const info = await client.fetchUserInfo(config, tokens.access_token, sub);
  assert.equal(info.email, "ada@northwind.example");
  assert.equal(info.name, "Ada Northwind");
});

test("a refreshed ID token is of the same person", async () => {
  const config = await app();
  const first = await signIn(config);
  const next = await client.refreshTokenGrant(config, first.refresh_token);
  assert.equal(next.claims().sub, first.claims().sub);
});

for (const algorithm of ["ES256", "EdDSA"]) {
  test(`an app reads ${algorithm} if it is registered so`, async () => {
    const config = await app(`id_token_algorithm = "${algorithm}"`, {
      id_token_signed_response_alg: algorithm,
    });
    const { id_token } = await signIn(config);
    const header = JSON.parse(Buffer.from(id_token.split(".")[0], "base64url"));
    assert.equal(header.alg, algorithm);
  });
}

/** A demo's app, whose publisher's domain is verified. */
async function demoApp() {
  const secret = { client_secret: "demo-sign-in-secret" };
  const execute = [client.allowInsecureRequests];
  const issuer = new URL(program.issuer);
  return client.discovery(issuer, "demo-sign-in", secret, undefined, { execute });
}

test("an app signs the person out, who comes back to it", async () => {
  const config = await demoApp();
  const person = new Person(program.issuer);
  const { id_token: hint } = await signIn(config, { redirect_uri: DEMO_CALLBACK, scope: "openid" }, person);
  const bye = "http://127.0.0.1:8769/bye";
  const asked = { id_token_hint: hint, post_logout_redirect_uri: bye, state: "a b&c" };
  const left = await person.open(client.buildEndSessionUrl(config, asked).href);
  assert.equal(left.location, `${bye}?state=a+b%26c`);

  const code_challenge = await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier());
  const pkce = { code_challenge, code_challenge_method: "S256" };
  const silent = { redirect_uri: DEMO_CALLBACK, scope: "openid", prompt: "none", ...pkce };
  const answer = await person.open(client.buildAuthorizationUrl(config, silent).href);
  assert.equal(new URL(answer.location).searchParams.get("error"), "login_required");
});

test("an ID token with another nonce is refused", async () => {
  const config = await app();
  const replayed = { nonce: "another" };
  await assert.rejects(signIn(config, replayed), { code: "OAUTH_JWT_CLAIM_COMPARISON_FAILED" });
});
