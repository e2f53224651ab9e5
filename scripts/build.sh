#!/usr/bin/env bash
# build.sh [--tests|--dist]: builds target/release/countersign and target/site.
#   --tests   the tests with them, in the same call of cargo: nothing is compiled twice
#   --dist    with link-time optimisation, in target/dist: what is shipped and measured
set -euo pipefail
if [ "${1:-}" = --dist ]; then
    # What is shipped does not depend on the folder that it is built in, nor on another checkout.
    export COMPILED="${COMPILED:-target/compiled}" CARGO_BUILD_RUSTC_WORKSPACE_WRAPPER=
fi
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
# What a next build would start from is gigabytes; builds for tests do not need it.
[ "${1:-}" != --tests ] || export CARGO_INCREMENTAL=0

# The islands' half is small, and its last step takes one core: beside the server's.
"${WASM_CARGO[@]}" --quiet &
islands=$!

case "${1:-}" in
--dist)
    say "Building islands and server, with link-time optimisation (ten minutes the first time)"
    # Without what tests need; and xtask, which writes the site.
    cargo build --profile dist --package server --package floor --package xtask --bins
    target=target/dist
    ;;
--tests)
    say "Building islands, server and tests"
    cargo build "${CARGO_SET[@]}" --bins --tests
    target=target/release
    ;;
*)
    say "Building islands and server (minutes the first time, seconds later)"
    cargo build "${CARGO_SET[@]}" --bins
    target=target/release
    ;;
esac
wait "$islands"

say "Site: style sheet, script, WebAssembly"
# Written anew only where something changed that it is made of.
sources=("$WASM_MODULE" "$target/xtask" style public node_modules/.package-lock.json)
if [ -e target/site.built ] &&
    [ -z "$(find "${sources[@]}" -newer target/site.built -print -quit)" ]; then
    note "target/site is up to date"
else
    "$target/xtask" site --wasm "$WASM_MODULE" --out target/site
    touch target/site.built
fi
say_time
note "$target/countersign, target/site"
