// openid-client as an app that registers itself (RFC 7591).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import * as client from "openid-client";

import { Person } from "./person.mjs";
import { start } from "./program.mjs";

const CALLBACK = "http://127.0.0.1:49153/callback";

let program;
before(async () => {
  program = await start();
});
after(() => program.stop());

/** Registers, whatever the app is to be. */
function register(metadata, authentication) {
  return client.dynamicClientRegistration(
    new URL(program.issuer),
    {
      client_name: "Quick Tools",
      redirect_uris: [CALLBACK],
      grant_types: ["authorization_code", "refresh_token"],
      ...metadata,
    },
    authentication,
    // The program speaks plain HTTP; TLS ends in front of it.
    { algorithm: "oauth2", execute: [client.allowInsecureRequests] },
  );
}

async function tokens(config) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: "candidates_read",
    state: expectedState,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  const boxes = { trust: "yes", "optional[]": ["candidates_read"] };
  const answer = await new Person(program.issuer).allow(url.href, boxes);
  return client.authorizationCodeGrant(config, answer, { pkceCodeVerifier, expectedState });
}

for (const [kind, method, authentication] of [
  ["without a secret", "none", client.None()],
  ["with a secret", "client_secret_basic", undefined],
]) {
  test(`connect 3: an app ${kind} registers itself, is allowed, calls and refreshes`, async () => {
    const config = await register({ token_endpoint_auth_method: method }, authentication);
    const { client_id, client_secret } = config.clientMetadata();
    assert.match(client_id, /^reg_/);
    assert.equal(client_secret !== undefined, method !== "none");
    const first = await tokens(config);
    assert.equal(first.scope, "candidates_read");
    const url = new URL("/api/candidates", program.issuer);
    const answer = await client.fetchProtectedResource(config, first.access_token, url, "GET");
    assert.equal(answer.status, 200);
    const next = await client.refreshTokenGrant(config, first.refresh_token);
    assert.notEqual(next.access_token, first.access_token);
    await client.tokenRevocation(config, next.refresh_token);
    await assert.rejects(client.refreshTokenGrant(config, next.refresh_token), {
      error: "invalid_grant",
    });
  });
}

test("connect 3: what leads to danger is not registered", async () => {
  for (const uri of ["javascript:alert(1)", "http://app.example/callback"]) {
    await assert.rejects(register({ redirect_uris: [uri] }, client.None()), {
      error: "invalid_redirect_uri",
    });
  }
});
