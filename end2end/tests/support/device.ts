// A device without a browser: it shows a code, and asks until it has its answer.

import type { Page } from "@playwright/test";

import { ISSUER } from "../../playwright.config";
import type { Person } from "./demo";
import type { TokenAnswer } from "./oauth";
import { openAs, press } from "./pages";

const CLIENT = "demo-device";
const GRANT = "urn:ietf:params:oauth:grant-type:device_code";

/** What the device is told. */
export type Device = {
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete: string;
  expires_in: number;
  interval: number;
};

/** A device begins. The whole page is asked for, unless `prompt` is empty. */
export async function startDevice(scope = "jobs_read", prompt = "consent"): Promise<Device> {
  const body = new URLSearchParams({ client_id: CLIENT, scope });
  if (prompt) body.set("prompt", prompt);
  const url = new URL("/oauth/device_authorization", ISSUER);
  const response = await fetch(url, { method: "POST", body });
  if (response.status !== 200) throw new Error(`no device code: ${await response.text()}`);
  return response.json();
}

/** The device asks for its tokens. */
export async function poll(device: Device): Promise<TokenAnswer> {
  const { device_code } = device;
  const body = new URLSearchParams({ grant_type: GRANT, device_code, client_id: CLIENT });
  const response = await fetch(new URL("/oauth/token", ISSUER), { method: "POST", body });
  return { status: response.status, body: await response.json() };
}

/** On the open page: types a code and goes on. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code on your device").fill(code);
  await press(page, "Continue");
}

/** Signs in and types a code. */
export async function enterCode(page: Page, person: Person, code: string): Promise<void> {
  await openAs(page, person, "/device");
  await typeCode(page, code);
}
