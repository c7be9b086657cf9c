import { type Account } from '../../network/account.ts';
import { type ClientPlaces, clientPlaces, localRoutes } from './client-places.ts';
import { add, editRoutes, putRoute, tableOf } from './edit.ts';
import { addressIn, networkInterface, permission, route, routeTable } from './parts.ts';
import { type Topology } from './topology.ts';

/** Adds a route to the tables of all the clients' subnets. */
export function addClientRoute(
  account: Account,
  topology: Topology,
  destination: string,
  target: string,
): Account {
  const ids = clientPlaces(topology).clients.map(({ SubnetId }) => tableOf(account, SubnetId)?.RouteTableId);
  return [...new Set(ids)].reduce(
    (sum, id) => editRoutes(sum, id, (routes) => putRoute(routes, route(destination, target))),
    account,
  );
}

/** Adds the way out of the clients' VPC; the ways over another VPC come with that VPC. */
export function addEgress(account: Account, topology: Topology): Account {
  const { egress, ipv6 } = topology;
  const places = clientPlaces(topology);
  const withIpv6 = ipv6
    ? addClientRoute(
        add(account, 'EgressOnlyInternetGateways', {
          EgressOnlyInternetGatewayId: 'eigw-0a',
          VpcId: 'vpc-0a',
        }),
        topology,
        '::/0',
        'eigw-0a',
      )
    : account;
  switch (egress) {
    case 'nat':
    case 'private-nat':
      return addNatGateway(withIpv6, topology, places);
    case 'regional-nat':
      return addRegionalNat(withIpv6, topology);
    case 'nat-instance':
      return addNatInstance(withIpv6, topology, places);
    case 'central-nat':
    case 'none':
      return withIpv6;
  }
}

function addNatGateway(account: Account, topology: Topology, places: ClientPlaces): Account {
  const isPublic = topology.egress === 'nat';
  const inSubnet = topology.natInClientSubnet ? places.clients[0] : places.open;
  const PublicIp = isPublic ? '34.240.0.5' : null;
  const PrivateIp = addressIn(inSubnet, 5);
  const nat = add(account, 'NatGateways', {
    NatGatewayId: 'nat-0a1',
    VpcId: 'vpc-0a',
    SubnetId: inSubnet.SubnetId,
    RouteTableId: null,
    AvailabilityMode: 'zonal',
    ConnectivityType: isPublic ? 'public' : 'private',
    State: 'available',
    FailureCode: null,
    NatGatewayAddresses: [{ PrivateIp, PublicIp }],
  });
  const item = networkInterface('eni-0a5', inSubnet, 5, {
    InterfaceType: 'nat_gateway',
    Ipv6Addresses: [],
    PublicIp,
    SourceDestCheck: false,
  });
  const withItem = topology.natInterfaces ? add(nat, 'NetworkInterfaces', item) : nat;
  return isPublic ? addClientRoute(withItem, topology, '0.0.0.0/0', 'nat-0a1') : withItem;
}

function addRegionalNat(account: Account, topology: Topology): Account {
  const routes = [...localRoutes(topology), route('0.0.0.0/0', 'igw-0a')];
  const withTable = add(account, 'RouteTables', routeTable('rtb-0a6', 'vpc-0a', [], routes));
  const nat = add(withTable, 'NatGateways', {
    NatGatewayId: 'nat-0a1',
    VpcId: 'vpc-0a',
    SubnetId: null,
    RouteTableId: 'rtb-0a6',
    AvailabilityMode: 'regional',
    ConnectivityType: 'public',
    State: 'available',
    FailureCode: null,
    NatGatewayAddresses: [{ PrivateIp: null, PublicIp: '34.240.0.5' }],
  });
  return addClientRoute(nat, topology, '0.0.0.0/0', 'nat-0a1');
}

function addNatInstance(account: Account, topology: Topology, { open }: ClientPlaces): Account {
  const everything = [permission('0.0.0.0/0', null)];
  const ranges = ['10.0.0.0/8', '100.64.0.0/10'].map((block) => permission(block, null));
  const group = { GroupId: 'sg-0d', VpcId: 'vpc-0a', IpPermissions: ranges, IpPermissionsEgress: everything };
  const item = networkInterface('eni-0a6', open, 6, {
    GroupIds: ['sg-0d'],
    PublicIp: '34.240.0.6',
    SourceDestCheck: false,
    InstanceId: 'i-0a6',
  });
  const withGroup = add(account, 'SecurityGroups', group);
  const withItem = add(withGroup, 'NetworkInterfaces', item);
  const instance = { InstanceId: 'i-0a6', State: 'running', NetworkInterfaceIds: ['eni-0a6'] } as const;
  return addClientRoute(add(withItem, 'Instances', instance), topology, '0.0.0.0/0', 'eni-0a6');
}
