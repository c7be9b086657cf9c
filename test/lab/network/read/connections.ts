import * as z from 'zod';
import { type Account } from '../account.ts';
import { type SavedAnswers } from './saved-answers.ts';

const prefixLists = z.object({
  PrefixLists: z.array(
    z.object({
      PrefixListId: z.string(),
      PrefixListName: z.string(),
      AddressFamily: z.enum(['IPv4', 'IPv6']),
    }),
  ),
});
const entries = z.object({ Entries: z.array(z.object({ Cidr: z.string() })) });

const side = z.object({ VpcId: z.string() });
const peerings = z.object({
  VpcPeeringConnections: z.array(
    z.object({
      VpcPeeringConnectionId: z.string(),
      Status: z.object({
        Code: z.enum(['active', 'pending-acceptance', 'deleted', 'rejected', 'expired', 'failed']),
      }),
      RequesterVpcInfo: side,
      AccepterVpcInfo: side,
    }),
  ),
});

const attachments = z.object({
  TransitGatewayVpcAttachments: z.array(
    z.object({
      TransitGatewayAttachmentId: z.string(),
      TransitGatewayId: z.string(),
      VpcId: z.string(),
      State: z.enum(['available', 'deleting', 'deleted', 'failed', 'pendingAcceptance', 'modifying']),
      SubnetIds: z.array(z.string()),
      Options: z.object({ ApplianceModeSupport: z.enum(['enable', 'disable']) }),
    }),
  ),
});
const tables = z.object({
  TransitGatewayRouteTables: z.array(
    z.object({ TransitGatewayRouteTableId: z.string(), TransitGatewayId: z.string() }),
  ),
});
const attachedTo = z.object({ TransitGatewayAttachmentId: z.string() });
const routes = z.object({
  Routes: z.array(
    z.object({
      DestinationCidrBlock: z.string(),
      TransitGatewayAttachments: z.array(attachedTo).default([]),
      Type: z.enum(['static', 'propagated']),
      State: z.enum(['active', 'blackhole']),
    }),
  ),
});
const associations = z.object({ Associations: z.array(attachedTo) });

/** Prefix lists, peering connections and transit gateways. */
export function readConnections(
  saved: SavedAnswers,
): Pick<
  Account,
  'PrefixLists' | 'VpcPeeringConnections' | 'TransitGatewayVpcAttachments' | 'TransitGatewayRouteTables'
> {
  const inLists = saved.each('get-managed-prefix-list-entries', entries);
  const lists = saved.one('describe-managed-prefix-lists', prefixLists)?.PrefixLists ?? [];
  const peered = saved.one('describe-vpc-peering-connections', peerings)?.VpcPeeringConnections ?? [];
  const attached =
    saved.one('describe-transit-gateway-vpc-attachments', attachments)?.TransitGatewayVpcAttachments ?? [];
  return {
    PrefixLists: lists.map((list) => ({
      ...list,
      Entries: (inLists.get(list.PrefixListId)?.Entries ?? []).map(({ Cidr }) => Cidr),
    })),
    VpcPeeringConnections: peered.map((item) => ({
      VpcPeeringConnectionId: item.VpcPeeringConnectionId,
      StatusCode: item.Status.Code,
      RequesterVpcId: item.RequesterVpcInfo.VpcId,
      AccepterVpcId: item.AccepterVpcInfo.VpcId,
    })),
    TransitGatewayVpcAttachments: attached.map(({ Options, ...rest }) => {
      return { ...rest, ApplianceModeSupport: Options.ApplianceModeSupport };
    }),
    TransitGatewayRouteTables: readTables(saved),
  };
}

function readTables(saved: SavedAnswers): Account['TransitGatewayRouteTables'] {
  const routed = saved.each('search-transit-gateway-routes', routes);
  const associated = saved.each('get-transit-gateway-route-table-associations', associations);
  const all = saved.one('describe-transit-gateway-route-tables', tables)?.TransitGatewayRouteTables ?? [];
  return all.map((table) => {
    const { TransitGatewayRouteTableId: id } = table;
    const own = associated.get(id)?.Associations ?? [];
    return {
      ...table,
      AssociatedAttachmentIds: own.map(({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId),
      Routes: (routed.get(id)?.Routes ?? []).map(
        ({ DestinationCidrBlock, TransitGatewayAttachments: [to], Type, State }) => ({
          DestinationCidrBlock,
          TransitGatewayAttachmentId: to?.TransitGatewayAttachmentId ?? null,
          Type,
          State,
        }),
      ),
    };
  });
}
