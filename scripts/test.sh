#!/usr/bin/env bash
# Every check: form, lints, tests of the rules, the store and the router, and
# the whole flow over real HTTP and in a real browser, on the built program.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain

say "Format"
cargo fmt --all --check

say "Lints"
cargo clippy --quiet --all-targets -- --deny warnings

say "Rules, store, use cases, router"
cargo test --quiet --lib --bins --tests --workspace --exclude frontend

say "The program, over HTTP"
COUNTERSIGN_PROGRAM="$PROJECT_ROOT/target/release/countersign" \
    cargo test --quiet --package server --test program -- --ignored

say "The pages, in Chromium"
CHROMIUM="$CHROMIUM" npx playwright test --config end2end/playwright.config.ts
