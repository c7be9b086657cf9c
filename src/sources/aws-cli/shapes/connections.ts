import * as z from 'zod';
import {
  type PeeringConnection,
  type PeeringSide,
  type TransitGatewayAttachment,
  type TransitGatewayRoute,
} from '../../../network/connections.ts';
import { itemReader } from '../read-items.ts';
import { cidr, ipv4Cidr, ipv6Cidr, nameTag, optionalList, optionalText, text } from './fields.ts';
import { sortedCidrs } from './prefix-list.ts';
import { routeState } from './route-table.ts';

const sideShape = z.object({
  VpcId: text,
  OwnerId: optionalText,
  Region: optionalText,
  // Left out until the connection is accepted.
  CidrBlock: ipv4Cidr.nullish(),
  CidrBlockSet: optionalList(z.object({ CidrBlock: ipv4Cidr })),
  Ipv6CidrBlockSet: optionalList(z.object({ Ipv6CidrBlock: ipv6Cidr })),
});

function toSide(fields: z.output<typeof sideShape>): PeeringSide {
  const first = fields.CidrBlock ? [fields.CidrBlock] : [];
  return {
    vpcId: fields.VpcId,
    accountId: fields.OwnerId,
    region: fields.Region,
    cidrs: sortedCidrs([
      ...first,
      ...fields.CidrBlockSet.map(({ CidrBlock: block }) => block),
      ...fields.Ipv6CidrBlockSet.map(({ Ipv6CidrBlock: block }) => block),
    ]),
  };
}

/**
 * Reads a member of DescribeVpcPeeringConnections.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnection.html
 */
export const readPeeringConnection = itemReader(
  z.object({
    VpcPeeringConnectionId: text,
    Status: z.object({ Code: text }),
    RequesterVpcInfo: sideShape,
    AccepterVpcInfo: sideShape,
    Tags: nameTag,
  }),
  (fields, scope): PeeringConnection => ({
    id: fields.VpcPeeringConnectionId,
    scope,
    name: fields.Tags,
    status: fields.Status.Code,
    requester: toSide(fields.RequesterVpcInfo),
    accepter: toSide(fields.AccepterVpcInfo),
  }),
);

// While it is modified, or an attempt at that is rolled back, nothing says that traffic stops.
// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-lifecycle
const stillCarries: ReadonlySet<string> = new Set(['available', 'modifying', 'rollingBack']);

/**
 * Reads a member of DescribeTransitGatewayVpcAttachments.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayVpcAttachment.html
 */
export const readVpcAttachment = itemReader(
  z.object({
    TransitGatewayAttachmentId: text,
    TransitGatewayId: text,
    VpcId: text,
    VpcOwnerId: optionalText,
    State: text,
    SubnetIds: z.array(text),
    Options: z.object({ ApplianceModeSupport: optionalText }).nullish(),
    Tags: nameTag,
  }),
  (fields, scope): TransitGatewayAttachment => ({
    id: fields.TransitGatewayAttachmentId,
    scope,
    name: fields.Tags,
    transitGatewayId: fields.TransitGatewayId,
    kind: 'vpc',
    resourceId: fields.VpcId,
    resourceOwnerId: fields.VpcOwnerId,
    subnetIds: fields.SubnetIds.toSorted(),
    available: stillCarries.has(fields.State),
    applianceMode: fields.Options?.ApplianceModeSupport === 'enable',
  }),
);

/**
 * Reads a member of DescribeTransitGatewayAttachments, which says of a VPC's attachment less than the call
 * for VPC attachments: those are marked by an empty list of subnets and `kind` vpc.
 */
export const readAnyAttachment = itemReader(
  z.object({
    TransitGatewayAttachmentId: text,
    TransitGatewayId: text,
    ResourceType: text,
    ResourceId: optionalText,
    ResourceOwnerId: optionalText,
    State: text,
    Tags: nameTag,
  }),
  (fields, scope): TransitGatewayAttachment => ({
    id: fields.TransitGatewayAttachmentId,
    scope,
    name: fields.Tags,
    transitGatewayId: fields.TransitGatewayId,
    kind: fields.ResourceType === 'vpc' ? 'vpc' : 'other',
    resourceId: fields.ResourceId ?? '',
    resourceOwnerId: fields.ResourceOwnerId,
    subnetIds: [],
    available: stillCarries.has(fields.State),
    applianceMode: false,
  }),
);

/** Reads a member of DescribeTransitGatewayRouteTables. */
export const readTransitGatewayRouteTable = itemReader(
  z.object({ TransitGatewayRouteTableId: text, TransitGatewayId: text, State: optionalText, Tags: nameTag }),
  (fields) => ({
    id: fields.TransitGatewayRouteTableId,
    transitGatewayId: fields.TransitGatewayId,
    name: fields.Tags,
  }),
);

/**
 * Reads a member of SearchTransitGatewayRoutes.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRoute.html
 */
export const readTransitGatewayRoute = itemReader(
  z
    .object({
      DestinationCidrBlock: cidr.nullish(),
      PrefixListId: optionalText,
      TransitGatewayAttachments: optionalList(z.object({ TransitGatewayAttachmentId: text })),
      Type: optionalText,
      State: text,
    })
    .refine(({ DestinationCidrBlock: block, PrefixListId: id }) => Boolean(block) || id !== null, {
      path: ['DestinationCidrBlock'],
    }),
  (fields): TransitGatewayRoute | null => {
    const { DestinationCidrBlock: block, PrefixListId: prefixListId } = fields;
    const attachmentIds = fields.TransitGatewayAttachments.map(
      (one) => one.TransitGatewayAttachmentId,
    ).toSorted();
    const rest = { attachmentIds, state: routeState(fields.State), propagated: fields.Type === 'propagated' };
    if (block) return { destination: { kind: 'cidr', cidr: block }, ...rest };
    return prefixListId === null ? null : { destination: { kind: 'prefix-list', prefixListId }, ...rest };
  },
);

/** Reads a member of GetTransitGatewayRouteTableAssociations: the attachment, where the association stands. */
export const readTransitGatewayAssociation = itemReader(
  z.object({ TransitGatewayAttachmentId: text, State: optionalText }),
  ({ TransitGatewayAttachmentId: id, State: state }) =>
    (state ?? 'associated') === 'associated' ? id : null,
);
