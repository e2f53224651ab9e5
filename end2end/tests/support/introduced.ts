// Apps that introduce themselves.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { ISSUER } from "../../playwright.config";
import { PARTNER, type Client } from "./demo";

const CALLBACK = "http://127.0.0.1:8765/callback";

/** Equal registrations are one app. */
export async function registered(name: string): Promise<Client> {
  const response = await fetch(new URL("/oauth/register", ISSUER), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_name: name,
      redirect_uris: ["cursor://anysphere.cursor-mcp/oauth/callback", CALLBACK],
      grant_types: ["authorization_code", "refresh_token"],
      token_endpoint_auth_method: "none",
    }),
  });
  const { client_id: id } = (await response.json()) as { client_id: string };
  return { ...PARTNER, id, callback: CALLBACK };
}

/** An app whose document is on this device. */
export async function described(name: string): Promise<Client> {
  const server = createServer((request, response) => {
    const id = `http://${request.headers.host}${request.url}`;
    const document = { client_id: id, client_name: name, redirect_uris: [CALLBACK] };
    response.setHeader("content-type", "application/json").end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The process ends without waiting for it.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return { ...PARTNER, id: `http://127.0.0.1:${port}/client.json`, callback: CALLBACK };
}
