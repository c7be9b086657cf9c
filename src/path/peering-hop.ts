import { type PeeringConnection } from '../network/connections.ts';
import { type AddressRange } from '../network/address-range.ts';
import { lookUp } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type Matcher } from './filter.ts';
import { divide } from './filter.ts';
import { type Heading, viewByDestination } from './heading.ts';
import { partOf } from './judge.ts';
import { type Onward, type Position } from './onward.ts';
import { type Flow } from './flow.ts';
import { addStep, at, cannotTell, outcomeOfRefusal, passes, takeWay, type Walk } from './walk.ts';

/**
 * Follows packets over a VPC peering connection. It carries only what is addressed to the other VPC itself:
 * nothing passes on through that VPC's gateways.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export function crossPeering(
  walk: Walk,
  flow: Flow,
  from: Position,
  connectionId: string,
  heading: Heading,
): Onward {
  const hop: ResourceRef = { type: 'vpc-peering-connection', id: connectionId };
  const where = at(hop, hop, { way: heading.way });
  if (heading.way === 'there') takeWay(walk, 'peering', hop);
  const connection = lookUp(walk.index, 'peeringConnections', connectionId, from.scope);
  if (!connection.known) {
    addStep(walk, { ...where, code: 'peering-not-read', data: {}, ...cannotTell(connection.gap) });
    return { kind: 'untold', flow };
  }
  const { status } = connection.value;
  const peer = otherSide(connection.value, from.vpcId);
  if (status !== 'active') {
    const result = outcomeOfRefusal(walk, flow.sent);
    addStep(walk, { ...where, code: 'peering-not-active', data: { state: status }, ...result });
    return { kind: 'stop' };
  }
  const vpc = lookUp(walk.index, 'vpcs', peer.vpcId, {
    accountId: peer.accountId,
    region: peer.region ?? from.scope.region,
  });
  if (!vpc.known) {
    addStep(walk, { ...where, code: 'peering-not-read', data: {}, ...cannotTell(vpc.gap) });
    return { kind: 'untold', flow };
  }
  const { inside, outside } = divideByRanges(walk, flow, vpc.value.cidrs, heading);
  const data = { vpcId: peer.vpcId };
  if (inside.length > 0) addStep(walk, { ...where, code: 'peering-active', data, ...passes });
  if (outside.length > 0) {
    addStep(walk, { ...where, code: 'peering-carries-no-transit', data, ...outcomeOfRefusal(walk, outside) });
  }
  if (inside.length === 0) return { kind: 'stop' };
  const position: Position = { hop, scope: vpc.value.scope, vpcId: peer.vpcId, subnet: null };
  return { kind: 'deliver', flow: partOf(flow, inside), position, by: 'peering' };
}

function otherSide({ requester, accepter }: PeeringConnection, vpcId: string): PeeringConnection['accepter'] {
  return requester.vpcId === vpcId ? accepter : requester;
}

/** Divides packets by whether their destination lies in some ranges. */
function divideByRanges(
  walk: Walk,
  flow: Flow,
  ranges: readonly AddressRange[],
  heading: Heading,
): { readonly inside: Flow['sent']; readonly outside: Flow['sent'] } {
  const matcher: Matcher = { protocol: 'all', ports: null, remote: ranges };
  const { inside, outside, mixed } = divide(flow.sent, matcher, viewByDestination(walk, heading));
  return { inside, outside: mixed.length === 0 ? outside : [...outside, ...mixed] };
}
