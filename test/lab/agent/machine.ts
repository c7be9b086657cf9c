import { utimesSync, writeFileSync } from 'node:fs';

/**
 * A script that gives a process and its children files of their own for what the machine is set to, and then becomes
 * the command that follows. It needs a mount namespace of its own.
 *
 * The system's lookup asks DNS alone: other ways of nsswitch.conf may lead out of the lab by a socket.
 */
export const withOwnSettings = `set -e
mount -t tmpfs none /mnt
: >/mnt/resolv.conf
echo 'hosts: dns' >/mnt/nsswitch.conf
mount --bind /mnt/resolv.conf /etc/resolv.conf
[ ! -e /etc/nsswitch.conf ] || mount --bind /mnt/nsswitch.conf /etc/nsswitch.conf
exec "$0" "$@"`;

const resolvConf = '/etc/resolv.conf';
const portRange = '/proc/sys/net/ipv4/ip_local_port_range';

let settings = 0;

/** Sets which name servers this machine asks, and from which ports it opens connections. */
export function setMachine(
  nameServers: readonly string[],
  ports: { readonly first: number; readonly last: number },
): void {
  const servers = nameServers.map((address) => `nameserver ${address}\n`).join('');
  // A server that is silent costs a second, the least that the C library waits.
  writeFileSync(resolvConf, `${servers}search .\noptions timeout:1 attempts:1\n`);
  // The C library reads the file anew where its time is another, and two writes may fall into one tick of the clock.
  settings += 1;
  utimesSync(resolvConf, settings, settings);
  // For IPv6 too.
  writeFileSync(portRange, `${ports.first} ${ports.last}`);
}
