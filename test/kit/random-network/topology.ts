import fc from 'fast-check';
import { whole } from '../../../src/network/collection.ts';
import { known } from '../../../src/network/fact.ts';
import { type Network, emptyNetwork } from '../../../src/network/network.ts';
import { type Subnet } from '../../../src/network/subnet.ts';
import { add, editWhere } from './edit.ts';
import { addCentralVpc } from './central-vpc.ts';
import {
  address,
  cidr,
  entry,
  groupRule,
  home,
  interfaceEndpoint,
  natGateway,
  networkAcl,
  networkInterface,
  region,
  route,
  routeTable,
  securityGroup,
  subnet,
  vpc,
} from './parts.ts';

/** What was built before anything was changed; every combination works for most of its paths. */
export interface Topology {
  readonly privateSubnets: number;
  readonly tables: 'shared' | 'own' | 'main';
  readonly egress: 'zonal-nat' | 'regional-nat' | 'nat-instance' | 'central' | 'none';
  readonly ipv6: boolean;
  readonly acls: 'default' | 'tight';
  readonly groups: 'open' | 'by-block' | 'by-group' | 'by-list';
  readonly executeApi: 'none' | 'private-dns' | 'own-name' | 'in-own-subnets';
  readonly controlEndpoint: boolean;
  readonly s3Endpoint: boolean;
  readonly other: 'none' | 'peering' | 'transit-gateway';
  readonly otherAccount: boolean;
  readonly centralZone: 'none' | 'addresses' | 'alias';
  readonly services: boolean;
}

/** The choices that a network starts from. */
export const someTopology: fc.Arbitrary<Topology> = fc.record({
  privateSubnets: fc.integer({ min: 1, max: 3 }),
  tables: fc.constantFrom<Topology['tables']>('shared', 'own', 'main'),
  egress: fc.constantFrom<Topology['egress']>('zonal-nat', 'regional-nat', 'nat-instance', 'central', 'none'),
  ipv6: fc.boolean(),
  acls: fc.constantFrom<Topology['acls']>('default', 'tight'),
  groups: fc.constantFrom<Topology['groups']>('open', 'by-block', 'by-group', 'by-list'),
  executeApi: fc.constantFrom<Topology['executeApi']>('none', 'private-dns', 'own-name', 'in-own-subnets'),
  controlEndpoint: fc.boolean(),
  s3Endpoint: fc.boolean(),
  other: fc.constantFrom<Topology['other']>('none', 'peering', 'transit-gateway'),
  otherAccount: fc.boolean(),
  centralZone: fc.constantFrom<Topology['centralZone']>('none', 'addresses', 'alias'),
  services: fc.boolean(),
});

/** Ports of the tight rules. */
const https = { first: 443, last: 443 };
const replies = { first: 1024, last: 65535 };

interface Place {
  readonly subnets: readonly Subnet[];
  readonly publicSubnet: Subnet;
  readonly endpointSubnets: readonly Subnet[];
}

/** Builds the network of the choices. */
export function buildTopology(topology: Topology): Network {
  const place = placeOf(topology);
  const steps: readonly ((network: Network) => Network)[] = [
    (network) => addVpc(network, topology, place),
    (network) => addTables(network, topology, place),
    (network) => addAcls(network, topology, place),
    (network) => addGroups(network, topology),
    (network) => addEgress(network, topology, place),
    (network) => addClients(network, topology, place),
    (network) => addEndpoints(network, topology, place),
    (network) => addOtherVpc(network, topology, place),
  ];
  return steps.reduce((network, step) => step(network), network0);
}

const network0: Network = {
  ...emptyNetwork,
  dhcpOptions: whole([{ id: 'dopt-1', scope: home, name: null, domainNameServers: 'amazon' }]),
  prefixLists: whole([
    {
      id: 'pl-51',
      scope: home,
      name: `com.amazonaws.${region}.s3`,
      entries: known(['3.5.64.0/21', '52.218.0.0/17'].map(cidr)),
    },
    { id: 'pl-a', scope: home, name: 'ours', entries: known(['10.0.0.0/16', '172.16.0.0/16'].map(cidr)) },
  ]),
  blockPublicAccess: whole([{ scope: home, mode: 'off' }]),
};

