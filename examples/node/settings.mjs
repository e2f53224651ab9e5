// What the environment says; the demo otherwise.

const { env } = process;

export const ISSUER = env.ISSUER ?? "http://localhost:3000";
export const CLIENT_ID = env.CLIENT_ID ?? "demo-partner";
export const CLIENT_SECRET = env.CLIENT_SECRET ?? "demo-partner-secret";
export const REDIRECT_URI = env.REDIRECT_URI ?? "http://127.0.0.1:8765/callback";
export const API = env.API ?? `${ISSUER}/api`;
export const SCOPE = env.SCOPE ?? "candidates_read";
/** `consent` shows the consent page each time, not only when something is new. */
export const PROMPT = env.PROMPT;
/** Seconds before its end at which an access token is renewed. */
export const REFRESH_BEFORE = Number(env.REFRESH_BEFORE ?? 60);
