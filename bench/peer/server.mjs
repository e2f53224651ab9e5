// node-oidc-provider, set up to do what Countersign does: `node server.mjs PORT`.
//
// Tokens live in its default in-memory adapter, which never touches a disk and forgets all but the
// thousand entries used last. Both are in its favour.

import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { errors, Provider } from "oidc-provider";
import { interactions } from "./interactions.mjs";

const port = Number(process.argv[2]);
const HOUR = 3600;
const DAY = 24 * HOUR;

/** The API whose access tokens are JWTs; all others are opaque. */
const API = "https://api.example";

const ecKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const rsaKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const jwk = (key, alg, kid) => ({ ...key.export({ format: "jwk" }), alg, use: "sig", kid });

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    app("demo-partner", "ES256"),
    app("bench-rs256", "RS256"),
    app("bench-es256", "ES256"),
    service("demo-service"),
    service("demo-jwt"),
    service("demo-api"),
  ],
  clientDefaults: { id_token_signed_response_alg: "ES256" },
  jwks: { keys: [jwk(ecKey, "ES256", "e"), jwk(rsaKey, "RS256", "r")] },
  claims: {
    openid: ["sub"],
    profile: ["name", "given_name", "family_name", "locale"],
    email: ["email"],
  },
  scopes: ["candidates_read", "jobs_read"],
  responseTypes: ["code"],
  pkce: { required: () => true },
  rotateRefreshToken: () => true,
  issueRefreshToken: async (_context, client) => client.grantTypeAllowed("refresh_token"),
  expiresWithSession: async () => false,
  findAccount: async (_context, id) => ({ accountId: id, claims: async () => claims(id) }),
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ["the benchmark signs cookies, as anybody should"] },
  ttl: {
    AccessToken: HOUR,
    AuthorizationCode: 60,
    ClientCredentials: HOUR,
    Grant: 365 * DAY,
    Interaction: HOUR,
    RefreshToken: 90 * DAY,
    Session: 30 * DAY,
  },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: {
      enabled: true,
      allowedPolicy: (_context, client) => client.clientId === "demo-api",
    },
    revocation: { enabled: true },
    userinfo: { enabled: true },
    rpInitiatedLogout: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_context, resource) => {
        if (resource !== API) throw new errors.InvalidTarget();
        return {
          scope: "candidates_read jobs_read",
          audience: API,
          accessTokenTTL: HOUR,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "ES256" } },
        };
      },
    },
  },
});

function app(id, algorithm) {
  return {
    client_id: id,
    client_secret: `${id}-secret`,
    client_name: "Talentsync",
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    redirect_uris: ["http://127.0.0.1:8765/callback"],
    application_type: "native",
    token_endpoint_auth_method: "client_secret_basic",
    id_token_signed_response_alg: algorithm,
  };
}

/** Made up at once: there is no account to look up. */
function claims(id) {
  const names = { name: "Robin Example", given_name: "Robin", family_name: "Example" };
  return { sub: id, email: id, locale: "en", ...names };
}

function service(id) {
  return {
    client_id: id,
    client_secret: `${id}-secret`,
    grant_types: ["client_credentials"],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: "client_secret_basic",
  };
}

// On one computer by plain HTTP: what Countersign is asked by, too.
const answer = provider.callback();
const pages = interactions(provider);
createServer((request, response) => {
  if (request.url.startsWith("/interaction/")) pages(request, response);
  else answer(request, response);
}).listen(port, "127.0.0.1", () => console.log(`peer listening on http://127.0.0.1:${port}`));
