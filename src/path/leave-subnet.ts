import { containsRange } from '../network/address-range.ts';
import { networkAclOf } from '../network/network-index.ts';
import { subnetCidrs } from '../network/subnet.ts';
import { type Heading } from './heading.ts';
import { type AclPlace, partOf, passNetworkAcl, without } from './judge.ts';
import { passGroups } from './judge-groups.ts';
import { lastStation, type Leaving } from './leaving.ts';
import { type Piece } from './piece.ts';
import { type RouteChoice } from './route-choice.ts';
import { type RoutePlace } from './routing.ts';
import { passOnExit } from './transit-gateway-exit.ts';
import { type Flow } from './flow.ts';
import { type Station, viewTowardsTarget, type Walk } from './walk.ts';

const aclPlaceOf = {
  client: 'client-out',
  nat: 'nat',
  'nat-instance': 'nat-instance',
} as const satisfies Partial<Record<RoutePlace, AclPlace>>;

/** Passes packets out of a subnet: a NAT instance's groups, then the subnet's ACL, which those that stay do not meet. */
export function passAclOut(walk: Walk, flow: Flow, leaving: Leaving, staying: readonly Piece[]): Flow {
  const { from, place, stations } = leaving;
  const { subnet } = from;
  if (subnet === null || place === 'return') return flow;
  const passedGroups = place === 'nat-instance' ? passInstanceGroups(walk, flow, from) : flow;
  const out = without(passedGroups, staying);
  if (out.sent.length === 0) return passedGroups;
  const heading: Heading = { way: 'there', station: lastStation(stations) };
  const passed =
    place === 'attachment'
      ? passOnExit(walk, out, { hop: from.hop, scope: from.scope, vpcId: from.vpcId, subnet }, heading)
      : passNetworkAcl(walk, out, {
          place: aclPlaceOf[place],
          hop: from.hop,
          subnetId: subnet.id,
          acl: networkAclOf(walk.index, subnet),
          direction: 'out',
          way: 'there',
          view: viewTowardsTarget(walk),
        });
  if (passed === out && out === passedGroups) return passedGroups;
  if (staying.length === 0) return passed;
  return { sent: passedGroups.sent, left: [...passed.left, ...partOf(passedGroups, staying).left] };
}

function passInstanceGroups(walk: Walk, flow: Flow, from: Station): Flow {
  const item = walk.index.network.networkInterfaces.items.find(
    (candidate) => candidate.instanceId === from.hop.id && candidate.subnetId === from.subnet?.id,
  );
  if (item === undefined) return flow;
  return passGroups(walk, flow, {
    place: 'nat-instance',
    hop: from.hop,
    owner: { type: 'network-interface', id: item.id },
    groupIds: item.securityGroupIds,
    scope: from.scope,
    direction: 'out',
    view: viewTowardsTarget(walk),
    peer: { members: walk.members, client: 'none', over: 'vpc' },
  });
}

/** Packets whose next hop is in the same subnet, so that its network ACL does not see them. */
export function stayingInSubnet(
  walk: Walk,
  choices: readonly RouteChoice[],
  from: Station,
): readonly Piece[] {
  const { subnet } = from;
  if (subnet === null) return [];
  return choices.flatMap((choice) => {
    if (choice.kind !== 'route' || choice.route.state !== 'active') return [];
    const { target } = choice.route;
    switch (target.kind) {
      case 'local':
        return choice.pieces.filter((piece) => isInSubnet(walk, piece, from));
      case 'nat-gateway':
        return walk.index.byId.natGateways.get(target.id)?.subnetId === subnet.id ? choice.pieces : [];
      case 'network-interface':
        return walk.index.byId.networkInterfaces.get(target.id)?.subnetId === subnet.id ? choice.pieces : [];
      default:
        return [];
    }
  });
}

/** Whether a packet's target is in the sender's own subnet. */
export function isInSubnet(walk: Walk, piece: Piece, { subnet, vpcId }: Station): boolean {
  if (subnet === null) return false;
  const own = walk.members[piece.member]?.interface;
  if (own !== null && own !== undefined) return own.vpcId === vpcId && own.subnetId === subnet.id;
  return subnetCidrs(subnet, walk.family).some((cidr) => containsRange(cidr, piece.target));
}
