// Databases for Countersign: made by itself, then filled by SQL with rows like its own.

import { createHash, hash, randomBytes } from "node:crypto";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { crc32 } from "node:zlib";
import { CALLBACK, SIGN_IN_ES256, SIGN_IN_RS256 } from "./person.mjs";
import { countersign, start, stop } from "./servers.mjs";
import { settings, WORK } from "./settings.mjs";

const DAY = 86_400;
const now = () => Math.floor(Date.now() / 1000);

/** A folder with the practice data, and the people of the code flow. */
export async function makeDatabase(name, port, program) {
  const folder = `${WORK}${name}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const server = countersign(port, folder, undefined, program);
  await start(server);
  await stop(server);
  fill(folder, (database) => {
    addPeople(database, "person", settings.people);
    for (const app of [SIGN_IN_RS256, SIGN_IN_ES256]) addSignInApp(database, app);
  });
  return folder;
}

/** The same again, under another name. */
export function copyDatabase(folder, name) {
  const copy = `${WORK}${name}`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Fills it as years of use would; what of it the cases need to know. */
export function addYearsOfUse(folder, { tokens, users, clients }) {
  return fill(folder, (database) => {
    const companies = Math.ceil(users / 100);
    addCompanies(database, companies);
    addPeople(database, "user", users, companies);
    const names = addServices(database, clients);
    const families = addGrants(database, Math.min(users, tokens / 5), names.opaqueClients);
    const service = addAccessTokens(database, tokens - 2 * families, names.opaqueClients, DAY);
    return { ...names, tokens: service.slice(0, 20_000) };
  });
}

/** Access tokens that ended long enough ago to be swept. */
export function addExpired(folder, count) {
  fill(folder, (database) => addAccessTokens(database, count, ["demo-service"], -2 * DAY));
}

/** How many access tokens have ended. */
export function countExpired(folder) {
  const database = new DatabaseSync(`${folder}/countersign.db`, { readOnly: true });
  const query = "SELECT count(*) AS count FROM access_tokens WHERE expires_at < ?";
  const { count } = database.prepare(query).get(now() - DAY);
  database.close();
  return count;
}

function fill(folder, work) {
  const database = new DatabaseSync(`${folder}/countersign.db`);
  // Nothing is lost if the machine stops now.
  database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; BEGIN");
  const result = work(database);
  database.exec("COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  return result;
}

function addCompanies(database, count) {
  const insert = database.prepare("INSERT INTO companies (id, name) VALUES (?, ?)");
  for (let number = 0; number < count; number += 1) {
    insert.run(`cmp_bench_${number}`, `Company ${number}`);
  }
}

/** People whose password is that of the practice accounts. */
function addPeople(database, name, count, companies = 0) {
  const insert = database.prepare(`
    INSERT INTO users (id, email, email_folded, first_name, last_name, password_hash, disabled)
    SELECT ?1, ?2, ?2, 'Robin', 'Example', password_hash, 0 FROM users WHERE id = 'usr_ravi'`);
  const join = database.prepare(`
    INSERT INTO memberships (user_id, company_id, role, job_title, active)
    SELECT ?1, coalesce(?2, company_id), role, job_title, 1
    FROM memberships WHERE user_id = 'usr_ravi'`);
  for (let number = 0; number < count; number += 1) {
    const company = companies === 0 ? null : `cmp_bench_${number % companies}`;
    insert.run(`usr_${name}_${number}`, `${name}-${number}@bench.example`);
    join.run(`usr_${name}_${number}`, company);
  }
}

/** An app like the demo's that people sign in to, which may know all that it asks for. */
function addSignInApp(database, { client, algorithm }) {
  const columns = database.prepare("SELECT name FROM pragma_table_info('clients')").all();
  const names = columns.map(({ name }) => name);
  const own = { id: "?1", id_token_algorithm: "?2" };
  database.prepare(`
    INSERT INTO clients (${names.join(", ")})
    SELECT ${names.map((name) => own[name] ?? name).join(", ")}
    FROM clients WHERE id = 'demo-sign-in'`).run(client, algorithm);
  database.prepare("INSERT INTO client_secrets (client_id, position, hash) VALUES (?, 0, ?)")
    .run(client, hash("sha256", `${client}-secret`, "buffer"));
  database.prepare("INSERT INTO client_redirect_uris (client_id, position, uri) VALUES (?, 0, ?)")
    .run(client, CALLBACK);
  database.prepare(`
    INSERT INTO client_scopes (client_id, position, scope, requirement, is_default, purpose)
    SELECT ?, position, scope, 'required', is_default, purpose
    FROM client_scopes WHERE client_id = 'demo-sign-in'`).run(client);
}

/** Services like the demo's, in equal parts with opaque tokens and with JWTs. */
function addServices(database, count) {
  const columns = database.prepare("SELECT name FROM pragma_table_info('clients')").all();
  const others = columns.map(({ name }) => name).filter((name) => name !== "id").join(", ");
  const client = database.prepare(`
    INSERT INTO clients (id, ${others}) SELECT ?, ${others} FROM clients WHERE id = ?`);
  const secret = database.prepare(
    "INSERT INTO client_secrets (client_id, position, hash) VALUES (?, 0, ?)",
  );
  const scopes = database.prepare(`
    INSERT INTO client_scopes (client_id, position, scope, requirement, is_default, purpose)
    SELECT ?, position, scope, requirement, is_default, purpose
    FROM client_scopes WHERE client_id = ?`);
  const add = (name, model) => {
    client.run(name, model);
    secret.run(name, hash("sha256", `${name}-secret`, "buffer"));
    scopes.run(name, model);
    return name;
  };
  const numbers = Array.from({ length: count / 2 }, (_, number) => number);
  return {
    opaqueClients: numbers.map((number) => add(`bench-opaque-${number}`, "demo-service")),
    jwtClients: numbers.map((number) => add(`bench-jwt-${number}`, "demo-jwt")),
  };
}

/** A grant for each person, with an answer, a refresh token and an access token. */
function addGrants(database, count, clients) {
  const at = now();
  const scopes = "candidates_read jobs_read";
  const grant = database.prepare(`
    INSERT INTO grants (id, user_id, client_id, company_id, scopes, granted_at, expires_at,
        is_newest, redirect_uri, answered_at, unused_ends_at)
    SELECT ?, user_id, ?, company_id, ?, ?, ?, 1, 'http://127.0.0.1:8765/callback', ?, ?
    FROM memberships WHERE user_id = ?`);
  const answer = database.prepare(`
    INSERT INTO grant_answers (grant_row, scope, answer, answered_at) VALUES (?, ?, 'allowed', ?)`);
  const family = database.prepare(
    "INSERT INTO token_families (id, grant_row, scopes, ends_at) VALUES (?, ?, ?, ?)",
  );
  const refreshToken = database.prepare(`
    INSERT INTO refresh_tokens (hash_prefix, hash, family_row, generation, issued_at, expires_at)
    VALUES (?, ?, ?, 0, ?, ?)`);
  const accessToken = database.prepare(`
    INSERT INTO access_tokens (hash_prefix, hash, client_id, family_row, scopes, issued_at,
        expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)`);
  for (let number = 0; number < count; number += 1) {
    const client = clients[number % clients.length];
    const ends = at + 90 * DAY;
    const { lastInsertRowid: grantRow } = grant.run(
      `grt_bench_${number}`, client, scopes, at, at + 365 * DAY, at, ends, `usr_user_${number}`,
    );
    for (const scope of scopes.split(" ")) answer.run(grantRow, scope, at);
    const { lastInsertRowid: row } = family.run(`fam_bench_${number}`, grantRow, scopes, ends);
    refreshToken.run(...digest(randomBytes(32)), row, at, ends);
    accessToken.run(...accessTokenDigest(writeAccessToken()), client, row, scopes, at, at + DAY);
  }
  return count;
}

/** Services' access tokens that end in so many seconds; the tokens. */
function addAccessTokens(database, count, clients, endIn) {
  const at = now();
  const insert = database.prepare(`
    INSERT INTO access_tokens (hash_prefix, hash, client_id, company_id, scopes, issued_at,
        expires_at)
    VALUES (?, ?, ?, 'cmp_northwind', 'candidates_read jobs_read', ?, ?)`);
  const tokens = [];
  for (let number = 0; number < count; number += 1) {
    const token = writeAccessToken();
    const client = clients[number % clients.length];
    insert.run(...accessTokenDigest(token), client, at, at + endIn);
    tokens.push(token.text);
  }
  return tokens;
}

/** What is stored of a secret: the hash's first eight bytes as a number, and the hash. */
function digest(secret) {
  const bytes = createHash("sha256").update(secret).digest();
  return [bytes.readBigInt64BE(0), bytes];
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** What is stored of an access token: its digest begins with the time of its making. */
function accessTokenDigest({ text, madeAt }) {
  const bytes = createHash("sha256").update(text).digest();
  bytes.writeUIntBE(madeAt, 0, 6);
  return [bytes.readBigInt64BE(0), bytes];
}

/** See `oauth/src/credential.rs`. */
function writeAccessToken() {
  const madeAt = Date.now();
  const bytes = randomBytes(32);
  bytes.writeUIntBE(madeAt, 0, 6);
  const chunk = (offset) => base62(bytes.readBigUInt64BE(offset));
  const text = `csn_at_${[0, 8, 16, 24].map(chunk).join("")}`;
  let number = crc32(text);
  let checksum = "";
  for (let digit = 0; digit < 6; digit += 1) {
    checksum = DIGITS[number % 62] + checksum;
    number = Math.floor(number / 62);
  }
  return { text: text + checksum, madeAt };
}

/** Eleven digits of 62 hold eight bytes. */
function base62(number) {
  let digits = "";
  for (let digit = 0; digit < 11; digit += 1) {
    digits = DIGITS[Number(number % 62n)] + digits;
    number /= 62n;
  }
  return digits;
}
