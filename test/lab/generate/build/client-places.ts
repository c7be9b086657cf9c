import {
  type Account,
  type NetworkAcl,
  type Route,
  type RouteTable,
  type Subnet,
} from '../../network/account.ts';
import { add } from './edit.ts';
import { aclEntries, type AclLine, route, routeTable, subnet } from './parts.ts';
import { type Topology } from './topology.ts';

/** The subnets of the clients' VPC by what they are for. */
export interface ClientPlaces {
  readonly open: Subnet;
  readonly clients: readonly [Subnet, ...Subnet[]];
  readonly endpoints: readonly [Subnet, ...Subnet[]];
  readonly attachments: readonly [Subnet, ...Subnet[]];
  readonly all: readonly Subnet[];
}

/** The subnets that a topology has in the clients' VPC. */
export function clientPlaces(topology: Topology): ClientPlaces {
  const { ipv6, secondRange, clientSubnets, endpointsApart } = topology;
  const make = (at: number, block: string, zone: 'a' | 'b' | 'c'): Subnet =>
    subnet(`subnet-0a${at}`, block, zone, ipv6 ? `2600:1f18:a:${at}::/64` : null);
  const open = make(0, '10.0.0.0/24', 'a');
  const first = make(1, '10.0.1.0/24', 'a');
  const more = [
    make(2, '10.0.2.0/24', 'b'),
    secondRange ? make(3, '100.64.3.0/24', 'c') : make(3, '10.0.3.0/28', 'c'),
  ].slice(0, clientSubnets - 1);
  const clients: ClientPlaces['clients'] = [first, ...more];
  const twoZones = clientSubnets > 1;
  const pair = (at: number): readonly [Subnet, ...Subnet[]] => [
    make(at, `10.0.${at}.0/28`, 'a'),
    ...(twoZones ? [make(at + 1, `10.0.${at + 1}.0/28`, 'b')] : []),
  ];
  const inUse: readonly [Subnet, ...Subnet[]] = [first, ...more.slice(0, 1)];
  const endpoints = endpointsApart ? pair(4) : inUse;
  const isLinked = topology.other === 'transit-gateway' && topology.attachments === 'apart';
  const attachments = isLinked ? pair(8) : inUse;
  const all = [
    ...new Map([open, ...clients, ...endpoints, ...attachments].map((one) => [one.SubnetId, one])),
  ];
  return { open, clients, endpoints, attachments, all: all.map(([, one]) => one) };
}

/** Adds the clients' VPC with its subnets, tables and ACLs, and its internet gateway. */
export function addClientVpc(account: Account, topology: Topology): Account {
  const { ipv6, secondRange } = topology;
  const places = clientPlaces(topology);
  const withVpc = add(account, 'Vpcs', {
    VpcId: 'vpc-0a',
    CidrBlock: '10.0.0.0/16',
    CidrBlocks: ['10.0.0.0/16', ...(secondRange ? ['100.64.0.0/16'] : [])],
    Ipv6CidrBlocks: ipv6 ? ['2600:1f18:a::/56'] : [],
    DhcpOptionsId: 'dopt-0a',
    EnableDnsSupport: true,
    EnableDnsHostnames: true,
    InternetGatewayBlockMode: 'off',
  });
  const withSubnets = add(withVpc, 'Subnets', ...places.all);
  const withGateway = add(withSubnets, 'InternetGateways', { InternetGatewayId: 'igw-0a', VpcId: 'vpc-0a' });
  const withTables = add(withGateway, 'RouteTables', ...tablesOf(topology, places));
  return add(withTables, 'NetworkAcls', ...aclsOf(topology, places));
}

/** The routes that every table of the clients' VPC has. */
export function localRoutes({ ipv6, secondRange }: Topology): readonly Route[] {
  const blocks = [
    '10.0.0.0/16',
    ...(secondRange ? ['100.64.0.0/16'] : []),
    ...(ipv6 ? ['2600:1f18:a::/56'] : []),
  ];
  return blocks.map((block) => route(block, 'local'));
}

function tablesOf(topology: Topology, { open, clients, all }: ClientPlaces): readonly RouteTable[] {
  const locals = localRoutes(topology);
  const outside = [route('0.0.0.0/0', 'igw-0a'), ...(topology.ipv6 ? [route('::/0', 'igw-0a')] : [])];
  const isPrivate = topology.egress === 'private-nat';
  const ofOpen = isPrivate ? locals : [...locals, ...outside];
  const main = { ...routeTable('rtb-0a', 'vpc-0a', [], locals), Main: true };
  const rest = all.filter((one) => one !== open).map(({ SubnetId }) => SubnetId);
  const own = clients.map(({ SubnetId }) => SubnetId);
  const others = rest.filter((id) => !own.includes(id));
  const apart = others.length === 0 ? [] : [routeTable('rtb-0a5', 'vpc-0a', others, locals)];
  const tables = {
    main: [],
    shared: [routeTable('rtb-0a1', 'vpc-0a', own, locals), ...apart],
    own: [...own.map((id) => routeTable(`rtb-${id.slice(7)}`, 'vpc-0a', [id], locals)), ...apart],
  };
  return [main, ...tables[topology.tables], routeTable('rtb-0a0', 'vpc-0a', [open.SubnetId], ofOpen)];
}

/** Lines that let everything through. */
export const openLines: readonly AclLine[] = [
  { action: 'allow', block: '0.0.0.0/0', ports: null },
  { action: 'allow', block: '::/0', ports: null },
];

/** Lines that are just enough for HTTPS both ways, with the answers' ports. */
export const tightLines: readonly AclLine[] = [
  { action: 'allow', block: '0.0.0.0/0', ports: [443, 443] },
  { action: 'allow', block: '0.0.0.0/0', ports: [1024, 65535] },
  { action: 'allow', block: '::/0', ports: [443, 443] },
  { action: 'allow', block: '::/0', ports: [1024, 65535] },
];

/** A network ACL that has the same lines in both directions. */
export function networkAcl(
  NetworkAclId: string,
  VpcId: string,
  SubnetIds: readonly string[],
  lines: readonly AclLine[],
  IsDefault = false,
): NetworkAcl {
  const Entries = [...aclEntries(false, lines), ...aclEntries(true, lines)];
  return { NetworkAclId, VpcId, IsDefault, SubnetIds, Entries };
}

function aclsOf({ acls }: Topology, { all, open }: ClientPlaces): readonly NetworkAcl[] {
  const ids = all.map(({ SubnetId }) => SubnetId);
  const rest = ids.filter((id) => id !== open.SubnetId);
  const main = (subnetIds: readonly string[]): NetworkAcl =>
    networkAcl('acl-0a', 'vpc-0a', subnetIds, openLines, true);
  switch (acls) {
    case 'default':
      return [main(ids)];
    case 'tight':
      return [main([open.SubnetId]), networkAcl('acl-0a1', 'vpc-0a', rest, tightLines)];
    case 'roles':
      return [main([]), ...ids.map((id) => networkAcl(`acl-${id.slice(7)}`, 'vpc-0a', [id], tightLines))];
  }
}
