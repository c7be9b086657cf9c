import { formatAddress, parseAddress } from '../../../src/network/address.ts';
import { type PortRange } from '../../../src/network/ports.ts';
import { type AuditPath } from '../../../src/audit/judge-paths.ts';
import { type Client, type NameServer } from '../build/fabric.ts';
import { amazonDnsAddress } from '../build/names.ts';
import { serversTold } from '../build/name-servers.ts';
import { placesOf, placeOfVpc } from '../build/place.ts';
import { type Home } from '../build/turn.ts';
import { type Account } from '../network/account.ts';
import { certifiedNames, hostOf } from './internet.ts';
import { ownPorts } from './own-ports.ts';

/** What the probe is asked on one client's machine. */
export interface PlannedProbe {
  readonly client: Client;
  readonly home: Home;
  /** Its name servers, in order. */
  readonly nameServers: readonly string[];
  /** The ports from which it opens connections: which of them, the machine decides. */
  readonly ports: PortRange;
  readonly questions: readonly ProbeQuestion[];
}

/** One path, as the probe is asked for it. */
export interface ProbeQuestion {
  readonly path: AuditPath;
  /** A name, or an address. */
  readonly host: string;
  readonly port: number;
  /** The name to shake hands and to ask with. */
  readonly serverName: string;
  /** The addresses that the lab's own servers hold; null where the name does not exist there. */
  readonly expected: readonly string[] | null;
}

/** What probes are planned from. */
export interface ProbesRequest {
  readonly account: Account;
  readonly paths: readonly AuditPath[];
  readonly clients: readonly Client[];
  readonly nameServers: readonly NameServer[];
  readonly salt: string;
}

/** Plans what the probe is asked on each client's machine: as many of its paths as can be told apart, side by side. */
export function probesOf(request: ProbesRequest): readonly PlannedProbe[] {
  const probes: PlannedProbe[] = [];
  for (const client of request.clients) {
    const home = homeOf(request, client);
    const resolver = resolverOf(request, client);
    const paths = request.paths.filter(({ vantage }) => vantage.id === client.vantage);
    const questions = paths.flatMap((path) => questionOf(path, home, resolver) ?? []);
    for (const [index, together] of toldApart(questions).entries()) {
      const range = together[0]?.path.vantage.ports;
      if (range === undefined) continue;
      const taken = probes.map(({ ports }) => ports);
      const ports = ownPorts(request.account, range, taken, `${request.salt} ${client.vantage} ${index}`);
      probes.push({ client, home, nameServers: resolver.addresses, ports, questions: together });
    }
  }
  return probes;
}

// What the routers saw of a probe's connection is found by its far address.
function toldApart(questions: readonly ProbeQuestion[]): readonly (readonly ProbeQuestion[])[] {
  const probes: ProbeQuestion[][] = [];
  for (const question of questions) {
    const { port, expected } = question;
    const isAlike = (other: ProbeQuestion): boolean =>
      other.port !== port && other.expected?.some((address) => expected?.includes(address) === true) === true;
    const found = probes.find((probe) => !probe.some(isAlike));
    if (found === undefined) probes.push([question]);
    else found.push(question);
  }
  return probes;
}

function questionOf(path: AuditPath, home: Home, resolver: Resolver): ProbeQuestion | null {
  const { target, family } = path;
  const host = hostOf(target);
  const { port } = target;
  if (target.kind === 'address' || host === null) {
    const address = target.kind === 'address' ? formatAddress(target.address) : '';
    // An address has no name to shake hands with: any that the lab's servers have will do.
    const [serverName = ''] = certifiedNames;
    return home[family] === null ? null : { path, host: address, port, serverName, expected: [address] };
  }
  // Name servers are asked over IPv4.
  if (home.ipv4 === null) return null;
  const answers = resolver.records?.[host];
  const expected = answers === undefined ? null : family === 'ipv4' ? answers.A : answers.AAAA;
  return { path, host, port, serverName: host, expected };
}

interface Resolver {
  readonly addresses: readonly string[];
  /** What Amazon DNS answers; null where it is not asked. */
  readonly records: NameServer['records'] | null;
}

function resolverOf({ account, clients, nameServers }: ProbesRequest, client: Client): Resolver {
  const place = placeOfVpc(placesOf(account, clients), client.vpcId);
  if (place === undefined) throw new Error(`no VPC ${client.vpcId}`);
  const amazon = amazonDnsAddress(place);
  const addresses = serversTold(account, place);
  const own = addresses.includes(amazon)
    ? nameServers.find(({ address }) => address === amazon)?.records
    : undefined;
  return { addresses, records: own ?? null };
}

function homeOf(request: ProbesRequest, client: Client): Home {
  return { ipv4: homeAddress(request, client, 'ipv4'), ipv6: homeAddress(request, client, 'ipv6') };
}

// One address of IPv6 has many spellings; witnesses have the canonical one.
function sameForm(text: string | undefined): string | null {
  const address = text === undefined ? undefined : parseAddress(text);
  return address === undefined ? null : formatAddress(address);
}

// Several vantages may stand in one subnet: each gets an address of its own that nobody else has, and that nobody asks
// for: whoever asks for its own address sends no packet.
function homeAddress(
  { account, clients, paths }: ProbesRequest,
  client: Client,
  family: 'ipv4' | 'ipv6',
): string | null {
  const own = account.NetworkInterfaces.find(({ NetworkInterfaceId: id }) => id === client.interfaceId);
  if (own !== undefined) return sameForm(family === 'ipv4' ? own.PrivateIpAddress : own.Ipv6Addresses[0]);
  if (family === 'ipv6' && !client.usesIpv6) return null;
  const subnet = account.Subnets.find(({ SubnetId: id }) => id === client.subnetId);
  const block = family === 'ipv4' ? subnet?.CidrBlock : subnet?.Ipv6CidrBlocks[0];
  const base = parseAddress(block?.split('/')[0] ?? '');
  if (base === undefined) return null;
  const taken = new Set([
    ...account.NetworkInterfaces.flatMap((item) =>
      [item.PrivateIpAddress, ...item.Ipv6Addresses].map(sameForm),
    ),
    ...account.HostedZones.flatMap(({ Records: records }) =>
      records.flatMap(({ Values: values }) => values.map(sameForm)),
    ),
    ...paths.flatMap(({ target }) => (target.kind === 'address' ? formatAddress(target.address) : [])),
  ]);
  const first = base.value + 4n;
  const free = Array.from({ length: 32 }, (_, index) =>
    formatAddress({ family, value: first + BigInt(index) }),
  ).filter((address) => !taken.has(address));
  return free[clients.indexOf(client)] ?? null;
}
