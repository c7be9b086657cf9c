import { missingIn } from '../network/collection.ts';
import { type TransitGatewayAttachment } from '../network/connections.ts';
import { type Fact, known, unknown } from '../network/fact.ts';
import { type Gap } from '../network/gap.ts';
import { attachmentsOfVpc, lookUp, networkAclOf, tableOfAttachment } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { formatDestination, type RouteTable } from '../network/route-table.ts';
import { type Subnet } from '../network/subnet.ts';
import { chooseByDestination, type Heading, viewBySource } from './heading.ts';
import { partOf, passNetworkAcl } from './judge.ts';
import { type Onward, type Position } from './onward.ts';
import { type Piece } from './piece.ts';
import { compareZones, type Crossing, leaveByAttachment } from './transit-gateway-exit.ts';
import { type Flow } from './flow.ts';
import {
  addStep,
  at,
  cannotTell,
  notFollowed,
  outcomeOfRefusal,
  passes,
  takeWay,
  type Walk,
} from './walk.ts';

/**
 * Follows packets from a VPC through a transit gateway into the VPCs that its route table sends them to.
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
export function crossTransitGateway(
  walk: Walk,
  flow: Flow,
  from: Position,
  gatewayId: string,
  heading: Heading,
): readonly Onward[] {
  const hop: ResourceRef = { type: 'transit-gateway', id: gatewayId };
  if (heading.way === 'there') takeWay(walk, 'transit-gateway', hop);
  const crossing: Crossing = { from, gatewayId, heading, hop };
  const attachment = attachmentOf(walk, crossing);
  const where = at(hop, hop, { way: heading.way });
  if (!attachment.known) {
    addStep(walk, { ...where, code: 'transit-gateway-not-read', data: {}, ...cannotTell(attachment.gap) });
    return [{ kind: 'untold', flow }];
  }
  if (attachment.value === null || !attachment.value.available) {
    const data = { vpcId: from.vpcId };
    addStep(walk, {
      ...where,
      code: 'transit-gateway-not-attached',
      data,
      ...outcomeOfRefusal(walk, flow.sent),
    });
    return [{ kind: 'stop' }];
  }
  const entered = enterAttachment(walk, flow, crossing, attachment.value);
  return routeInGateway(walk, entered, crossing, attachment.value);
}

function attachmentOf(walk: Walk, { from, gatewayId }: Crossing): Fact<TransitGatewayAttachment | null> {
  const own = attachmentsOfVpc(walk.index, from.vpcId).filter((item) => item.transitGatewayId === gatewayId);
  // A deleted attachment is listed for a while, beside the one that took its place: which may not have been read.
  const available = own.find((item) => item.available);
  if (available !== undefined) return known(available);
  const [gap] = missingIn(walk.index.network.transitGatewayAttachments, from.scope);
  return gap === undefined ? known(own[0] ?? null) : unknown(gap);
}

// Only subnets of zones in which the attachment has a subnet reach the gateway.
// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
function enterAttachment(
  walk: Walk,
  flow: Flow,
  crossing: Crossing,
  attachment: TransitGatewayAttachment,
): Flow {
  const { from, heading, hop } = crossing;
  if (from.subnet === null) return flow;
  const subnets = attachment.subnetIds.map((id) => lookUp(walk.index, 'subnets', id, attachment.scope));
  const zones = subnets.map((subnet) =>
    subnet.known ? compareZones(subnet.value, from.subnet) : 'not-known',
  );
  const same = subnets[zones.indexOf('same')];
  if (same?.known === true) return passOnEntry(walk, flow, crossing, same.value);
  const where = at(hop, { type: 'transit-gateway-attachment', id: attachment.id }, { way: heading.way });
  if (zones.includes('not-known')) {
    const unread = subnets.find((subnet) => !subnet.known);
    const gap = unread?.known === false ? unread.gap : notFollowed('attachment-choice', attachment.id);
    addStep(walk, { ...where, code: 'transit-gateway-not-read', data: {}, ...cannotTell(gap) });
    return flow;
  }
  const zone = from.subnet.availabilityZone ?? from.subnet.availabilityZoneId ?? '';
  const result = outcomeOfRefusal(walk, flow.sent);
  addStep(walk, {
    ...where,
    code: 'transit-gateway-zone-missing',
    data: { zone, attachment: attachment.id },
    ...result,
  });
  return { sent: flow.sent, left: [] };
}

// Towards the gateway: inbound rules of the attachment's subnet, by source; also where the sender is in it.
// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
function passOnEntry(walk: Walk, flow: Flow, { heading, hop }: Crossing, subnet: Subnet): Flow {
  return passNetworkAcl(walk, flow, {
    place: 'attachment',
    hop,
    subnetId: subnet.id,
    acl: networkAclOf(walk.index, subnet),
    direction: 'in',
    way: heading.way,
    view: viewBySource(walk, heading),
  });
}

function routeInGateway(
  walk: Walk,
  flow: Flow,
  crossing: Crossing,
  attachment: TransitGatewayAttachment,
): readonly Onward[] {
  const { heading, hop } = crossing;
  const table = tableOfAttachment(walk.index, attachment);
  const routes = table.known ? table.value.routes : table;
  if (!table.known || !routes.known) {
    const gap: Gap = routes.known ? notFollowed('attachment-choice', attachment.id) : routes.gap;
    addStep(walk, {
      ...at(hop, hop, { way: heading.way }),
      code: 'transit-gateway-not-read',
      data: {},
      ...cannotTell(gap),
    });
    return [{ kind: 'untold', flow }];
  }
  const resource: ResourceRef = { type: 'transit-gateway-route-table', id: table.value.id };
  const { choices } = chooseByDestination(
    walk,
    asRouteTable(table.value.id, attachment, routes.value),
    flow.sent,
    heading,
  );
  return choices.map((choice): Onward => {
    const part = partOf(flow, choice.pieces);
    if (choice.kind === 'missing') return refuseRoute(walk, part, crossing, resource);
    const rule = formatDestination(choice.route.destination);
    const where = at(hop, resource, { way: heading.way, rule });
    if (
      choice.kind === 'undetermined' ||
      choice.route.state === 'filtered' ||
      choice.route.state === 'other'
    ) {
      const gap = choice.kind === 'undetermined' ? choice.gap : notFollowed('route-state', table.value.id);
      addStep(walk, { ...where, code: 'transit-gateway-not-read', data: {}, ...cannotTell(gap) });
      return { kind: 'untold', flow: part };
    }
    if (choice.route.state === 'blackhole') {
      const data = { destination: rule };
      addStep(walk, {
        ...where,
        code: 'transit-gateway-route-blackhole',
        data,
        ...outcomeOfRefusal(walk, part.sent),
      });
      return { kind: 'stop' };
    }
    const to = choice.route.target.kind === 'other' ? choice.route.target.id : '';
    addStep(walk, {
      ...where,
      code: 'transit-gateway-forwards',
      data: { destination: rule, attachment: to },
      ...passes,
    });
    return leaveByAttachment(walk, part, crossing, to);
  });
}

function asRouteTable(
  id: string,
  attachment: TransitGatewayAttachment,
  routes: readonly {
    readonly destination: RouteTable['routes'][number]['destination'];
    readonly attachmentIds: readonly string[];
    readonly state: RouteTable['routes'][number]['state'];
    readonly propagated: boolean;
  }[],
): RouteTable {
  return {
    id,
    scope: attachment.scope,
    name: null,
    vpcId: '',
    main: false,
    subnetIds: [],
    gatewayIds: [],
    routes: routes.map(({ destination, attachmentIds, state, propagated }) => ({
      destination,
      target: { kind: 'other', id: attachmentIds.join(' ') },
      state,
      propagated,
    })),
  };
}

function refuseRoute(walk: Walk, flow: Flow, { heading, hop }: Crossing, resource: ResourceRef): Onward {
  const destinations = heading.way === 'there' ? sayTargets(walk, flow.sent) : ['client'];
  addStep(walk, {
    ...at(hop, resource, { way: heading.way }),
    code: 'transit-gateway-route-missing',
    data: { destinations },
    ...outcomeOfRefusal(walk, flow.sent),
  });
  return { kind: 'stop' };
}

function sayTargets(walk: Walk, pieces: readonly Piece[]): readonly string[] {
  const isPublic = pieces.some((piece) => walk.members[piece.member]?.isPublicService === true);
  return isPublic ? [walk.family === 'ipv4' ? '0.0.0.0/0' : '::/0'] : ['target'];
}
