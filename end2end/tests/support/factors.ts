// Authenticator apps and passkeys, as people have them.

import { createHash, createHmac, generateKeyPairSync } from "node:crypto";

import type { Page } from "@playwright/test";

import { ISSUER } from "../../playwright.config";
import { ADA } from "./demo";
import { openAs, press, signIn } from "./pages";

const STEP = 30;

/** RFC 6238, for the step that many after this one. */
export function oneTimeCode(key: string, later = 0): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const letters = [...key.replaceAll(" ", "")];
  const bits = letters.map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  const secret = Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / STEP) + later));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}


/** Ada sets two-step sign-in up, and sees her recovery codes. */
export async function setUpSecondFactor(page: Page): Promise<{ key: string; codes: string[] }> {
  await openAs(page, ADA, "/account/second-factor/new");
  const key = (await page.locator("pre.code").textContent()) ?? "";
  await page.getByLabel("Enter the code that the app shows").fill(oneTimeCode(key));
  await page.getByLabel("Name", { exact: true }).fill("Work phone");
  await press(page, "Confirm");
  const codes = (await page.locator("pre.code").textContent()) ?? "";
  return { key, codes: codes.split("\n") };
}

/** Ada, in a browser that knows nothing of her, after her password. */
export async function toSecondStep(page: Page): Promise<string> {
  const { key } = await setUpSecondFactor(page);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await signIn(page, ADA);
  return key;
}

/** A sensor, as if a finger was always on it, or not. */
export type Fingerprint = { touch(on: boolean): Promise<void> };

/** What Chromium makes and uses by itself. */
export async function withFingerprint(page: Page): Promise<Fingerprint> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    touch: (enabled) =>
      devtools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
  };
}

/** Ada has a passkey, which was made elsewhere: also where this browser runs no scripts. */
export async function havePasskey(page: Page): Promise<void> {
  await openAs(page, ADA, "/account/passkeys/new");
  const { request } = page.context();
  const { sealed, options } = await (await request.get("/account/passkeys/challenge")).json();
  const field = (name: string) => page.locator(`#passkey input[name="${name}"]`).inputValue();
  const answer = await request.post("/account/passkeys/new", {
    form: {
      token: await field("token"),
      shown_to: await field("shown_to"),
      name: "Laptop",
      challenge: sealed,
      passkey: made(options.challenge),
    },
    headers: { origin: ISSUER },
    maxRedirects: 0,
  });
  if (answer.status() !== 303) throw new Error(`no passkey was made: ${answer.status()}`);
}

/** An answer to `navigator.credentials.create` (WebAuthn 3 §6.5, attestation “none”). */
function made(challenge: string): string {
  const client = { type: "webauthn.create", challenge, origin: ISSUER, crossOrigin: false };
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = Buffer.from("a passkey's name");
  const hex = (text: string) => Buffer.from(text, "hex");
  const data = Buffer.concat([
    createHash("sha256").update("localhost").digest(),
    hex("45"),
    Buffer.alloc(4),
    Buffer.alloc(16),
    hex("0010"),
    id,
    hex("a501020326200121" + "5820"),
    Buffer.from(x, "base64url"),
    hex("225820"),
    Buffer.from(y, "base64url"),
  ]);
  const text = (part: string) => Buffer.concat([hex((0x60 + part.length).toString(16)), Buffer.from(part)]);
  const object = Buffer.concat([
    hex("a3"),
    text("fmt"),
    text("none"),
    text("attStmt"),
    hex("a0"),
    text("authData"),
    hex("58" + data.length.toString(16)),
    data,
  ]);
  return JSON.stringify({
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    response: {
      clientDataJSON: Buffer.from(JSON.stringify(client)).toString("base64url"),
      attestationObject: object.toString("base64url"),
    },
  });
}

