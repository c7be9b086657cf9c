import { known } from '../../../src/network/fact.ts';
import { type Network } from '../../../src/network/network.ts';
import { type RouteTarget } from '../../../src/network/route-table.ts';
import { type Scope } from '../../../src/network/scope.ts';
import { add } from './edit.ts';
import {
  address,
  away,
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

/** How the second VPC is reached and what it does for the first. */
export interface CentralVpc {
  readonly link: 'peering' | 'transit-gateway';
  readonly inOtherAccount: boolean;
  /** How the first VPC's hosted zone leads to the endpoint here. */
  readonly zone: 'none' | 'addresses' | 'alias';
  /** The first VPC's subnets with an attachment. */
  readonly attached: readonly string[];
  /** Whether the transit gateway has no default route to this VPC. */
  readonly isClosed: boolean;
}

const endpointName = `vpce-0b1-def.execute-api.${region}.vpce.amazonaws.com`;

/** Adds a second VPC with a NAT gateway and an endpoint that the first one uses. */
export function addCentralVpc(network: Network, central: CentralVpc): Network {
  const scope = central.inOtherAccount ? away : home;
  const steps: readonly ((grown: Network) => Network)[] = [
    (grown) => addPlace(grown, scope),
    (grown) => addTables(grown, central, scope),
    (grown) => addEndpoint(grown, scope),
    (grown) =>
      central.link === 'peering' ? addPeering(grown, scope) : addTransitGateway(grown, central, scope),
    (grown) => addZone(grown, central),
  ];
  return steps.reduce((grown, step) => step(grown), network);
}

function subnetsOf(scope: Scope) {
  const own = { scope, ownerId: scope.accountId, vpcId: 'vpc-b' };
  return {
    first: subnet('subnet-b1', '10.1.1.0/24', 'a', own),
    second: subnet('subnet-b2', '10.1.2.0/24', 'b', own),
    outer: subnet('subnet-bp', '10.1.0.0/24', 'a', own),
  };
}

function addPlace(network: Network, scope: Scope): Network {
  const { first, second, outer } = subnetsOf(scope);
  const withVpc = add(network, 'vpcs', vpc('vpc-b', ['10.1.0.0/16'], scope, 'dopt-1'));
  const withSubnets = add(withVpc, 'subnets', first, second, outer);
  const withGateway = add(withSubnets, 'internetGateways', {
    id: 'igw-b',
    scope,
    name: null,
    vpcIds: ['vpc-b'],
  });
  const open = [entry(100, 'allow', '0.0.0.0/0', null)];
  const acl = networkAcl(
    'acl-b',
    ['subnet-b1', 'subnet-b2', 'subnet-bp'],
    { inbound: open, outbound: open },
    { scope, vpcId: 'vpc-b', isDefault: true },
  );
  const withAcl = add(withGateway, 'networkAcls', acl);
  return add(withAcl, 'natGateways', natGateway('nat-b', outer, '10.1.0.20'));
}

function linkTarget({ link }: CentralVpc): RouteTarget {
  return link === 'peering'
    ? { kind: 'vpc-peering-connection', id: 'pcx-1' }
    : { kind: 'transit-gateway', id: 'tgw-1' };
}

function addTables(network: Network, central: CentralVpc, scope: Scope): Network {
  const common = [route('10.1.0.0/16', { kind: 'local' }), route('10.0.0.0/16', linkTarget(central))];
  const own = { scope, vpcId: 'vpc-b' };
  const inner = [...common, route('0.0.0.0/0', { kind: 'nat-gateway', id: 'nat-b' })];
  const outer = [...common, route('0.0.0.0/0', { kind: 'internet-gateway', id: 'igw-b' })];
  return add(
    network,
    'routeTables',
    routeTable('rtb-b', [], inner, { ...own, main: true }),
    routeTable('rtb-bp', ['subnet-bp'], outer, own),
  );
}

function addEndpoint(network: Network, scope: Scope): Network {
  const { first, second } = subnetsOf(scope);
  const common = { interfaceType: 'vpc_endpoint', securityGroupIds: ['sg-b'] };
  const interfaces = [
    networkInterface('eni-b1', first, ['10.1.1.10'], common),
    networkInterface('eni-b2', second, ['10.1.2.10'], common),
  ];
  const rules = { ingress: [groupRule('10.0.0.0/8', { first: 443, last: 443 })], egress: [] };
  const group = securityGroup('sg-b', rules, { scope, ownerId: scope.accountId, vpcId: 'vpc-b' });
  const endpoint = interfaceEndpoint('vpce-0b1', 'execute-api', interfaces, {
    privateDnsEnabled: false,
    dnsNames: [endpointName],
  });
  const withInterfaces = add(network, 'networkInterfaces', ...interfaces);
  return add(add(withInterfaces, 'securityGroups', group), 'vpcEndpoints', endpoint);
}

function addPeering(network: Network, scope: Scope): Network {
  const [inner, outer] = network.vpcs.items;
  return add(network, 'peeringConnections', {
    id: 'pcx-1',
    scope: home,
    name: null,
    status: 'active',
    requester: { vpcId: 'vpc-a', accountId: home.accountId, region, cidrs: inner?.cidrs ?? [] },
    accepter: { vpcId: 'vpc-b', accountId: scope.accountId, region, cidrs: outer?.cidrs ?? [] },
  });
}

function addTransitGateway(network: Network, { attached, isClosed }: CentralVpc, scope: Scope): Network {
  const attachment = (id: string, vpcId: string, subnetIds: readonly string[], own: Scope) => ({
    id,
    scope: own,
    name: null,
    transitGatewayId: 'tgw-1',
    kind: 'vpc' as const,
    resourceId: vpcId,
    resourceOwnerId: own.accountId,
    subnetIds,
    available: true,
    applianceMode: false,
  });
  const routeTo = (destination: string, id: string) => ({
    destination: route(destination, { kind: 'local' }).destination,
    attachmentIds: [id],
    state: 'active' as const,
    propagated: false,
  });
  const routes = [routeTo('10.0.0.0/16', 'attach-a'), routeTo('10.1.0.0/16', 'attach-b')];
  const withAttachments = add(
    network,
    'transitGatewayAttachments',
    attachment('attach-a', 'vpc-a', attached, home),
    attachment('attach-b', 'vpc-b', ['subnet-b1', 'subnet-b2'], scope),
  );
  return add(withAttachments, 'transitGatewayRouteTables', {
    id: 'tgw-rtb-1',
    scope: home,
    name: null,
    transitGatewayId: 'tgw-1',
    associatedAttachmentIds: known(['attach-a', 'attach-b']),
    routes: known(isClosed ? routes : [...routes, routeTo('0.0.0.0/0', 'attach-b')]),
  });
}

function addZone(network: Network, { zone }: CentralVpc): Network {
  if (zone === 'none') return network;
  const answer =
    zone === 'alias'
      ? { kind: 'name' as const, name: endpointName }
      : { kind: 'addresses' as const, addresses: ['10.1.1.10', '10.1.2.10'].map(address) };
  return add(network, 'hostedZones', {
    id: 'Z1',
    scope: home,
    ownerId: home.accountId,
    name: `execute-api.${region}.amazonaws.com`,
    vpcIds: ['vpc-a'],
    profileVpcIds: [],
    records: known([{ name: `*.execute-api.${region}.amazonaws.com`, type: 'A', answer }]),
  });
}
