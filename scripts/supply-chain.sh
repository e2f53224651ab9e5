#!/usr/bin/env bash
# What the program is made of: whether each crate's licence and source are allowed
# (deny.toml), whether anything bad is known of it, and the list of all, for operators:
# target/countersign.cdx.json (CycloneDX).
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
export PATH="$CARGO_DENY_DIR/bin:$CARGO_CYCLONEDX_DIR/bin:$PATH"

say "Licences, sources, and what is forbidden"
cargo deny --log-level error check --hide-inclusion-graph licenses bans sources

say "Known faults of what we depend on"
if cargo deny --log-level off fetch db 2>/dev/null; then
    cargo deny --log-level error check --hide-inclusion-graph advisories
else
    note "left out: RustSec's database, a Git repository on GitHub, cannot be reached from here"
fi

say "The list of what the program is made of"
mkdir -p target
# The commit's time, and no path of this machine: the same commit gives the same list.
SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)" cargo cyclonedx --quiet --format json \
    --spec-version 1.5 --manifest-path server/Cargo.toml --override-filename countersign.cdx
sed "s|path+file://$PROJECT_ROOT/|path+file:///|g" server/countersign.cdx.json \
    >target/countersign.cdx.json
find . -name countersign.cdx.json -not -path "./target/*" -not -path "./node_modules/*" -delete
note "target/countersign.cdx.json: $(grep -c '"purl"' target/countersign.cdx.json) components"
