import {
  type Account,
  type NatGateway,
  type NetworkAcl,
  type NetworkInterface,
  type RouteTable,
  type Subnet,
  type Vpc,
} from '../network/account.ts';
import { freshId } from './change-account.ts';
import { freeAddress, freeBlock, freePublicAddress } from './free-space.ts';
import { localRoutes, routeTo, type RouteTarget, type WayOut } from './route-tables.ts';

/** Where a NAT gateway is wanted. */
interface Wanted {
  readonly vpcId: string;
  /** A subnet whose zone is to be the new one's too. */
  readonly near: string | null;
  /** The internet gateway that is attached to the VPC. */
  readonly gateway: RouteTarget;
}

/**
 * Builds a NAT gateway with all that it needs: a public subnet in a free block of the VPC with an ACL and a table
 * of its own. In a VPC without a free block it is a regional one, which needs no subnet.
 */
export function buildNatGateway(account: Account, wanted: Wanted): WayOut {
  const vpc = account.Vpcs.find(({ VpcId }) => VpcId === wanted.vpcId);
  if (vpc === undefined) throw new Error(`no VPC ${wanted.vpcId}`);
  const CidrBlock = freeBlock(account, vpc);
  if (CidrBlock === null) return buildRegional(account, vpc, wanted);
  const near = account.Subnets.find(({ SubnetId }) => SubnetId === wanted.near);
  const zoned = near ?? account.Subnets.find(({ VpcId }) => VpcId === vpc.VpcId);
  const subnet: Subnet = {
    SubnetId: freshId(account, 'subnet'),
    VpcId: vpc.VpcId,
    CidrBlock,
    Ipv6CidrBlocks: [],
    AvailabilityZone: zoned?.AvailabilityZone ?? '',
    AvailabilityZoneId: zoned?.AvailabilityZoneId ?? '',
    InternetGatewayBlockMode: 'off',
  };
  const withSubnet: Account = {
    ...account,
    Subnets: [...account.Subnets, subnet],
    RouteTables: [...account.RouteTables, tableFor(account, vpc, [subnet.SubnetId], wanted)],
    NetworkAcls: [...account.NetworkAcls, openAcl(account, subnet)],
  };
  return addZonal(withSubnet, subnet);
}

function tableFor(account: Account, vpc: Vpc, SubnetIds: readonly string[], { gateway }: Wanted): RouteTable {
  return {
    RouteTableId: freshId(account, 'rtb'),
    VpcId: vpc.VpcId,
    Main: false,
    SubnetIds,
    Routes: [...localRoutes(vpc), routeTo('0.0.0.0/0', gateway)],
  };
}

function openAcl(account: Account, { SubnetId, VpcId }: Subnet): NetworkAcl {
  const all = { RuleNumber: 100, Protocol: '-1', CidrBlock: '0.0.0.0/0', RuleAction: 'allow' } as const;
  const Entries = [true, false].map((Egress) => ({ ...all, Egress }));
  return {
    NetworkAclId: freshId(account, 'acl'),
    VpcId,
    IsDefault: false,
    SubnetIds: [SubnetId],
    Entries,
  };
}

function addZonal(account: Account, subnet: Subnet): WayOut {
  const PrivateIp = freeAddress(account, subnet);
  const PublicIp = freePublicAddress(account);
  const nat: NatGateway = {
    NatGatewayId: freshId(account, 'nat'),
    VpcId: subnet.VpcId,
    SubnetId: subnet.SubnetId,
    RouteTableId: null,
    AvailabilityMode: 'zonal',
    ConnectivityType: 'public',
    State: 'available',
    FailureCode: null,
    NatGatewayAddresses: [{ PrivateIp, PublicIp }],
  };
  const NatGateways = [...account.NatGateways, nat];
  const NetworkInterfaces = [...account.NetworkInterfaces, interfaceOf(account, subnet, PrivateIp, PublicIp)];
  return {
    account: { ...account, NatGateways, NetworkInterfaces },
    target: { NatGatewayId: nat.NatGatewayId },
  };
}

/** The interface that a NAT gateway has in its subnet. */
export function interfaceOf(
  account: Account,
  { VpcId, SubnetId, AvailabilityZone }: Subnet,
  PrivateIpAddress: string,
  PublicIp: string | null,
): NetworkInterface {
  return {
    NetworkInterfaceId: freshId(account, 'eni'),
    VpcId,
    SubnetId,
    AvailabilityZone,
    InterfaceType: 'nat_gateway',
    PrivateIpAddress,
    Ipv6Addresses: [],
    PublicIp,
    GroupIds: [],
    SourceDestCheck: false,
    InstanceId: null,
  };
}

function buildRegional(account: Account, vpc: Vpc, wanted: Wanted): WayOut {
  const table = tableFor(account, vpc, [], wanted);
  const nat: NatGateway = {
    NatGatewayId: freshId(account, 'nat'),
    VpcId: vpc.VpcId,
    SubnetId: null,
    RouteTableId: table.RouteTableId,
    AvailabilityMode: 'regional',
    ConnectivityType: 'public',
    State: 'available',
    FailureCode: null,
    NatGatewayAddresses: [{ PrivateIp: null, PublicIp: freePublicAddress(account) }],
  };
  const RouteTables = [...account.RouteTables, table];
  const NatGateways = [...account.NatGateways, nat];
  return { account: { ...account, RouteTables, NatGateways }, target: { NatGatewayId: nat.NatGatewayId } };
}
