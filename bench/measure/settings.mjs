// How long and how often is measured. `QUICK=1` is for work on the benchmark itself.

import { fileURLToPath } from "node:url";

const quick = Boolean(process.env.QUICK);

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Databases and request files: on the same disk as the checkout, and thrown away. */
export const WORK = `${ROOT}target/bench/`;

export const settings = {
  quick,
  /** `CASES=REGEX` measures only those cases against the peer and the floor, and writes nothing. */
  cases: new RegExp(process.env.CASES ?? ""),
  onlyCases: Boolean(process.env.CASES),
  rounds: quick ? 2 : 4,
  seconds: quick ? 1 : 2,
  warmUpSeconds: quick ? 1 : 2,
  connections: 64,
  /** People who go through the code flow at the same time. */
  people: 32,
  starts: quick ? 3 : 10,
  liveTokens: quick ? 20_000 : 250_000,
  big: quick
    ? { tokens: 100_000, users: 10_000, clients: 1_000 }
    : { tokens: 1_000_000, users: 100_000, clients: 1_000 },
  expired: quick ? 50_000 : 200_000,
};
