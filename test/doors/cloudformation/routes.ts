import { Reference } from '../form-value.ts';
import { refuse } from '../not-expressible.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { isMain, ownRoutes, subnetsOnMain, writtenTables } from '../saved-view.ts';
import { logicalId, resource, type TemplateResource, tie } from './resource.ts';
import { attachmentName } from './vpcs.ts';

/** Route tables with their routes and associations, NAT gateways, peering connections, virtual private gateways. */
export function routeResources(network: SavedNetwork): readonly TemplateResource[] {
  const { NatGateways, VpcPeeringConnections } = network.all;
  return [
    ...writtenTables(network).flatMap((table) => tableResources(network, table)),
    ...NatGateways.flatMap(natResources),
    ...VpcPeeringConnections.map(({ VpcPeeringConnectionId: id, RequesterVpcInfo, AccepterVpcInfo }) =>
      // Within one account and region CloudFormation accepts it by itself.
      resource('AWS::EC2::VPCPeeringConnection', id, {
        VpcId: new Reference(RequesterVpcInfo.VpcId),
        PeerVpcId: new Reference(AccepterVpcInfo.VpcId),
      }),
    ),
    ...virtualPrivateGateways(network),
  ];
}

/**
 * Whether a main table can stay unwritten: nothing but local routes in it, and no association of its own. A template
 * cannot write routes into the main table; where no subnet follows it by default, a table of the same routes serves.
 */
export function staysImplied(network: SavedNetwork, table: Saved<'RouteTables'>): boolean {
  if (!isMain(table)) return false;
  const { VpcEndpoints } = network.all;
  const isBare =
    ownRoutes(network, table).length === 0 &&
    !VpcEndpoints.some(({ RouteTableIds: ids }) => ids.includes(table.RouteTableId));
  if (isBare && table.Associations.every(({ Main }) => Main)) return true;
  if (subnetsOnMain(network, table.VpcId).length > 0 && !isBare)
    refuse('a subnet follows a main route table that has routes');
  return isBare && subnetsOnMain(network, table.VpcId).length > 0
    ? refuse('some subnets are associated with the main route table, others follow it')
    : false;
}

function tableResources(network: SavedNetwork, table: Saved<'RouteTables'>): readonly TemplateResource[] {
  if (staysImplied(network, table)) return [];
  const { RouteTableId: id, VpcId, Associations } = table;
  return [
    resource('AWS::EC2::RouteTable', id, { VpcId: new Reference(VpcId) }),
    ...ownRoutes(network, table).map((route, index) =>
      tie(
        'AWS::EC2::Route',
        `${id}-route-${index + 1}`,
        {
          RouteTableId: new Reference(id),
          DestinationCidrBlock: route.DestinationCidrBlock,
          DestinationIpv6CidrBlock: route.DestinationIpv6CidrBlock,
          DestinationPrefixListId:
            route.DestinationPrefixListId === undefined
              ? undefined
              : new Reference(route.DestinationPrefixListId),
          ...routeTarget(route),
        },
        waitsFor(network, route.GatewayId),
      ),
    ),
    ...Associations.flatMap(({ SubnetId, GatewayId }) => [
      ...(SubnetId === undefined
        ? []
        : [
            tie('AWS::EC2::SubnetRouteTableAssociation', `${SubnetId}-${id}`, {
              SubnetId: new Reference(SubnetId),
              RouteTableId: new Reference(id),
            }),
          ]),
      ...(GatewayId === undefined
        ? []
        : [
            tie('AWS::EC2::GatewayRouteTableAssociation', `${GatewayId}-${id}`, {
              GatewayId: new Reference(GatewayId),
              RouteTableId: new Reference(id),
            }),
          ]),
    ]),
  ];
}

// A route to a gateway can only be made once the gateway is attached.
function waitsFor({ all }: SavedNetwork, gatewayId: string | undefined): readonly string[] {
  const gateway = all.InternetGateways.find(({ InternetGatewayId: id }) => id === gatewayId);
  return gateway === undefined || gateway.Attachments.length === 0
    ? []
    : [logicalId(attachmentName(gateway.InternetGatewayId))];
}

function routeTarget(route: Saved<'RouteTables'>['Routes'][number]): Record<string, Reference> {
  const {
    GatewayId: gateway,
    NatGatewayId: nat,
    TransitGatewayId: transit,
    VpcPeeringConnectionId: peering,
    EgressOnlyInternetGatewayId: egressOnly,
    InstanceId: instance,
    NetworkInterfaceId: networkInterface,
  } = route;
  if (nat !== undefined) return { NatGatewayId: new Reference(nat) };
  if (transit !== undefined) return { TransitGatewayId: new Reference(transit) };
  if (peering !== undefined) return { VpcPeeringConnectionId: new Reference(peering) };
  if (egressOnly !== undefined) return { EgressOnlyInternetGatewayId: new Reference(egressOnly) };
  if (instance !== undefined) return { InstanceId: new Reference(instance) };
  if (networkInterface !== undefined) return { NetworkInterfaceId: new Reference(networkInterface) };
  if (gateway?.startsWith('vpce-') === true) return { VpcEndpointId: new Reference(gateway) };
  if (gateway !== undefined && /^(?:igw|vgw)-/.test(gateway)) return { GatewayId: new Reference(gateway) };
  return refuse(`a route to ${gateway ?? 'a target that is not printed'}`);
}

function natResources(nat: Saved<'NatGateways'>): readonly TemplateResource[] {
  const { NatGatewayId: id, VpcId, SubnetId, ConnectivityType: type, NatGatewayAddresses } = nat;
  if (nat.AvailabilityMode === 'regional') {
    return [
      resource('AWS::EC2::NatGateway', id, { VpcId: new Reference(VpcId), AvailabilityMode: 'regional' }),
    ];
  }
  if (SubnetId === undefined) return refuse(`the subnet of ${id} was not saved`);
  if (type === 'private') {
    return [
      resource('AWS::EC2::NatGateway', id, {
        SubnetId: new Reference(SubnetId),
        ConnectivityType: 'private',
        PrivateIpAddress: NatGatewayAddresses[0]?.PrivateIp,
      }),
    ];
  }
  const address = NatGatewayAddresses[0]?.AllocationId ?? `${id}-address`;
  return [
    resource('AWS::EC2::EIP', address, { Domain: 'vpc' }),
    resource('AWS::EC2::NatGateway', id, {
      SubnetId: new Reference(SubnetId),
      AllocationId: new Reference(address, 'allocation-id'),
      PrivateIpAddress: NatGatewayAddresses[0]?.PrivateIp,
    }),
  ];
}

// AWS CLI answers of route tables name these gateways; their own answers are not among those that are read.
function virtualPrivateGateways(network: SavedNetwork): readonly TemplateResource[] {
  const gateways = new Map<string, string>();
  for (const { VpcId, Routes } of network.all.RouteTables) {
    for (const { GatewayId: id } of Routes) if (id?.startsWith('vgw-') === true) gateways.set(id, VpcId);
  }
  return [...gateways].flatMap(([id, vpcId]) => [
    resource('AWS::EC2::VPNGateway', id, { Type: 'ipsec.1' }),
    tie('AWS::EC2::VPCGatewayAttachment', attachmentName(id), {
      VpcId: new Reference(vpcId),
      VpnGatewayId: new Reference(id),
    }),
  ]);
}
