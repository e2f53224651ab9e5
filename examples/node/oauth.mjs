// What an app needs of OAuth.

import * as client from "openid-client";

import {
  API,
  CLIENT_ID,
  CLIENT_SECRET,
  ISSUER,
  PROMPT,
  REDIRECT_URI,
  REFRESH_BEFORE,
  SCOPE,
} from "./settings.mjs";

/** The person took the access back, or it has ended: they may connect again. */
export class Disconnected extends Error {}

/** The metadata document (RFC 8414), read once and not before it is needed. */
let known;
async function config() {
  // Plain http is for the demo on one's own machine.
  const execute = ISSUER.startsWith("http://localhost") ? [client.allowInsecureRequests] : [];
  const authentication = client.ClientSecretBasic(CLIENT_SECRET);
  known ??= client
    .discovery(new URL(ISSUER), CLIENT_ID, undefined, authentication, { algorithm: "oauth2", execute })
    .catch((error) => {
      known = undefined;
      throw error;
    });
  return known;
}

/** Where to send a person, and what their answer is to be checked against. */
export async function begin() {
  const pending = {
    // Binds the answer to this browser: no other can finish what it began.
    state: client.randomState(),
    // Binds the code to this app (PKCE, RFC 7636).
    verifier: client.randomPKCECodeVerifier(),
  };
  const url = client.buildAuthorizationUrl(await config(), {
    redirect_uri: REDIRECT_URI,
    scope: SCOPE,
    state: pending.state,
    code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: "S256",
    ...(PROMPT && { prompt: PROMPT }),
  });
  return { url: url.href, pending };
}

/** Tokens for the answer that came back. The library checks `state` and `iss` (RFC 9207). */
export async function finish(url, { state, verifier }) {
  return kept(
    await client.authorizationCodeGrant(await config(), url, {
      expectedState: state,
      pkceCodeVerifier: verifier,
    }),
  );
}

/** The candidates that the person may see. */
export async function candidates(tokens) {
  if (tokens.endsAt - Date.now() < REFRESH_BEFORE * 1000) {
    await refresh(tokens);
  }
  try {
    return await list(tokens);
  } catch (error) {
    // Ended before its time; a refresh says whether for good.
    if (!(error instanceof client.WWWAuthenticateChallengeError) || error.status !== 401) {
      throw error;
    }
    await refresh(tokens);
    return list(tokens);
  }
}

async function list({ access }) {
  const url = new URL(`${API}/candidates`);
  const answer = await client.fetchProtectedResource(await config(), access, url, "GET");
  if (!answer.ok) {
    throw new Error(`the API answers ${answer.status}`);
  }
  return (await answer.json()).content;
}

/** Renews the tokens in place. A refresh token is good once: two pages that are opened at a
 * time share one refresh. */
async function refresh(tokens) {
  tokens.refreshing ??= renew(tokens).finally(() => {
    tokens.refreshing = undefined;
  });
  return tokens.refreshing;
}

async function renew(tokens) {
  try {
    const answer = await client.refreshTokenGrant(await config(), tokens.refresh);
    Object.assign(tokens, kept(answer, tokens.refresh));
    console.error("refreshed");
  } catch (error) {
    if (error.error === "invalid_grant") {
      throw new Disconnected();
    }
    throw error;
  }
}

/** Takes the access back (RFC 7009): a refresh token's access tokens go with it. */
export async function revoke({ refresh: token }) {
  await client.tokenRevocation(await config(), token);
}

function kept(answer, refresh) {
  return {
    access: answer.access_token,
    refresh: answer.refresh_token ?? refresh,
    endsAt: Date.now() + answer.expires_in * 1000,
  };
}
