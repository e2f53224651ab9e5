// oauth2-mock-server as the identity provider of a company, healthy and with each fault.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";

import { start } from "../dpop/program.mjs";
import { FaultyProvider } from "./provider.mjs";

const SECRET = "practice-secret-of-an-identity-provider";
const REFUSED = "The answer from Faulty ID cannot be accepted.";
const METADATA = "/.well-known/openid-configuration";

let program, provider, id;

before(async () => {
  [program, provider] = await Promise.all([start(), FaultyProvider.start()]);
  const file = join(program.folder, "faulty.toml");
  await writeFile(
    file,
    `company = "cmp_contoso"
name = "Faulty ID"
issuer = "${provider.url}"
client_id = "countersign"
domains = ["contoso.example"]
makes_accounts = true
has_button = true
`,
  );
  const added = await operate(["add", file, "--loopback", "--format", "json"], SECRET);
  assert.equal(added.status, 0, added.faults);
  ({ id } = JSON.parse(added.printed));
});

after(async () => {
  await program?.stop();
  await provider?.stop();
});

/** A browser without scripts. */
class Visitor {
  #cookies = new Map();

  async open(url, options = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...options.headers, cookie };
    const response = await fetch(url, { ...options, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      this.#cookies.set(name, value);
    }
    const text = (await response.text()).replace(/<[^>]*>/g, "");
    return { status: response.status, location: response.headers.get("location"), text };
  }

  /** To the provider, which asks nothing, and back: the address to which it leads. */
  async toProvider() {
    const address = `${program.issuer}/sign-in`;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const page = await fetch(address, { headers: { cookie } });
    const [, name, value] = page.headers.getSetCookie()[0].match(/^([^=]+)=([^;]*)/);
    this.#cookies.set(name, value);
    const [, token] = (await page.text()).match(/name="token" value="([^"]*)"/);
    const there = await this.open(address, {
      method: "POST",
      body: new URLSearchParams({ token, provider: id }),
      headers: { origin: program.issuer, referer: address },
    });
    assert.equal(there.status, 303, there.text);
    assert.ok(there.location.startsWith(`${provider.url}/authorize?`), there.location);
    const back = await fetch(there.location, { redirect: "manual" });
    return back.headers.get("location");
  }

  /** Signs in at the provider: what the browser shows then. */
  async signIn() {
    return this.open(await this.toProvider());
  }

  async isSignedIn() {
    return (await this.open(`${program.issuer}/account`)).status === 200;
  }
}

async function signsIn() {
  const visitor = new Visitor();
  const answer = await visitor.signIn();
  assert.equal(answer.status, 303, answer.text);
  assert.ok(await visitor.isSignedIn());
}

async function isRefused(says) {
  const visitor = new Visitor();
  const answer = await visitor.signIn();
  assert.equal(answer.status, 422);
  assert.ok(answer.text.includes(says), answer.text);
  assert.ok(!(await visitor.isSignedIn()));
}

/** A command of the operator's; the provider, in this process, answers meanwhile. */
async function operate(command, input = "") {
  const child = spawn(program.path, ["provider", ...command, "--data", program.folder]);
  child.stdin.end(input);
  const outputs = [text(child.stdout), text(child.stderr), once(child, "exit")];
  const [printed, faults, [status]] = await Promise.all(outputs);
  return { printed, faults, status };
}

test("signin 2: somebody signs in while it is healthy", signsIn);

const now = () => Math.floor(Date.now() / 1000);
const FAULTS = {
  "another issuer": (claims) => (claims.iss = "https://evil.example"),
  "another client": (claims) => (claims.aud = "somebody-else"),
  "another nonce": (claims) => (claims.nonce = "another"),
  "no nonce": (claims) => delete claims.nonce,
  "expired": (claims) => (claims.exp = now() - 61),
  "made long ago": (claims) => (claims.iat = now() - 601),
};

for (const [fault, change] of Object.entries(FAULTS)) {
  test(`signin 2: an ID token is refused: ${fault}`, async () => {
    provider.claiming(change);
    await isRefused(REFUSED);
    provider.healthy();
  });
}

test("signin 2: an ID token is refused: alg none", async () => {
  provider.unsigned();
  await isRefused(REFUSED);
  provider.healthy();
});

test("signin 2: an ID token is refused: signed by another key", async () => {
  await provider.signedByAnother();
  await isRefused(REFUSED);
  provider.healthy();
});

test("signin 2: its key rotates to the one that it has published", async () => {
  provider.signWith("next");
  await signsIn();
});

test("signin 2: it refuses the code", async () => {
  provider.refusing();
  const visitor = new Visitor();
  const answer = await visitor.signIn();
  assert.equal(answer.status, 422);
  assert.ok(!(await visitor.isSignedIn()));
  provider.healthy();
});

test("signin 2: its metadata is gone: people sign in, and the operator is told", async () => {
  provider.gone.add(METADATA);
  await signsIn();
  const { status, printed, faults } = await operate(["test", id, "--loopback"]);
  assert.notEqual(status, 0, printed);
  assert.match(faults, /does not answer with the status 200/);
  provider.gone.delete(METADATA);
  assert.equal((await operate(["test", id, "--loopback"])).status, 0);
});

test("signin 2: its metadata says that it is another: the operator is told", async () => {
  const { url } = provider;
  provider.url = "https://evil.example";
  const { status, printed, faults } = await operate(["test", id, "--loopback"]);
  provider.url = url;
  assert.notEqual(status, 0, printed);
  assert.match(faults, /names another issuer/);
});

test("signin 2: it is gone before the code is exchanged", async () => {
  const visitor = new Visitor();
  const back = await visitor.toProvider();
  provider.gone.add("/token");
  const answer = await visitor.open(back);
  assert.equal(answer.status, 422);
  assert.ok(!(await visitor.isSignedIn()));
  provider.gone.delete("/token");
  await signsIn();
});
