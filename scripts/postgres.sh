#!/usr/bin/env bash
# postgres.sh COMMAND…: starts a PostgreSQL server of its own, in a temporary folder
# and on a free port of loopback, runs the command with its address in
# COUNTERSIGN_TEST_POSTGRES, stops the server and deletes everything. With DURABLE=1
# every commit is flushed to the disk; otherwise the server is as quick as it can be.
# COUNTERSIGN_TEST_POSTGRES_CONTROL names a command that takes `kill` (at once, as if the
# power had gone), `start`, or `pid` (which prints that of the server).
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"

bin="" folder="" run_as=() environment=()
prepare_postgres
stop() {
    as_nobody "$bin/pg_ctl" stop --silent --mode=immediate --pgdata="$folder/data" || true
    rm -rf "$folder"
}
trap stop EXIT

cd "$folder"
as_nobody "$bin/initdb" --pgdata=data --username=countersign --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1 || {
    cat initdb.log >&2
    exit 1
}
settings=(-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200)
[ -n "${DURABLE:-}" ] || settings+=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)

# Another process may take a port between its being found free and the server's start.
for _ in 1 2 3 4 5; do
    port="$(shuf --input-range=20000-29999 --head-count=1)"
    if as_nobody "$bin/pg_ctl" start --silent --wait --pgdata=data --log=server.log \
        --options="${settings[*]} -c port=$port"; then
        started=yes
        break
    fi
done
[ -n "${started:-}" ] || {
    cat server.log >&2
    exit 1
}

cat >control.sh <<EOF
#!/usr/bin/env bash
set -euo pipefail
cd "$folder"
case "\$1" in
pid) head -1 data/postmaster.pid ;;
kill) kill -KILL "\$(head -1 data/postmaster.pid)" ;;
start)
    # The old server's children must have noticed that it is gone.
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        ${run_as[@]} ${environment[@]} "$bin/pg_ctl" start --silent --wait --pgdata=data \\
            --log=server.log --options="${settings[*]} -c port=$port" >>start.log 2>&1 && exit
        sleep 0.5
    done
    cat start.log server.log >&2
    exit 1
    ;;
esac
EOF
chmod +x control.sh

cd "$OLDPWD"
export COUNTERSIGN_TEST_POSTGRES_CONTROL="$folder/control.sh"
COUNTERSIGN_TEST_POSTGRES="postgres://countersign@127.0.0.1:$port/postgres" "$@"
