// Hirely: a platform with people and a sign-in page of its own.

import express from "express";

import { accept, loginRequest, reject, signOutEverywhere } from "./countersign.mjs";
import { draw } from "./page.mjs";
import { check, checkCode, find, PEOPLE } from "./people.mjs";
import { begin, end, read } from "./sessions.mjs";
import { LISTEN } from "./settings.mjs";

const app = express();
app.disable("x-powered-by");
app.use(express.urlencoded({ extended: false }));

// A form of another site is not ours.
app.use((request, response, next) => {
  const isForeign = request.method === "POST" && request.headers["sec-fetch-site"] !== "same-origin";
  if (isForeign) return response.status(403).send("This form is of another site.");
  next();
});

app.get("/", (request, response) => {
  draw(response, { person: find(read(request)?.subject), people: PEOPLE });
});

/** Countersign sends people here. */
app.get("/login", async (request, response) => {
  const id = request.query.login_request;
  const asked = await loginRequest(id);
  const session = read(request);
  // Who is signed in goes on at once, unless the app wants another sign-in or another account.
  const isOldEnough = asked.max_age !== null && now() - session?.authTime >= asked.max_age;
  const isTooWeak = wantsTwoFactors(asked) && !session?.amr.includes("mfa");
  if (session && !asked.prompt && !isOldEnough && !isTooWeak) {
    return response.redirect(303, await accept(id, find(session.subject), session));
  }
  draw(response, { id, asked, email: asked.login_hint ?? find(session?.subject)?.email });
});

app.post("/login", async (request, response) => {
  const { id, email, password, code } = request.body;
  const asked = await loginRequest(id);
  const person = check(email, password);
  const hasCode = person && wantsTwoFactors(asked) && checkCode(person, code);
  if (!person || (wantsTwoFactors(asked) && !hasCode)) {
    const wrong = "What you entered is incorrect.";
    return draw(response.status(422), { id, asked, email, wrong });
  }
  // RFC 8176: how they signed in.
  const amr = hasCode ? ["pwd", "otp", "mfa"] : ["pwd"];
  const session = { subject: person.subject, authTime: now(), amr };
  const location = await accept(id, person, session);
  begin(response, session);
  response.redirect(303, location);
});

app.post("/cancel", async (request, response) => {
  response.redirect(303, await reject(request.body.id, "cancelled"));
});

app.post("/sign-out", async (request, response) => {
  const session = read(request);
  end(request, response);
  if (session) await signOutEverywhere(session.subject);
  response.redirect(303, "/");
});

// Such as a login request that is too old.
app.use((error, _request, response, _next) => {
  if (!error.status) console.error(error.message);
  draw(response.status(error.status ?? 502), { message: error.text ?? "Try again in a moment." });
});

/** The app wants two factors: with fewer it gets an error. */
function wantsTwoFactors(asked) {
  return asked.acr_values === "urn:countersign:acr:2fa";
}

function now() {
  return Math.floor(Date.now() / 1000);
}

const { hostname, port, origin } = new URL(LISTEN);
app.listen(Number(port), hostname, () => console.log(`the platform on ${origin}`));
