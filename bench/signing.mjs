// Whether signatures with RSA make others wait: what one connection waits for a document while eight
// people sign in to an app, with ID tokens of each algorithm, in turns. After `make bench`:
//   bench/peer/node_modules/node-linux-*/bin/node bench/signing.mjs

import { mkdirSync, rmSync } from "node:fs";
import { copyDatabase, makeDatabase } from "./measure/database.mjs";
import { peopleDo, requestFile, wrk } from "./measure/load.mjs";
import { signInPeople } from "./measure/people.mjs";
import { SIGN_IN_ES256, SIGN_IN_RS256 } from "./measure/person.mjs";
import { countersign, start, stop } from "./measure/servers.mjs";
import { settings, WORK } from "./measure/settings.mjs";
import { spread } from "./measure/statistics.mjs";

const PEOPLE = 8;
const ROUNDS = 6;

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
const server = countersign(3471, copyDatabase(await makeDatabase("empty", 3470), "signing"));
await start(server);
await signInPeople(server);
const people = server.people.slice(0, PEOPLE);
const file = requestFile(server, [{}]);
const apps = [undefined, SIGN_IN_ES256, SIGN_IN_RS256];
const rounds = new Map(apps.map((app) => [app, []]));
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const app of apps) {
    const signingIn = app && peopleDo(people, (person) => person.authorize(app), settings.seconds);
    const path = server.paths.discovery;
    const found = await wrk(server, path, "requests", ["GET", file], settings.seconds, 1);
    const flows = (await signingIn)?.requests ?? 0;
    // The first is for warming up.
    if (round > 0) rounds.get(app).push({ ...found, flows });
  }
}
await stop(server);
rmSync(WORK, { recursive: true, force: true });

for (const [app, found] of rounds) {
  const middle = (field) => spread(found.map((round) => round[field])).median;
  console.log(
    `${app?.algorithm ?? "nobody signs in"}: ${Math.round(middle("flows") / settings.seconds)} flows a second; ` +
      `the bystander waits ${middle("p50")} µs at the median, ${middle("p99")} at the 99th percentile`,
  );
}
