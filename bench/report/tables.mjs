// The tables of the report.

import { percentile, spread } from "../measure/statistics.mjs";

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** `median (least – greatest)`. */
export function shown(values, show) {
  const { median, least, greatest } = spread(values);
  return `${show(median)} (${show(least)} – ${show(greatest)})`;
}

export const whole = (value) => Math.round(value).toLocaleString("en-US");
export const times = (value) => `${value.toFixed(1)}×`;
export const percent = (value) => `${(value * 100).toFixed(0)} %`;
const milliseconds = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

/** Requests per CPU second of a server, round by round; none if it does not take part. */
export function rates(result, name) {
  const server = result.servers.find((each) => each.name === name);
  return server?.rounds.map(({ perProcessorSecond }) => perProcessorSecond) ?? [];
}

/** One server's rate over another's in each round. */
export function ratios(result, name, other) {
  const others = rates(result, other);
  return others.length === 0 ? [] : rates(result, name).map((rate, round) => rate / others[round]);
}

function title(result) {
  return result.durable ? `${result.name} (durable)` : result.name;
}

export function caseTable(results) {
  const names = ["Countersign", "node-oidc-provider", "floor"];
  const rows = results.map((result) => {
    if (result.servers.length === 0) return [title(result), "not there yet", "", "", "", ""];
    const cell = (values, show) => (values.length === 0 ? "–" : shown(values, show));
    return [
      title(result),
      ...names.map((name) => cell(rates(result, name), whole)),
      cell(ratios(result, names[0], names[1]), times),
      cell(ratios(result, names[0], names[2]), percent),
    ];
  });
  return table(["case", ...names, "over the peer", "of the floor"], rows);
}

/** This build beside another one. */
export function buildsTable(results) {
  const rows = results.filter(({ servers }) => servers.length > 0).map((result) => [
    title(result),
    shown(rates(result, "before"), whole),
    shown(rates(result, "now"), whole),
    shown(ratios(result, "now", "before"), (ratio) => ratio.toFixed(2)),
  ]);
  return table(["case", "before", "now", "now over before"], rows);
}

export function latencyTable(results) {
  const names = ["Countersign", "node-oidc-provider", "floor"];
  const rows = results.filter(({ servers }) => servers.length > 0).map((result) => [
    title(result),
    ...names.map((name) => latency(result, name)),
    result.disk.length === 0
      ? "–"
      : `${percentile(result.disk, 50).toFixed(2)} / ${percentile(result.disk, 95).toFixed(2)}`,
  ]);
  return table(["case", ...names, "disk probe"], rows);
}

export function startTable({ starts, memory, afterCases }) {
  const rows = starts.map((server) => {
    const of = (list) => list.find(({ name }) => name === server.name);
    const full = of(memory);
    return [
      server.name,
      shown(server.milliseconds, (value) => `${value.toFixed(0)} ms`),
      `${spread(server.megabytes).median.toFixed(0)} MB`,
      `${full.megabytes.toFixed(0)} MB (${whole(full.issued)})`,
      `${of(afterCases).megabytes.toFixed(0)} MB`,
    ];
  });
  const head = ["", "start to first answer", "resident then", "with live tokens (issued)"];
  return table([...head, "after all cases"], rows);
}

export function bigTable(results) {
  const rows = results.map((result) => {
    if (result.servers.length === 0) return [title(result), "not there yet", "", ""];
    const fall = ratios(result, "big", "small").map((ratio) => 1 - ratio);
    return [
      title(result),
      ...["small", "big"].map((name) => shown(rates(result, name), whole)),
      shown(fall, percent),
    ];
  });
  return table(["case", "small, per CPU second", "big, per CPU second", "falls by"], rows);
}

export function databaseTable(results) {
  const [sqlite, postgres] = ["on SQLite", "on PostgreSQL"];
  const rows = results.filter(({ servers }) => servers.length > 0).map((result) => {
    const rounds = result.servers.find(({ name }) => name === postgres).rounds;
    const both = rounds.map((round) => round.perProcessorSecondOfBoth);
    return [
      title(result),
      shown(rates(result, sqlite), whole),
      shown(rates(result, postgres), whole),
      shown(both, whole),
      latency(result, sqlite),
      latency(result, postgres),
    ];
  });
  const head = ["case", sqlite, postgres, "with PostgreSQL's own", "latency on SQLite"];
  return table([...head, "latency on PostgreSQL"], rows);
}

/** Median / 99th percentile, in milliseconds. */
function latency(result, name) {
  const rounds = result.servers.find((each) => each.name === name)?.rounds;
  if (!rounds) return "–";
  const middle = (field) => spread(rounds.map((round) => round[field] / 1000)).median;
  return `${milliseconds(middle("p50"))} / ${milliseconds(middle("p99"))}`;
}

export function attackTable(found) {
  const usual = found[0].milliseconds;
  const rows = found.map(({ name, milliseconds: took, megabytes }) => [
    name,
    took.toFixed(2),
    (took / usual).toFixed(1),
    whole(megabytes),
  ]);
  return table(["attack", "median, ms", "times the usual", "resident, MB"], rows);
}

export function sweepTable({ without, during }) {
  const row = (name, rounds) => {
    const column = (field) => shown(rounds.map((round) => round[field] / 1000), milliseconds);
    const swept = rounds.reduce((sum, round) => sum + round.swept, 0);
    return [name, column("p50"), column("p99"), column("longest"), whole(swept / rounds.length)];
  };
  const head = ["", "median, ms", "99th percentile, ms", "longest, ms", "rows swept in a round"];
  return table(head, [row("nothing to sweep", without), row("sweeping", during)]);
}
