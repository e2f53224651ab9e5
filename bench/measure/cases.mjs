// What is measured. Each case prepares a server before each round, checks one answer of it, and
// gives back a load: a function of the seconds to go on for.

import { basic, Client, expectStatus, text } from "./http.mjs";
import { lines, peopleDo, requestFile, wrk } from "./load.mjs";
import { signInAgain } from "./people.mjs";
import { PARTNER, SIGN_IN_ES256, SIGN_IN_RS256 } from "./person.mjs";
import { settings } from "./settings.mjs";

const SCOPE = "candidates_read jobs_read";

/** Introspected in turn: fewer than the peer's adapter can hold. */
const TOKENS = 500;

const ALL = ["countersign", "peer", "floor"];
const WITHOUT_FLOOR = ["countersign", "peer"];

const OPENID = "/.well-known/openid-configuration";

export const cases = [
  { name: "discovery", on: ALL, prepare: (server) => discovery(server, server.paths.discovery) },
  { name: "discovery, OpenID", on: WITHOUT_FLOOR, prepare: (server) => discovery(server, OPENID) },
  { name: "introspection", on: ALL, prepare: introspection },
  { name: "client_credentials, opaque", on: ALL, durable: true, prepare: clientCredentials },
  { name: "client_credentials, ES256", on: ALL, prepare: signed },
  { name: "code flow", on: WITHOUT_FLOOR, durable: true, prepare: codeFlow },
  { name: "code flow, ID token RS256", on: WITHOUT_FLOOR, durable: true, prepare: signIn(SIGN_IN_RS256) },
  { name: "code flow, ID token ES256", on: WITHOUT_FLOOR, durable: true, prepare: signIn(SIGN_IN_ES256) },
  { name: "userinfo", on: WITHOUT_FLOOR, prepare: userInfo },
  { name: "refresh", on: WITHOUT_FLOOR, durable: true, prepare: refresh },
  { name: "consent page", on: WITHOUT_FLOOR, prepare: consentPage },
].filter(({ name }) => settings.cases.test(name));

/** A case that a server cannot run yet. */
export class NotThereYet extends Error {}

async function discovery(server, path) {
  const answer = expectStatus(await once(server, (client) => client.get(path)), 200, path);
  if (!JSON.parse(text(answer)).token_endpoint) throw new Error("this is no metadata document");
  const file = requestFile(server, [{}]);
  return (seconds) => wrk(server, path, "requests", ["GET", file], seconds);
}

/** Tokens of the database, if it was filled with some; otherwise tokens issued now. */
async function introspection(server) {
  const authorization = basic("demo-api");
  const tokens = server.known?.tokens ?? (await issueTokens(server));
  const check = async () => {
    const form = { token: tokens[Math.floor(Math.random() * tokens.length)] };
    const post = (client) => client.post(server.paths.introspect, form, authorization);
    const answer = await once(server, post);
    if (answer.status === 404) throw new NotThereYet("introspection");
    const { active } = JSON.parse(text(expectStatus(answer, 200, "introspect")));
    if (active !== true) throw new Error("a live token is not active");
  };
  await check();
  const requests = tokens.map((token) => ({ authorization, body: `token=${token}` }));
  const file = requestFile(server, requests);
  return async (seconds) => {
    const found = await wrk(server, server.paths.introspect, "requests", ["POST", file], seconds);
    await check();
    return found;
  };
}

async function issueTokens(server) {
  const client = new Client(server);
  const tokens = [];
  while (tokens.length < TOKENS) tokens.push((await ask(client, "demo-service")).access_token);
  client.close();
  return tokens;
}

async function clientCredentials(server) {
  const { access_token: token } = await once(server, (client) => ask(client, "demo-service"));
  if (token.includes(".")) throw new Error("the token is not opaque");
  return services(server, server.known?.opaqueClients ?? ["demo-service"]);
}

async function signed(server) {
  const { access_token: token } = await once(server, (client) => ask(client, "demo-jwt"));
  if (!token.includes(".")) throw new NotThereYet("JWT access tokens");
  const header = decode(token.split(".")[0]);
  if (header.alg !== "ES256") throw new Error(`signed with ${header.alg}`);
  return services(server, server.known?.jwtClients ?? ["demo-jwt"]);
}

function services(server, clients) {
  const body = (client) => new URLSearchParams(tokenForm(server, client)).toString();
  const requests = clients.map((client) => ({ authorization: basic(client), body: body(client) }));
  const file = requestFile(server, requests);
  return (seconds) => wrk(server, server.paths.token, "requests", ["POST", file], seconds);
}

async function ask(client, name) {
  const form = tokenForm(client.server, name);
  const answer = await client.post(client.server.paths.token, form, basic(name));
  return JSON.parse(text(expectStatus(answer, 200, "client_credentials")));
}

function tokenForm(server, client) {
  // The peer signs tokens for this API, Countersign for this client.
  const signed = server.kind === "peer" && client === "demo-jwt";
  const api = signed ? { resource: "https://api.example" } : {};
  return { grant_type: "client_credentials", scope: SCOPE, ...api };
}

async function codeFlow(server) {
  await signInAgain(server);
  return (seconds) => peopleDo(server.people, (person) => person.authorize(), seconds);
}

/** The same flow, of an app that asks who the person is. */
function signIn(app) {
  return async (server) => {
    await signInAgain(server);
    const { id_token: token } = await server.people[0].authorize(app);
    const [header, claims] = token.split(".", 2).map(decode);
    if (header.alg !== app.algorithm) throw new Error(`signed with ${header.alg}`);
    if (claims.nonce !== app.query.nonce) throw new Error("the nonce is another one");
    return (seconds) => peopleDo(server.people, (person) => person.authorize(app), seconds);
  };
}

/** One token of each person, in turn. */
async function userInfo(server) {
  await signInAgain(server);
  const tokens = await Promise.all(
    server.people.map(async (person) => (await person.authorize(SIGN_IN_ES256)).access_token),
  );
  const path = server.paths.userInfo;
  const ask = (client) => client.ask("GET", path, undefined, `Bearer ${tokens[0]}`);
  const told = JSON.parse(text(expectStatus(await once(server, ask), 200, "userinfo")));
  if (!told.sub || !told.email || !told.name) throw new Error("claims are missing");
  const file = requestFile(server, tokens.map((token) => ({ authorization: `Bearer ${token}` })));
  return (seconds) => wrk(server, path, "requests", ["GET", file], seconds);
}

async function consentPage(server) {
  await signInAgain(server);
  return (seconds) => peopleDo(server.people, (person) => person.openConsentPage(), seconds);
}

/** Each connection has a token to begin with: so few that the peer's adapter holds them all. */
async function refresh(server) {
  await signInAgain(server);
  const tokens = [];
  // wrk asks once more than there are connections.
  let missing = server.people.length + 1;
  const authorize = async (person) => {
    while (missing > 0) {
      missing -= 1;
      tokens.push((await person.authorize()).refresh_token);
    }
  };
  await Promise.all(server.people.map(authorize));
  const file = lines(server, tokens);
  const scriptArguments = [basic(PARTNER.client), file];
  const connections = server.people.length;
  return (seconds) => {
    return wrk(server, server.paths.token, "refresh", scriptArguments, seconds, connections);
  };
}

/** A part of a JWT. */
function decode(part) {
  return JSON.parse(Buffer.from(part, "base64url"));
}

async function once(server, doing) {
  const client = new Client(server);
  try {
    return await doing(client);
  } finally {
    client.close();
  }
}
