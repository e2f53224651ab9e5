#!/usr/bin/env bash
# Brings a machine to where the project can be built (with --tests: tested; with --application: in
# front of an application; with --bench: measured; with --release: released). Says what it does; the
# second time it finds everything in place.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"

# as_root COMMAND…: system packages need it.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install_packages NAME…: from Debian, only those that are missing.
install_packages() {
    local missing=()
    for package in "$@"; do
        dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    [ "${#missing[@]}" = 0 ] && return
    note "installing ${missing[*]} (about half a minute)"
    if ! command -v apt-get >/dev/null; then
        note "this is no Debian system: install them by hand, then run this again"
        exit 1
    fi
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build_tool NAME DIR BINARY ARGUMENTS…: compiles a command once, lightly: a
# command that is built in a fifth of the time is no slower to notice.
build_tool() {
    local name="$1" dir="$2" binary="$3"
    shift 3
    if [ -x "$dir/bin/$binary" ]; then
        note "$name: $dir"
        return
    fi
    note "compiling $name, once (some minutes); it stays in $dir"
    # Built beside and moved, so that an interrupted build is not taken for one.
    CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR="$TOOLS/build" \
        CARGO_BUILD_BUILD_DIR="$TOOLS/build" \
        cargo install --quiet --profile dev --root "$dir.partial" "$@"
    rm -rf "$dir" "$TOOLS/build"
    mv "$dir.partial" "$dir"
}

# install_from_npm DIR: what its package-lock.json names.
install_from_npm() {
    if [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ]; then
        note "$1/node_modules is up to date"
        return
    fi
    note "npm ci in $1"
    npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
    touch "$1/node_modules/.package-lock.json"
}

# venv_python: a Python that can make virtual environments. The system's comes
# first: what else is on PATH may be a wrapper that picks a version by folder.
venv_python() {
    local python
    for python in /usr/bin/python3 "$(command -v python3)"; do
        "$python" -c "import ensurepip, venv" 2>/dev/null && echo "$python" && return
    done
    return 1
}

# install_from_pypi NAME OPTIONS…: into a virtual environment, each file by its hash.
install_from_pypi() {
    local name="$1" dir
    shift
    dir="$(from_pypi "$name")"
    if [ -x "$dir/bin/python" ]; then
        note "$dir"
        return
    fi
    note "installing $name, once (half a minute); it stays in $dir"
    # Built beside and moved, so that a broken installation is not taken for one.
    rm -rf "$dir" "$dir.partial"
    "$(venv_python)" -m venv "$dir.partial"
    "$dir.partial/bin/python" -m pip install --quiet --disable-pip-version-check \
        --only-binary :all: "$@" --require-hashes --requirement "clients/$name/requirements.txt"
    mv "$dir.partial" "$dir"
    # The commands in it name the folder that they were installed to.
    find "$dir/bin" -maxdepth 1 -type f -exec sed --in-place "1s|$dir.partial|$dir|" {} +
}

# install_proxy PACKAGE PROGRAM: only its files, so that no service begins to run on this machine.
install_proxy() {
    if [ -x "$2" ]; then
        note "$2"
        return
    fi
    note "unpacking Debian's $1, once; it stays in $TOOLS"
    local dir="$TOOLS/$1.partial"
    rm -rf "$dir"
    mkdir -p "$dir"
    as_root apt-get update -qq
    (cd "$dir" && apt-get download -qq "$1" && dpkg-deb --extract "$1"_*.deb . && rm "$1"_*.deb)
    rm -rf "${TOOLS:?}/$1"
    mv "$dir" "$TOOLS/$1"
}

# unpack NAME PACKAGE…: their files, and those of the libraries that they need and this machine lacks.
unpack() {
    local dir="$TOOLS/$1.partial" packages
    packages="$(apt-get install --simulate --no-install-recommends "${@:2}" |
        sed -n 's/^Inst \([^ ]*\) .*/\1/p')"
    rm -rf "$dir"
    mkdir -p "$dir"
    # shellcheck disable=SC2086 # one word each
    (cd "$dir" && apt-get download -qq $packages &&
        for package in ./*.deb; do dpkg-deb --extract "$package" . || exit 1; done && rm ./*.deb)
    rm -rf "${TOOLS:?}/$1"
    mv "$dir" "$TOOLS/$1"
}

# install_apache: with its module for OpenID Connect; only its files, as of nginx.
install_apache() {
    if [ -x "$APACHE" ]; then
        note "$APACHE"
        return
    fi
    note "unpacking Debian's Apache, once; it stays in $TOOLS"
    as_root apt-get update -qq
    unpack apache apache2-bin libapache2-mod-auth-openidc
}

# install_promtool: of Debian's Prometheus, the one program that tests alerts.
install_promtool() {
    if [ -x "$PROMTOOL" ]; then
        note "$PROMTOOL"
        return
    fi
    note "unpacking Debian's promtool, once; it stays in $TOOLS"
    local dir="$TOOLS/promtool.partial"
    rm -rf "$dir"
    mkdir -p "$dir"
    as_root apt-get update -qq
    (cd "$dir" && apt-get download -qq prometheus &&
        dpkg-deb --fsys-tarfile prometheus_*.deb | tar --extract ./usr/bin/promtool &&
        rm prometheus_*.deb)
    rm -rf "$TOOLS/promtool"
    mv "$dir" "$TOOLS/promtool"
}

# install_postgres: only its files, as of nginx, and those of the libraries that it needs
# and this machine lacks.
install_postgres() {
    local server
    if postgres_bin >/dev/null; then
        note "$(postgres_bin)"
        return
    fi
    note "unpacking Debian's PostgreSQL, once; it stays in $TOOLS"
    as_root apt-get update -qq
    server="$(apt-cache depends postgresql | sed -n 's/.*Depends: \(postgresql-[0-9]*\)$/\1/p')"
    unpack postgresql "$server"
    note "$(postgres_bin)"
}

# use_rustup: brings rustup's toolchain to the version and the target needed.
use_rustup() {
    command -v rustup >/dev/null || return 1
    if ! has_rust; then
        note "rustup update stable (1.$RUST_MINOR or newer is needed, with clippy and rustfmt)"
        rustup update stable && rustup component add clippy rustfmt && has_rust || return 1
    fi
    note "rustup target add $WASM_TARGET"
    rustup target add "$WASM_TARGET" && has_wasm_target
}

say "Rust with the WebAssembly target ($WASM_TARGET)"
cd "$PROJECT_ROOT"
case "$WASM_TOOLCHAIN" in
rustup)
    if has_rust && has_wasm_target; then
        note "the toolchain on PATH has it"
    elif use_rustup; then
        note "rustup has it"
    else
        note "rustup could not give it: falling back to Debian's packages"
        WASM_TOOLCHAIN=debian
    fi
    ;;
debian) ;;
*)
    note "WASM_TOOLCHAIN must be rustup or debian, not $WASM_TOOLCHAIN"
    exit 1
    ;;
esac
if [ "$WASM_TOOLCHAIN" = debian ]; then
    if ! has_debian_toolchain; then
        install_packages rustc-web cargo-web rust-web-src rust-web-llvm lld-22
    fi
    has_rust || install_packages rust-web-clippy rustfmt-web
    note "Debian's toolchain, with the library's sources"
fi
command -v cc >/dev/null || install_packages gcc libc6-dev
mkdir -p "$TOOLS"
use_toolchain
# Nothing leaves it by itself: neither old dependencies nor checkouts that are gone.
if [ "$(du -s --block-size=1G "$COMPILED" 2>/dev/null | cut -f 1)" -gt "$COMPILED_LIMIT_GB" ] 2>/dev/null; then
    note "$COMPILED is over $COMPILED_LIMIT_GB GB: beginning anew"
    rm -rf "$COMPILED"
fi
note "$(rustc --version), $(cargo --version)"

say "Tools from npm"
install_from_npm .

if [ "${1:-}" = --tests ]; then
    say "cargo-nextest, which runs the tests"
    if command -v cargo-nextest >/dev/null; then
        note "$(command -v cargo-nextest)"
    else
        build_tool "cargo-nextest $CARGO_NEXTEST_VERSION" "$CARGO_NEXTEST_DIR" cargo-nextest \
            cargo-nextest --version "$CARGO_NEXTEST_VERSION" --locked
    fi

    say "shellcheck"
    install_packages shellcheck
    note "$(shellcheck --version | sed -n 's/^version: //p')"

    say "openssl, which makes the certificates of a test's own host"
    install_packages openssl

    say "A browser for the end-to-end tests"
    if [ -z "$CHROMIUM" ]; then
        install_packages chromium-headless-shell fonts-liberation
        CHROMIUM="$(command -v chromium-headless-shell)"
    fi
    note "$("$CHROMIUM" --version 2>/dev/null)"
    # In which the pages' sizes are measured; else those tests are left out.
    [ -e /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ] || install_packages fonts-noto-core

    say "Authlib and mcp (clients), schemathesis (calls an API as its document allows), aiosmtpd, from PyPI"
    venv_python >/dev/null || install_packages python3 python3-venv
    # Side by side: they wait for the network.
    installing=()
    for name in authlib mcp schemathesis aiosmtpd; do
        install_from_pypi "$name" &
        installing+=($!)
    done
    for job in "${installing[@]}"; do wait "$job"; done

    say "nginx and Caddy, proxies as they are shipped"
    install_proxy nginx "$NGINX" || note "it could not be had: its tests will fail"
    install_proxy caddy "$CADDY" || note "it could not be had: its tests will fail"

    say "Apache with mod_auth_openidc, an app that people sign in to"
    install_apache || note "it could not be had: its test will fail"

    say "promtool, which tests the alerts"
    install_promtool || note "it could not be had: its test will be left out"
fi

if [ "${1:-}" = --tests ] || [ "${1:-}" = --bench ]; then
    say "PostgreSQL, for several nodes"
    install_postgres
fi

if [ "${1:-}" = --application ]; then
    say "pgAdmin, from PyPI: an application that people sign in to"
    # PyPI has these as source only.
    install_from_pypi pgadmin --no-binary jsonformatter,flask-principal
fi

if [ "${1:-}" = --release ]; then
    say "What looks at dependencies"
    build_tool "cargo-deny $CARGO_DENY_VERSION" "$CARGO_DENY_DIR" cargo-deny \
        cargo-deny --version "$CARGO_DENY_VERSION" --locked --no-default-features
    build_tool "cargo-cyclonedx $CARGO_CYCLONEDX_VERSION" "$CARGO_CYCLONEDX_DIR" \
        cargo-cyclonedx cargo-cyclonedx --version "$CARGO_CYCLONEDX_VERSION" --locked
fi

if [ "${1:-}" = --bench ]; then
    say "A load generator, and the peer that is measured beside us"
    install_packages wrk
    install_from_npm bench/peer
fi

if [ "${1:-}" = --fuzz ]; then
    say "A C++ compiler for the fuzzers' engine"
    command -v c++ >/dev/null || install_packages g++
    note "$(command -v c++)"
fi
say_time
