import { containsRange } from '../network/address-range.ts';
import { type Fact } from '../network/fact.ts';
import { networkAclOf, routeTableOf } from '../network/network-index.ts';
import { clientRef } from '../network/resource.ts';
import { type Route, type RouteTable } from '../network/route-table.ts';
import { subnetCidrs } from '../network/subnet.ts';
import { arrive, type ArrivingFrom } from './arrive.ts';
import { enterRoutedEndpoint } from './gateway-endpoint-hop.ts';
import { type Heading } from './heading.ts';
import { enterInterface } from './instance-hop.ts';
import { enterEgressOnlyGateway, enterInternetGateway } from './internet-hop.ts';
import { type AclPlace, partOf, passNetworkAcl, without } from './judge.ts';
import { passGroups } from './judge-groups.ts';
import { enterNatGateway } from './nat-hop.ts';
import { type Onward, type Position } from './onward.ts';
import { crossPeering } from './peering-hop.ts';
import { type Piece } from './piece.ts';
import { type RouteChoice } from './route-choice.ts';
import { addRouteSteps, planRoutes, type RoutePlace, routeData, type RoutingPlan } from './routing.ts';
import { sendBack, takeBackFromInternet } from './send-back.ts';
import { crossTransitGateway, passOnExit } from './transit-gateway-hop.ts';
import {
  addStep,
  assume,
  at,
  cannotTell,
  type Flow,
  notFollowed,
  outcomeOfRefusal,
  type Station,
  takeWay,
  viewTowardsTarget,
  type Walk,
} from './walk.ts';

/** Packets that leave a place by its route table. */
interface Leaving {
  /** Everybody who opened a connection so far; the last one's address is the source now. */
  readonly stations: readonly [...Station[], Station];
  /** Where the packets are: the last station, or the attachment's subnet behind a transit gateway. */
  readonly from: Station;
  readonly place: RoutePlace;
  readonly table: Fact<RouteTable>;
  /** Tables that sent the packets on already, against circles. */
  readonly visited: readonly string[];
}

/** Sends all packets of the vantage out: its groups, its subnet's ACL, its route table, and what lies behind. */
export function sendOut(walk: Walk): void {
  const { subnet } = walk.vantage;
  const client: Station = {
    kind: 'client',
    hop: clientRef,
    scope: walk.vpc.scope,
    vpcId: subnet.vpcId,
    subnet,
    table: routeTableOf(walk.index, subnet),
    translated: null,
    publicAddress: walk.vantage.hasPublicAddress ? 'yes' : 'no',
  };
  const flow = passClientGroups(walk, { sent: walk.whole, left: walk.whole });
  leave(walk, flow, { stations: [client], from: client, place: 'client', table: client.table, visited: [] });
}

/** Judges only the vantage's own groups, for a name that leads to no known address. */
export function sendThroughOwnGroups(walk: Walk): void {
  passClientGroups(walk, { sent: walk.whole, left: walk.whole });
  // Where the address is not known a group refuses for sure only what it refuses to every address.
  walk.steps.splice(0, walk.steps.length, ...walk.steps.filter((step) => step.outcome !== 'unknown'));
}

function passClientGroups(walk: Walk, flow: Flow): Flow {
  const { securityGroupIds } = walk.vantage;
  if (securityGroupIds === null) return assumeClientGroups(walk, flow);
  if (securityGroupIds.length === 0) return flow;
  return passGroups(walk, flow, {
    place: 'client',
    hop: clientRef,
    owner: clientRef,
    groupIds: securityGroupIds,
    scope: walk.vantage.subnet.scope,
    direction: 'out',
    view: viewTowardsTarget(walk),
    peer: { members: walk.members, client: securityGroupIds, overTransitGateway: false },
  });
}

