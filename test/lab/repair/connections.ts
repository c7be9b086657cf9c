import { type Account } from '../network/account.ts';
import { type BlockOf, type Connection } from './block.ts';
import { linkBetween, whereIs } from './links.ts';
import { redirect } from './redirect.ts';
import { goRound } from './routes.ts';
import { matchRoute, steer } from './route-tables.ts';
import { attach, changeAttachment, steerGateway } from './transit-gateways.ts';
import { openGatewayBack, sourcesOf } from './way-back.ts';
import { legsOf } from './way-there.ts';

/** Goes round a peering connection that does not lead to the VPC meant. */
export function avoidPeering(
  account: Account,
  { hop, way, data }: BlockOf<'peering-carries-no-transit'>,
  connection: Connection,
): Account | null {
  if (way === 'there') return goRound(account, hop.id, connection);
  const peering = account.VpcPeeringConnections.find(
    ({ VpcPeeringConnectionId }) => VpcPeeringConnectionId === hop.id,
  );
  const fromVpcId =
    peering?.RequesterVpcId === data.vpcId ? peering.AccepterVpcId : (peering?.RequesterVpcId ?? '');
  return sourcesOf(account, connection).reduce<Account | null>((changed, { address, vpcId }) => {
    if (changed === null || vpcId === fromVpcId) return changed;
    const link = linkBetween(changed, fromVpcId, vpcId);
    if (link === null) return null;
    const wrong = link.account.RouteTables.filter(
      (table) =>
        table.VpcId === fromVpcId &&
        matchRoute(changed, table, address)?.route.VpcPeeringConnectionId === hop.id,
    );
    return wrong.reduce((next, table) => steer(next, table, address, link.target), link.account);
  }, account);
}

/** Attaches a VPC to a transit gateway. */
export function attachVpc(account: Account, { hop, data }: BlockOf<'transit-gateway-not-attached'>): Account {
  return attach(account, hop.id, data.vpcId).account;
}

/** Adds a subnet of a zone to an attachment. */
export function addZone(account: Account, { data }: BlockOf<'transit-gateway-zone-missing'>): Account | null {
  const attachment = account.TransitGatewayVpcAttachments.find(
    ({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId === data.attachment,
  );
  const subnet = account.Subnets.find(
    ({ VpcId, AvailabilityZone, AvailabilityZoneId }) =>
      VpcId === attachment?.VpcId && [AvailabilityZone, AvailabilityZoneId].includes(data.zone),
  );
  if (subnet === undefined) return null;
  return changeAttachment(account, data.attachment, (item) => ({
    ...item,
    SubnetIds: [...item.SubnetIds, subnet.SubnetId],
  }));
}

/** Opens a route of a transit gateway's table that is missing or leads nowhere. */
export function openGatewayRoute(
  account: Account,
  { hop, resource, way }: BlockOf<'transit-gateway-route-missing' | 'transit-gateway-route-blackhole'>,
  connection: Connection,
): Account | null {
  if (way === 'back') return openGatewayBack(account, hop.id, connection);
  const { address } = connection;
  const leg = legsOf(account, connection).find(({ route }) => route?.TransitGatewayId === hop.id);
  if (leg === undefined || address === null) return null;
  const { vpcId, block } = whereIs(account, address, leg.vpcId);
  const to = vpcId ?? vpcWithEgress(account, hop.id, leg.vpcId, connection);
  if (to === null || to === leg.vpcId) return redirect(account, leg, address);
  const { account: attached, attachment } = attach(account, hop.id, to);
  return steerGateway(attached, resource.id, address, attachment.TransitGatewayAttachmentId, block);
}

// Over a transit gateway the internet is reached by a NAT gateway of another VPC; IPv6 leaves from its own VPC only.
function vpcWithEgress(
  account: Account,
  gatewayId: string,
  ownVpcId: string,
  { family }: Connection,
): string | null {
  if (family === 'ipv6') return null;
  const attached = account.TransitGatewayVpcAttachments.filter(
    (item) => item.TransitGatewayId === gatewayId && item.VpcId !== ownVpcId && item.State === 'available',
  ).map(({ VpcId }) => VpcId);
  const hasNat = (vpcId: string): boolean =>
    account.NatGateways.some(
      (nat) => nat.VpcId === vpcId && nat.State === 'available' && nat.ConnectivityType === 'public',
    );
  return attached.find(hasNat) ?? null;
}
