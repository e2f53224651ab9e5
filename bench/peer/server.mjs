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

const signingKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "demo-partner",
      client_secret: "demo-partner-secret",
      client_name: "Talentsync",
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      redirect_uris: ["http://127.0.0.1:8765/callback"],
      application_type: "native",
      token_endpoint_auth_method: "client_secret_basic",
    },
    service("demo-service"),
    service("demo-jwt"),
    service("demo-api"),
  ],
  clientDefaults: { id_token_signed_response_alg: "ES256" },
  jwks: { keys: [{ ...signingKey.export({ format: "jwk" }), alg: "ES256", use: "sig", kid: "k" }] },
  scopes: ["candidates_read", "jobs_read"],
  responseTypes: ["code"],
  pkce: { required: () => true },
  rotateRefreshToken: () => true,
  issueRefreshToken: async (_context, client) => client.grantTypeAllowed("refresh_token"),
  expiresWithSession: async () => false,
  findAccount: async (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
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
    userinfo: { enabled: false },
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
