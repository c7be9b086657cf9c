import { overlaps } from '../network/address-range.ts';
import { missingIn } from '../network/collection.ts';
import { type TransitGatewayAttachment } from '../network/connections.ts';
import { type Gap } from '../network/gap.ts';
import { lookUp, networkAclOf, routeTableOf } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type Subnet, subnetCidrs } from '../network/subnet.ts';
import { type Heading, viewByDestination } from './heading.ts';
import { passNetworkAcl } from './judge.ts';
import { type Onward, type Position } from './onward.ts';
import { type Flow } from './flow.ts';
import { addStep, at, cannotTell, notFollowed, type Walk } from './walk.ts';

/** Packets that cross a transit gateway, and where they came from. */
export interface Crossing {
  readonly from: Position;
  readonly gatewayId: string;
  readonly heading: Heading;
  readonly hop: ResourceRef;
}

/** Sends packets out of the gateway by an attachment, into the VPC at its other end. */
export function leaveByAttachment(walk: Walk, flow: Flow, crossing: Crossing, attachmentId: string): Onward {
  const { heading, hop } = crossing;
  const attachment = walk.index.attachmentById.get(attachmentId);
  const vpc = attachment?.kind === 'vpc' ? walk.index.byId.vpcs.get(attachment.resourceId) : undefined;
  const subnet = attachment === undefined ? undefined : chooseSubnet(walk, attachment, crossing);
  if (attachment === undefined || vpc === undefined || subnet === undefined) {
    const gap = gapOfAttachment(walk, crossing, attachmentId, attachment, vpc !== undefined);
    addStep(walk, {
      ...at(hop, { type: 'transit-gateway-attachment', id: attachmentId }, { way: heading.way }),
      code: 'transit-gateway-attachment-not-followed',
      data: { attachment: attachmentId },
      ...cannotTell(gap),
    });
    return { kind: 'untold', flow };
  }
  const position: Position = { hop, scope: vpc.scope, vpcId: vpc.id, subnet };
  return { kind: 'cross', flow, position, table: routeTableOf(walk.index, subnet) };
}

function gapOfAttachment(
  walk: Walk,
  { from }: Crossing,
  id: string,
  attachment: TransitGatewayAttachment | undefined,
  hasVpc: boolean,
): Gap {
  if (attachment?.kind === 'other') return notFollowed('transit-gateway-peering', id);
  if (attachment !== undefined && !hasVpc) {
    const scope = { accountId: attachment.resourceOwnerId, region: attachment.scope.region };
    const vpc = lookUp(walk.index, 'vpcs', attachment.resourceId, scope);
    return vpc.known ? notFollowed('other-account', id) : vpc.gap;
  }
  const [gap] = missingIn(walk.index.network.transitGatewayAttachments, from.scope);
  return gap ?? notFollowed('attachment-choice', id);
}

/**
 * The attachment's subnet by which packets come in: that of the zone they came from, where there is one; else
 * any, which can be told only where all of them decide alike.
 */
function chooseSubnet(
  walk: Walk,
  attachment: TransitGatewayAttachment,
  { from: { subnet: from }, heading }: Crossing,
): Subnet | undefined {
  const subnets = attachment.subnetIds.flatMap((id) => walk.index.byId.subnets.get(id) ?? []);
  if (subnets.length !== attachment.subnetIds.length) return undefined;
  const same = subnets.filter((subnet) => compareZones(subnet, from) === 'same');
  const possible = same.length > 0 && !attachment.applianceMode ? same : subnets;
  const [first, ...others] = possible.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (first === undefined || others.length === 0) return first;
  const isAlike = possible.every(
    (subnet) => decidesAlike(walk, subnet, first) && !holdsEnd(walk, subnet, heading),
  );
  return isAlike ? first : undefined;
}

// Within the subnet that holds the end of the way no ACL is asked, so coming out there is not like elsewhere.
function holdsEnd(walk: Walk, subnet: Subnet, { way, station }: Heading): boolean {
  if (way === 'back') return station.subnet?.id === subnet.id;
  const blocks = subnetCidrs(subnet, walk.family);
  return walk.whole.some(({ target }) => blocks.some((block) => overlaps(block, target)));
}

function decidesAlike(walk: Walk, a: Subnet, b: Subnet): boolean {
  const tableId = (subnet: Subnet): string | null => {
    const table = routeTableOf(walk.index, subnet);
    return table.known ? table.value.id : null;
  };
  const aclId = (subnet: Subnet): string | null => {
    const acl = networkAclOf(walk.index, subnet);
    return acl.known ? acl.value.id : null;
  };
  return tableId(a) === tableId(b) && aclId(a) === aclId(b);
}

/** Whether two subnets are in one zone. Names of zones mean the same within one account only; ids everywhere. */
export function compareZones(a: Subnet, b: Subnet | null): 'same' | 'other' | 'not-known' {
  if (b === null) return 'not-known';
  if (a.availabilityZoneId !== null && b.availabilityZoneId !== null) {
    return a.availabilityZoneId === b.availabilityZoneId ? 'same' : 'other';
  }
  const isComparable =
    a.scope.accountId === b.scope.accountId && a.availabilityZone !== null && b.availabilityZone !== null;
  if (!isComparable) return 'not-known';
  return a.availabilityZone === b.availabilityZone ? 'same' : 'other';
}

/** Out of the gateway into the VPC: outbound rules of the attachment's subnet, by destination. */
export function passOnExit(walk: Walk, flow: Flow, position: Position, heading: Heading): Flow {
  const { subnet } = position;
  if (subnet === null) return flow;
  return passNetworkAcl(walk, flow, {
    place: 'attachment',
    hop: position.hop,
    subnetId: subnet.id,
    acl: networkAclOf(walk.index, subnet),
    direction: 'out',
    way: heading.way,
    view: viewByDestination(walk, heading),
  });
}
