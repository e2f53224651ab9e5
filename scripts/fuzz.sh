#!/usr/bin/env bash
# Every parser on inputs that libFuzzer makes up, led by coverage, from the corpus in
# fuzz/corpus. What breaks a promise is left in fuzz/engine/artifacts and fails.
#
#   scripts/fuzz.sh [SECONDS [TARGET…]]   SECONDS for each target (60); all targets
#   scripts/fuzz.sh minimise              fuzz/corpus, as small as it covers the same
#
# The instrumentation is stable rustc's own passes: no nightly compiler, no sanitizer.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT/fuzz/engine"
use_toolchain

host=$(rustc -vV | sed -n 's/^host: //p')
programs=target/$host/release
# With --target, what is built to build (build.rs) goes without the instrumentation.
RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Cdebug-assertions -Ccodegen-units=1" \
    cargo build --quiet --release --locked --bins --target "$host"

# fuzz TARGET SECONDS: one line of what was done, or how it failed.
fuzz() {
    local target=$1 seconds=$2 log=$work/$1.log
    mkdir -p "../corpus/$target" "artifacts/$target" "$work/$target"
    # New inputs go to the first folder; the corpus in the tree stays as it is.
    if "$programs/$target" "$work/$target" "../corpus/$target" -max_total_time="$seconds" \
        -timeout=10 -rss_limit_mb=2048 -max_len="$(length "$target")" -print_final_stats=1 \
        -artifact_prefix="artifacts/$target/" >"$log" 2>&1; then
        local executions coverage
        executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        coverage=$(sed -n 's/.*cov: \([0-9]*\) ft: \([0-9]*\).*/\1 edges, \2 features/p' "$log" | tail -1)
        printf '  %-22s %10s executions, %s\n' "$target" "$executions" "$coverage"
    else
        printf '  %-22s FAILED\n' "$target"
        grep -v '^#' "$log" | tail -40
        return 1
    fi
}

# The longest input worth trying.
length() {
    case $1 in
        catalogue | logo) echo 16384 ;;
        *) echo 2048 ;;
    esac
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

all=$(sed -n 's/^path = "targets\/\(.*\)\.rs"$/\1/p' Cargo.toml)

if [ "${1:-}" = minimise ]; then
    for target in $all; do
        mkdir -p "$work/$target" "../corpus/$target"
        "$programs/$target" -merge=1 -max_len="$(length "$target")" "$work/$target" \
            "../corpus/$target" ${FOUND:+"$FOUND/$target"} >/dev/null 2>&1
        rm -rf "../corpus/$target"
        mv "$work/$target" "../corpus/$target"
        echo "  $target: $(find "../corpus/$target" -type f | wc -l) files"
    done
    exit
fi

seconds=${1:-60}
[ $# -gt 1 ] && shift && all=$*
failed=0
# Two at a time: a machine with two cores has no more to give.
running=0
for target in $all; do
    if [ "$running" = 2 ]; then
        wait -n || failed=1
        running=1
    fi
    fuzz "$target" "$seconds" &
    running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
    wait -n || failed=1
    running=$((running - 1))
done
if [ "$failed" = 1 ]; then
    echo "A promise is broken; the input is in fuzz/engine/artifacts." >&2
    exit 1
fi
