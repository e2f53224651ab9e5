// `make bench`: measures Countersign against a peer and a floor, and writes bench/results.md.

import { mkdirSync, rmSync } from "node:fs";
import { measureAttacks } from "./measure/attacks.mjs";
import { compare } from "./measure/compare.mjs";
import { addYearsOfUse, copyDatabase, makeDatabase } from "./measure/database.mjs";
import { measureMemory } from "./measure/memory.mjs";
import { signInPeople } from "./measure/people.mjs";
import { countersignOnPostgres } from "./measure/postgres.mjs";
import { residentMegabytes } from "./measure/processor.mjs";
import { countersign, floor, peer, start, stop, withOwnLimits } from "./measure/servers.mjs";
import { settings, WORK } from "./measure/settings.mjs";
import { measureStarts } from "./measure/starts.mjs";
import { measureSweep } from "./measure/sweep.mjs";
import { showCases, writeReport } from "./report/write.mjs";

const began = performance.now();
rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });

heading("A database with practice data");
const empty = await makeDatabase("empty", 3410);

if (settings.onlyCases) {
  const { against } = await compareWithPeer();
  showCases(against);
  rmSync(WORK, { recursive: true, force: true });
  process.exit();
}

heading("Start and memory");
const three = [countersign(3411, copyDatabase(empty, "starts")), peer(3412), floor(3413)];
const starts = await measureStarts(three);
const memory = await measureMemory(three, say);

const { against, afterCases } = await compareWithPeer();

// Another build of Countersign, named by its program: what did a change cost?
let before;
if (process.env.COUNTERSIGN_BEFORE) {
  heading("This build and the one before, in turns");
  const program = process.env.COUNTERSIGN_BEFORE;
  const folder = await makeDatabase("empty-before", 3440, program);
  const builds = [
    countersign(3441, copyDatabase(empty, "now"), "now"),
    countersign(3442, copyDatabase(folder, "before"), "before", program),
  ];
  for (const server of builds) await start(server);
  for (const server of builds) await signInPeople(server);
  before = await compare(builds, settings.seconds, say);
  for (const server of builds) await stop(server);
}

heading("A small database and a big one, in turns");
const small = countersign(3431, copyDatabase(empty, "small"), "small");
const big = countersign(3432, copyDatabase(empty, "big"), "big");
big.known = addYearsOfUse(big.folder, settings.big);
say("the big database is filled");
for (const server of [small, big]) await start(server);
for (const server of [small, big]) await signInPeople(server);
const sizes = await compare([small, big], settings.seconds, say);
for (const server of [small, big]) await stop(server);

heading("On SQLite and on PostgreSQL, in turns");
const onSqlite = countersign(3451, copyDatabase(empty, "sqlite"), "on SQLite");
const onPostgres = countersignOnPostgres(3452, copyDatabase(empty, "postgres"));
for (const server of [onSqlite, onPostgres]) await start(server);
for (const server of [onSqlite, onPostgres]) await signInPeople(server);
const databases = await compare([onSqlite, onPostgres], settings.seconds, say);
for (const server of [onSqlite, onPostgres]) await stop(server);

heading("Sweeping what has ended");
const sweep = await measureSweep(empty, say);

heading("A bystander during an attack");
const attacked = withOwnLimits(countersign(3461, copyDatabase(empty, "attacked")));
await start(attacked);
const attacks = await measureAttacks(attacked, say);
await stop(attacked);

const minutes = (performance.now() - began) / 60_000;
writeReport({ starts, memory, afterCases, against, before, sizes, databases, sweep, attacks, minutes });
rmSync(WORK, { recursive: true, force: true });

async function compareWithPeer() {
  heading("Countersign, node-oidc-provider, and the floor, in turns");
  const servers = [countersign(3421, copyDatabase(empty, "small")), peer(3422), floor(3423)];
  for (const server of servers) await start(server);
  for (const server of servers.slice(0, 2)) await signInPeople(server);
  const against = await compare(servers, settings.seconds, say);
  const afterCases = servers.map(({ name, pid }) => ({ name, megabytes: residentMegabytes(pid) }));
  for (const server of servers) await stop(server);
  return { against, afterCases };
}

function heading(text) {
  console.log(`\n==> ${text}`);
}

function say(text) {
  console.log(`    ${text}`);
}
