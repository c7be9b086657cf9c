import { type Agent, startAgent } from './agent-process.ts';
import { type IpBatch, openIpBatch } from './ip-batch.ts';
import { layLinks, type Space, spaces } from './links.ts';
import { enterNamespace, openNamespace, type Shell } from './shell.ts';
import { type ClientRequests, type ServerRequests } from '../agent/messages.ts';

/** Namespaces joined by links, with an agent that asks and one that answers; a network is configured into it. */
export interface Lab {
  readonly shells: Readonly<Record<Space, Shell>>;
  /** What configures addresses and routes, by namespace and family. */
  readonly ip: Readonly<Record<Space, { readonly ipv4: IpBatch; readonly ipv6: IpBatch }>>;
  readonly clients: Agent<ClientRequests>;
  readonly servers: Agent<ServerRequests>;
  /** A number that no other connections of this lab have been given for a long time. */
  readonly nextZone: () => number;
  readonly close: () => void;
}

// Numbers of connection tracking zones have 16 bits, and eight translators have one each.
const largestZone = 8000;

// Hosts give up early, so that a late retransmission does not reach the next network; routers forward everything.
const forEvery = [
  'for f in /proc/sys/net/ipv4/conf/all /proc/sys/net/ipv4/conf/default; do echo 0 > $f/rp_filter; echo 0 > $f/send_redirects; done',
  'for f in /proc/sys/net/ipv6/conf/all /proc/sys/net/ipv6/conf/default; do echo 0 > $f/disable_ipv6; echo 0 > $f/accept_ra; echo 0 > $f/accept_dad; done',
  'echo 1 > /proc/sys/net/ipv6/conf/default/addr_gen_mode',
];
const forRouters = [
  'echo 1 > /proc/sys/net/ipv4/ip_forward',
  'echo 1 > /proc/sys/net/ipv6/conf/all/forwarding',
];
const forHosts = [
  'echo 0 > /proc/sys/net/ipv4/ip_forward',
  'echo 1 > /proc/sys/net/ipv4/ip_nonlocal_bind',
  'echo 1 > /proc/sys/net/ipv6/ip_nonlocal_bind',
  'echo 1 > /proc/sys/net/ipv4/tcp_syn_retries',
  // A server that keeps nothing of a first packet answers each, also one that was asked before and got no answer through.
  'echo 2 > /proc/sys/net/ipv4/tcp_syncookies',
  'echo 0 > /proc/sys/net/ipv4/tcp_synack_retries',
  // Who hangs up forgets the connection at once, and who was hung up on soon, whether that was heard or not.
  'echo 0 > /proc/sys/net/ipv4/tcp_max_tw_buckets',
  'echo 1 > /proc/sys/net/ipv4/tcp_orphan_retries',
  'echo 0 > /proc/sys/net/ipv4/icmp_ratelimit',
];

/** Opens a lab. Everything in it ends with this process, however that ends. */
export async function openLab(): Promise<Lab> {
  const [clients, servers] = await Promise.all([
    startAgent<ClientRequests>('client'),
    startAgent<ServerRequests>('server'),
  ]);
  const open = (space: Space): Promise<Shell> => {
    if (space === 'clients') return enterNamespace(clients.pid);
    if (space === 'servers') return enterNamespace(servers.pid);
    return openNamespace();
  };
  const [a, b, transit, edge, translators, ofClients, ofServers] = await Promise.all([
    open('a'),
    open('b'),
    open('transit'),
    open('edge'),
    open('translators'),
    open('clients'),
    open('servers'),
  ]);
  const shells = { a, b, transit, edge, translators, clients: ofClients, servers: ofServers };
  const pidOf = (space: Space): number =>
    space === 'clients' ? clients.pid : space === 'servers' ? servers.pid : shells[space].pid;
  await connect(shells, pidOf);
  const openBoth = (space: Space) => {
    return { ipv4: openIpBatch(pidOf(space), []), ipv6: openIpBatch(pidOf(space), ['-6']) };
  };
  const ip = {
    a: openBoth('a'),
    b: openBoth('b'),
    transit: openBoth('transit'),
    edge: openBoth('edge'),
    translators: openBoth('translators'),
    clients: openBoth('clients'),
    servers: openBoth('servers'),
  };
  let zone = 0;
  return {
    shells,
    ip,
    clients,
    servers,
    nextZone: () => (zone = (zone % largestZone) + 1),
    close: () => {
      clients.close();
      servers.close();
      for (const space of spaces) {
        shells[space].close();
        ip[space].ipv4.close();
        ip[space].ipv6.close();
      }
    },
  };
}

async function connect(shells: Lab['shells'], pidOf: (space: Space) => number): Promise<void> {
  const each = (script: (space: Space) => string): Promise<unknown> =>
    Promise.all(spaces.map((space) => shells[space].run(script(space))));
  await each((space) => {
    const isHost = space === 'clients' || space === 'servers';
    return [...forEvery, ...(isHost ? forHosts : forRouters)].join('\n');
  });
  for (const space of spaces) await shells[space].run(batch(layLinks(space, pidOf).lay));
  await each((space) => batch(layLinks(space, pidOf).configure));
  await each((space) => waitForLinks(layLinks(space, pidOf).configure));
}

/** A script that hands lines to `ip`; it fails where one of them does. */
function batch(lines: readonly string[]): string {
  return lines.length === 0 ? 'true' : `ip -batch - <<'END_OF_BATCH'\n${lines.join('\n')}\nEND_OF_BATCH`;
}

// A device opened before its peer gets its queue only when the kernel has noticed the link: until then packets vanish.
function waitForLinks(configure: readonly string[]): string {
  const devices = configure.flatMap(
    (line) => /^link set (?<device>\S+) up$/.exec(line)?.groups?.['device'] ?? [],
  );
  return devices
    .filter((device) => device !== 'lo')
    .map((device) => `until ip -o link show dev ${device} | grep -q 'state UP'; do sleep 0.01; done`)
    .join('\n');
}
