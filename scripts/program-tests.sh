#!/usr/bin/env bash
# Tests of the built program, over HTTP: server/tests/program. Arguments are the test
# runner's: which tests, --skip, --nocapture.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
export CARGO_INCREMENTAL=0
export COUNTERSIGN_PROGRAM="$PROJECT_ROOT/target/release/countersign"
cargo test --quiet --package server --test program -- --ignored "$@"
