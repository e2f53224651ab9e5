# shellcheck shell=bash disable=SC2034 # what it sets is for those who source it
# Sourced by every script that builds: decides which Rust toolchain is used and
# where the compiled tools are kept. Installs nothing; setup.sh does that.
#
# The program has two halves. The server is built by the toolchain on PATH, if it is new
# enough, else by Debian's. The WebAssembly islands need the target wasm32-unknown-unknown:
#   1. the toolchain on PATH has the target: it builds both halves;
#   2. WASM_TOOLCHAIN=rustup (the default): `rustup target add`, and Debian's
#      packages if that fails;
#   3. WASM_TOOLCHAIN=debian: straight to Debian's packages, whose compiler
#      comes with the library sources, so that cargo builds the wasm standard
#      library itself.

PROJECT_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
WASM_TARGET=wasm32-unknown-unknown
WASM_TOOLCHAIN="${WASM_TOOLCHAIN:-rustup}"

# Outside the checkout, so that a clean clone finds what was compiled before.
TOOLS="${COUNTERSIGN_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/countersign-tools}"

# Runs the tests, each in a process of its own; only compiled where the machine lacks it.
CARGO_NEXTEST_VERSION=0.9.143
CARGO_NEXTEST_DIR="$TOOLS/cargo-nextest-$CARGO_NEXTEST_VERSION"

# from_pypi NAME: where a Python program of the tests is, with what it needs: a new folder
# when a version changes.
from_pypi() {
    local lock="$PROJECT_ROOT/clients/$1/requirements.txt"
    echo "$TOOLS/$1-$(sha256sum "$lock" | cut -c 1-12)"
}
AUTHLIB_DIR="$(from_pypi authlib)"
MCP_DIR="$(from_pypi mcp)"
SCHEMATHESIS="$(from_pypi schemathesis)/bin/schemathesis"
AIOSMTPD="$(from_pypi aiosmtpd)/bin/python"
NGINX="$TOOLS/nginx/usr/sbin/nginx"
CADDY="$TOOLS/caddy/usr/bin/caddy"
# With its module for OpenID Connect: the system's, or what setup.sh has unpacked.
APACHE="$TOOLS/apache/usr/sbin/apache2"
[ ! -e /usr/lib/apache2/modules/mod_auth_openidc.so ] || APACHE=/usr/sbin/apache2
PROMTOOL="$TOOLS/promtool/usr/bin/promtool"

# What a browser test drives: Chromium, if possible as built to run without a window.
CHROMIUM="${CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium ||
    command -v chromium-browser || true)}"

# For releases: what may be depended on, and the list of what is.
CARGO_DENY_VERSION=0.20.2
CARGO_DENY_DIR="$TOOLS/cargo-deny-$CARGO_DENY_VERSION"
CARGO_CYCLONEDX_VERSION=0.5.9
CARGO_CYCLONEDX_DIR="$TOOLS/cargo-cyclonedx-$CARGO_CYCLONEDX_VERSION"

# say TITLE: begins a step, after the time that the one before it took.
say() {
    say_time
    STEP="$*" STEP_BEGAN=$SECONDS
    printf '\n==> %s (%s)\n' "$*" "$(date +%H:%M:%S)"
}
STEP="" STEP_BEGAN=0
say_time() {
    [ -z "$STEP" ] || printf '    took %d s: %s\n' $((SECONDS - STEP_BEGAN)) "$STEP"
    STEP=""
}
note() { printf '    %s\n' "$*"; }

# has_wasm_target: does the toolchain on PATH ship the wasm library?
has_wasm_target() {
    local libdir
    libdir="$(rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null)" || return 1
    compgen -G "$libdir/libstd-*.rlib" >/dev/null
}

# The oldest compiler that is tried: Cargo.toml's rust-version.
RUST_MINOR=95

# has_rust: is the toolchain on PATH new enough, and whole?
has_rust() {
    local minor
    minor="$(rustc --version 2>/dev/null | sed -n 's/^rustc 1\.\([0-9]*\)\..*/\1/p')"
    [ "${minor:-0}" -ge "$RUST_MINOR" ] && cargo fmt --version >/dev/null 2>&1 &&
        cargo clippy --version >/dev/null 2>&1
}