function assumeClientGroups(walk: Walk, flow: Flow): Flow {
  const where = at(clientRef, clientRef);
  if (assume(walk, 'client-groups-allow-egress')) {
    addStep(walk, { ...where, code: 'client-group-assumed', data: {}, outcome: 'pass', gap: null });
    return flow;
  }
  const { scope } = walk.vantage.subnet;
  const subject = { fact: 'interfaceGroups', id: null } as const;
  const command = `aws lambda list-functions --region ${scope.region}`;
  const gap = { kind: 'not-in-source', subject, scope, command, detail: null } as const;
  addStep(walk, { ...where, code: 'client-group-not-read', data: {}, ...cannotTell(gap) });
  return flow;
}

function leave(walk: Walk, flow: Flow, leaving: Leaving): void {
  const { table, from, place } = leaving;
  if (!table.known) {
    const passed = passAclOut(walk, flow, leaving, []);
    const resource = from.subnet === null || place === 'client' ? from.hop : ({ type: 'subnet', id: from.subnet.id } as const);
    addStep(walk, { ...at(from.hop, resource), code: `${place}-route-not-read`, data: {}, ...cannotTell(table.gap) });
    arriveUntold(walk, passed);
    return;
  }
  const heading: Heading = { way: 'there', station: from };
  const plan = planRoutes(walk, table.value, flow.sent, heading);
  const passed = passAclOut(walk, flow, leaving, stayingInSubnet(walk, plan.choices, from));
  const { routed, untold } = addRouteSteps(walk, plan, passed, { place, hop: from.hop, way: 'there' });
  if (untold.length > 0) arriveUntold(walk, { sent: untold, left: untold });
  for (const { route, flow: part } of routed) {
    if (place === 'client') walk.way = null;
    if (leaving.visited.includes(table.value.id) && route.target.kind !== 'local') {
      addLoop(walk, part, plan, route, from);
      continue;
    }
    const visited = [...leaving.visited, table.value.id];
    for (const onward of follow(walk, part, route, { ...leaving, visited }, plan)) goOn(walk, onward, { ...leaving, visited });
  }
}

function arriveUntold(walk: Walk, flow: Flow): void {
  walk.arrivals.push({ pieces: flow.left, via: walk.way?.via ?? 'none', viaResource: walk.way?.resource ?? null });
}

function addLoop(walk: Walk, flow: Flow, plan: RoutingPlan, route: Route, from: Station): void {
  const table = { type: 'route-table', id: plan.table.id } as const;
  addStep(walk, {
    ...at(from.hop, table),
    code: 'route-loops',
    data: routeData(plan, route),
    ...outcomeOfRefusal(walk, flow.sent),
  });
}

const aclPlaceOf = {
  client: 'client-out',
  nat: 'nat',
  'nat-instance': 'nat-instance',
} as const satisfies Partial<Record<RoutePlace, AclPlace>>;

function passAclOut(walk: Walk, flow: Flow, leaving: Leaving, staying: readonly Piece[]): Flow {
  const { from, place, stations } = leaving;
  const { subnet } = from;
  if (subnet === null || place === 'return') return flow;
  const passedGroups = place === 'nat-instance' ? passInstanceGroups(walk, flow, from) : flow;
  const out = without(passedGroups, staying);
  if (out.sent.length === 0) return passedGroups;
  const heading: Heading = { way: 'there', station: stations[stations.length - 1] ?? stations[0] };
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
    peer: { members: walk.members, client: 'none', overTransitGateway: false },
  });
}

