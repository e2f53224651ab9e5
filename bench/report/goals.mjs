// What is to be reached, and whether it is.

import { settings } from "../measure/settings.mjs";
import { spread } from "../measure/statistics.mjs";
import { percent, rates, ratios, shown, table, times, whole } from "./tables.mjs";

const GOALS = [
  { name: "client_credentials, opaque", peer: 5, floor: 0.66 },
  { name: "client_credentials, ES256", peer: 4, floor: 0.5 },
  { name: "introspection", peer: 6, floor: 0.66 },
  { name: "discovery", peer: 6 },
  { name: "discovery, OpenID", peer: 6 },
  { name: "code flow", peer: 5 },
  { name: "code flow, ID token RS256", peer: 3 },
  { name: "code flow, ID token ES256", peer: 4 },
  { name: "userinfo", peer: 5 },
  { name: "refresh", peer: 4 },
  { name: "consent page", peer: 9 },
];
const MEGABYTES = 45;
const MEGABYTES_AT_START = 18;
/** Both documents are written when the program starts. */
const DOCUMENTS = { name: "discovery, OpenID", other: "discovery", share: 0.9 };
/** What a change may leave of a case's figure. */
const BUILD_LOSS = 0.97;
const MILLISECONDS = 30;
const FALL = 0.15;
/** Sweeping stalls writers if their 99th percentile grows by more than this. */
const SWEEP_GROWTH = 1.5;

const HEAD = ["what", "goal", "measured", ""];

export function caseGoalTable(against) {
  return table(HEAD, ofCases(against));
}

export function goalTable(found) {
  return table(HEAD, [
    ...ofCases(found.against),
    ...startAndMemory(found),
    ...(found.before ?? []).map(beside),
    ...found.sizes.map(fall),
    sweeping(found.sweep),
  ]);
}

function ofCases(results) {
  const run = GOALS.filter(({ name }) => results.some((result) => result.name === name));
  return [...run.flatMap((goal) => ofCase(results, goal)), ...besideDocument(results)];
}

function besideDocument(results) {
  const { name, other, share } = DOCUMENTS;
  const [ours, others] = [name, other].map((each) => results.find(({ name }) => name === each));
  if (!ours?.servers.length || !others?.servers.length) return [];
  const against = rates(others, "Countersign");
  const found = rates(ours, "Countersign").map((rate, round) => rate / against[round]);
  const left = [`${name}, beside RFC 8414's document`, `≥ ${share}`];
  return [[...left, shown(found, (ratio) => ratio.toFixed(2)), verdict(spread(found).median >= share)]];
}

function ofCase(results, goal) {
  const result = results.find(({ name }) => name === goal.name);
  const row = (other, at, show, what) => {
    const found = ratios(result, "Countersign", other);
    const left = [`${goal.name}, ${what}`, `≥ ${show(at)}`];
    return found.length === 0
      ? [...left, "not there yet", verdict(false)]
      : [...left, shown(found, show), verdict(spread(found).median >= at)];
  };
  return [
    row("node-oidc-provider", goal.peer, times, "over the peer"),
    ...(goal.floor ? [row("floor", goal.floor, percent, "of the floor")] : []),
  ];
}

function startAndMemory({ starts, memory }) {
  const full = memory.find(({ name }) => name === "Countersign");
  const start = starts.find(({ name }) => name === "Countersign").milliseconds;
  const show = (value) => `${value.toFixed(0)} ms`;
  const resident = spread(
    starts.find(({ name }) => name === "Countersign").megabytes,
  ).median;
  return [
    [
      "resident memory at start",
      `≤ ${MEGABYTES_AT_START} MB`,
      `${resident.toFixed(0)} MB`,
      verdict(resident <= MEGABYTES_AT_START),
    ],
    [
      `resident memory after ${whole(settings.liveTokens)} live tokens`,
      `≤ ${MEGABYTES} MB`,
      `${full.megabytes.toFixed(0)} MB after ${whole(full.issued)}`,
      verdict(full.megabytes <= MEGABYTES),
    ],
    [
      "start to first answer",
      `≤ ${show(MILLISECONDS)}`,
      shown(start, show),
      verdict(spread(start).median <= MILLISECONDS),
    ],
  ];
}

function beside(result) {
  const left = [`${result.name}, beside the build before`, `≥ ${BUILD_LOSS}`];
  const found = ratios(result, "now", "before");
  if (found.length === 0) return [...left, "not there yet", verdict(false)];
  const shares = shown(found, (ratio) => ratio.toFixed(2));
  return [...left, shares, verdict(spread(found).median >= BUILD_LOSS)];
}

function fall(result) {
  const left = [`${result.name}, fall with the big database`, `≤ ${percent(FALL)}`];
  if (result.servers.length === 0) return [...left, "not there yet", verdict(false)];
  const falls = ratios(result, "big", "small").map((ratio) => 1 - ratio);
  return [...left, shown(falls, percent), verdict(spread(falls).median <= FALL)];
}

function sweeping({ without, during }) {
  const middle = (rounds) => spread(rounds.map(({ p99 }) => p99)).median;
  const growth = middle(during) / middle(without);
  const limit = `≤ ${times(SWEEP_GROWTH)}`;
  const name = "99th percentile of client_credentials while sweeping";
  return [name, limit, times(growth), verdict(growth <= SWEEP_GROWTH)];
}

function verdict(reached) {
  return reached ? "reached" : "**missed**";
}