# has_debian_toolchain: are Debian's compiler, linker and library sources here?
has_debian_toolchain() {
    [ -x /usr/bin/cargo ] && [ -x /usr/bin/lld-22 ] &&
        [ -f "$(/usr/bin/rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library/std/Cargo.toml" ]
}

# postgres_bin: where the programs of a PostgreSQL server are: the newest that Debian has
# installed, or the one that setup.sh has unpacked.
postgres_bin() {
    local bin
    for bin in $(ls -d /usr/lib/postgresql/*/bin "$TOOLS"/postgresql/usr/lib/postgresql/*/bin \
        2>/dev/null | sort --version-sort --reverse); do
        [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] && echo "$bin" && return
    done
    return 1
}

# postgres_libraries BIN: the folders of libraries that were unpacked with that server.
postgres_libraries() {
    case "$1" in
    */postgresql/usr/lib/postgresql/*)
        find "${1%/postgresql/*/bin}" -name '*.so*' -printf '%h\n' | sort --unique |
            paste --serial --delimiters=:
        ;;
    esac
}

# prepare_postgres: for who starts servers: leaves their programs in bin, a temporary folder of
# theirs in folder, which is deleted at the end unless another trap is set, and the function
# as_nobody, since PostgreSQL refuses to run as root.
prepare_postgres() {
    local account libraries
    bin="$(postgres_bin)" || {
        note "there is no PostgreSQL server here: make test, or scripts/setup.sh --tests, brings one"
        exit 1
    }
    folder="$(mktemp -d)"
    trap 'rm -rf "$folder"' EXIT
    if [ "$(id -u)" = 0 ]; then
        account=nobody
        id postgres >/dev/null 2>&1 && account=postgres
        chown "$account" "$folder"
        run_as=(setpriv --reuid="$account" --regid="$(id -g "$account")" --clear-groups)
    fi
    environment=(env HOME="$folder")
    if ! as_nobody test -x "$bin/postgres"; then
        # It is in a folder of root's own.
        cp -r "$TOOLS/postgresql" "$folder/postgresql"
        bin="$folder/postgresql${bin#"$TOOLS/postgresql"}"
    fi
    # What was unpacked brings libraries that the system may lack.
    libraries="$(postgres_libraries "$bin")"
    [ -z "$libraries" ] || environment+=(LD_LIBRARY_PATH="$libraries")
}
as_nobody() { "${run_as[@]}" "${environment[@]}" "$@"; }

# What is compiled on the way, for all checkouts: as in .cargo/config.toml.
COMPILED="${COMPILED:-${CARGO_HOME:-$HOME/.cargo}/countersign-build}"
COMPILED_LIMIT_GB=30
export CARGO_BUILD_BUILD_DIR="$COMPILED/server"

# CARGO_SET: which packages every cargo call names. A narrower call would resolve other
# features of what they share, and compile that anew; `frontend` is the WebAssembly half, and
# `guard-bench` brings criterion. Features that tests alone need are named by `testkit`.
CARGO_SET=(--release --workspace --exclude frontend --exclude guard-bench)

# PROOFS: the tests that `make verify` runs alone, since each takes minutes.
export PROOFS='test(/^attacks::|^kills::|^postgres::kills::|^postgres::failover::|^long_load::|^restore_time::/)'

# use_toolchain: puts the chosen toolchain and the tools first on PATH, and leaves in
# WASM_CARGO the command that builds the islands.
use_toolchain() {
    # Folders of their own, so that the halves do not wait for each other.
    WASM_CARGO=(env CARGO_BUILD_BUILD_DIR="$COMPILED/islands")
    export WASM_BY_DEBIAN=""
    if [ "$WASM_TOOLCHAIN" = debian ] || ! has_wasm_target; then
        # -Zbuild-std asks for RUSTC_BOOTSTRAP; only this half uses anything unstable.
        WASM_BY_DEBIAN=1
        WASM_CARGO+=(PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1
            cargo build --config .cargo/wasm-build-std.toml)
    else
        WASM_CARGO+=(cargo build)
    fi
    WASM_CARGO+=(--profile wasm-release --target "$WASM_TARGET" --package frontend
        --target-dir target/islands)
    WASM_MODULE="target/islands/$WASM_TARGET/wasm-release/frontend.wasm"
    has_rust || export PATH="/usr/bin:$PATH"
    export PATH="$CARGO_NEXTEST_DIR/bin:$PROJECT_ROOT/node_modules/.bin:$PATH"
}
