import { type Account, type VpcPeeringConnection } from '../network/account.ts';
import { blockHolding, defaultBlock, overlapEachOther, vpcHolding } from './addresses.ts';
import { changeWhere, freshId } from './change-account.ts';
import { type RouteTarget, type WayOut } from './route-tables.ts';
import { attachmentOf } from './transit-gateways.ts';

/**
 * A link from one VPC to another: one that is there and works, one that is there, or a new peering connection.
 * Null where the VPCs use the same addresses, which nothing links.
 */
export function linkBetween(account: Account, fromVpcId: string, toVpcId: string): WayOut | null {
  const peerings = account.VpcPeeringConnections.filter((item) => joins(item, fromVpcId, toVpcId));
  const gateways = [...new Set(account.TransitGatewayVpcAttachments.map((item) => item.TransitGatewayId))]
    .map((id) => ({
      id,
      ends: [fromVpcId, toVpcId].map((vpcId) => attachmentOf(account, id, vpcId)),
    }))
    .filter(({ ends }) => !ends.includes(undefined));
  const peering = peerings.find(({ StatusCode }) => StatusCode === 'active');
  const gateway = gateways.find(({ ends }) => ends.every((end) => end?.State === 'available'));
  if (peering !== undefined) return { account, target: targetOf(peering) };
  if (gateway !== undefined) return { account, target: { TransitGatewayId: gateway.id } };
  const [anyPeering] = peerings;
  if (anyPeering !== undefined) return { account, target: targetOf(anyPeering) };
  const [anyGateway] = gateways;
  if (anyGateway !== undefined) return { account, target: { TransitGatewayId: anyGateway.id } };
  return peer(account, fromVpcId, toVpcId);
}

function joins({ RequesterVpcId, AccepterVpcId }: VpcPeeringConnection, a: string, b: string): boolean {
  return [RequesterVpcId, AccepterVpcId].includes(a) && [RequesterVpcId, AccepterVpcId].includes(b);
}

function targetOf({ VpcPeeringConnectionId }: VpcPeeringConnection): RouteTarget {
  return { VpcPeeringConnectionId };
}

function peer(account: Account, RequesterVpcId: string, AccepterVpcId: string): WayOut | null {
  const [one, other] = [RequesterVpcId, AccepterVpcId].map((id) =>
    account.Vpcs.find(({ VpcId }) => VpcId === id),
  );
  if (one === undefined || other === undefined || overlapEachOther(one, other)) return null;
  const VpcPeeringConnectionId = freshId(account, 'pcx');
  const made = { VpcPeeringConnectionId, StatusCode: 'active', RequesterVpcId, AccepterVpcId } as const;
  const VpcPeeringConnections = [...account.VpcPeeringConnections, made];
  return { account: { ...account, VpcPeeringConnections }, target: { VpcPeeringConnectionId } };
}

/** Makes a peering connection active. */
export function activate(account: Account, peeringId: string): Account {
  const VpcPeeringConnections = changeWhere(
    account.VpcPeeringConnections,
    ({ VpcPeeringConnectionId }) => VpcPeeringConnectionId === peeringId,
    (item): VpcPeeringConnection => ({ ...item, StatusCode: 'active' }),
  );
  return { ...account, VpcPeeringConnections };
}

/** The VPC that an address is in and the block there; the internet, and everything, for an address of no VPC. */
export function whereIs(
  account: Account,
  address: string,
  seenFrom: string,
): { readonly vpcId: string | null; readonly block: string } {
  const vpcId = vpcHolding(account, address, seenFrom);
  const block = vpcId === null ? undefined : blockHolding(account, vpcId, address);
  return { vpcId, block: block ?? defaultBlock(address) };
}
