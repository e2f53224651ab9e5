// One browser's session: in the cookie a random name, here what belongs to it.

import { randomBytes } from "node:crypto";

import { REDIRECT_URI } from "./settings.mjs";

const DAY = 24 * 60 * 60 * 1000;
const isHttps = REDIRECT_URI.startsWith("https:");
/** Only https protects the name's prefix, which no other host can then set. */
const NAME = isHttps ? "__Host-talent-list" : "talent-list";

const sessions = new Map();

/** The session of a request, or nothing. */
export function find(request) {
  const cookies = (request.headers.cookie ?? "").split("; ").map((pair) => pair.split("="));
  const session = sessions.get(cookies.find(([name]) => name === NAME)?.[1]);
  return session && Date.now() < session.endsAt ? session : undefined;
}

/** A new session that holds `content`, in place of `old`; the cookie to set. Each step gets
 * a new name, so that one that somebody planted is worth nothing. */
export function replace(old, content) {
  for (const [id, session] of sessions) {
    if (session === old || session.endsAt <= Date.now()) {
      sessions.delete(id);
    }
  }
  const id = randomBytes(32).toString("base64url");
  sessions.set(id, { ...content, endsAt: Date.now() + DAY });
  // Lax: it must come along when the authorization server sends the browser back.
  return `${NAME}=${id}; Path=/; HttpOnly; SameSite=Lax${isHttps ? "; Secure" : ""}`;
}
