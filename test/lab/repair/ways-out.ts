import { type Account, type NatGateway, type RouteTable } from '../network/account.ts';
import { familyOf } from './addresses.ts';
import { buildNatGateway } from './build-nat-gateway.ts';
import { changeWhere, freshId } from './change-account.ts';
import { matchRoute, tableOfSubnet, type WayOut } from './route-tables.ts';

/** Who wants out of a VPC, and where to. */
export interface Leaver {
  readonly sender: 'client' | 'translator' | 'attachment';
  readonly vpcId: string;
  readonly subnetId: string | null;
  /** The table that the packets are in: a way that needs the same one would lead in a circle. */
  readonly table: RouteTable;
}

/**
 * A way to the internet: a NAT gateway that works, or an egress-only gateway for IPv6; what a translator needs
 * itself is an internet gateway. Where the VPC has none, it is built.
 */
export function wayToInternet(account: Account, leaver: Leaver, address: string): WayOut {
  const { sender, vpcId, table, subnetId } = leaver;
  if (sender === 'translator') return internetGatewayOf(account, vpcId);
  if (familyOf(address) === 'ipv6') return egressOnlyGatewayOf(account, vpcId);
  const sound = account.NatGateways.find(
    (nat) => nat.VpcId === vpcId && isSound(account, nat, table, address),
  );
  if (sound !== undefined) return { account, target: { NatGatewayId: sound.NatGatewayId } };
  const gateway = internetGatewayOf(account, vpcId);
  return buildNatGateway(gateway.account, { vpcId, near: subnetId, gateway: gateway.target });
}

/** Whether a NAT gateway and what lies behind it would carry packets that come out of a table. */
function isSound(account: Account, nat: NatGateway, from: RouteTable, address: string): boolean {
  const table = tableOfNat(account, nat);
  if (table === undefined || table.RouteTableId === from.RouteTableId) return false;
  const route = matchRoute(account, table, address)?.route;
  const isAttached = account.InternetGateways.some(
    (gateway) => gateway.InternetGatewayId === route?.GatewayId && gateway.VpcId === nat.VpcId,
  );
  const hasAddress = nat.NatGatewayAddresses.some(({ PublicIp }) => PublicIp !== null);
  const isPublic = nat.ConnectivityType === 'public' && hasAddress;
  return (
    nat.State === 'available' &&
    isPublic &&
    isAttached &&
    route?.State === 'active' &&
    blockModeOf(account, nat) !== 'block-bidirectional'
  );
}

function tableOfNat(account: Account, { SubnetId, RouteTableId }: NatGateway): RouteTable | undefined {
  if (SubnetId !== null) return tableOfSubnet(account, SubnetId);
  return account.RouteTables.find((table) => table.RouteTableId === RouteTableId);
}

function blockModeOf(account: Account, { SubnetId, VpcId }: NatGateway): string | undefined {
  const subnet = account.Subnets.find((item) => item.SubnetId === SubnetId);
  const vpc = account.Vpcs.find((item) => item.VpcId === VpcId);
  return subnet?.InternetGatewayBlockMode ?? vpc?.InternetGatewayBlockMode;
}

/** The internet gateway of a VPC: the attached one, as there is at most one; else one that is free, or a new one. */
export function internetGatewayOf(account: Account, vpcId: string): WayOut {
  const attached = account.InternetGateways.find(({ VpcId }) => VpcId === vpcId);
  if (attached !== undefined) return { account, target: { GatewayId: attached.InternetGatewayId } };
  const free = account.InternetGateways.find(({ VpcId }) => VpcId === null);
  if (free !== undefined) {
    const id = free.InternetGatewayId;
    return { account: attachInternetGateway(account, id, vpcId), target: { GatewayId: id } };
  }
  const id = freshId(account, 'igw');
  const InternetGateways = [...account.InternetGateways, { InternetGatewayId: id, VpcId: vpcId }];
  return { account: { ...account, InternetGateways }, target: { GatewayId: id } };
}

/** Attaches an internet gateway to a VPC. */
export function attachInternetGateway(account: Account, id: string, VpcId: string): Account {
  const isMeant = (item: Account['InternetGateways'][number]): boolean => item.InternetGatewayId === id;
  const attachTo = (item: Account['InternetGateways'][number]): typeof item => ({ ...item, VpcId });
  return { ...account, InternetGateways: changeWhere(account.InternetGateways, isMeant, attachTo) };
}

/** An egress-only gateway of a VPC, or a new one. */
export function egressOnlyGatewayOf(account: Account, vpcId: string): WayOut {
  const own = account.EgressOnlyInternetGateways.find(({ VpcId }) => VpcId === vpcId);
  const id = own?.EgressOnlyInternetGatewayId ?? freshId(account, 'eigw');
  const target = { EgressOnlyInternetGatewayId: id };
  if (own !== undefined) return { account, target };
  const made = { EgressOnlyInternetGatewayId: id, VpcId: vpcId };
  const EgressOnlyInternetGateways = [...account.EgressOnlyInternetGateways, made];
  return { account: { ...account, EgressOnlyInternetGateways }, target };
}
