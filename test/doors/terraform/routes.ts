import { type FormProperties, type FormValue, Reference, referencesIn, written } from '../form-value.ts';
import { refuse } from '../not-expressible.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { isMain, ownRoutes, subnetsOnMain, writtenTables } from '../saved-view.ts';
import { type Style } from '../style.ts';
import { blockName, type PlanResource, resource, tie } from './resource.ts';

/** Route tables with their routes and associations, NAT gateways, peering connections, virtual private gateways. */
export function routeResources(network: SavedNetwork, style: Style): readonly PlanResource[] {
  const { NatGateways, VpcPeeringConnections } = network.all;
  return [
    ...writtenTables(network).flatMap((table) => tableResources(network, table, style)),
    ...NatGateways.flatMap((nat) => natResources(nat, style)),
    ...VpcPeeringConnections.flatMap((peering) => peeringResources(peering, style)),
    ...virtualPrivateGateways(network),
  ];
}

/** Whether a main table can stay unwritten: nothing but local routes in it, and no association of its own. */
export function staysImplied(network: SavedNetwork, table: Saved<'RouteTables'>): boolean {
  return (
    isMain(table) &&
    ownRoutes(network, table).length === 0 &&
    table.Associations.every(({ Main }) => Main) &&
    !network.all.VpcEndpoints.some(({ RouteTableIds: ids }) => ids.includes(table.RouteTableId))
  );
}

function tableResources(
  network: SavedNetwork,
  table: Saved<'RouteTables'>,
  style: Style,
): readonly PlanResource[] {
  if (staysImplied(network, table)) return [];
  const { RouteTableId: id, VpcId } = table;
  const routes = ownRoutes(network, table).map((route) => ({ route, target: targetOf(network, route) }));
  const inline = routes.map(({ route, target }) => inlineRoute(route, target));
  const isInline = style.rules === 'inline' && canBeInline(inline);
  const route = isInline && inline.length > 0 ? inline : undefined;
  const adopts = isMain(table) && style.kinds === 'newer';
  return [
    adopts
      ? resource('aws_default_route_table', id, {
          default_route_table_id: new Reference(VpcId, 'main-route-table'),
          route,
        })
      : resource('aws_route_table', id, { vpc_id: new Reference(VpcId), route }),
    ...(isMain(table) && !adopts && subnetsOnMain(network, VpcId).length > 0
      ? [
          tie('aws_main_route_table_association', VpcId, {
            vpc_id: new Reference(VpcId),
            route_table_id: new Reference(id),
          }),
        ]
      : []),
    ...(isInline ? [] : routes.map((item, index) => separateRoute(id, index, item.route, item.target))),
    ...associations(table, style),
  ];
}

/**
 * Terraform shows one list of references for all inline blocks of a kind. Where two blocks have the same field after
 * apply, nothing tells which reference is whose.
 */
export function canBeInline(blocks: readonly Readonly<Record<string, FormValue>>[]): boolean {
  const fields = blocks.flatMap((block) =>
    Object.entries(block).flatMap(([name, value]) => (referencesIn(value).length > 0 ? [name] : [])),
  );
  const most = blocks.every((block) =>
    Object.values(block).every((value) => referencesIn(value).length <= 1),
  );
  return most && new Set(fields).size === fields.length;
}

type SavedRoute = Saved<'RouteTables'>['Routes'][number];
type Target = { readonly [name: string]: Reference };

function inlineRoute(route: SavedRoute, target: Target): Readonly<Record<string, FormValue>> {
  const { DestinationPrefixListId: list } = route;
  return written({
    cidr_block: route.DestinationCidrBlock,
    ipv6_cidr_block: route.DestinationIpv6CidrBlock,
    destination_prefix_list_id: list === undefined ? undefined : new Reference(list),
    ...target,
  });
}

function separateRoute(tableId: string, index: number, route: SavedRoute, target: Target): PlanResource {
  const { DestinationPrefixListId: list } = route;
  return tie('aws_route', `${tableId}-route-${index + 1}`, {
    route_table_id: new Reference(tableId),
    destination_cidr_block: route.DestinationCidrBlock,
    destination_ipv6_cidr_block: route.DestinationIpv6CidrBlock,
    destination_prefix_list_id: list === undefined ? undefined : new Reference(list),
    ...target,
  });
}

