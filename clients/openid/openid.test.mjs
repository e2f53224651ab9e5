// openid-client as an app that people sign in to (OpenID Connect).
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import * as client from "openid-client";

import { Person } from "../dpop/person.mjs";
import { start } from "../dpop/program.mjs";

const CALLBACK = "http://127.0.0.1:49152/callback";

let program;
before(async () => {
  program = await start();
});
after(() => program.stop());

/** An app that is registered so; the library checks every signature itself. */
async function app(lines = "", metadata = {}) {
  const folder = await mkdtemp(join(tmpdir(), "client-"));
  const file = join(folder, "client.toml");
  await writeFile(
    file,
    `confidential = true
[client]
name = "Wiki"
grant_types = ["authorization_code", "refresh_token"]
redirect_uris = ["${CALLBACK}"]
required = "openid profile email"
default = "openid"
${lines}
`,
  );
  const { client_id, client_secret } = JSON.parse(program.run("client", "add", file));
  await rm(folder, { recursive: true });
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
async function signIn(config, extra = {}) {
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
  const answer = await new Person(program.issuer).allow(url.href);
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

test("the address for signing out is found", async () => {
  const config = await app();
  const url = client.buildEndSessionUrl(config, {});
  assert.equal(url.origin + url.pathname, `${program.issuer}/oauth/logout`);
});
