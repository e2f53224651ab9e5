// Talent list: connects, lists candidates, disconnects.

import { randomBytes } from "node:crypto";
import { createServer } from "node:http";

import { begin, candidates, Disconnected, finish, revoke } from "./oauth.mjs";
import { draw } from "./page.mjs";
import { ended, find, remember, replace, take } from "./sessions.mjs";
import { ISSUER, REDIRECT_URI } from "./settings.mjs";

const { origin, hostname, port, pathname } = new URL(REDIRECT_URI);

const routes = {
  "GET /": home,
  "POST /connect": connect,
  [`GET ${pathname}`]: callback,
  "POST /disconnect": disconnect,
};

async function home(request, response) {
  const session = find(request);
  const message = session?.message;
  if (session) session.message = undefined; // said once
  if (!session?.tokens) return show(response, 200, { message });
  try {
    show(response, 200, { candidates: await candidates(session.tokens), message });
  } catch (error) {
    if (!(error instanceof Disconnected)) throw error;
    const message = "The access was taken back, or has ended. Connect again to go on.";
    response.setHeader("set-cookie", replace(session, {}));
    show(response, 200, { message });
  }
}

async function connect(request, response) {
  const { url, pending } = await begin();
  go(response, url, remember(request, pending));
}

/** The person's answer. */
async function callback(request, response) {
  const answer = new URL(request.url, REDIRECT_URI);
  const pending = take(request, answer.searchParams.get("state"));
  // Not asked by this browser: nothing of its session changes.
  if (!pending) {
    return show(response, 400, { message: "This answer is to nothing that you asked here." });
  }
  try {
    const tokens = await finish(answer, pending);
    // An attacker who planted the session's old name does not know the new one.
    go(response, "/", [ended(pending), replace(find(request), { tokens })]);
  } catch (error) {
    const denied = error.error === "access_denied";
    // The library's text holds no token; it is for the log, not for the page.
    if (!denied) console.error(`not connected: ${error.message}`);
    const message = denied
      ? "You did not allow it. Nothing was shared."
      : "Connecting did not work. Try it again.";
    // What another tab has connected meanwhile stays.
    const { tokens } = find(request) ?? {};
    go(response, "/", [ended(pending), replace(find(request), { tokens, message })]);
  }
}

async function disconnect(request, response) {
  const session = find(request);
  if (session?.tokens) await revoke(session.tokens);
  go(response, "/", replace(session, { message: "Disconnected." }));
}

function show(response, status, content) {
  const nonce = randomBytes(16).toString("base64");
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    // No `form-action`: a browser applies it to where `/connect` redirects, too.
    "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
    "referrer-policy": "same-origin",
  });
  response.end(draw({ ...content, nonce }));
}

function go(response, location, cookies) {
  response.writeHead(303, { location, "set-cookie": cookies, "cache-control": "no-store" });
  response.end();
}

const server = createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url, origin);
    const route = routes[`${request.method} ${pathname}`];
    if (!route) return show(response, 404, { message: "There is no such page." });
    // A form of another site is not ours.
    const site = request.headers["sec-fetch-site"];
    const isForeign = site ? site !== "same-origin" : request.headers.origin !== origin;
    if (request.method === "POST" && isForeign) {
      return show(response, 403, { message: "This form is of another site." });
    }
    await route(request, response);
  } catch (error) {
    console.error(error.message);
    show(response, 502, { message: `${new URL(ISSUER).host} cannot be reached. Try again in a moment.` });
  }
});
server.listen(Number(port || 443), hostname, () => console.log(`talent list on ${origin}`));
