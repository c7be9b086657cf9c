import { formatAddress, parseAddress } from '../../../src/network/address.ts';
import { type AuditPath } from '../../../src/audit/judge-paths.ts';
import { type Client, type NameServer } from '../build/fabric.ts';
import { amazonDnsAddress, isAmazonDns } from '../build/names.ts';
import { placesOf, placeOfVpc } from '../build/place.ts';
import { type Account } from '../network/account.ts';
import { type Connection } from './ask.ts';
import { type Edges, edgesOf } from './edges.ts';
import { hostOf } from './internet.ts';
import { chosen, somePort } from './salted-choice.ts';
import { variantsOf } from './variants.ts';

/** A connection to be tried, and the path that it belongs to. */
export interface PlannedConnection extends Connection {
  readonly path: AuditPath;
  readonly client: Client;
  readonly port: number;
  /** The name to ask with, where the connection shakes hands too. */
  readonly serverName: string | null;
  readonly role: 'main' | 'edge' | 'passes' | 'fails';
}

/** A name to be resolved, and what the lab's own servers hold for it. */
export interface PlannedLookup {
  readonly path: AuditPath;
  readonly client: Client;
  readonly clientAddress: string;
  readonly servers: readonly string[];
  readonly host: string;
  /** Null where the name does not exist there. */
  readonly expected: readonly string[] | null;
}

/** Everything that is tried in one network. */
export interface Plan {
  readonly connections: readonly PlannedConnection[];
  readonly lookups: readonly PlannedLookup[];
}

/** What a plan is made from. */
export interface PlanRequest {
  readonly account: Account;
  readonly paths: readonly AuditPath[];
  readonly clients: readonly Client[];
  readonly nameServers: readonly NameServer[];
  /** Decides which of many edges are tried. */
  readonly salt: string;
  /** How many connections a path gets beside its first one and its witnesses. */
  readonly edgesOfPath: number;
}

/** Plans what to try: for each path a first connection, its witnesses, and some at the edges of rules. */
export function planOf(request: PlanRequest): Plan {
  const edges = edgesOf(request.account);
  const connections: PlannedConnection[] = [];
  const lookups: PlannedLookup[] = [];
  for (const path of request.paths) {
    const client = request.clients.find(({ vantage }) => vantage === path.vantage.id);
    if (client === undefined) throw new Error(`no client for ${path.vantage.id}`);
    const home = homeAddress(request, client, path.family);
    const lookup = lookupOf(request, path, client);
    if (lookup !== null) lookups.push(lookup);
    const addresses =
      path.target.kind === 'address' ? [formatAddress(path.target.address)] : (lookup?.expected ?? []);
    if (addresses.length === 0 || home === null) continue;
    connections.push(...connectionsOf(request, { path, client, edges, home, addresses }));
  }
  return { connections: withoutRepeats(connections), lookups };
}

// The same four numbers twice could meet what the first connection left behind.
function withoutRepeats(connections: readonly PlannedConnection[]): readonly PlannedConnection[] {
  const tried = new Set<string>();
  return connections.filter(({ role, clientAddress, clientPort, address }) => {
    const key = `${clientAddress} ${clientPort} ${address}`;
    if (role === 'edge' && tried.has(key)) return false;
    tried.add(key);
    return true;
  });
}

// One address of IPv6 has many spellings; witnesses have the canonical one.
function sameForm(text: string | undefined): string | null {
  const address = text === undefined ? undefined : parseAddress(text);
  return address === undefined ? null : formatAddress(address);
}

// Several vantages may stand in one subnet: each gets an address of its own that nobody else has, and that nobody asks
// for: whoever asks for its own address sends no packet.
function homeAddress(
  { account, clients, paths }: PlanRequest,
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

function lookupOf(request: PlanRequest, path: AuditPath, client: Client): PlannedLookup | null {
  const { account, clients, nameServers } = request;
  const host = hostOf(path.target);
  const clientAddress = homeAddress(request, client, 'ipv4');
  if (host === null || clientAddress === null) return null;
  const place = placeOfVpc(placesOf(account, clients), client.vpcId);
  const options = account.DhcpOptions.find(({ DhcpOptionsId: id }) => id === place?.vpc.DhcpOptionsId);
  if (place === undefined) throw new Error(`no VPC ${client.vpcId}`);
  const amazon = amazonDnsAddress(place);
  const servers = (options?.DomainNameServers ?? []).map((server) =>
    isAmazonDns(place, server) ? amazon : server,
  );
  const answers = servers.includes(amazon)
    ? nameServers.find(({ address }) => address === amazon)?.records[host]
    : undefined;
  const expected = answers === undefined ? null : path.family === 'ipv4' ? answers.A : answers.AAAA;
  return { path, client, clientAddress, servers, host, expected };
}

interface PathPlan {
  readonly path: AuditPath;
  readonly client: Client;
  readonly edges: Edges;
  readonly home: string;
  readonly addresses: readonly string[];
}

function connectionsOf(request: PlanRequest, plan: PathPlan): readonly PlannedConnection[] {
  const { path, client, edges, home, addresses } = plan;
  const { vantage, target, decision } = path;
  const host = hostOf(target);
  const [first = ''] = addresses;
  const salt = `${request.salt} ${path.id}`;
  // Between the edges, where nothing special is: another port for each path, so that packets can be told apart.
  const port = somePort(vantage.ports, salt);
  const common = { path, client, port: target.port, serverName: null } as const;
  const main: Connection = { clientAddress: home, clientPort: port, address: first, natPort: null };
  const varied = variantsOf({ account: request.account, path, edges, addresses }, main).map((connection) => ({
    ...common,
    ...connection,
    role: 'edge' as const,
  }));
  const { passes, fails } = decision.witness;
  const found: readonly PlannedConnection[] = [
    { ...common, ...main, serverName: host, role: 'main' },
    ...(passes === null ? [] : [{ ...common, ...passes, role: 'passes' as const }]),
    ...(fails === null ? [] : [{ ...common, ...fails, role: 'fails' as const }]),
    ...chosen(varied, request.edgesOfPath, (_, index) => `${salt} ${index}`),
  ];
  return found;
}
