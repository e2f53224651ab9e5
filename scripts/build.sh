#!/usr/bin/env bash
# Builds the release: target/release/countersign and target/site.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain

say "Building server and islands (minutes the first time, seconds later)"
# What an earlier build left under other names would be served too.
rm -rf target/site/pkg
cargo leptos build --release --precompress "${WASM_ARGS[@]}"
# Type declarations, which no browser asks for.
find target/site/pkg -name "*.ts*" -delete
# Packed anew without the time of packing, so that two builds are the same.
find target/site -name "*.gz" -exec sh -c \
    'gunzip --stdout "$1" | gzip -9 --no-name >"$1.new" && mv "$1.new" "$1"' sh {} \;
note "target/release/countersign"
