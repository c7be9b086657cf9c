import { type Account, type TransitGatewayRoute } from '../../network/account.ts';
import { clientPlaces } from './client-places.ts';
import { add } from './edit.ts';
import { otherPlaces } from './other-vpc.ts';
import { type Topology } from './topology.ts';

/** Adds what joins the two VPCs: a peering connection, or a transit gateway with a table for each of them. */
export function addLink(account: Account, topology: Topology): Account {
  switch (topology.other) {
    case 'none':
      return account;
    case 'peering':
      return add(account, 'VpcPeeringConnections', {
        VpcPeeringConnectionId: 'pcx-01',
        StatusCode: 'active',
        RequesterVpcId: 'vpc-0a',
        AccepterVpcId: 'vpc-0b',
      });
    case 'transit-gateway':
      return addTransitGateway(account, topology);
  }
}

/** A route of a transit gateway's table; null leads nowhere. */
export function gatewayRoute(
  DestinationCidrBlock: string,
  TransitGatewayAttachmentId: string | null,
  Type: TransitGatewayRoute['Type'] = 'static',
): TransitGatewayRoute {
  const State = TransitGatewayAttachmentId === null ? 'blackhole' : 'active';
  return { DestinationCidrBlock, TransitGatewayAttachmentId, Type, State };
}

function addTransitGateway(account: Account, topology: Topology): Account {
  const places = otherPlaces(topology);
  const attachment = (letter: 'a' | 'b', subnetIds: readonly string[]) => ({
    TransitGatewayAttachmentId: `tgw-attach-0${letter}`,
    TransitGatewayId: 'tgw-0f',
    VpcId: `vpc-0${letter}`,
    State: 'available' as const,
    SubnetIds: subnetIds,
    ApplianceModeSupport: 'disable' as const,
  });
  const table = (at: number, attached: readonly string[], Routes: readonly TransitGatewayRoute[]) => ({
    TransitGatewayRouteTableId: `tgw-rtb-0f${at}`,
    TransitGatewayId: 'tgw-0f',
    AssociatedAttachmentIds: attached,
    Routes,
  });
  const [first = ''] = places.blocks;
  const toOther = gatewayRoute(first, 'tgw-attach-0b', 'propagated');
  const out = topology.otherNat ? [gatewayRoute('0.0.0.0/0', 'tgw-attach-0b')] : [];
  const more = topology.secondRange ? ['100.64.0.0/16'] : [];
  const back = ['10.0.0.0/16', ...more].map((block) => gatewayRoute(block, 'tgw-attach-0a', 'propagated'));
  const ownIds = clientPlaces(topology).attachments.map(({ SubnetId }) => SubnetId);
  const otherIds = places.attachments.map(({ SubnetId }) => SubnetId);
  return add(
    add(account, 'TransitGatewayVpcAttachments', attachment('a', ownIds), attachment('b', otherIds)),
    'TransitGatewayRouteTables',
    table(1, ['tgw-attach-0a'], [toOther, ...out]),
    table(2, ['tgw-attach-0b'], back),
    table(3, [], [gatewayRoute('192.168.0.0/16', 'tgw-attach-0b')]),
  );
}
