#!/usr/bin/env bash
# Builds the committed state twice, in two folders of different names, and compares program
# and site byte for byte. Takes two whole builds.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
sums() (cd "$1/target" && find dist/countersign site -type f -print0 | sort -z | xargs -0 sha256sum)
for name in one another-one; do
    git clone --quiet . "$folder/$name"
    [ ! -e node_modules ] || ln -s "$PROJECT_ROOT/node_modules" "$folder/$name/node_modules"
    # Nothing that one of them compiled serves the other.
    COMPILED="$folder/$name/compiled" "$folder/$name/scripts/build.sh" --dist
    sums "$folder/$name" >"$folder/$name.sums"
    rm -rf "${folder:?}/$name"
done
diff "$folder/one.sums" "$folder/another-one.sums" || {
    echo "the two builds differ" >&2
    exit 1
}
note "$(wc -l <"$folder/one.sums") files, the same in both: $(head -1 "$folder/one.sums")"
