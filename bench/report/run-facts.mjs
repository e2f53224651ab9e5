// When, on what, and with what was measured.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { ROOT } from "../measure/settings.mjs";

export function describeRun(minutes) {
  const [processor] = cpus();
  const memory = (totalmem() / 1e9).toFixed(0);
  const manifest = readFileSync(`${ROOT}bench/peer/node_modules/oidc-provider/package.json`);
  const peer = JSON.parse(manifest).version;
  const wrk = /^wrk \S*?([\d.]+)/.exec(spawnSync("wrk", ["-v"]).stdout.toString())[1];
  const debian = readFileSync("/etc/os-release", "utf8").match(/PRETTY_NAME="([^"]*)"/)[1];
  return [
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    `- Machine: ${cpus().length} cores (${processor.model.trim()}), ${memory} GB, ${debian}`,
    `- Countersign: commit ${commit()}, release build, SQLite, \`synchronous=FULL\``,
    `- Peer: oidc-provider ${peer} on node ${process.version}, in-memory adapter`,
    `- Load: wrk ${wrk}, on the same machine`,
    `- Command: \`make bench\`, ${minutes.toFixed(0)} minutes`,
  ].join("\n");
}

function commit() {
  const git = (...words) => execFileSync("git", words, { cwd: ROOT }).toString().trim();
  return git("rev-parse", "--short=10", "HEAD");
}
