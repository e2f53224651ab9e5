// The platform's own sessions: in the cookie a random name, here what belongs to it.

import { randomBytes } from "node:crypto";

import { LISTEN } from "./settings.mjs";

const isHttps = LISTEN.startsWith("https:");
const NAME = isHttps ? "__Host-hirely" : "hirely";
const COOKIE = { httpOnly: true, sameSite: "lax", secure: isHttps, path: "/" };

const sessions = new Map();

export const read = (request) => sessions.get(id(request));

export function begin(response, session) {
  const id = randomBytes(32).toString("base64url");
  sessions.set(id, session);
  response.cookie(NAME, id, COOKIE);
}

export function end(request, response) {
  sessions.delete(id(request));
  response.clearCookie(NAME, COOKIE);
}

function id(request) {
  const pairs = (request.headers.cookie ?? "").split("; ").map((pair) => pair.split("="));
  return new Map(pairs).get(NAME);
}
