import { formatRange } from '../network/address-range.ts';
import { type Gap } from '../network/gap.ts';
import { lookUp, missingInVpc, networkAclOf } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type Scope } from '../network/scope.ts';
import { type Subnet } from '../network/subnet.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { type Found, groupByOwner, type Place } from './find-target.ts';
import { type Heading, viewBySource } from './heading.ts';
import { partOf, passNetworkAcl } from './judge.ts';
import { addUnreadGroups, passGroups } from './judge-groups.ts';
import { type TargetInterface } from './member.ts';
import { type Position } from './onward.ts';
import { type Piece } from './piece.ts';
import { type Flow } from './flow.ts';
import {
  addStep,
  at,
  cannotTell,
  dependsOnPublicAddress,
  notFollowed,
  outcomeOfRefusal,
  passes,
  type Station,
  takeWay,
  takeWayOver,
  type Walk,
} from './walk.ts';

/** Packets at an interface that took them in, and the place that its answers leave from. */
export interface Reached {
  readonly flow: Flow;
  readonly position: Position & { readonly subnet: Subnet };
}

/** How packets came into the VPC that holds the target. */
export interface ArrivingFrom {
  readonly heading: Heading;
  readonly vpcId: string;
  /** The subnet that they come from where it is in the same VPC; packets within one subnet meet no ACL. */
  readonly subnet: Subnet | null;
  readonly by: 'local' | 'peering' | 'transit-gateway';
}

/**
 * Delivers packets in a VPC: finds the interface at each target address and passes its subnet's ACL and its
 * groups, in that order. The groups of an endpoint are one filter for all of its interfaces.
 */
export function arrive(walk: Walk, flow: Flow, from: ArrivingFrom): readonly Reached[] {
  return groupByOwner(walk, flow.sent, from.vpcId, {
    ownSubnets: [from.subnet?.id, from.heading.station.subnet?.id],
    byZone: from.by !== 'local',
  }).flatMap(({ target, places, pieces }) => {
    const part = partOf(flow, pieces);
    if (target.kind === 'interface') return enterTarget(walk, part, target.interface, places, from);
    addNotDelivered(walk, part, target, from);
    return [];
  });
}

function addNotDelivered(
  walk: Walk,
  { sent, left }: Flow,
  target: Found,
  { vpcId, heading }: ArrivingFrom,
): void {
  const vpc: ResourceRef = { type: 'vpc', id: vpcId };
  const where = at(vpc, vpc, { way: heading.way });
  if (target.kind === 'elsewhere') {
    const data = { vpcId, addresses: rangesOf(sent) };
    const result = outcomeOfRefusal(walk, sent);
    // A VPC may use ranges that are global addresses elsewhere; whether the service has one of them is not known.
    const some = result.outcome === 'part' && dependsOnPublicAddress(walk, sent);
    const code = some ? 'local-route-captures-some-public' : 'local-route-captures-target';
    addStep(walk, { ...where, code, data, ...result });
    return;
  }
  const scope = walk.index.byId.vpcs.get(vpcId)?.scope ?? walk.vpc.scope;
  const gap = gapOf(walk, target, scope, vpcId);
  if (gap !== undefined) {
    addStep(walk, { ...where, code: 'target-interface-not-read', data: {}, ...cannotTell(gap) });
    walk.arrivals.push({
      pieces: left,
      via: walk.way?.via ?? 'local',
      viaResource: walk.way?.resource ?? null,
    });
    return;
  }
  const data = { addresses: rangesOf(sent) };
  addStep(walk, { ...where, code: 'target-interface-missing', data, ...outcomeOfRefusal(walk, sent) });
}

function gapOf(walk: Walk, target: Found, scope: Scope, vpcId: string): Gap | undefined {
  if (target.kind !== 'unclaimed') return missingInVpc(walk.index, 'networkInterfaces', scope, vpcId)[0];
  const subject = { fact: 'vpcEndpoints', id: target.interfaceId } as const;
  const command = `aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=${vpcId} --region ${scope.region}`;
  const [gap] = missingInVpc(walk.index, 'vpcEndpoints', scope, vpcId);
  return gap ?? { kind: 'not-in-source', subject, scope, command, detail: null };
}

function rangesOf(pieces: readonly Piece[]): readonly string[] {
  return [...new Set(pieces.map((piece) => formatRange(piece.target)))].toSorted().slice(0, 4);
}

function enterTarget(
  walk: Walk,
  flow: Flow,
  target: TargetInterface,
  places: readonly Place[],
  from: ArrivingFrom,
): readonly Reached[] {
  const hop: ResourceRef = target.owner;
  const via = viaOf(walk, target, from);
  if (via === 'central-endpoint') takeWayOver(walk, via, hop);
  else takeWay(walk, via, hop);
  const scope = walk.index.byId.vpcs.get(target.vpcId)?.scope ?? walk.vpc.scope;
  const entered = places.flatMap((place) => enterSubnet(walk, flow, place, hop, from));
  const left = entered.flatMap((item) => item.flow.left);
  const before: Flow = { sent: flow.sent, left: entered.every((item) => item.isWhole) ? flow.left : left };
  const passed = passTargetGroups(walk, before, target, from);
  const after =
    hop.type === 'vpc-endpoint' ? passEndpointState(walk, passed, hop.id) : passTarget(walk, passed, hop);
  return entered.map(({ subnet, flow: own }) => ({
    flow: partOf(after, own.sent),
    position: { hop, scope, vpcId: target.vpcId, subnet },
  }));
}

