#!/usr/bin/env bash
# verify.sh WHAT [HOW MUCH]: one of the long proofs that docs/src/setup/reliability.md reports. Fails where
# its threshold is not met. Needs what `scripts/build.sh --tests` has built.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
export CARGO_INCREMENTAL=0 AIOSMTPD SCHEMATHESIS NGINX CADDY APACHE PROMTOOL

what=$1 much=${2:-}
# tests FILTER: those tests, with what they print.
tests() {
    cargo nextest run "${CARGO_SET[@]}" --run-ignored all --no-capture --filterset "$1"
}
# in_postgres FILTER: the same, with a PostgreSQL server.
in_postgres() {
    scripts/postgres.sh cargo nextest run "${CARGO_SET[@]}" --run-ignored all --no-capture \
        --filterset "$1"
}
case "$what" in
properties) PROPTEST_CASES=$much tests 'binary(properties)' ;;
races)
    COUNTERSIGN_RACES=$much tests 'binary(races)'
    in_postgres 'package(store) & test(of_64)'
    ;;
clocks) tests 'binary(router) & test(/^clock_jumps::/)' ;;
kills) COUNTERSIGN_KILLS=$much tests 'binary(program) & test(/^kills::/)' ;;
disk) tests 'binary(program) & test(/^disk::/)' ;;
postgres) COUNTERSIGN_POSTGRES_KILLS=$much DURABLE=1 in_postgres \
    'binary(program) & test(/^postgres::kills::/)' ;;
failover) COUNTERSIGN_FAILOVERS=$much scripts/postgres-pair.sh cargo nextest run \
    "${CARGO_SET[@]}" --run-ignored all --no-capture \
    --filterset 'binary(program) & test(/^postgres::failover::/)' ;;
two-nodes)
    in_postgres 'binary(program) & test(/^postgres::two_nodes::/)'
    CHROMIUM="$CHROMIUM" scripts/postgres.sh \
        npx playwright test --config end2end/two-nodes.config.ts
    ;;
api) COUNTERSIGN_API_EXAMPLES=$much tests 'binary(program) & test(/^schemathesis::/)' ;;
backup) tests 'binary(program) & test(/^backup::/)' ;;
restore) COUNTERSIGN_RESTORE_TOKENS=$much tests 'binary(program) & test(/^restore_time::/)' ;;
attacks) COUNTERSIGN_ATTACK_SECONDS=$much tests 'binary(program) & test(/^attacks::/)' ;;
load) COUNTERSIGN_LOAD_SECONDS=$much tests 'binary(program) & test(/^long_load::/)' ;;
*)
    echo "there is no proof $what: see the Makefile" >&2
    exit 1
    ;;
esac
