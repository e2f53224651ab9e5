# Sourced by every script that builds: decides which Rust toolchain is used and
# where the compiled tools are kept. Installs nothing; setup.sh does that.
#
# The program has two halves, a native server and WebAssembly islands, so the
# toolchain needs the target wasm32-unknown-unknown. In this order:
#   1. the toolchain on PATH already has the target: it is used as it is;
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

CARGO_LEPTOS_VERSION=0.3.11
# The version of the command must be the version of the crate, to the patch.
WASM_BINDGEN_VERSION="$(sed -n 's/^wasm-bindgen *= *{ *version *= *"=\([0-9.]*\)".*/\1/p' "$PROJECT_ROOT/Cargo.toml")"

CARGO_LEPTOS_DIR="$TOOLS/cargo-leptos-$CARGO_LEPTOS_VERSION"
WASM_BINDGEN_DIR="$TOOLS/wasm-bindgen-cli-$WASM_BINDGEN_VERSION"

# from_pypi NAME: where a Python program of the tests is, with what it needs: a new folder
# when a version changes.
from_pypi() {
    local lock="$PROJECT_ROOT/clients/$1/requirements.txt"
    echo "$TOOLS/$1-$(sha256sum "$lock" | cut -c 1-12)"
}
AUTHLIB_DIR="$(from_pypi authlib)"
SCHEMATHESIS="$(from_pypi schemathesis)/bin/schemathesis"
AIOSMTPD="$(from_pypi aiosmtpd)/bin/python"
NGINX="$TOOLS/nginx/usr/sbin/nginx"

# What a browser test drives: the machine's own Chromium.
CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}"

# For releases: what may be depended on, and the list of what is.
CARGO_DENY_VERSION=0.20.2
CARGO_DENY_DIR="$TOOLS/cargo-deny-$CARGO_DENY_VERSION"
CARGO_CYCLONEDX_VERSION=0.5.9
CARGO_CYCLONEDX_DIR="$TOOLS/cargo-cyclonedx-$CARGO_CYCLONEDX_VERSION"

# With the time: it is seen afterwards what took long.
say() { printf '\n==> %s (%s)\n' "$*" "$(date +%H:%M:%S)"; }
note() { printf '    %s\n' "$*"; }

# has_wasm_target: does the toolchain on PATH ship the wasm library?
has_wasm_target() {
    local libdir
    libdir="$(rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null)" || return 1
    compgen -G "$libdir/libstd-*.rlib" >/dev/null
}

# The oldest compiler that cargo-leptos builds with.
RUST_MINOR=96

# has_rust: is the toolchain on PATH new enough?
has_rust() {
    local minor
    minor="$(rustc --version 2>/dev/null | sed -n 's/^rustc 1\.\([0-9]*\)\..*/\1/p')"
    [ "${minor:-0}" -ge "$RUST_MINOR" ]
}

# has_debian_toolchain: are Debian's compiler, linker and library sources here?
has_debian_toolchain() {
    [ -x /usr/bin/cargo ] && [ -x /usr/bin/lld-22 ] && [ -x /usr/bin/cargo-clippy ] &&
        [ -x /usr/bin/cargo-fmt ] &&
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

# use_toolchain: puts the chosen toolchain and the compiled tools first on PATH,
# and leaves in WASM_ARGS what cargo-leptos is to pass to the wasm half's cargo.
use_toolchain() {
    WASM_ARGS=()
    if ! { [ "$WASM_TOOLCHAIN" != debian ] && has_rust && has_wasm_target; }; then
        export PATH="/usr/bin:$PATH"
        # -Zbuild-std asks for it; only the wasm half uses anything unstable.
        export RUSTC_BOOTSTRAP=1
        WASM_ARGS=(--lib-cargo-args="--config=.cargo/wasm-build-std.toml")
    fi
    export PATH="$CARGO_LEPTOS_DIR/bin:$WASM_BINDGEN_DIR/bin:$PROJECT_ROOT/node_modules/.bin:$PATH"
}