function targetOf({ all }: SavedNetwork, route: SavedRoute): Target {
  const { GatewayId: gateway, NatGatewayId: nat, TransitGatewayId: transit } = route;
  const { VpcPeeringConnectionId: peering, EgressOnlyInternetGatewayId: egressOnly } = route;
  if (nat !== undefined) return { nat_gateway_id: new Reference(nat) };
  if (transit !== undefined) return { transit_gateway_id: new Reference(transit) };
  if (peering !== undefined) return { vpc_peering_connection_id: new Reference(peering) };
  if (egressOnly !== undefined) return { egress_only_gateway_id: new Reference(egressOnly) };
  // The provider has no route to an instance: its interface is named.
  const networkInterface =
    route.NetworkInterfaceId ??
    all.NetworkInterfaces.find(({ Attachment }) => Attachment?.InstanceId === route.InstanceId)
      ?.NetworkInterfaceId;
  if (route.InstanceId !== undefined || route.NetworkInterfaceId !== undefined) {
    if (networkInterface === undefined)
      return refuse(`the network interfaces of ${route.InstanceId ?? ''} were not saved`);
    return { network_interface_id: new Reference(networkInterface) };
  }
  if (gateway?.startsWith('vpce-') === true) return { vpc_endpoint_id: new Reference(gateway) };
  if (gateway !== undefined && /^(?:igw|vgw)-/.test(gateway)) return { gateway_id: new Reference(gateway) };
  return refuse(`a route to ${gateway ?? 'a target that is not printed'}`);
}

function associations(
  { RouteTableId: id, Associations }: Saved<'RouteTables'>,
  { layout, kinds }: Style,
): readonly PlanResource[] {
  return Associations.flatMap(({ SubnetId: subnet, GatewayId: gateway }) => {
    const table = { route_table_id: new Reference(id) };
    if (gateway !== undefined) {
      const own = { ...table, gateway_id: new Reference(gateway) };
      return [tie('aws_route_table_association', `${gateway}-${id}`, own)];
    }
    if (subnet === undefined) return [];
    const attributes = { ...table, subnet_id: new Reference(subnet) };
    // By the keys of the subnets that it is for each of.
    return layout === 'for-each' && kinds === 'newer'
      ? [{ ...tie('aws_route_table_association', `of-${id}`, attributes), key: blockName(subnet) }]
      : [tie('aws_route_table_association', `${subnet}-${id}`, attributes)];
  });
}

function natResources(nat: Saved<'NatGateways'>, { kinds, defaults }: Style): readonly PlanResource[] {
  const { NatGatewayId: id, VpcId, SubnetId, ConnectivityType, NatGatewayAddresses } = nat;
  const type = ConnectivityType === 'public' && defaults === 'left-out' ? undefined : ConnectivityType;
  if (nat.AvailabilityMode === 'regional') {
    const own: FormProperties = { vpc_id: new Reference(VpcId), availability_mode: 'regional' };
    return [resource('aws_nat_gateway', id, own)];
  }
  if (SubnetId === undefined) return refuse(`the subnet of ${id} was not saved`);
  const place = {
    subnet_id: new Reference(SubnetId),
    connectivity_type: type,
    private_ip: NatGatewayAddresses[0]?.PrivateIp,
  };
  if (ConnectivityType === 'private') return [resource('aws_nat_gateway', id, place)];
  const address = NatGatewayAddresses[0]?.AllocationId ?? `${id}-address`;
  return [
    resource('aws_eip', address, { domain: 'vpc' }),
    resource('aws_nat_gateway', id, {
      ...place,
      allocation_id: new Reference(address, kinds === 'older' ? 'id' : 'allocation-id'),
    }),
  ];
}

function peeringResources(
  { VpcPeeringConnectionId: id, RequesterVpcInfo, AccepterVpcInfo }: Saved<'VpcPeeringConnections'>,
  { kinds }: Style,
): readonly PlanResource[] {
  const ends = {
    vpc_id: new Reference(RequesterVpcInfo.VpcId),
    peer_vpc_id: new Reference(AccepterVpcInfo.VpcId),
  };
  if (kinds === 'older') return [resource('aws_vpc_peering_connection', id, { ...ends, auto_accept: true })];
  return [
    resource('aws_vpc_peering_connection', id, ends),
    tie('aws_vpc_peering_connection_accepter', id, {
      vpc_peering_connection_id: new Reference(id),
      auto_accept: true,
    }),
  ];
}

// AWS CLI answers of route tables name these gateways; their own answers are not among those that are read.
function virtualPrivateGateways(network: SavedNetwork): readonly PlanResource[] {
  const gateways = new Map<string, string>();
  for (const { VpcId, Routes } of network.all.RouteTables) {
    for (const { GatewayId: id } of Routes) if (id?.startsWith('vgw-') === true) gateways.set(id, VpcId);
  }
  return [...gateways].map(([id, vpcId]) =>
    resource('aws_vpn_gateway', id, { vpc_id: new Reference(vpcId) }),
  );
}
