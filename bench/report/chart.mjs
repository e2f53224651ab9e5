// The chart of the report: how many times as many requests Countersign answers per second of
// processor time as the peer. `node bench/report/chart.mjs` draws it anew from bench/results.md.

import { readFileSync, writeFileSync } from "node:fs";
import { spread } from "../measure/statistics.mjs";
import { ROOT } from "../measure/settings.mjs";
import { rates, ratios, whole } from "./tables.mjs";

export const CHART = "docs/src/reference/bench.svg";
/** How tables.mjs marks a case whose answer waits for the disk. */
const DURABLE = " (durable)";
const [OURS, PEER] = ["Countersign", "node-oidc-provider"];

const WIDTH = 760;
const BARS = { left: 264, right: 690 };
const ROW = { top: 96, height: 48, bar: 20 };

export function writeChart(found) {
  const bars = found.against
    .filter((result) => ratios(result, OURS, PEER).length > 0)
    .map((result) => ({
      name: result.name,
      durable: result.durable,
      rate: whole(spread(rates(result, OURS)).median),
      ratio: spread(ratios(result, OURS, PEER)),
    }));
  writeFileSync(`${ROOT}${CHART}`, draw(bars, new Date().toISOString().slice(0, 10)));
}

/** Reads back what the report's first table says. */
function readReport(text) {
  const date = text.match(/^- Date: (.+)$/m)[1];
  const rows = text.match(/^\| case \| Countersign \| node-oidc-provider [^]*?\n\n/m)[0];
  const bars = rows.trim().split("\n").slice(2).flatMap((row) => {
    const [, name, ours, , , over] = row.split("|").map((cell) => cell.trim());
    const found = over.match(/^([\d.]+)× \(([\d.]+)× – ([\d.]+)×\)$/);
    if (!found) return [];
    const [median, least, greatest] = found.slice(1).map(Number);
    const durable = name.endsWith(DURABLE);
    const shown = durable ? name.slice(0, -DURABLE.length) : name;
    return [{ name: shown, durable, rate: ours.split(" ")[0], ratio: { median, least, greatest } }];
  });
  return { bars, date };
}

function draw(bars, date) {
  const rows = bars.toSorted((one, other) => other.ratio.median - one.ratio.median);
  const end = Math.ceil(Math.max(...rows.map(({ ratio }) => ratio.greatest)));
  const at = (value) => round(BARS.left + ((BARS.right - BARS.left) * value) / end);
  const bottom = ROW.top + rows.length * ROW.height;
  const ticks = Array.from({ length: Math.floor(end / 2) + 1 }, (_, index) => index * 2);
  const height = bottom + 68;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">
<title id="title">Requests per second of processor time, as a multiple of ${PEER}'s</title>
<desc id="desc">${rows.map(({ name, ratio }) => `${escape(name)}: ${times(ratio.median)}`).join("; ")}</desc>
<style>
  svg { color-scheme: light dark; font-family: system-ui, sans-serif; font-size: 14px; }
  .ground { fill: #ffffff; stroke: #d5dbe1; } .text { fill: #1b2733; } .quiet { fill: #51606e; font-size: 12px; }
  .title { fill: #1b2733; font-size: 17px; font-weight: 600; } .value { font-weight: 600; }
  .bar { fill: #2f7f93; } .grid { stroke: #e4e9ed; } .peer { stroke: #51606e; stroke-dasharray: 4 3; }
  .spread { stroke: #1b2733; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #12181e; stroke: #2e3943; } .text, .title { fill: #e6ecf1; } .quiet { fill: #a3b1bd; }
    .bar { fill: #4fa3b8; } .grid { stroke: #25303a; } .peer { stroke: #a3b1bd; } .spread { stroke: #e6ecf1; }
  }
</style>
<rect class="ground" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>
<text class="title" x="24" y="36">Requests per second of processor time</text>
<text class="quiet" x="24" y="58">as a multiple of ${PEER}'s, which stores in memory; Countersign stores in SQLite</text>
${ticks.map((tick) => gridLine(at(tick), tick, bottom)).join("\n")}
${rows.map((row, index) => bar(row, ROW.top + index * ROW.height, at)).join("\n")}
<line class="peer" x1="${at(1)}" x2="${at(1)}" y1="${ROW.top - 10}" y2="${bottom}"/>
<text class="quiet" x="${at(1)}" y="${ROW.top - 16}" text-anchor="middle">${PEER}</text>
<text class="quiet" x="24" y="${bottom + 50}">Median of the rounds; the thin line spans the least and the greatest. make bench, ${escape(date)}.</text>
</svg>
`;
}

function gridLine(x, tick, bottom) {
  return `<line class="grid" x1="${x}" x2="${x}" y1="${ROW.top - 10}" y2="${bottom}"/>
<text class="quiet" x="${x}" y="${bottom + 20}" text-anchor="middle">${tick}×</text>`;
}

function bar({ name, durable, rate, ratio }, top, at) {
  const middle = top + ROW.bar / 2 + 4;
  return `<text class="text" x="24" y="${middle}">${escape(name)}</text>
<text class="quiet" x="24" y="${middle + 17}">${escape(rate)} a second${durable ? ", on disk" : ""}</text>
<rect class="bar" x="${BARS.left}" y="${top + 4}" width="${round(at(ratio.median) - BARS.left)}" height="${ROW.bar}" rx="2"/>
<line class="spread" x1="${at(ratio.least)}" x2="${at(ratio.greatest)}" y1="${middle}" y2="${middle}"/>
<text class="text value" x="${round(at(ratio.greatest) + 10)}" y="${middle + 5}">${times(ratio.median)}</text>`;
}

const times = (value) => `${value.toFixed(1)}×`;
const round = (value) => Math.round(value * 10) / 10;
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

if (process.argv[1] === import.meta.filename) {
  const { bars, date } = readReport(readFileSync(`${ROOT}bench/results.md`, "utf8"));
  writeFileSync(`${ROOT}${CHART}`, draw(bars, date));
}
