#!/usr/bin/env bash
# Rebuilds and restarts the demo at every change.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
COUNTERSIGN_DEMO=true COUNTERSIGN_DATA=target/dev-data \
    exec cargo leptos watch "${WASM_ARGS[@]}" -- serve
