// The report: printed, and stored as bench/results.md by a whole run.

import { readFileSync, writeFileSync } from "node:fs";
import { ROOT, settings } from "../measure/settings.mjs";
import { attackTable, bigTable, buildsTable, caseTable, databaseTable, latencyTable, startTable, sweepTable } from "./tables.mjs";
import { CHART, writeChart } from "./chart.mjs";
import { caseGoalTable, goalTable } from "./goals.mjs";
import { describeRun } from "./run-facts.mjs";

/** A run of a few cases: printed only. */
export function showCases(against) {
  const tables = [caseGoalTable(against), caseTable(against), latencyTable(against)];
  console.log(`\n${tables.join("\n\n")}\n`);
}

export function writeReport(found) {
  const text = [
    "# Results of `make bench`",
    describeRun(found.minutes),
    "## The goals",
    goalTable(found),
    readFileSync(`${ROOT}bench/misses.md`, "utf8").trim(),
    "## Requests per CPU second",
    rateNotes(),
    caseTable(found.against),
    CASE_NOTES,
    ...(found.before ? ["## Beside the build before", buildsTable(found.before)] : []),
    "## Latency",
    latencyNotes(),
    latencyTable(found.against),
    "## Start and memory",
    startTable(found),
    "## A big database",
    bigNotes(),
    bigTable(found.sizes),
    "## On PostgreSQL",
    DATABASE_NOTES,
    databaseTable(found.databases),
    "## Sweeping",
    `Tokens issued on a server just started, without and with ${count(settings.expired)} ended tokens
to sweep.`,
    sweepTable(found.sweep),
    "## Under attack",
    `A bystander asks for a token and opens the sign-in page, alone and during an attack from
another network: eight at a time, or with 1,100 connections. All share the machine's processors.
\`make verify-attacks\` fails where the bystander waits five times as long as usual.`,
    attackTable(found.attacks),
  ].join("\n\n");
  console.log(`\n${text}\n`);
  if (settings.quick) return;
  writeFileSync(`${ROOT}bench/results.md`, `${text}\n`);
  writeChart(found);
  console.log(`==> bench/results.md and ${CHART} are written`);
}

const CASE_NOTES = `- **Countersign** keeps everything in SQLite with \`synchronous=FULL\`: where it says *durable*, an
  answer is sent after the disk has it.
- **node-oidc-provider** keeps everything in its in-memory adapter, which never touches a disk and
  holds a thousand entries; what it was asked for earlier is forgotten. Its sign-in asks no password
  and its consent page is a few lines of HTML. A flow takes it five requests, Countersign three.
- **The floor** is a bare axum server that reads the same requests with the same code, then hashes
  or signs once, and answers as much. It keeps nothing and checks nothing.
- The code flow and the consent page are driven by the benchmark's own client, on both servers alike
  (a person's requests depend on each other's answers); all else by wrk. wrk checks
  the status of every answer (in refresh also the body), the benchmark one body before each round.
- Raw rates are no part of this: on a shared machine they say more about the neighbours.`;

const DATABASE_NOTES = `Countersign on SQLite, and on a PostgreSQL server of its own on the same machine, with
\`fsync\`, \`synchronous_commit\` and \`full_page_writes\` on, in turns. Requests for each second of
processor time: that Countersign used, and that it and all processes of PostgreSQL used. Latencies
are median / 99th percentile in milliseconds, both as above.`;

function rateNotes() {
  return `Requests for each second of processor time that the server's process used, by the kernel's
accounting: the median of ${settings.rounds} rounds of ${settings.seconds} s (least – greatest). The
servers took turns, round by round. A ratio is made in each round; it too is given as median
(least – greatest).`;
}

function latencyNotes() {
  return `In milliseconds, median / 99th percentile, each the middle one of the rounds, with
${settings.connections} connections (${settings.people} people, and as many in refresh) that ask as
fast as they are answered, on the processors that the server runs on: the latency of a machine that
is busy to the brim. The probe is a write of 4 KiB and fdatasync on the disk that holds the
database, median / 95th percentile, between the rounds: no durable answer can be quicker.`;
}

function bigNotes() {
  return `Countersign on a fresh database, and on one with ${count(settings.big.tokens)} live tokens,
${count(settings.big.users)} people and ${count(settings.big.clients)} clients, in turns. In the big
one the clients take turns, and 20,000 different tokens are introspected.`;
}

function count(number) {
  return number.toLocaleString("en-US");
}
