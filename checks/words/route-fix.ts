import { type FixContext } from '../../src/audit/check.ts';
import { attachmentsOfVpc, type NetworkIndex } from '../../src/network/network-index.ts';
import { type RouteTargetKind } from '../../src/network/route-table.ts';

const optionOfKind = {
  local: '--gateway-id',
  other: '--gateway-id',
  'internet-gateway': '--gateway-id',
  'virtual-private-gateway': '--gateway-id',
  'nat-gateway': '--nat-gateway-id',
  'egress-only-internet-gateway': '--egress-only-internet-gateway-id',
  'transit-gateway': '--transit-gateway-id',
  'vpc-peering-connection': '--vpc-peering-connection-id',
  'network-interface': '--network-interface-id',
  'vpc-endpoint': '--vpc-endpoint-id',
  instance: '--instance-id',
  'local-gateway': '--local-gateway-id',
  'carrier-gateway': '--carrier-gateway-id',
  'core-network': '--core-network-arn',
  'outpost-database-network': '--odb-network-arn',
} as const satisfies Record<RouteTargetKind, string>;

/** The option of create-route and replace-route that names a target of this kind. */
export function targetOption(kind: RouteTargetKind | undefined): string {
  return optionOfKind[kind ?? 'other'];
}

/** Whether a route's destination is a prefix list: one of AWS's ids, or one that is not deployed yet. */
export function isPrefixList({ byId }: NetworkIndex, destination: string): boolean {
  return destination.startsWith('pl-') || byId.prefixLists.has(destination);
}

/** The option that names a destination. A single address gets the length that the option asks for. */
export function destinationOption(destination: string, isList = false): string {
  if (isList) return `--destination-prefix-list-id ${destination}`;
  const isIpv6 = destination.includes(':');
  const block = destination.includes('/') ? destination : `${destination}/${isIpv6 ? 128 : 32}`;
  return `${isIpv6 ? '--destination-ipv6-cidr-block' : '--destination-cidr-block'} ${block}`;
}

/** A command that adds a route, or replaces one, to a target named by its option and id. */
export function routeCommand(
  verb: 'create-route' | 'replace-route',
  route: {
    readonly table: string;
    readonly destination: string;
    readonly isList?: boolean;
    readonly option: string;
    readonly target: string;
  },
  region: string,
): string {
  const { table, destination, isList, option, target } = route;
  return `aws ec2 ${verb} --route-table-id ${table} ${destinationOption(destination, isList)} ${option} ${target} --region ${region}`;
}

/** The one available public NAT gateway of a VPC; undefined where there is none, or a choice. */
export function onlyNatGateway({ network }: NetworkIndex, vpcId: string): string | undefined {
  const [first, ...others] = network.natGateways.items.filter(
    (nat) => nat.vpcId === vpcId && nat.state === 'available' && nat.connectivity === 'public',
  );
  return others.length === 0 ? first?.id : undefined;
}

/** The internet gateway that is attached to a VPC; undefined where none was read. */
export function attachedInternetGateway({ network }: NetworkIndex, vpcId: string): string | undefined {
  return network.internetGateways.items.find((gateway) => gateway.vpcIds.includes(vpcId))?.id;
}

/** The one transit gateway that a VPC is attached to, or a placeholder. */
export function transitGatewayOf({ index }: Pick<FixContext, 'index'>, vpcId: string): string {
  const ids = new Set(attachmentsOfVpc(index, vpcId).map((attachment) => attachment.transitGatewayId));
  const [only, ...others] = ids;
  return only === undefined || others.length > 0 ? 'TRANSIT_GATEWAY' : only;
}

/** The connection by which a VPC answers clients of another: a peering connection between the two, else a transit gateway. */
export function connectionBetween(
  { index }: Pick<FixContext, 'index'>,
  vpcId: string,
  clientVpcId: string,
): { readonly option: string; readonly target: string } {
  const peering = index.network.peeringConnections.items.find(({ status, requester, accepter }) => {
    const sides = [requester.vpcId, accepter.vpcId];
    return (
      status === 'active' && sides.includes(vpcId) && sides.includes(clientVpcId) && vpcId !== clientVpcId
    );
  });
  if (peering !== undefined) return { option: '--vpc-peering-connection-id', target: peering.id };
  return { option: '--transit-gateway-id', target: transitGatewayOf({ index }, vpcId) };
}
