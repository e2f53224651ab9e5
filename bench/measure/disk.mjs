// How long the disk takes to make a small write durable: the bottom of every durable answer.

import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

const WRITES = 100;
const PAGE = Buffer.alloc(4096, 1);

/** Milliseconds for a write of one page and fdatasync, each of a few in a row. */
export function probeDisk(folder) {
  const path = join(folder, "disk-probe");
  const file = openSync(path, "w");
  const times = [];
  for (let write = 0; write < WRITES; write += 1) {
    const started = performance.now();
    writeSync(file, PAGE);
    fdatasyncSync(file);
    times.push(performance.now() - started);
  }
  closeSync(file);
  rmSync(path);
  return times;
}
