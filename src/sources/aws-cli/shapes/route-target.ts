import * as z from 'zod';
import { type RouteTarget } from '../../../network/route-table.ts';
import { optionalText } from './fields.ts';

/** The fields of a route that name its target; a route has one of them, and of an instance three. */
export const routeTargetShape = z.object({
  GatewayId: optionalText,
  NatGatewayId: optionalText,
  TransitGatewayId: optionalText,
  VpcPeeringConnectionId: optionalText,
  NetworkInterfaceId: optionalText,
  InstanceId: optionalText,
  EgressOnlyInternetGatewayId: optionalText,
  LocalGatewayId: optionalText,
  CarrierGatewayId: optionalText,
  CoreNetworkArn: optionalText,
  OdbNetworkArn: optionalText,
  IpAddress: optionalText,
});

type TargetFields = z.output<typeof routeTargetShape>;
type KindWithId = Exclude<RouteTarget['kind'], 'local'>;

// In the order of asking: a route to an instance names its interface too, and the interface is what counts.
const kindOfField = [
  ['NatGatewayId', 'nat-gateway'],
  ['TransitGatewayId', 'transit-gateway'],
  ['VpcPeeringConnectionId', 'vpc-peering-connection'],
  ['NetworkInterfaceId', 'network-interface'],
  ['InstanceId', 'instance'],
  ['EgressOnlyInternetGatewayId', 'egress-only-internet-gateway'],
  ['LocalGatewayId', 'local-gateway'],
  ['CarrierGatewayId', 'carrier-gateway'],
  ['CoreNetworkArn', 'core-network'],
  ['OdbNetworkArn', 'outpost-database-network'],
  ['IpAddress', 'other'],
] as const satisfies readonly (readonly [keyof TargetFields, KindWithId])[];

// GatewayId holds more than internet gateways: gateway and Gateway Load Balancer endpoints stand here as well.
const kindOfGatewayPrefix = [
  ['igw-', 'internet-gateway'],
  ['eigw-', 'egress-only-internet-gateway'],
  ['vgw-', 'virtual-private-gateway'],
  ['vpce-', 'vpc-endpoint'],
  ['lgw-', 'local-gateway'],
  ['cagw-', 'carrier-gateway'],
] as const satisfies readonly (readonly [string, KindWithId])[];

/**
 * Where a route sends packets. A route whose target is gone may name none (`other`, id `none`).
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html
 */
export function routeTarget(fields: TargetFields): RouteTarget {
  if (fields.GatewayId !== null) return gatewayTarget(fields.GatewayId);
  for (const [field, kind] of kindOfField) {
    const id = fields[field];
    if (id !== null) return { kind, id };
  }
  return { kind: 'other', id: 'none' };
}

function gatewayTarget(id: string): RouteTarget {
  if (id === 'local') return { kind: 'local' };
  const row = kindOfGatewayPrefix.find(([prefix]) => id.startsWith(prefix));
  return { kind: row === undefined ? 'other' : row[1], id };
}
