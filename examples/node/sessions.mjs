// One browser's session: in the cookie a random name, here what belongs to it. What it has begun
// and not finished is in cookies of its own.

import { randomBytes } from "node:crypto";

import { REDIRECT_URI } from "./settings.mjs";

const DAY = 24 * 60 * 60 * 1000;
const isHttps = REDIRECT_URI.startsWith("https:");
/** Only https protects the name's prefix, which no other host can then set. */
const NAME = isHttps ? "__Host-talent-list" : "talent-list";

const sessions = new Map();

/** The session of a request, or nothing. */
export function find(request) {
  const session = sessions.get(cookies(request).get(NAME));
  return session && Date.now() < session.endsAt ? session : undefined;
}

/** A new session that holds `content`, in place of `old`; the cookie to set. Each step gets
 * a new name, so that a planted one is worth nothing. */
export function replace(old, content) {
  for (const [id, session] of sessions) {
    if (session === old || session.endsAt <= Date.now()) {
      sessions.delete(id);
    }
  }
  const id = randomBytes(32).toString("base64url");
  sessions.set(id, { ...content, endsAt: Date.now() + DAY });
  return cookie(NAME, id);
}

/** Attempts to connect that are not finished, by the random value of their cookie. */
const attempts = new Map();

/** So many may be open in a browser: cookies make every request longer. */
const OPEN = 8;

/** Remembers an attempt; the cookies to set. Each has a cookie of its own: a person may begin in two
 * tabs, and each tab's answer is checked against its own `state`. */
export function remember(request, pending) {
  for (const [id, { endsAt }] of attempts) {
    if (endsAt <= Date.now()) attempts.delete(id);
  }
  const open = [...cookies(request).keys()].filter((name) => name.startsWith(attempt("")));
  const ended = open.length < OPEN ? [] : open.map((name) => cookie(name, "", 0));
  const id = randomBytes(32).toString("base64url");
  attempts.set(id, { ...pending, endsAt: Date.now() + DAY });
  return [...ended, cookie(attempt(pending.state), id, DAY / 1000)];
}

/** The attempt of this browser that has this `state`, or nothing. It counts once. */
export function take(request, state) {
  const id = cookies(request).get(attempt(state));
  const pending = attempts.get(id);
  attempts.delete(id);
  return pending && pending.state === state && Date.now() < pending.endsAt ? pending : undefined;
}

/** The cookie to set when an attempt has been taken. */
export function ended({ state }) {
  return cookie(attempt(state), "", 0);
}

const attempt = (state) => `${NAME}-attempt-${state}`;

function cookies(request) {
  return new Map((request.headers.cookie ?? "").split("; ").map((pair) => pair.split("=")));
}

/** Lax: it must come along when the authorization server sends the browser back. */
function cookie(name, value, seconds) {
  const age = seconds === undefined ? "" : `; Max-Age=${seconds}`;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${isHttps ? "; Secure" : ""}`;
}
