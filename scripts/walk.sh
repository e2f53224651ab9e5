#!/usr/bin/env bash
# The random walk through the protocol, STEPS of it (20000) on four servers at once.
# SEED=n takes one walk alone: that which a failure named.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"
use_toolchain
export CARGO_INCREMENTAL=0

steps=${STEPS:-20000}
if [ -n "${SEED:-}" ]; then
    export COUNTERSIGN_WALK_SEED=$SEED
else
    steps=$((steps / 4))
fi
COUNTERSIGN_WALK_STEPS=$steps cargo nextest run "${CARGO_SET[@]}" --no-capture \
    --filterset 'binary(router) & test(/^random_walk::/)'