interface Entered {
  readonly subnet: Subnet;
  readonly flow: Flow;
  /** Whether the subnet's ACL let everything in. */
  readonly isWhole: boolean;
}

function enterSubnet(
  walk: Walk,
  flow: Flow,
  place: Place,
  hop: ResourceRef,
  from: ArrivingFrom,
): readonly Entered[] {
  const part = partOf(flow, place.pieces.length === flow.sent.length ? flow.sent : place.pieces);
  const scope = walk.index.byId.vpcs.get(from.vpcId)?.scope ?? walk.vpc.scope;
  const subnet = lookUp(walk.index, 'subnets', place.subnetId, scope);
  if (!subnet.known) {
    addStep(walk, {
      ...at(hop, hop),
      code: 'target-interface-not-read',
      data: {},
      ...cannotTell(subnet.gap),
    });
    walk.arrivals.push({
      pieces: part.left,
      via: walk.way?.via ?? 'none',
      viaResource: walk.way?.resource ?? null,
    });
    return [];
  }
  if (subnet.value.id === from.subnet?.id) return [{ subnet: subnet.value, flow: part, isWhole: true }];
  const passed = passNetworkAcl(walk, part, {
    place: hop.type === 'vpc-endpoint' ? 'endpoint' : 'target',
    hop,
    subnetId: subnet.value.id,
    acl: networkAclOf(walk.index, subnet.value),
    direction: 'in',
    way: 'there',
    view: viewBySource(walk, from.heading),
  });
  return [{ subnet: subnet.value, flow: passed, isWhole: passed.left === part.left }];
}

function viaOf(
  walk: Walk,
  { owner, vpcId }: TargetInterface,
  { by }: ArrivingFrom,
): 'interface-endpoint' | 'central-endpoint' | 'local' {
  if (owner.type === 'network-interface') return 'local';
  return by === 'local' && vpcId === walk.vpc.id ? 'interface-endpoint' : 'central-endpoint';
}

function passTargetGroups(
  walk: Walk,
  flow: Flow,
  target: TargetInterface,
  { heading, by }: ArrivingFrom,
): Flow {
  const place = target.owner.type === 'vpc-endpoint' ? 'endpoint' : 'target';
  const scope = walk.index.byId.vpcs.get(target.vpcId)?.scope ?? walk.vpc.scope;
  const question = { place, hop: target.owner, owner: target.owner } as const;
  // An interface that was read and has no group, as a load balancer may, is filtered by none.
  if (target.securityGroupIds.length === 0 && place === 'target') return flow;
  if (target.securityGroupIds.length === 0) {
    const subject = { fact: 'interfaceGroups', id: target.owner.id } as const;
    const command = `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${target.owner.id} --region ${scope.region}`;
    addUnreadGroups(walk, question, { kind: 'not-in-source', subject, scope, command, detail: null });
    return flow;
  }
  return passGroups(walk, flow, {
    ...question,
    groupIds: target.securityGroupIds,
    scope,
    direction: 'in',
    view: viewBySource(walk, heading),
    peer: {
      members: walk.members,
      client: clientGroups(walk, heading.station),
      over:
        by !== 'transit-gateway'
          ? 'vpc'
          : place === 'endpoint'
            ? 'transit-gateway-to-endpoint'
            : 'transit-gateway',
    },
  });
}

function clientGroups(walk: Walk, station: Station): readonly string[] | 'unnamed' | 'none' {
  return station.kind === 'client' ? (walk.vantage.securityGroupIds ?? 'unnamed') : 'none';
}

function passTarget(walk: Walk, flow: Flow, hop: ResourceRef): Flow {
  addStep(walk, { ...at(hop, hop), code: 'target-interface', data: {}, ...passes });
  return flow;
}

function passEndpointState(walk: Walk, flow: Flow, endpointId: string): Flow {
  const hop: ResourceRef = { type: 'vpc-endpoint', id: endpointId };
  const endpoint: VpcEndpoint | undefined = walk.index.byId.vpcEndpoints.get(endpointId);
  if (endpoint === undefined) return flow;
  const data = { service: endpoint.serviceName, state: endpoint.state };
  switch (endpoint.state) {
    case 'available':
      addStep(walk, { ...at(hop, hop), code: 'endpoint-available', data, ...passes });
      return flow;
    case 'partial':
    case 'pending':
      addStep(walk, {
        ...at(hop, hop),
        code: 'endpoint-partly-available',
        data,
        outcome: 'condition',
        gap: null,
      });
      return flow;
    case 'other':
      addStep(walk, {
        ...at(hop, hop),
        code: 'endpoint-addresses-not-read',
        data: {},
        ...cannotTell(notFollowed('endpoint-type', endpointId)),
      });
      return flow;
    case 'pending-acceptance':
    case 'deleting':
    case 'deleted':
    case 'rejected':
    case 'failed':
    case 'expired':
      addStep(walk, {
        ...at(hop, hop),
        code: 'endpoint-not-available',
        data,
        ...outcomeOfRefusal(walk, flow.sent),
      });
      return { sent: flow.sent, left: [] };
  }
}
