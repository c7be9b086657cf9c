import { type RouteTarget } from '../../../network/route-table.ts';
import { routeTarget } from '../../aws-cli/shapes/route-target.ts';
import { textAt } from '../../declared/fields.ts';
import { type ValueObject } from '../../declared/value.ts';
import { type Template } from './template.ts';

type KindWithId = Exclude<RouteTarget['kind'], 'local'>;

// A property for each kind of target, in the order of asking. GatewayId stands for several, so it is not here.
const kindOfProperty = [
  ['NatGatewayId', 'nat-gateway'],
  ['TransitGatewayId', 'transit-gateway'],
  ['VpcPeeringConnectionId', 'vpc-peering-connection'],
  ['NetworkInterfaceId', 'network-interface'],
  ['InstanceId', 'instance'],
  ['EgressOnlyInternetGatewayId', 'egress-only-internet-gateway'],
  ['VpcEndpointId', 'vpc-endpoint'],
  ['LocalGatewayId', 'local-gateway'],
  ['CarrierGatewayId', 'carrier-gateway'],
  ['CoreNetworkArn', 'core-network'],
  ['OdbNetworkArn', 'outpost-database-network'],
] as const satisfies readonly (readonly [string, KindWithId])[];

const kindOfType: ReadonlyMap<string, KindWithId> = new Map([
  ['AWS::EC2::InternetGateway', 'internet-gateway'],
  ['AWS::EC2::VPNGateway', 'virtual-private-gateway'],
  ['AWS::EC2::EgressOnlyInternetGateway', 'egress-only-internet-gateway'],
  ['AWS::EC2::CarrierGateway', 'carrier-gateway'],
  ['AWS::EC2::VPCEndpoint', 'vpc-endpoint'],
  ['AWS::EC2::NatGateway', 'nat-gateway'],
  ['AWS::EC2::TransitGateway', 'transit-gateway'],
]);

/**
 * Where a route of a template sends packets. What stands under GatewayId is of the kind that the resource it refers to
 * has, or the prefix of a real id says; a target that only deployment knows is `other`, with its expression.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html
 */
export function declaredTarget(properties: ValueObject, { byId }: Template): RouteTarget {
  const gateway = textAt(properties, 'GatewayId');
  if (!gateway.known) return { kind: 'other', id: gateway.expression };
  if (gateway.value !== null) {
    const kind = kindOfType.get(byId.get(gateway.value)?.type ?? '');
    return kind === undefined ? realGateway(gateway.value) : { kind, id: gateway.value };
  }
  for (const [name, kind] of kindOfProperty) {
    const id = textAt(properties, name);
    if (!id.known) return { kind: 'other', id: id.expression };
    if (id.value !== null) return { kind, id: id.value };
  }
  return { kind: 'other', id: 'none' };
}

function realGateway(id: string): RouteTarget {
  return routeTarget({
    GatewayId: id,
    NatGatewayId: null,
    TransitGatewayId: null,
    VpcPeeringConnectionId: null,
    NetworkInterfaceId: null,
    InstanceId: null,
    EgressOnlyInternetGatewayId: null,
    LocalGatewayId: null,
    CarrierGatewayId: null,
    CoreNetworkArn: null,
    OdbNetworkArn: null,
    IpAddress: null,
  });
}
