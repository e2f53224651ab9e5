// From start to first answer, and resident memory then.

import { residentMegabytes } from "./processor.mjs";
import { start, stop } from "./servers.mjs";
import { settings } from "./settings.mjs";

/** For each server: milliseconds and megabytes of each start. */
export async function measureStarts(servers) {
  const found = servers.map(({ name }) => ({ name, milliseconds: [], megabytes: [] }));
  for (let round = 0; round < settings.starts; round += 1) {
    for (const [index, server] of servers.entries()) {
      found[index].milliseconds.push(await start(server));
      found[index].megabytes.push(residentMegabytes(server.pid));
      await stop(server);
    }
  }
  return found;
}
