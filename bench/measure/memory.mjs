// Resident memory with many live tokens.

import { cases } from "./cases.mjs";
import { residentMegabytes } from "./processor.mjs";
import { start, stop } from "./servers.mjs";
import { settings } from "./settings.mjs";

const issuing = cases.find(({ name }) => name === "client_credentials, opaque");

/** For each server that was started anew and issued that many opaque tokens: megabytes. */
export async function measureMemory(servers, say) {
  const found = [];
  for (const server of servers) {
    await start(server);
    let issued = 0;
    while (issued < settings.liveTokens) {
      const load = await issuing.prepare(server);
      issued += (await load(2)).requests;
    }
    const megabytes = residentMegabytes(server.pid);
    await stop(server);
    say(`${server.name}: ${megabytes.toFixed(0)} MB after ${issued} tokens`);
    found.push({ name: server.name, issued, megabytes });
  }
  return found;
}
