// What the kernel knows about a process.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const TICKS = Number(execFileSync("getconf", ["CLK_TCK"]).toString());

/** Seconds of processor time that all threads of a process have used. */
export function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** The same of a process, of those that it has started, and of those of them that have ended. */
export function processorSecondsOfFamily(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  const pids = children === "" ? [] : children.split(" ");
  const living = pids.reduce((sum, child) => sum + processorSeconds(child), 0);
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  const ended = (Number(fields[13]) + Number(fields[14])) / TICKS;
  return processorSeconds(pid) + living + ended;
}

/** Resident memory of a process, in MB of 10^6 bytes. */
export function residentMegabytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(/VmRSS:\s*(\d+)/.exec(status)[1]) * 1024) / 1e6;
}
