#!/usr/bin/env bash
# Measures the release build against a peer and a floor: bench/results.md.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain

minutes=twelve
[ -z "${QUICK:-}" ] || minutes=two
say "Measuring (about $minutes minutes; the quieter the machine, the better)"
# The node that the peer supports; it brings the benchmark's own SQLite, too.
node="$(echo bench/peer/node_modules/node-linux-*/bin/node)"
export DURABLE=1 COUNTERSIGN_PROGRAM="$PROJECT_ROOT/target/dist/countersign"
exec scripts/postgres.sh "$node" --disable-warning=ExperimentalWarning bench/run.mjs
