#!/usr/bin/env bash
# Measures what the guard adds to a call: bench/results-guard.md.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain

say "Measuring the guard (three minutes and its build; the quieter the machine, the better)"
node bench/guard.mjs
note "bench/results-guard.md"
