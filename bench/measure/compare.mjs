// Runs cases on servers, in turns: what the machine does besides falls on all of them.

import { cases, NotThereYet } from "./cases.mjs";
import { probeDisk } from "./disk.mjs";
import { processorSeconds, processorSecondsOfFamily } from "./processor.mjs";
import { settings } from "./settings.mjs";

/**
 * For each case: its name, and for each server the rounds measured on it, with the requests per
 * second of processor time, per second, and the latencies; where the database is a server, also per
 * second of processor time of both. A case that Countersign cannot run yet has no rounds.
 */
export async function compare(servers, seconds, say) {
  const results = [];
  for (const kind of cases) {
    const result = { name: kind.name, durable: kind.durable ?? false, servers: [], disk: [] };
    results.push(result);
    const taking = servers.filter((server) => kind.on.includes(server.kind));
    try {
      for (const server of taking) await measure(kind, server, settings.warmUpSeconds);
    } catch (error) {
      if (!(error instanceof NotThereYet)) throw error;
      say(`${kind.name}: not there yet`);
      continue;
    }
    result.servers = taking.map(({ name }) => ({ name, rounds: [] }));
    for (let round = 0; round < settings.rounds; round += 1) {
      for (const [index, server] of taking.entries()) {
        if (kind.durable && server.folder) result.disk.push(...probeDisk(server.folder));
        result.servers[index].rounds.push(await measure(kind, server, seconds));
      }
    }
    const shown = result.servers.map(({ name, rounds }) => {
      const rates = rounds.map(({ perProcessorSecond }) => perProcessorSecond.toFixed(0));
      return `${name} ${rates.join(" ")}`;
    });
    say(`${kind.name}: ${shown.join("; ")} per CPU second`);
  }
  return results;
}

async function measure(kind, server, seconds) {
  const load = await kind.prepare(server);
  const before = used(server);
  const started = performance.now();
  const found = await load(seconds);
  const elapsed = (performance.now() - started) / 1000;
  const after = used(server);
  const processor = after.own - before.own;
  return {
    ...found,
    perProcessorSecond: found.requests / processor,
    perProcessorSecondOfBoth: found.requests / (processor + after.database - before.database),
    perSecond: found.requests / elapsed,
    processors: processor / elapsed,
  };
}

function used({ pid, databasePid }) {
  const database = databasePid ? processorSecondsOfFamily(databasePid) : 0;
  return { own: processorSeconds(pid), database };
}
