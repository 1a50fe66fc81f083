#!/usr/bin/env bash
# Measures the gateway over a static nginx upstream, and the upstream by itself, in turn: requests per second and latency at
# 1, 32 and 256 connections. Needs nginx, wrk and the built gateway.jar. Sends to 127.0.0.1 only and stops by itself.
#   examples/gateway/load/run.sh [seconds]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
seconds=${1:-10}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

nginx -p "$work" -c "$here/nginx.conf" &
java ${JAVA_OPTS:-} -jar "$here/../target/gateway.jar" --server.port=18080 "--llmrouter.config=file:$here/llmrouter.yaml" >"$work/gateway.log" 2>&1 &
for _ in $(seq 1 120); do
  curl -fs -o /dev/null "http://127.0.0.1:18080/v1/models" && break
  sleep 0.5
done

load() { wrk -t1 -c"$1" -d"$2"s --latency -s "$here/request.lua" "http://127.0.0.1:$3/v1/chat/completions"; }
figures() { awk '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rps = $2} /Non-2xx/ {bad = $NF} END {printf "%10s %10s %10s %8s\n", rps, p50, p99, bad + 0}'; }

load 32 "$seconds" 18080 >/dev/null
load 32 "$seconds" 18080 >/dev/null
printf '%-12s %-9s %10s %10s %10s %8s\n' connections what req/s p50 p99 errors
for connections in 1 32 256; do
  printf '%-12s %-9s ' "$connections" upstream; load "$connections" "$seconds" 18081 | figures
  printf '%-12s %-9s ' "$connections" gateway; load "$connections" "$seconds" 18080 | figures
done
