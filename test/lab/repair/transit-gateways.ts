import {
  type Account,
  type TransitGatewayRoute,
  type TransitGatewayRouteTable,
  type TransitGatewayVpcAttachment,
} from '../network/account.ts';
import { blockOf, defaultBlock, holds, hostBlock, isSameBlock } from './addresses.ts';
import { changeWhere, freshId } from './change-account.ts';

/** The attachment of a VPC to a transit gateway; one that works before one that does not. */
export function attachmentOf(
  account: Account,
  gatewayId: string,
  vpcId: string,
): TransitGatewayVpcAttachment | undefined {
  const own = account.TransitGatewayVpcAttachments.filter(
    (item) => item.TransitGatewayId === gatewayId && item.VpcId === vpcId,
  );
  return own.find(({ State }) => State === 'available') ?? own[0];
}

/** The table of a transit gateway that decides for an attachment. */
export function gatewayTableOf(
  account: Account,
  { TransitGatewayAttachmentId, TransitGatewayId }: TransitGatewayVpcAttachment,
): TransitGatewayRouteTable | undefined {
  return account.TransitGatewayRouteTables.find(
    (table) =>
      table.TransitGatewayId === TransitGatewayId &&
      table.AssociatedAttachmentIds.includes(TransitGatewayAttachmentId),
  );
}

/** The route of a transit gateway's table that takes an address: the longest prefix, static before propagated. */
export function matchGatewayRoute(
  table: TransitGatewayRouteTable,
  address: string,
): TransitGatewayRoute | null {
  const rankOf = ({ Type }: TransitGatewayRoute): number => (Type === 'static' ? 0 : 1);
  const lengthOf = (route: TransitGatewayRoute): number => blockOf(route.DestinationCidrBlock).length;
  const [first] = table.Routes.filter((route) => holds(route.DestinationCidrBlock, address)).toSorted(
    (a, b) => lengthOf(b) - lengthOf(a) || rankOf(a) - rankOf(b),
  );
  return first ?? null;
}

/** Makes a transit gateway's table send an address to an attachment: by a block where that decides, else alone. */
export function steerGateway(
  account: Account,
  tableId: string,
  address: string,
  attachmentId: string,
  block: string = defaultBlock(address),
): Account {
  const change = (table: TransitGatewayRouteTable): TransitGatewayRouteTable => {
    const matched = matchGatewayRoute(table, address);
    const decides = matched === null || blockOf(block).length >= blockOf(matched.DestinationCidrBlock).length;
    const DestinationCidrBlock = decides ? block : hostBlock(address);
    const others = table.Routes.filter(
      (route) => !isSameBlock(route.DestinationCidrBlock, DestinationCidrBlock),
    );
    const made = { TransitGatewayAttachmentId: attachmentId, Type: 'static', State: 'active' } as const;
    return { ...table, Routes: [...others, { DestinationCidrBlock, ...made }] };
  };
  return changeGatewayTable(account, tableId, change);
}

function changeGatewayTable(
  account: Account,
  tableId: string,
  change: (table: TransitGatewayRouteTable) => TransitGatewayRouteTable,
): Account {
  const isMeant = (table: TransitGatewayRouteTable): boolean => table.TransitGatewayRouteTableId === tableId;
  const tables = changeWhere(account.TransitGatewayRouteTables, isMeant, change);
  return { ...account, TransitGatewayRouteTables: tables };
}

/** Changes an attachment. */
export function changeAttachment(
  account: Account,
  id: string,
  change: (attachment: TransitGatewayVpcAttachment) => TransitGatewayVpcAttachment,
): Account {
  const isMeant = (item: TransitGatewayVpcAttachment): boolean => item.TransitGatewayAttachmentId === id;
  const attachments = changeWhere(account.TransitGatewayVpcAttachments, isMeant, change);
  return { ...account, TransitGatewayVpcAttachments: attachments };
}

/** An account in which a VPC is attached to a transit gateway, and the attachment. */
export interface Attached {
  readonly account: Account;
  readonly attachment: TransitGatewayVpcAttachment;
}

/** Attaches a VPC in all of its zones, unless it is attached already; one that does not work comes to work. */
export function attach(account: Account, gatewayId: string, vpcId: string): Attached {
  const old = attachmentOf(account, gatewayId, vpcId);
  if (old !== undefined) {
    const attachment = { ...old, State: 'available' } as const;
    const id = old.TransitGatewayAttachmentId;
    return { account: changeAttachment(account, id, () => attachment), attachment };
  }
  const ofZones = new Map(
    account.Subnets.filter(({ VpcId }) => VpcId === vpcId).map((item) => [
      item.AvailabilityZoneId,
      item.SubnetId,
    ]),
  );
  const attachment: TransitGatewayVpcAttachment = {
    TransitGatewayAttachmentId: freshId(account, 'tgw-attach'),
    TransitGatewayId: gatewayId,
    VpcId: vpcId,
    State: 'available',
    SubnetIds: [...ofZones.values()],
    ApplianceModeSupport: 'disable',
  };
  const attachments = [...account.TransitGatewayVpcAttachments, attachment];
  const withIt: Account = { ...account, TransitGatewayVpcAttachments: attachments };
  return { account: associate(withIt, attachment), attachment };
}

// The first table of the gateway is taken for its default one; where it has none it gets one.
function associate(account: Account, attachment: TransitGatewayVpcAttachment): Account {
  const { TransitGatewayId, TransitGatewayAttachmentId } = attachment;
  const first = account.TransitGatewayRouteTables.find(
    (table) => table.TransitGatewayId === TransitGatewayId,
  );
  if (first !== undefined) {
    return changeGatewayTable(account, first.TransitGatewayRouteTableId, (table) => ({
      ...table,
      AssociatedAttachmentIds: [...table.AssociatedAttachmentIds, TransitGatewayAttachmentId],
    }));
  }
  const made: TransitGatewayRouteTable = {
    TransitGatewayRouteTableId: freshId(account, 'tgw-rtb'),
    TransitGatewayId,
    AssociatedAttachmentIds: [TransitGatewayAttachmentId],
    Routes: [],
  };
  return { ...account, TransitGatewayRouteTables: [...account.TransitGatewayRouteTables, made] };
}
