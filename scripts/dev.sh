#!/usr/bin/env bash
# Rebuilds and restarts the demo at every change. Needs cargo-leptos, which nothing else needs.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
command -v cargo-leptos >/dev/null || {
    note "there is no cargo-leptos: cargo install cargo-leptos --locked"
    exit 1
}
# cargo-leptos calls one cargo for both halves.
leptos_args=()
if [ -n "$WASM_BY_DEBIAN" ]; then
    export PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1
    leptos_args=(--lib-cargo-args="--config=.cargo/wasm-build-std.toml")
fi
COUNTERSIGN_DEMO=true COUNTERSIGN_DATA=target/dev-data \
    exec cargo leptos watch "${leptos_args[@]}" -- serve
