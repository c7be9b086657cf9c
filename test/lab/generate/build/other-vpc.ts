import { type Account, type HostedZoneRecord, type Route, type Subnet } from '../../network/account.ts';
import { networkAcl, openLines, tightLines } from './client-places.ts';
import { addClientRoute } from './egress.ts';
import { endpointNames, interfaceEndpoint } from './client-things.ts';
import { add, editRoutes, putRoute } from './edit.ts';
import { addressIn, networkInterface, permission, route, routeTable, subnet } from './parts.ts';
import { type Topology } from './topology.ts';

/** The subnets of the other VPC by what they are for. */
interface OtherPlaces {
  readonly blocks: readonly string[];
  readonly nat: Subnet | null;
  readonly used: readonly [Subnet, Subnet];
  readonly attachments: readonly [Subnet, Subnet];
  readonly all: readonly Subnet[];
}

/** The subnets that a topology has in the other VPC. */
export function otherPlaces({ other, otherRange, otherNat, attachments }: Topology): OtherPlaces {
  const [prefix, base] = otherRange === 'inside' ? ['10.0', 64] : ['10.1', 0];
  const make = (at: number, zone: 'a' | 'b', length: number): Subnet =>
    subnet(`subnet-0b${at}`, `${prefix}.${base + at}.0/${length}`, zone);
  const used = [make(1, 'a', 24), make(2, 'b', 24)] as const;
  const isApart = other === 'transit-gateway' && attachments === 'apart';
  const attached = isApart ? ([make(8, 'a', 28), make(9, 'b', 28)] as const) : used;
  const nat = otherNat ? make(0, 'a', 24) : null;
  const first = otherRange === 'inside' ? '10.0.64.0/18' : '10.1.0.0/16';
  return {
    // A second block of the same size as nobody's subnet, around some of the clients' own.
    blocks: [first, ...(otherRange === 'around' ? ['10.0.0.0/20'] : [])],
    nat,
    used,
    attachments: attached,
    all: [...(nat === null ? [] : [nat]), ...used, ...(isApart ? attached : [])],
  };
}

/** What leads from one VPC to the other: the peering or the transit gateway. */
export function linkOf({ other }: Topology): string {
  return other === 'peering' ? 'pcx-01' : 'tgw-0f';
}

/** Adds the other VPC with its subnets, interfaces and endpoint, and the routes that lead there and back. */
export function addOtherVpc(account: Account, topology: Topology): Account {
  if (topology.other === 'none') return account;
  const places = otherPlaces(topology);
  const [first = ''] = places.blocks;
  const vpc = add(account, 'Vpcs', {
    VpcId: 'vpc-0b',
    CidrBlock: first,
    CidrBlocks: places.blocks,
    Ipv6CidrBlocks: [],
    DhcpOptionsId: 'dopt-0a',
    EnableDnsSupport: true,
    EnableDnsHostnames: true,
    InternetGatewayBlockMode: 'off',
  });
  const withSubnets = add(vpc, 'Subnets', ...places.all);
  const steps = [addTables, addAcl, addCentralNat, addInterfaces, addCentralEndpoint, addClientSide];
  return steps.reduce((sum, step) => step(sum, topology, places), withSubnets);
}

// The way back to the clients; their ranges as one wide route, as a list or one by one.
function backRoutes(topology: Topology): readonly Route[] {
  const link = linkOf(topology);
  const more = topology.secondRange ? [route('100.64.0.0/16', link)] : [];
  if (topology.wideLink === 'wide') return [route('10.0.0.0/8', link), ...more];
  if (topology.wideLink === 'list') return [route('pl-0ac', link), ...more];
  return [route('10.0.0.0/16', link), ...more];
}

function addTables(
  account: Account,
  topology: Topology,
  { blocks, nat, used, attachments }: OtherPlaces,
): Account {
  const locals = blocks.map((block) => route(block, 'local'));
  const back = backRoutes(topology);
  const out = topology.otherNat ? [route('0.0.0.0/0', 'nat-0b1')] : [];
  const main = { ...routeTable('rtb-0b', 'vpc-0b', [], locals), Main: true };
  const ids = used.map(({ SubnetId }) => SubnetId);
  const apart = attachments.map(({ SubnetId }) => SubnetId).filter((id) => !ids.includes(id));
  const tables = [
    routeTable('rtb-0b1', 'vpc-0b', ids, [...locals, ...back, ...out]),
    ...(apart.length === 0 ? [] : [routeTable('rtb-0b8', 'vpc-0b', apart, [...locals, ...out])]),
    ...(nat === null
      ? []
      : [
          routeTable('rtb-0b0', 'vpc-0b', [nat.SubnetId], [...locals, ...back, route('0.0.0.0/0', 'igw-0b')]),
        ]),
  ];
  return add(account, 'RouteTables', main, ...tables);
}

