#!/usr/bin/env bash
# two-nodes.sh PORT: a demo of two servers on one PostgreSQL database, behind nginx, which
# gives each request to the other one. For tests: run it under scripts/postgres.sh. Ends when
# it is told to, and takes everything with it.
set -euo pipefail
. "$(dirname "$0")/toolchain.sh"
cd "$PROJECT_ROOT"

port=$1
: "${COUNTERSIGN_TEST_POSTGRES:?run this under scripts/postgres.sh}"
folder="$(mktemp -d)"
started=()
stop() {
    kill "${started[@]}" 2>/dev/null || true
    wait || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 0' TERM INT

nodes=($((port + 1)) $((port + 2)))
for node in "${nodes[@]}"; do
    mkdir "$folder/$node"
    [ -z "${key:-}" ] || cp "$key" "$folder/$node/"
    target/release/countersign serve --demo --listen "127.0.0.1:$node" \
        --issuer "http://localhost:$port" --data "$folder/$node" --site target/site \
        --database-url "$COUNTERSIGN_TEST_POSTGRES" --trusted-proxy 127.0.0.1 \
        >"$folder/$node/said" &
    started+=($!)
    for _ in $(seq 600); do
        ! grep -q listening "$folder/$node/said" || break
        sleep 0.1
    done
    key="$folder/$node/master.key"
done

cat >"$folder/nginx.conf" <<EOF
daemon off;
master_process off;
pid $folder/nginx.pid;
error_log stderr;
events {}
http {
    access_log off;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    client_max_body_size 16m;
    # Neither is ever left out: what is refused by one must be refused by the other.
    upstream nodes {
        server 127.0.0.1:${nodes[0]} max_fails=0;
        server 127.0.0.1:${nodes[1]} max_fails=0;
    }
    server {
        listen 127.0.0.1:$port;
        location / {
            proxy_pass http://nodes;
            proxy_next_upstream off;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host \$http_host;
            proxy_set_header X-Forwarded-For \$remote_addr;
        }
    }
}
EOF
"$NGINX" -p "$folder" -c nginx.conf -e stderr &
started+=($!)
wait -n
