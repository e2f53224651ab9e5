#!/usr/bin/env bash
# prove.sh WHAT [HOW MUCH]: one of the proofs that docs/reliability.md reports. Fails where
# its threshold is not met.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
export CARGO_INCREMENTAL=0

what=$1 much=${2:-}
program() { scripts/program-tests.sh "$@" --nocapture; }
case "$what" in
properties) PROPTEST_CASES=$much cargo test --package oauth --test properties ;;
races)
    COUNTERSIGN_RACES=$much cargo test --package store --test races
    cargo test --package store --test sqlite -- of_64
    scripts/postgres.sh cargo test --package store --test postgres -- --ignored of_64
    ;;
clocks) cargo test --package server --test router clock_jumps ;;
kills) COUNTERSIGN_KILLS=$much program kills --skip postgres:: ;;
disk) program disk ;;
postgres) COUNTERSIGN_POSTGRES_KILLS=$much DURABLE=1 scripts/postgres.sh \
    scripts/program-tests.sh postgres::kills --nocapture ;;
two-nodes)
    scripts/postgres.sh scripts/program-tests.sh postgres::two_nodes --nocapture
    cargo build --quiet --package talent-list
    CHROMIUM="$CHROMIUM" scripts/postgres.sh \
        npx playwright test --config end2end/two-nodes.config.ts
    ;;
api) COUNTERSIGN_API_EXAMPLES=$much SCHEMATHESIS="$SCHEMATHESIS" program schemathesis ;;
backup) program backup ;;
restore) COUNTERSIGN_RESTORE_TOKENS=$much program restore_time ;;
load) COUNTERSIGN_LOAD_SECONDS=$much program long_load ;;
*)
    echo "there is no proof $what: see the Makefile" >&2
    exit 1
    ;;
esac
