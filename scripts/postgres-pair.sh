#!/usr/bin/env bash
# postgres-pair.sh COMMAND…: as postgres.sh, but two PostgreSQL servers in temporary folders
# and on free ports of loopback: a primary, and a standby that confirms every commit. The
# command finds an address that names both in COUNTERSIGN_TEST_POSTGRES, and in
# COUNTERSIGN_TEST_POSTGRES_CONTROL a command that takes
#   kill      SIGKILL to all processes of the primary, at once
#   freeze    SIGSTOP to all of them: it answers nothing, and its host says that it lives
#   promote   the standby becomes the primary, and waits for no standby
#   rejoin    the one before is killed, if need be, and copied anew as the standby
#   part      the standby is stopped: commits wait for it
#   primary   prints the address of the primary
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"

bin="" folder="" run_as=() environment=()
prepare_postgres

cat >"$folder/control.sh" <<END
#!/usr/bin/env bash
set -euo pipefail
cd "$folder"
bin="$bin"
as_nobody() { ${run_as[*]} ${environment[*]} "\$@"; }
END
cat >>"$folder/control.sh" <<'END'
# The output goes to a file: a caller would wait for every process that holds it.
exec 3>&1 >>control.log 2>&1
trap 'tail --lines=20 control.log 1.log 2.log >&3' ERR
port() { cat "port.$1"; }
sql() { as_nobody "$bin/psql" --quiet --no-align --tuples-only --no-psqlrc \
    --host=127.0.0.1 --port="$(port "$1")" --username=countersign --dbname=postgres --command="$2"; }
start() {
    as_nobody "$bin/pg_ctl" start --silent --wait --pgdata="data.$1" --log="$1.log" --options="\
        -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 \
        -c hot_standby=on -c port=$(port "$1")"
}
# all_of N: the processes of a server, if it runs.
all_of() {
    local postmaster
    [ -f "data.$1/postmaster.pid" ] || return 0
    postmaster="$(head -1 "data.$1/postmaster.pid")"
    [ "$(cat "/proc/$postmaster/comm" 2>/dev/null)" = postgres ] || return 0
    echo "$postmaster $(pgrep --parent "$postmaster" | tr '\n' ' ')"
}
signal() {
    local processes
    processes="$(all_of "$2")"
    # Some of them may have ended by themselves.
    # shellcheck disable=SC2086 # several
    [ -z "$processes" ] || kill "-$1" $processes || true
}
await() {
    local attempt
    for attempt in $(seq 200); do
        [ "$(sql "$1" "$2")" != "$3" ] || return 0
        sleep 0.05
    done
    echo "never: $2"
    return 1
}
# copy FROM TO: TO is made, or made anew, as the standby that FROM waits for.
copy() {
    rm -rf "data.$2"
    as_nobody "$bin/pg_basebackup" --no-sync --pgdata="data.$2" --checkpoint=fast --write-recovery-conf \
        --dbname="host=127.0.0.1 port=$(port "$1") user=countersign application_name=peer"
    # Once it is the primary itself, no standby confirms what it commits, until there is one.
    echo "synchronous_standby_names = ''" | as_nobody tee --append "data.$2/postgresql.auto.conf"
    start "$2"
    sql "$1" "ALTER SYSTEM SET synchronous_standby_names = 'peer'"
    sql "$1" "SELECT pg_reload_conf()"
    await "$1" "SELECT string_agg(sync_state, ' ') FROM pg_stat_replication" sync
}
primary="$(cat primary)"
standby=$((3 - primary))
case "$1" in
begin) start "$primary" && copy "$primary" "$standby" ;;
kill) signal KILL "$primary" ;;
freeze) signal STOP "$primary" ;;
promote)
    as_nobody "$bin/pg_ctl" promote --silent --wait --pgdata="data.$standby"
    echo "$standby" >primary
    ;;
rejoin)
    signal KILL "$standby"
    while [ -n "$(all_of "$standby")" ]; do sleep 0.05; done
    copy "$primary" "$standby"
    ;;
part) as_nobody "$bin/pg_ctl" stop --silent --wait --mode=fast --pgdata="data.$standby" ;;
primary) echo "postgres://countersign@127.0.0.1:$(port "$primary")/postgres" >&3 ;;
end)
    for server in 1 2; do
        signal CONT "$server"
        signal KILL "$server"
    done
    ;;
esac
END
chmod +x "$folder/control.sh"
control="$folder/control.sh"
stop() {
    "$control" end || true
    rm -rf "$folder"
}
trap stop EXIT

# Another process may take a port between its being found free and the server's start.
for _ in 1 2 3 4 5; do
    rm -rf "$folder"/data.*
    shuf --input-range=20000-29999 --head-count=1 >"$folder/port.1"
    shuf --input-range=30000-32000 --head-count=1 >"$folder/port.2"
    echo 1 >"$folder/primary"
    (cd "$folder" && "${run_as[@]}" "${environment[@]}" "$bin/initdb" --pgdata=data.1 \
        --username=countersign --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1)
    if "$control" begin; then
        started=yes
        break
    fi
    "$control" end
done
[ -n "${started:-}" ] || exit 1

hosts="127.0.0.1:$(cat "$folder/port.1"),127.0.0.1:$(cat "$folder/port.2")"
export COUNTERSIGN_TEST_POSTGRES_CONTROL="$control"
COUNTERSIGN_TEST_POSTGRES="postgres://countersign@$hosts/postgres?target_session_attrs=read-write" \
    "$@"
