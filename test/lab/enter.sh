#!/bin/sh
# Runs a command in namespaces of its own, in which it may build networks: no packet leaves them, and whatever runs
# in them ends with this process, however it ends, and this process with the one that started it. Needs Linux, as root
# or with user namespaces.
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

# Who is killed outright can pass nothing on, so whoever is started here asks the kernel to be killed with its parent.
# From then on that holds; whether the parent has ended before, a /proc tells that shows them both.
# shellcheck disable=SC2016 # the words are those of the shell that runs this: a /proc, the parent, a command
unless_orphaned='
  while read -r name value; do
    [ "$name" != PPid: ] || [ "$value" = "$2" ] || exit 1
  done <"$1/self/status"
  exec 3<&-
  shift 2
  exec "$@"'

# This process has npm for a parent, whose scripts start it by `exec`.
if [ "${LAB_BOUND:-}" != $$ ]; then
  export LAB_BOUND=$$
  exec setpriv --pdeathsig KILL sh -c "$unless_orphaned" sh /proc "$PPID" "$0" "$@"
fi
unset LAB_BOUND

flags='-n -m -p -f --kill-child --mount-proc'
[ "$(id -u)" = 0 ] || flags="-U -r $flags"
# shellcheck disable=SC2086 # the flags are words
unshare $flags true 2>/dev/null ||
  missing 'unshare may not make namespaces (run as root, or allow unprivileged user namespaces)'
# shellcheck disable=SC2086
unshare $flags sh -c 'ip link add one type veth peer name two && nft add table inet lab' 2>/dev/null ||
  missing 'the kernel lacks veth devices or nf_tables'

# What is killed here must end there: unshare itself hears no signal but the last one. In the namespaces, /proc is
# another one, which shows no parent.
# shellcheck disable=SC2016
setpriv --pdeathsig KILL sh -c "$unless_orphaned" sh /proc $$ \
  sh -c 'exec unshare '"$flags"' sh -c "$0" sh /proc/self/fd/3 $$ "$@" 3</proc' "$unless_orphaned" "$@" &
lab=$!
trap 'kill -KILL "$lab" 2>/dev/null' HUP INT TERM
wait "$lab"
