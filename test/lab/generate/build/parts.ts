import {
  type IpPermission,
  type NetworkAclEntry,
  type NetworkInterface,
  type Route,
  type RouteTable,
  type Subnet,
} from '../../network/account.ts';

/** The letter of an availability zone. */
export type Zone = 'a' | 'b' | 'c';

const zoneIds = { a: 'euw1-az1', b: 'euw1-az2', c: 'euw1-az3' } as const;

/** A subnet; its id tells the VPC: `subnet-0a1` is in `vpc-0a`. */
export function subnet(SubnetId: string, CidrBlock: string, zone: Zone, ipv6: string | null = null): Subnet {
  return {
    SubnetId,
    VpcId: `vpc-${SubnetId.slice(7, 9)}`,
    CidrBlock,
    Ipv6CidrBlocks: ipv6 === null ? [] : [ipv6],
    AvailabilityZone: `eu-west-1${zone}`,
    AvailabilityZoneId: zoneIds[zone],
    InternetGatewayBlockMode: 'off',
  };
}

/** The address at a number in a subnet; the block begins at a multiple of 256. */
export function addressIn({ CidrBlock }: Pick<Subnet, 'CidrBlock'>, at: number): string {
  return CidrBlock.replace(/\.0\/\d+$/, `.${at}`);
}

/** The IPv6 addresses at a number in a subnet: one where it has a block, else none. */
function ipv6In({ Ipv6CidrBlocks }: Subnet, at: number): readonly string[] {
  return Ipv6CidrBlocks.map((block) => block.replace(/\/64$/, at.toString(16)));
}

function destinationOf(
  destination: string,
): Pick<Route, 'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'> {
  if (destination.startsWith('pl-')) return { DestinationPrefixListId: destination };
  if (destination.includes(':')) return { DestinationIpv6CidrBlock: destination };
  return { DestinationCidrBlock: destination };
}

function targetOf(id: string): Omit<Route, 'State' | 'Origin'> {
  if (id.startsWith('nat-')) return { NatGatewayId: id };
  if (id.startsWith('eigw-')) return { EgressOnlyInternetGatewayId: id };
  if (id.startsWith('tgw-')) return { TransitGatewayId: id };
  if (id.startsWith('pcx-')) return { VpcPeeringConnectionId: id };
  if (id.startsWith('eni-')) return { NetworkInterfaceId: id };
  return { GatewayId: id };
}

/** A static route from a block or a prefix list to a target, each told by its id. */
export function route(destination: string, target: string, State: Route['State'] = 'active'): Route {
  const Origin = target === 'local' ? 'CreateRouteTable' : 'CreateRoute';
  return { ...destinationOf(destination), ...targetOf(target), State, Origin };
}

/** What a route leads to: a block or the id of a prefix list. */
export function destinationText(item: Route): string {
  return item.DestinationCidrBlock ?? item.DestinationIpv6CidrBlock ?? item.DestinationPrefixListId ?? '';
}

/** The id of a route's target, or `local`. */
export function targetText(item: Route): string {
  const { GatewayId, NatGatewayId, EgressOnlyInternetGatewayId, TransitGatewayId } = item;
  const first = GatewayId ?? NatGatewayId ?? EgressOnlyInternetGatewayId ?? TransitGatewayId;
  return first ?? item.VpcPeeringConnectionId ?? item.NetworkInterfaceId ?? '';
}

/** A route table that is not the main one. */
export function routeTable(
  RouteTableId: string,
  VpcId: string,
  SubnetIds: readonly string[],
  Routes: readonly Route[],
): RouteTable {
  return { RouteTableId, VpcId, Main: false, SubnetIds, Routes };
}

/** Ports from one to another; null for all of all protocols. */
export type Ports = readonly [number, number] | null;

/** One line of a network ACL, without its number. */
export interface AclLine {
  readonly action: 'allow' | 'deny';
  readonly block: string;
  readonly ports: Ports;
  readonly protocol?: '6' | '17';
}

/** The entries of one direction, numbered in their order. */
export function aclEntries(Egress: boolean, lines: readonly AclLine[]): readonly NetworkAclEntry[] {
  return lines.map(({ action, block, ports, protocol }, at): NetworkAclEntry => {
    const blocks = block.includes(':') ? { Ipv6CidrBlock: block } : { CidrBlock: block };
    const rule = { Egress, RuleNumber: 100 + 10 * at, ...blocks, RuleAction: action };
    if (ports === null) return { ...rule, Protocol: '-1' };
    return { ...rule, Protocol: protocol ?? '6', PortRange: { From: ports[0], To: ports[1] } };
  });
}

/** A rule of a security group for one peer: a block, a prefix list or a group. */
export function permission(peer: string, ports: Ports, protocol: 'tcp' | 'udp' = 'tcp'): IpPermission {
  const none = { CidrIps: [], CidrIpv6s: [], PrefixListIds: [], GroupIds: [] };
  const peers = {
    ...none,
    ...(peer.startsWith('sg-')
      ? { GroupIds: [peer] }
      : peer.startsWith('pl-')
        ? { PrefixListIds: [peer] }
        : peer.includes(':')
          ? { CidrIpv6s: [peer] }
          : { CidrIps: [peer] }),
  };
  if (ports === null) return { IpProtocol: '-1', ...peers };
  return { IpProtocol: protocol, FromPort: ports[0], ToPort: ports[1], ...peers };
}

/** A network interface at a number in a subnet. */
export function networkInterface(
  NetworkInterfaceId: string,
  inSubnet: Subnet,
  at: number,
  more: Partial<NetworkInterface> = {},
): NetworkInterface {
  return {
    NetworkInterfaceId,
    VpcId: inSubnet.VpcId,
    SubnetId: inSubnet.SubnetId,
    AvailabilityZone: inSubnet.AvailabilityZone,
    InterfaceType: 'interface',
    PrivateIpAddress: addressIn(inSubnet, at),
    Ipv6Addresses: ipv6In(inSubnet, at),
    PublicIp: null,
    GroupIds: [],
    SourceDestCheck: true,
    InstanceId: null,
    ...more,
  };
}

/** The member of a list at a number counted round it. */
export function pick<T>(list: readonly [T, ...T[]], at: number): T {
  return list[at % list.length] ?? list[0];
}
