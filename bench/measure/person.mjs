// A person with a browser, and the app that sends them: the code flow, on either server.

import { createHash, randomBytes } from "node:crypto";
import { basic, Client, expectStatus, text } from "./http.mjs";

export const CALLBACK = "http://127.0.0.1:8765/callback";

const QUERY = {
  response_type: "code",
  redirect_uri: CALLBACK,
  state: "xyz",
  code_challenge_method: "S256",
  // The page each time, also where it was allowed before.
  prompt: "consent",
};

/** An app that asks for data, and apps that people sign in to. */
export const PARTNER = { client: "demo-partner", query: { scope: "candidates_read jobs_read" } };
const identity = { scope: "openid profile email", nonce: "n-0S6_WzA2Mj" };
export const SIGN_IN_RS256 = { client: "bench-rs256", query: identity, algorithm: "RS256" };
export const SIGN_IN_ES256 = { client: "bench-es256", query: identity, algorithm: "ES256" };

export class Person {
  constructor(server, number) {
    this.browser = new Client(server);
    this.app = new Client(server);
    this.email = `person-${number}@bench.example`;
    this.steps = server.kind === "peer" ? peerSteps : countersignSteps;
    this.authorizeEndpoint = server.paths.authorize;
    this.tokenPath = server.paths.token;
    this.newRequest(PARTNER);
  }

  /** A verifier is for one request (RFC 7636 §7.1). */
  newRequest({ client, query: asked }) {
    this.verifier = randomBytes(32).toString("base64url");
    const challenge = createHash("sha256").update(this.verifier).digest("base64url");
    const own = { client_id: client, ...asked, code_challenge: challenge };
    const query = new URLSearchParams({ ...QUERY, ...own });
    this.authorizePath = `${this.authorizeEndpoint}?${query}`;
  }

  async signIn() {
    await this.steps.signIn(this);
  }

  /** The consent page, as its form's answer. */
  async openConsentPage() {
    return this.steps.openConsentPage(this);
  }

  /** The whole flow; the tokens. */
  async authorize(app = PARTNER) {
    this.newRequest(app);
    const location = await this.steps.allow(this, await this.openConsentPage());
    const code = new URL(location).searchParams.get("code");
    if (!location.startsWith(CALLBACK) || !code) throw new Error(`no code: ${location}`);
    const form = {
      grant_type: "authorization_code",
      code,
      redirect_uri: CALLBACK,
      code_verifier: this.verifier,
    };
    const answer = await this.app.post(this.tokenPath, form, basic(app.client));
    const tokens = JSON.parse(text(expectStatus(answer, 200, "exchange the code")));
    if (!tokens.access_token || !tokens.refresh_token) throw new Error("tokens are missing");
    if (app.algorithm && !tokens.id_token) throw new Error("the ID token is missing");
    return tokens;
  }

  close() {
    this.browser.close();
    this.app.close();
  }
}

/** authorize (the page), decide. */
const countersignSteps = {
  async signIn(person) {
    const page = text(await person.browser.get("/sign-in"));
    const form = { token: field(page, "token"), email: person.email, password: PASSWORD };
    expectStatus(await person.browser.post("/sign-in", form), 303, "sign in");
  },
  async openConsentPage({ browser, authorizePath }) {
    const page = text(expectStatus(await browser.get(authorizePath), 200, "the consent page"));
    if (!page.includes("Allow access")) throw new Error("this is not the consent page");
    return { request: field(page, "request"), duration: "12-months", decision: "allow" };
  },
  async allow({ browser }, form) {
    const answer = await browser.post("/consent/decide", form);
    return expectStatus(answer, 303, "allow").location;
  },
};

/** authorize, the page, its form, back to authorize: the way node-oidc-provider is made. */
const peerSteps = {
  async signIn({ browser, authorizePath, email }) {
    const { location } = expectStatus(await browser.get(authorizePath), 303, "authorize");
    const page = text(expectStatus(await browser.get(location), 200, "the sign-in page"));
    if (page.includes("Allow access")) return;
    if (!page.includes("Sign in")) throw new Error("this is not the sign-in page");
    expectStatus(await browser.post(location, { account: email }), 303, "sign in");
    expectStatus(await browser.get(location.replace("interaction", "auth")), 303, "resume");
  },
  async openConsentPage({ browser, authorizePath }) {
    const { location } = expectStatus(await browser.get(authorizePath), 303, "authorize");
    const page = text(expectStatus(await browser.get(location), 200, "the consent page"));
    if (!page.includes("Allow access")) throw new Error("this is not the consent page");
    return location;
  },
  async allow({ browser }, page) {
    const { location } = expectStatus(await browser.post(page, {}), 303, "allow");
    return expectStatus(await browser.get(location), 303, "resume").location;
  },
};

export const PASSWORD = "correct-horse-battery";

function field(page, name) {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(page);
  if (!found) throw new Error(`the page has no field ${name}`);
  return found[1];
}
