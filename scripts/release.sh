#!/usr/bin/env bash
# Packs program, site, examples of operation and documentation into one archive. Built twice
# from the same commit it is the same, byte for byte, where the program is.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"

version="$(target/dist/countersign --version | cut -d ' ' -f 2)"
name="countersign-$version-$(uname -m)"
folder="target/$name"
say "Packing $name.tar.gz"
rm -rf "$folder"
mkdir -p "$folder"
cp target/dist/countersign LICENSE NOTICE README.md CHANGELOG.md SECURITY.md "$folder"
cp -R target/site "$folder/site"
cp -R deploy docs "$folder"
cp target/countersign.cdx.json "$folder"
# The commit's time for every file, one owner, one order.
tar --create --sort=name --owner=0 --group=0 --numeric-owner \
    --mtime="@$(git log -1 --format=%ct)" --directory target "$name" |
    gzip --no-name >"target/$name.tar.gz"
rm -rf "$folder"
(cd target && sha256sum "$name.tar.gz" | tee "$name.tar.gz.sha256")
