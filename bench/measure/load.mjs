// The two ways to load a server. Both resolve to what was answered: how many, and how quickly in
// microseconds. An answer that is not right is an error.

import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { ROOT, settings, WORK } from "./settings.mjs";
import { percentile } from "./statistics.mjs";

const run = promisify(execFile);

/** Loads one path with wrk, by a script of `bench/wrk`. */
export async function wrk(
  server,
  path,
  script,
  scriptArguments,
  seconds,
  connections = settings.connections,
) {
  const options = [
    ...["--threads", "1", "--connections", String(connections)],
    ...["--duration", `${seconds}s`, "--timeout", "20s", "--latency"],
    ...["--script", `${ROOT}bench/wrk/${script}.lua`],
  ];
  const url = `http://localhost:${server.port}${path}`;
  const env = { ...process.env, WRK_REPORT: `${ROOT}bench/wrk/report.lua` };
  const { stdout } = await run("wrk", [...options, url, "--", ...scriptArguments], { env });
  const found = JSON.parse(stdout.trim().split("\n").at(-1));
  if (found.faults > 0) {
    throw new Error(`${server.name}: ${found.faults} wrong answers:\n${stdout}`);
  }
  return found;
}

/** Requests for `requests.lua`, in a file; its path. */
export function requestFile(server, requests) {
  const line = ({ authorization = "", body = "" }) => `${authorization}\t${body}`;
  return lines(server, requests.map(line));
}

export function lines(server, texts) {
  const path = `${WORK}requests-${server.port}.txt`;
  writeFileSync(path, `${texts.join("\n")}\n`);
  return path;
}

/** People who do the same thing over and over, all at the same time. */
export async function peopleDo(people, once, seconds) {
  const end = performance.now() + seconds * 1000;
  const times = [];
  const one = async (person) => {
    while (performance.now() < end) {
      const started = performance.now();
      await once(person);
      times.push((performance.now() - started) * 1000);
    }
  };
  await Promise.all(people.map(one));
  return {
    requests: times.length,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    longest: Math.max(...times),
  };
}
