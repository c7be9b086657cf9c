#!/bin/sh
# Runs a command in namespaces of its own, in which it may build networks: no packet leaves them, and whatever runs
# in them ends with this process, however it ends. Needs Linux, as root or with user namespaces.
set -eu

missing() {
  echo "the lab cannot run here: $1" >&2
  exit 1
}

[ "$(uname -s)" = Linux ] || missing 'it needs a Linux kernel'
PATH="$PATH:/usr/sbin:/sbin"
export PATH
for tool in unshare:util-linux nsenter:util-linux setpriv:util-linux ip:iproute2 nft:nftables openssl:openssl bash:bash; do
  command -v "${tool%%:*}" >/dev/null || missing "${tool%%:*} is not installed (package ${tool##*:})"
done

flags='-n -m -p -f --kill-child --mount-proc'
[ "$(id -u)" = 0 ] || flags="-U -r $flags"
# shellcheck disable=SC2086 # the flags are words
unshare $flags true 2>/dev/null ||
  missing 'unshare may not make namespaces (run as root, or allow unprivileged user namespaces)'
# shellcheck disable=SC2086
unshare $flags sh -c 'ip link add one type veth peer name two && nft add table inet lab' 2>/dev/null ||
  missing 'the kernel lacks veth devices or nf_tables'

# What is killed here must end there: unshare itself hears no signal but the last one.
# shellcheck disable=SC2086
setpriv --pdeathsig KILL unshare $flags "$@" &
lab=$!
trap 'kill -KILL "$lab" 2>/dev/null' HUP INT TERM
wait "$lab"