/** Packets whose next hop is in the same subnet, so that its network ACL does not see them. */
function stayingInSubnet(walk: Walk, choices: readonly RouteChoice[], from: Station): readonly Piece[] {
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

function isInSubnet(walk: Walk, piece: Piece, { subnet, vpcId }: Station): boolean {
  if (subnet === null) return false;
  const own = walk.members[piece.member]?.interface;
  if (own !== null && own !== undefined) return own.vpcId === vpcId && own.subnetId === subnet.id;
  return subnetCidrs(subnet, walk.family).some((cidr) => containsRange(cidr, piece.target));
}

function follow(walk: Walk, flow: Flow, route: Route, leaving: Leaving, plan: RoutingPlan): readonly Onward[] {
  const { from } = leaving;
  const { target } = route;
  const position: Position = { hop: from.hop, scope: from.scope, vpcId: from.vpcId, subnet: from.subnet };
  const heading: Heading = { way: 'there', station: leaving.stations[leaving.stations.length - 1] ?? from };
  switch (target.kind) {
    case 'local':
      return [{ kind: 'deliver', flow, position, by: 'local' }];
    case 'nat-gateway':
      return [enterNatGateway(walk, flow, from, target.id)];
    case 'internet-gateway':
      return [enterInternetGateway(walk, flow, from, target.id)];
    case 'egress-only-internet-gateway':
      return [enterEgressOnlyGateway(walk, flow, from, target.id)];
    case 'transit-gateway':
      return crossTransitGateway(walk, flow, position, target.id, heading);
    case 'vpc-peering-connection':
      return [crossPeering(walk, flow, position, target.id, heading)];
    case 'network-interface':
      return [enterInterface(walk, flow, from, target.id)];
    case 'vpc-endpoint':
      return [enterRoutedEndpoint(walk, flow, from, target)];
    case 'virtual-private-gateway':
    case 'instance':
    case 'local-gateway':
    case 'carrier-gateway':
    case 'core-network':
    case 'outpost-database-network':
    case 'other':
      return [leaveModel(walk, flow, route, from, plan)];
  }
}

const reasonOfTarget = {
  'virtual-private-gateway': 'virtual-private-gateway',
  instance: 'appliance',
  'local-gateway': 'local-gateway',
  'carrier-gateway': 'carrier-gateway',
  'core-network': 'core-network',
  'outpost-database-network': 'outpost-database-network',
  other: 'route-target',
} as const;

function leaveModel(walk: Walk, flow: Flow, route: Route, from: Station, plan: RoutingPlan): Onward {
  const { target } = route;
  if (!(target.kind in reasonOfTarget)) return { kind: 'stop' };
  const kind = target.kind as keyof typeof reasonOfTarget;
  const gap = notFollowed(reasonOfTarget[kind], target.kind === 'local' ? 'local' : target.id);
  const table = { type: 'route-table', id: plan.table.id } as const;
  if (target.kind === 'virtual-private-gateway') {
    takeWay(walk, 'virtual-private-gateway', { type: 'virtual-private-gateway', id: target.id });
  }
  addStep(walk, { ...at(from.hop, table), code: 'route-not-modelled', data: routeData(plan, route), ...cannotTell(gap) });
  return { kind: 'untold', flow };
}

function goOn(walk: Walk, onward: Onward, leaving: Leaving): void {
  const { stations, from } = leaving;
  switch (onward.kind) {
    case 'stop':
      return;
    case 'untold':
      arriveUntold(walk, onward.flow);
      return;
    case 'internet':
      takeBackFromInternet(walk, onward.flow, stations);
      return;
    case 'deliver':
      deliver(walk, onward, leaving);
      return;
    case 'resend': {
      const { station, flow } = onward;
      leave(walk, flow, {
        stations: [...stations, station],
        from: station,
        place: station.kind,
        table: station.table,
        visited: leaving.visited,
      });
      return;
    }
    case 'cross': {
      const { position, table, flow } = onward;
      const crossed: Station = { ...from, ...position, table, publicAddress: 'no' };
      leave(walk, flow, { ...leaving, from: crossed, place: 'attachment', table });
      return;
    }
  }
}

function deliver(walk: Walk, onward: Extract<Onward, { kind: 'deliver' }>, leaving: Leaving): void {
  const { stations, from, place } = leaving;
  const { position, flow, by } = onward;
  const arriving: ArrivingFrom = {
    heading: { way: 'there', station: stations[stations.length - 1] ?? stations[0] },
    vpcId: position.vpcId,
    subnet: by === 'local' ? from.subnet : null,
    by: place === 'attachment' && by === 'local' ? 'transit-gateway' : by,
  };
  for (const reached of arrive(walk, flow, arriving)) {
    const { subnet } = reached.position;
    sendBack(walk, reached.flow, {
      position: reached.position,
      table: routeTableOf(walk.index, subnet),
      stations,
      crossed: 0,
    });
  }
}
