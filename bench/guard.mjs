// `make bench-guard`: what the guard adds to a call, in turns, into bench/results-guard.md.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const ROUNDS = 5;

const BARE = "bare route";
const BARE_JWT = "bare route with a JWT";
const SIGNATURE = "the JWT's signature alone";
const CASES = [BARE, "cached opaque token", "cached API key", BARE_JWT, "JWT", SIGNATURE];

const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const options = ["--noplot", "--quiet", "--warm-up-time", "1", "--measurement-time", "3"];
  const bench = ["bench", "--quiet", "--package", "guard-bench"];
  execFileSync("cargo", [...bench, "--bench", "guard", "--", ...options], {
    cwd: ROOT,
    // Criterion reports there; a failure shows it.
    stdio: ["ignore", "ignore", "pipe"],
  });
  rounds.push(Object.fromEntries(CASES.map((name) => [name, medianOf(name)])));
  console.log(`    round ${round + 1} of ${ROUNDS}`);
}

/** The median that criterion found, in microseconds. */
function medianOf(name) {
  // Criterion's name of its folder.
  const folder = name.replace(/[?"/\\*<>:|^]/g, "_");
  const file = `${ROOT}target/criterion/guard/${folder}/new/estimates.json`;
  return JSON.parse(readFileSync(file, "utf8")).median.point_estimate / 1000;
}

/** The middle of the rounds, with the least and the most. */
function middle(of) {
  const values = rounds.map(of).sort((a, b) => a - b);
  const text = (value) => value.toFixed(2);
  const shown = `${text(values[ROUNDS >> 1])} µs (${text(values[0])} – ${text(values.at(-1))})`;
  return { value: values[ROUNDS >> 1], shown };
}

function goal(what, limit, of) {
  const { value, shown } = middle(of);
  return `| ${what} | < ${limit} µs | ${shown} | ${value < limit ? "reached" : "**missed**"} |`;
}

const commit = execFileSync("git", ["rev-parse", "--short=10", "HEAD"], { cwd: ROOT });
const system = readFileSync("/etc/os-release", "utf8").match(/PRETTY_NAME="([^"]*)"/)[1];
writeFileSync(
  `${ROOT}bench/results-guard.md`,
  `# Results of \`make bench-guard\`

- Date: ${new Date().toISOString().slice(0, 10)}
- Machine: ${cpus().length} cores (${cpus()[0].model.trim()}), ${system}
- Commit: ${commit.toString().trim()}, release build
- Command: \`make bench-guard\`; criterion, ${ROUNDS} rounds; the middle round, with the least and the most

A call goes through axum's router in process, bare and behind the guard of an API that runs
apart from the server (\`guard::remote\`): \`guard/benches/guard.rs\`. What the guard adds is
the difference within a round. Each round holds the introspections that a second asks for.
The JWT is signed with Ed25519 and verified with each call.

| what the guard adds | goal | measured |  |
| --- | --- | --- | --- |
${goal("a cached opaque token", 5, (it) => it["cached opaque token"] - it[BARE])}
${goal("a cached API key", 5, (it) => it["cached API key"] - it[BARE])}
${goal("a JWT, beyond its signature", 2, (it) => it.JWT - it[BARE_JWT] - it[SIGNATURE])}

| a call | median |
| --- | --- |
${CASES.map((name) => `| ${name} | ${middle((it) => it[name]).shown} |`).join("\n")}
`,
);
