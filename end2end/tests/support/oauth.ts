// The app's side of the protocol, with nothing but what Node brings.

import { createHash, randomBytes } from "node:crypto";

import { ISSUER } from "../../playwright.config";
import { PARTNER, REQUIRED, type Client } from "./demo";

/** A request for access, with what the app must remember of it. */
export type Asked = { url: string; client: Client; state: string; verifier: string };

/**
 * Makes an authorize URL. A parameter set to `undefined` is left out. The whole page is asked
 * for, whatever another test has allowed before: `prompt: undefined` asks as most apps do.
 */
export function ask(
  client: Client = PARTNER,
  changes: Record<string, string | undefined> = {},
): Asked {
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(12).toString("base64url");
  const parameters = {
    response_type: "code",
    client_id: client.id,
    redirect_uri: client.callback,
    scope: REQUIRED,
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    prompt: "consent",
    ...changes,
  };
  const url = new URL("/oauth/authorize", ISSUER);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return { url: url.href, client, state, verifier };
}

export type TokenAnswer = {
  status: number;
  body: {
    access_token?: string;
    refresh_token?: string;
    token_type?: string;
    expires_in?: number;
    scope?: string;
    error?: string;
  };
};

/** Exchanges a code as any client does: HTTP Basic and a form. */
export async function exchange(asked: Asked, code: string): Promise<TokenAnswer> {
  const { id, secret, callback } = asked.client;
  const response = await fetch(new URL("/oauth/token", ISSUER), {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: callback,
      code_verifier: asked.verifier,
    }),
  });
  return { status: response.status, body: await response.json() };
}

/** Calls the practice API with a token. */
export async function callApi(path: string, token: string | undefined): Promise<Response> {
  return fetch(new URL(path, ISSUER), { headers: { authorization: `Bearer ${token}` } });
}