function placeOf({ privateSubnets, ipv6, executeApi }: Topology): Place {
  const ipv6Of = (part: number): Partial<Subnet> => {
    return ipv6 ? { ipv6Cidrs: [cidr(`2600:1f18:a:${part}::/64`)] } : {};
  };
  const subnets = Array.from({ length: privateSubnets }, (_, index) =>
    subnet(`subnet-a${index + 1}`, `10.0.${index + 1}.0/24`, index % 2 === 0 ? 'a' : 'b', ipv6Of(index + 1)),
  );
  const apart = [
    subnet('subnet-e1', '10.0.9.0/24', 'a', ipv6Of(9)),
    subnet('subnet-e2', '10.0.10.0/24', 'b', ipv6Of(16)),
  ];
  return {
    subnets,
    publicSubnet: subnet('subnet-p', '10.0.0.0/24', 'a', ipv6Of(0)),
    endpointSubnets: executeApi === 'in-own-subnets' ? apart : subnets.slice(0, 2),
  };
}

function allSubnets({ subnets, publicSubnet, endpointSubnets }: Place): readonly Subnet[] {
  const apart = endpointSubnets.filter((item) => !subnets.includes(item));
  return [...subnets, publicSubnet, ...apart];
}

function addVpc(network: Network, { ipv6 }: Topology, place: Place): Network {
  const blocks = ['10.0.0.0/16', ...(ipv6 ? ['2600:1f18:a::/56'] : [])];
  const withVpc = add(network, 'vpcs', vpc('vpc-a', blocks, home, 'dopt-1'));
  const withSubnets = add(withVpc, 'subnets', ...allSubnets(place));
  return add(withSubnets, 'internetGateways', { id: 'igw-a', scope: home, name: null, vpcIds: ['vpc-a'] });
}

function localRoutes({ ipv6 }: Topology) {
  const own = route('10.0.0.0/16', { kind: 'local' });
  return ipv6 ? [own, route('2600:1f18:a::/56', { kind: 'local' })] : [own];
}

function addTables(network: Network, topology: Topology, place: Place): Network {
  const locals = localRoutes(topology);
  const ids = allSubnets(place)
    .filter((item) => item !== place.publicSubnet)
    .map(({ id }) => id);
  const outside = route('0.0.0.0/0', { kind: 'internet-gateway', id: 'igw-a' });
  const outside6 = route('::/0', { kind: 'internet-gateway', id: 'igw-a' });
  const ofPublic = topology.ipv6 ? [...locals, outside, outside6] : [...locals, outside];
  const main = routeTable('rtb-main', [], locals, { main: true });
  const shared =
    topology.tables === 'own'
      ? ids.map((id) => routeTable(`rtb-of-${id}`, [id], locals))
      : [routeTable('rtb-private', topology.tables === 'shared' ? ids : [], locals)];
  return add(network, 'routeTables', main, ...shared, routeTable('rtb-public', ['subnet-p'], ofPublic));
}

/** Adds routes to every table that private subnets use. */
function addPrivateRoutes(network: Network, ...routes: readonly ReturnType<typeof route>[]): Network {
  return editWhere(
    network,
    'routeTables',
    ({ id, vpcId }) => vpcId === 'vpc-a' && id !== 'rtb-public' && id !== 'rtb-regional',
    (table) => ({ ...table, routes: [...table.routes, ...routes] }),
  );
}

const openEntries = [entry(100, 'allow', '0.0.0.0/0', null), entry(101, 'allow', '::/0', null)];

function addAcls(network: Network, { acls }: Topology, place: Place): Network {
  const ids = allSubnets(place).map(({ id }) => id);
  const open = { inbound: openEntries, outbound: openEntries };
  if (acls === 'default')
    return add(network, 'networkAcls', networkAcl('acl-a', ids, open, { isDefault: true }));
  const tight = {
    inbound: [
      entry(100, 'allow', '10.0.0.0/8', https),
      entry(110, 'allow', '0.0.0.0/0', replies),
      entry(120, 'allow', '::/0', replies),
    ],
    outbound: [
      entry(100, 'allow', '0.0.0.0/0', https),
      entry(110, 'allow', '10.0.0.0/8', replies),
      entry(120, 'allow', '::/0', https),
      entry(130, 'allow', '2600:1f18:a::/56', replies),
    ],
  };
  const ofPublic = { inbound: openEntries, outbound: openEntries };
  return add(
    network,
    'networkAcls',
    networkAcl('acl-a', [], open, { isDefault: true }),
    networkAcl(
      'acl-private',
      ids.filter((id) => id !== 'subnet-p'),
      tight,
    ),
    networkAcl('acl-public', ['subnet-p'], ofPublic),
  );
}

