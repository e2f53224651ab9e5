#!/usr/bin/env bash
# Every check of a change: form, lints, documents, and every test: of the rules, the store on
# both databases, the router, the built program with other people's clients, and the pages in
# Chromium. Needs what `scripts/build.sh --tests` has built. Long proofs are `make verify`.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
# Nothing here is built twice with a change between: what a next build would
# start from is gigabytes that nobody reads.
export CARGO_INCREMENTAL=0

say "Format"
cargo fmt --all --check
cargo fmt --manifest-path fuzz/engine/Cargo.toml --check

say "Shell scripts"
shellcheck --severity=warning --external-sources scripts/*.sh .ci/run

say "Circles of imports"
target/release/xtask import-cycles admission/src api/src app/src demo/src guard/src oauth/src provider/src \
    routes/src server/src store/src testkit/src xtask/src

say "Types of the browser tests"
npm run --silent typecheck

say "Rules, store, use cases, router, program; beside them lints and documentation of the code"
# The tests wait for disks and clocks half of their time. One cargo at a time may work: what the
# tests run was built before, and these files name it.
cargo nextest list "${CARGO_SET[@]}" --list-type binaries-only --message-format json \
    >target/nextest-binaries.json
cargo metadata --format-version 1 >target/nextest-metadata.json
lint() {
    # clippy comes in the place of scripts/rustc: what it found of another checkout's files would
    # be taken for what it finds of these, if its arguments were the same.
    cargo clippy --quiet "${CARGO_SET[@]}" --all-targets -- --deny warnings \
        --cfg "checkout=\"$PROJECT_ROOT\"" &&
        RUSTDOCFLAGS="--deny warnings" cargo doc --quiet "${CARGO_SET[@]}" --no-deps
}
# A process group of its own, so that cargo ends with it when a test fails.
set -m
lint &
linting=$!
set +m
trap 'kill -- "-$linting" 2>/dev/null || true' EXIT
export AIOSMTPD SCHEMATHESIS NGINX CADDY APACHE PROMTOOL
scripts/postgres.sh cargo nextest run --binaries-metadata target/nextest-binaries.json \
    --cargo-metadata target/nextest-metadata.json --run-ignored all --filterset "not ($PROOFS)"
wait "$linting"
trap - EXIT
cargo test --quiet --doc "${CARGO_SET[@]}"

say "Other people's OAuth clients"
note "Authlib, from PyPI"
"$AUTHLIB_DIR/bin/python" -B -m unittest discover --start-directory clients/authlib
note "The MCP SDK, from PyPI, as a client and as a server; rmcp as a server"
"$MCP_DIR/bin/python" -B -m unittest discover --start-directory clients/mcp
note "openid-client and the MCP SDK, from npm"
node --test --test-reporter=spec clients/dpop/dpop.test.mjs clients/mcp/mcp.test.mjs \
    clients/openid/openid.test.mjs

say "The pages and the examples, in Chromium"
CHROMIUM="$CHROMIUM" npx playwright test --config end2end/playwright.config.ts
say_time
