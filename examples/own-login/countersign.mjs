// What the platform asks of Countersign: with a token of its own client.

import { CLIENT_ID, CLIENT_SECRET, ISSUER } from "./settings.mjs";

/** What the person should read, and the status of the page that says it. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
    this.text = message;
  }
}

/**
 * What a login request asks for: `client`, `scopes`, `prompt`, `max_age`, `acr_values`, `login_hint`,
 * `ui_locales`.
 */
export async function loginRequest(id) {
  return call("GET", request(id));
}

/** Who has signed in; where the browser goes on. */
export async function accept(id, person, { amr, authTime }) {
  const { subject, email, firstName, lastName, memberships } = person;
  const answered = await call("POST", `${request(id)}/accept`, {
    subject,
    email,
    first_name: firstName,
    last_name: lastName,
    memberships,
    amr,
    auth_time: authTime,
  });
  return answered.redirect_to;
}

export async function reject(id, reason) {
  return (await call("POST", `${request(id)}/reject`, { reason })).redirect_to;
}

/** Who has never come to Countersign is not signed in there. */
export async function signOutEverywhere(subject) {
  await call("DELETE", `users/${encodeURIComponent(subject)}/sessions`, undefined, [404]);
}

const request = (id) => `login-requests/${encodeURIComponent(id ?? "")}`;

const WORDS = {
  404: "This sign-in was not begun here. Go back to the app and start again.",
  409: "This sign-in has been used. Go back to the app and start again.",
  410: "This sign-in is too old. Go back to the app and start again.",
};

async function call(method, path, body, alsoFine = []) {
  const answer = await fetch(`${ISSUER}/admin/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await token()}`,
      ...(body && { "content-type": "application/json" }),
    },
    body: body && JSON.stringify(body),
  });
  if (answer.status === 204 || alsoFine.includes(answer.status)) return undefined;
  if (answer.ok) return answer.json();
  if (answer.status in WORDS) throw new Refused(answer.status, WORDS[answer.status]);
  // A token that was revoked is asked for anew next time.
  if (answer.status === 401) known = undefined;
  throw new Error(`${method} ${path.split("/")[0]}: ${answer.status} ${await answer.text()}`);
}

/** By client credentials (RFC 6749 §4.4), used until it has almost ended. */
let known;
async function token() {
  if (known && Date.now() < known.endsAt) return known.text;
  const answer = await fetch(`${ISSUER}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
  const { access_token: text, expires_in: seconds } = await answer.json();
  known = { text, endsAt: Date.now() + (seconds - 60) * 1000 };
  return text;
}
