// What the environment says.

const { env } = process;

export const ISSUER = env.ISSUER ?? "http://localhost:3000";
/** The platform's own client: the setting `login_client`. */
export const CLIENT_ID = env.CLIENT_ID;
export const CLIENT_SECRET = env.CLIENT_SECRET;
/** The setting `login_url` is this, with the path `/login`. */
export const LISTEN = env.LISTEN ?? "http://localhost:4000";
