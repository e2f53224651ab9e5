#!/usr/bin/env bash
# Every check: form, lints, tests of the rules, the store and the router, and
# the whole flow over real HTTP and in a real browser, on the built program.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
# Nothing here is built twice with a change between: what a next build would
# start from is gigabytes that nobody reads.
export CARGO_INCREMENTAL=0

say "Format"
cargo fmt --all --check
cargo fmt --manifest-path fuzz/Cargo.toml --check

say "Lints"
cargo clippy --quiet --all-targets -- --deny warnings
cargo clippy --quiet --manifest-path fuzz/Cargo.toml --locked -- --deny warnings

say "Rules, store, use cases, router"
cargo test --quiet --lib --bins --tests --workspace --exclude frontend
cargo test --quiet --doc --package guard --features remote

say "The store on PostgreSQL"
scripts/postgres.sh cargo test --quiet --package store --test postgres -- --ignored --test-threads 8

say "Every parser on made-up inputs"
# Two at a time, seven seconds each: a minute in all.
scripts/fuzz.sh 7

say "The program, over HTTP"
scripts/program-tests.sh --skip postgres:: --skip mail_server --skip schemathesis \
    --skip nginx --skip oauth2_crate

say "The program on PostgreSQL: two nodes, TLS"
scripts/postgres.sh scripts/program-tests.sh postgres:: --skip postgres::kills --nocapture

say "PostgreSQL killed under load"
DURABLE=1 scripts/postgres.sh scripts/program-tests.sh postgres::kills --nocapture

say "Letters, by a mail server"
AIOSMTPD="$AIOSMTPD" scripts/program-tests.sh mail_server

say "The admin API in every way its document allows"
SCHEMATHESIS="$SCHEMATHESIS" scripts/program-tests.sh schemathesis --nocapture

say "A file behind nginx, which asks who may pass"
if [ -x "$NGINX" ]; then
    NGINX="$NGINX" scripts/program-tests.sh nginx
else
    note "left out: there is no nginx ($NGINX)"
fi

say "Other people's OAuth clients"
note "oauth2, from crates.io"
scripts/program-tests.sh oauth2_crate
note "Authlib, from PyPI"
"$AUTHLIB_DIR/bin/python" -B -m unittest discover --start-directory clients/authlib
note "openid-client, from npm"
node --test --test-reporter=spec clients/dpop/dpop.test.mjs

say "The pages and the examples, in Chromium"
cargo build --quiet --package talent-list
CHROMIUM="$CHROMIUM" npx playwright test --config end2end/playwright.config.ts
