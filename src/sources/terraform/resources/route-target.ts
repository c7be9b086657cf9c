import { type RouteTarget } from '../../../network/route-table.ts';
import { routeTarget } from '../../aws-cli/shapes/route-target.ts';
import { textAt } from '../../declared/fields.ts';
import { type ValueObject } from '../../declared/value.ts';
import { type Plan } from './plan.ts';
import { isGiven } from './said.ts';

type KindWithId = Exclude<RouteTarget['kind'], 'local'>;

const kindOfAttribute = [
  ['nat_gateway_id', 'nat-gateway'],
  ['transit_gateway_id', 'transit-gateway'],
  ['vpc_peering_connection_id', 'vpc-peering-connection'],
  ['vpc_endpoint_id', 'vpc-endpoint'],
  ['network_interface_id', 'network-interface'],
  ['instance_id', 'instance'],
  ['egress_only_gateway_id', 'egress-only-internet-gateway'],
  ['local_gateway_id', 'local-gateway'],
  ['carrier_gateway_id', 'carrier-gateway'],
  ['core_network_arn', 'core-network'],
  ['odb_network_arn', 'outpost-database-network'],
] as const satisfies readonly (readonly [string, KindWithId])[];

const kindOfGatewayType: ReadonlyMap<string, KindWithId> = new Map([
  ['aws_internet_gateway', 'internet-gateway'],
  ['data.aws_internet_gateway', 'internet-gateway'],
  ['aws_egress_only_internet_gateway', 'egress-only-internet-gateway'],
  ['aws_vpn_gateway', 'virtual-private-gateway'],
  ['data.aws_vpn_gateway', 'virtual-private-gateway'],
  ['aws_vpc_endpoint', 'vpc-endpoint'],
  ['data.aws_vpc_endpoint', 'vpc-endpoint'],
  ['aws_ec2_carrier_gateway', 'carrier-gateway'],
  ['data.aws_ec2_local_gateway', 'local-gateway'],
]);

/**
 * Where a route sends packets. `gateway_id` stands for several kinds of gateways: the type of the resource that it
 * names tells which, or the prefix of AWS's id. A target that only apply knows is `other`, with its expression.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route
 */
export function declaredTarget(properties: ValueObject, plan: Plan): RouteTarget {
  for (const [name, kind] of kindOfAttribute) {
    if (!isGiven(properties, name)) continue;
    const id = textAt(properties, name);
    return id.known ? { kind, id: id.value ?? 'none' } : { kind: 'other', id: id.expression };
  }
  const gateway = textAt(properties, 'gateway_id');
  if (!gateway.known) return { kind: 'other', id: gateway.expression };
  return gatewayTarget(gateway.value, plan);
}

function gatewayTarget(id: string | null, plan: Plan): RouteTarget {
  const kind = kindOfGatewayType.get(plan.byId.get(id ?? '')?.type ?? '');
  if (id !== null && kind !== undefined) return { kind, id };
  return routeTarget({ ...noTarget, GatewayId: id });
}

const noTarget = {
  GatewayId: null,
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
};