function addAcl(account: Account, { acls }: Topology, { all }: OtherPlaces): Account {
  const ids = all.map(({ SubnetId }) => SubnetId);
  const lines = acls === 'default' ? openLines : tightLines;
  return add(account, 'NetworkAcls', networkAcl('acl-0b', 'vpc-0b', ids, lines, true));
}

function addCentralNat(account: Account, _: Topology, { nat }: OtherPlaces): Account {
  if (nat === null) return account;
  const withGateway = add(account, 'InternetGateways', { InternetGatewayId: 'igw-0b', VpcId: 'vpc-0b' });
  return add(withGateway, 'NatGateways', {
    NatGatewayId: 'nat-0b1',
    VpcId: 'vpc-0b',
    SubnetId: nat.SubnetId,
    RouteTableId: null,
    AvailabilityMode: 'zonal',
    ConnectivityType: 'public',
    State: 'available',
    FailureCode: null,
    NatGatewayAddresses: [{ PrivateIp: addressIn(nat, 5), PublicIp: '34.240.1.5' }],
  });
}

function addInterfaces(account: Account, topology: Topology, { used }: OtherPlaces): Account {
  const https = [443, 443] as const;
  const everything = [permission('0.0.0.0/0', null)];
  const ranges = ['10.0.0.0/8', '100.64.0.0/10'].map((block) => permission(block, https));
  // A reference counts over a peering, and not over a transit gateway unless both sides allow it.
  const isByGroup = topology.groups === 'by-group' && topology.other === 'peering';
  const admitted = {
    open: everything,
    'by-block': ranges,
    'by-list': [permission('pl-0aa', https)],
    'two-groups': ranges,
    'by-group': isByGroup ? [permission('sg-0c', https)] : ranges,
  }[topology.groups];
  const group = { VpcId: 'vpc-0b', IpPermissions: admitted, IpPermissionsEgress: everything };
  const withGroups = add(
    account,
    'SecurityGroups',
    { ...group, GroupId: 'sg-0b' },
    { ...group, GroupId: 'sg-0be' },
  );
  return add(
    withGroups,
    'NetworkInterfaces',
    networkInterface('eni-0b4', used[0], 13, { GroupIds: ['sg-0b'] }),
    networkInterface('eni-0b5', used[1], 14, { GroupIds: ['sg-0b'] }),
  );
}

function addCentralEndpoint(account: Account, topology: Topology, { used }: OtherPlaces): Account {
  const { central, centralZone } = topology;
  if (central === 'none') return account;
  const items = used.map((inSubnet, at) =>
    networkInterface(`eni-0be${at}`, inSubnet, 11, { GroupIds: ['sg-0be'], InterfaceType: 'vpc_endpoint' }),
  );
  const endpoint = interfaceEndpoint('vpce-0b1', central, items, centralZone === 'none');
  const withEndpoint = add(add(account, 'NetworkInterfaces', ...items), 'VpcEndpoints', endpoint);
  if (centralZone === 'none') return withEndpoint;
  const name = `${central}.eu-west-1.amazonaws.com`;
  const [alias = ''] = endpointNames('vpce-0b1', central, false);
  const record = (Name: string): HostedZoneRecord => ({
    Name,
    Type: 'A',
    Values: centralZone === 'addresses' ? items.map(({ PrivateIpAddress }) => PrivateIpAddress) : [],
    AliasDnsName: centralZone === 'alias' ? alias : null,
  });
  const Records = central === 'execute-api' ? [record(name), record(`*.${name}`)] : [record(name)];
  return add(withEndpoint, 'HostedZones', { HostedZoneId: 'Z0AB1', Name: name, VpcIds: ['vpc-0a'], Records });
}

// The clients' side of the link, and the private NAT gateway that some have in front of it.
function addClientSide(account: Account, topology: Topology, { blocks }: OtherPlaces): Account {
  const { egress, wideLink, otherNat } = topology;
  const link = linkOf(topology);
  const [first = ''] = blocks;
  const destination = { wide: '10.0.0.0/8', list: 'pl-0ab', block: first }[wideLink];
  const routed = addClientRoute(account, topology, destination, egress === 'private-nat' ? 'nat-0a1' : link);
  // What a translator sends over the link must not meet another translator there.
  const translates = egress === 'nat' || egress === 'nat-instance';
  const tables = otherNat && translates ? ['rtb-0a5'] : ['rtb-0a0', 'rtb-0a5'];
  const ofOthers = tables.reduce(
    (sum, id) => editRoutes(sum, id, (routes) => putRoute(routes, route(destination, link))),
    routed,
  );
  return egress === 'central-nat' ? addClientRoute(ofOthers, topology, '0.0.0.0/0', link) : ofOthers;
}