function addGroups(network: Network, { groups }: Topology): Network {
  const everywhere = [groupRule('0.0.0.0/0', null), groupRule('::/0', null)];
  const admitted = {
    open: '0.0.0.0/0',
    'by-block': '10.0.0.0/16',
    'by-group': 'sg-client',
    'by-list': 'pl-a',
  };
  const ingress = [groupRule(admitted[groups], groups === 'open' ? null : https)];
  const client =
    groups === 'by-group'
      ? [groupRule('sg-endpoint', https), groupRule('0.0.0.0/0', https), groupRule('::/0', https)]
      : everywhere;
  return add(
    network,
    'securityGroups',
    securityGroup('sg-client', { ingress: [], egress: client }),
    securityGroup('sg-other', { ingress: [], egress: everywhere }),
    securityGroup('sg-endpoint', { ingress, egress: everywhere }),
    securityGroup('sg-nat', { ingress: [groupRule('10.0.0.0/16', null)], egress: everywhere }),
  );
}

function addEgress(network: Network, topology: Topology, place: Place): Network {
  const withIpv4 = addIpv4Egress(network, topology, place);
  if (!topology.ipv6) return withIpv4;
  const gateway = { id: 'eigw-a', scope: home, name: null, vpcIds: ['vpc-a'] };
  return addPrivateRoutes(
    add(withIpv4, 'egressOnlyInternetGateways', gateway),
    route('::/0', { kind: 'egress-only-internet-gateway', id: 'eigw-a' }),
  );
}

function addIpv4Egress(network: Network, topology: Topology, { publicSubnet }: Place): Network {
  switch (topology.egress) {
    case 'zonal-nat':
      return addPrivateRoutes(
        add(network, 'natGateways', natGateway('nat-a', publicSubnet, '10.0.0.20')),
        route('0.0.0.0/0', { kind: 'nat-gateway', id: 'nat-a' }),
      );
    case 'regional-nat':
      return addRegionalNat(network, topology, publicSubnet);
    case 'nat-instance':
      return addNatInstance(network, publicSubnet);
    case 'central':
    case 'none':
      return network;
  }
}

function addRegionalNat(network: Network, topology: Topology, publicSubnet: Subnet): Network {
  const regional = { mode: 'regional', subnetId: null, routeTableId: 'rtb-regional' } as const;
  const outside = route('0.0.0.0/0', { kind: 'internet-gateway', id: 'igw-a' });
  const table = routeTable('rtb-regional', [], [...localRoutes(topology), outside]);
  const withNat = add(network, 'natGateways', natGateway('nat-a', publicSubnet, '10.0.0.20', regional));
  return addPrivateRoutes(
    add(withNat, 'routeTables', table),
    route('0.0.0.0/0', { kind: 'nat-gateway', id: 'nat-a' }),
  );
}

function addNatInstance(network: Network, publicSubnet: Subnet): Network {
  const item = networkInterface('eni-nat', publicSubnet, ['10.0.0.30'], {
    publicAddresses: [address('198.51.100.30')],
    securityGroupIds: ['sg-nat'],
    sourceDestCheck: false,
    instanceId: 'i-nat',
  });
  const instance = {
    id: 'i-nat',
    scope: home,
    name: null,
    state: 'running',
    networkInterfaceIds: ['eni-nat'],
  };
  return addPrivateRoutes(
    add(add(network, 'networkInterfaces', item), 'instances', instance),
    route('0.0.0.0/0', { kind: 'network-interface', id: 'eni-nat' }),
  );
}

function addClients(network: Network, { ipv6 }: Topology, { subnets, publicSubnet }: Place): Network {
  const [first = publicSubnet] = subnets;
  const own = ['10.0.1.50', ...(ipv6 ? ['2600:1f18:a:1::50'] : [])];
  const withFunction = add(network, 'functions', {
    name: 'fn',
    arn: `arn:aws:lambda:${region}:111111111111:function:fn`,
    scope: home,
    vpcId: 'vpc-a',
    subnetIds: subnets.map(({ id }) => id),
    securityGroupIds: ['sg-client'],
    ipv6Allowed: ipv6,
  });
  const withInstance = add(withFunction, 'instances', {
    id: 'i-1',
    scope: home,
    name: null,
    state: 'running',
    networkInterfaceIds: ['eni-i1'],
  });
  return add(
    withInstance,
    'networkInterfaces',
    networkInterface('eni-i1', first, own, { securityGroupIds: ['sg-client'], instanceId: 'i-1' }),
    networkInterface('eni-p1', publicSubnet, ['10.0.0.50'], {
      securityGroupIds: ['sg-other'],
      publicAddresses: [address('198.51.100.50')],
    }),
  );
}

