// Whether deleting what has ended keeps anyone waiting.

import { addExpired, copyDatabase, countExpired } from "./database.mjs";
import { cases } from "./cases.mjs";
import { countersign, start, stop } from "./servers.mjs";
import { settings } from "./settings.mjs";

const issuing = cases.find(({ name }) => name === "client_credentials, opaque");

/** Long enough for the sweep, which begins with the server. */
const SECONDS = 4;

/**
 * Issues tokens on a server just started, in turns without and with expired rows to sweep. For each
 * round: the latencies, and how many rows were swept meanwhile.
 */
export async function measureSweep(empty, say) {
  const expired = copyDatabase(empty, "expired");
  addExpired(expired, settings.expired);
  const found = { without: [], during: [] };
  for (let round = 0; round < Math.min(3, settings.rounds); round += 1) {
    for (const [name, folder] of [["without", empty], ["during", expired]]) {
      const server = countersign(3441, copyDatabase(folder, "sweep"));
      await start(server);
      const load = await issuing.prepare(server);
      const before = countExpired(server.folder);
      const latencies = await load(SECONDS);
      const swept = before - countExpired(server.folder);
      found[name].push({ ...latencies, before, swept });
      await stop(server);
      const p99 = (latencies.p99 / 1000).toFixed(1);
      say(`${name}: ${swept} rows swept, ${latencies.requests} tokens, p99 ${p99} ms`);
    }
  }
  return found;
}