const names = {
  executeApi: [`*.execute-api.${region}.amazonaws.com`, `execute-api.${region}.amazonaws.com`],
  control: [`apigateway.${region}.amazonaws.com`],
};

function addEndpoints(network: Network, topology: Topology, place: Place): Network {
  let grown = topology.services ? addServices(network) : network;
  if (topology.executeApi !== 'none') grown = addExecuteApi(grown, topology, place);
  if (topology.controlEndpoint) grown = addControl(grown, topology, place);
  return topology.s3Endpoint ? addS3(grown) : grown;
}

function addServices(network: Network): Network {
  const zones = [`${region}a`, `${region}b`];
  const service = (name: string, privateDnsNames: readonly string[]) => ({
    serviceName: `com.amazonaws.${region}.${name}`,
    scope: home,
    types: ['interface' as const],
    availabilityZones: zones,
    privateDnsNames,
    policySupported: null,
    addressFamilies: null,
  });
  return add(
    network,
    'endpointServices',
    service('execute-api', names.executeApi),
    service('apigateway', names.control),
  );
}

function interfacesIn(place: Place, { ipv6 }: Topology, tag: string, host: number) {
  return place.endpointSubnets.map((item, index) => {
    const [own = cidr('10.0.0.0/24')] = item.cidr === null ? [] : [item.cidr];
    const [own6] = item.ipv6Cidrs;
    const at = (base: bigint, family: 'ipv4' | 'ipv6') => ({ family, value: base + BigInt(host) });
    const addresses = [at(own.first, 'ipv4'), ...(ipv6 && own6 ? [at(own6.first, 'ipv6')] : [])];
    return {
      ...networkInterface(`eni-${tag}${index + 1}`, item, [], {
        interfaceType: 'vpc_endpoint',
        securityGroupIds: ['sg-endpoint'],
      }),
      addresses,
    };
  });
}

function addExecuteApi(network: Network, topology: Topology, place: Place): Network {
  const interfaces = interfacesIn(place, topology, 'e', 10);
  const ownNames = [`vpce-0e1-abc.execute-api.${region}.vpce.amazonaws.com`];
  const hasDns = topology.executeApi !== 'own-name';
  const endpoint = interfaceEndpoint('vpce-0e1', 'execute-api', interfaces, {
    privateDnsEnabled: hasDns,
    dnsNames: hasDns ? [...names.executeApi, ...ownNames] : ownNames,
    dnsRecordIpType: topology.ipv6 ? 'dualstack' : 'ipv4',
  });
  return add(add(network, 'networkInterfaces', ...interfaces), 'vpcEndpoints', endpoint);
}

function addControl(network: Network, topology: Topology, place: Place): Network {
  const interfaces = interfacesIn(place, topology, 'c', 11);
  const endpoint = interfaceEndpoint('vpce-0c1', 'apigateway', interfaces, {
    dnsNames: topology.services ? null : names.control,
  });
  return add(add(network, 'networkInterfaces', ...interfaces), 'vpcEndpoints', endpoint);
}

function addS3(network: Network): Network {
  const endpoint = interfaceEndpoint('vpce-051', 's3', [], {
    type: 'gateway',
    privateDnsEnabled: false,
    routeTableIds: network.routeTables.items.map(({ id }) => id),
  });
  const withEndpoint = add(network, 'vpcEndpoints', endpoint);
  return addPrivateRoutes(withEndpoint, route('pl-51', { kind: 'vpc-endpoint', id: 'vpce-051' }));
}

function addOtherVpc(network: Network, topology: Topology, { subnets }: Place): Network {
  const { egress, other, otherAccount, executeApi, centralZone } = topology;
  // A zone of the same name cannot stand beside an endpoint's private DNS.
  const isFree = executeApi === 'none' || executeApi === 'own-name';
  const link = egress === 'central' ? 'transit-gateway' : other;
  if (link === 'none') return network;
  const grown = addCentralVpc(network, {
    link,
    inOtherAccount: otherAccount,
    zone: isFree ? centralZone : 'none',
    // An attachment has one subnet in a zone.
    attached: subnets.slice(0, 2).map(({ id }) => id),
    isClosed: egress !== 'central',
  });
  const back = link === 'peering' ? 'pcx-1' : 'tgw-1';
  const target =
    link === 'peering'
      ? ({ kind: 'vpc-peering-connection', id: back } as const)
      : ({ kind: 'transit-gateway', id: back } as const);
  const routes = [route('10.1.0.0/16', target)];
  return addPrivateRoutes(
    grown,
    ...(egress === 'central' ? [...routes, route('0.0.0.0/0', target)] : routes),
  );
}
