import { type Fact } from '../network/fact.ts';
import { networkAclOf, routeTableOf } from '../network/network-index.ts';
import { singleAddress } from '../network/address-range.ts';
import { containsSet } from '../network/address-set.ts';
import { type Route, type RouteTable, type RouteTargetKind } from '../network/route-table.ts';
import { neverOnInternet } from '../network/special-addresses.ts';
import { type Subnet } from '../network/subnet.ts';
import { type Heading, viewByDestination } from './heading.ts';
import { type AclPlace, passNetworkAcl } from './judge.ts';
import { type Position } from './onward.ts';
import { lastStation } from './leaving.ts';
import { crossPeering } from './peering-hop.ts';
import { addRouteSteps, planRoutes, routeData, type RoutingPlan } from './routing.ts';
import { passOnExit } from './transit-gateway-exit.ts';
import { crossTransitGateway } from './transit-gateway-hop.ts';
import { type Flow } from './flow.ts';
import {
  addStep,
  at,
  cannotTell,
  notFollowed,
  outcomeOfRefusal,
  type Station,
  viewBackFromTarget,
  type Walk,
} from './walk.ts';

/** Where answers are, and who is still to get them: the last station first. */
interface Returning {
  readonly position: Position;
  readonly table: Fact<RouteTable>;
  readonly stations: readonly [...Station[], Station];
  /** The subnets in which answers came out of transit gateways so far. */
  readonly crossed: readonly string[];
}

/** Takes answers that stand outside the last station's gateway back through all stations to the client. */
export function takeBackFromInternet(
  walk: Walk,
  flow: Flow,
  stations: readonly [...Station[], Station],
): void {
  enterStation(walk, flow, stations, { sameSubnet: false });
}

/** Sends the answers of a target, or of a translator, back by the table of its subnet. */
export function sendBack(walk: Walk, flow: Flow, returning: Returning): void {
  const { position, table, stations } = returning;
  const station = lastStation(stations);
  const heading: Heading = { way: 'back', station };
  const passed = passOut(walk, flow, position, heading);
  if (!table.known) {
    addStep(walk, {
      ...at(position.hop, position.hop, { way: 'back' }),
      code: 'return-route-not-read',
      data: {},
      ...cannotTell(table.gap),
    });
    arriveUntold(walk, passed);
    return;
  }
  const plan = planRoutes(walk, table.value, passed.sent, heading);
  const { routed, untold } = addRouteSteps(walk, plan, passed, {
    place: 'return',
    hop: position.hop,
    way: 'back',
  });
  if (untold.length > 0) arriveUntold(walk, { sent: untold, left: untold });
  for (const { route, flow: part } of routed) followBack(walk, part, route, { ...returning, plan, heading });
}

/** Hands answers to the translator that sent the requests: out of the target's subnet, by no route. */
export function returnToSender(walk: Walk, flow: Flow, { position, stations }: Returning): void {
  const passed = passOut(walk, flow, position, { way: 'back', station: lastStation(stations) });
  enterStation(walk, passed, stations, { sameSubnet: false });
}

function arriveUntold(walk: Walk, flow: Flow): void {
  walk.arrivals.push({
    pieces: flow.left,
    via: walk.way?.via ?? 'none',
    viaResource: walk.way?.resource ?? null,
  });
}

const aclPlaceOfHop = {
  'vpc-endpoint': 'endpoint',
  'nat-gateway': 'nat',
  instance: 'nat-instance',
  'network-interface': 'target',
} as const satisfies Partial<Record<Position['hop']['type'], AclPlace>>;

// Answers leave the subnet through its ACL unless whoever gets them is in the same subnet.
function passOut(walk: Walk, flow: Flow, { hop, subnet }: Position, heading: Heading): Flow {
  if (subnet === null || subnet.id === heading.station.subnet?.id) return flow;
  const place = Object.entries(aclPlaceOfHop).find(([type]) => type === hop.type)?.[1];
  if (place === undefined) return flow;
  return passNetworkAcl(walk, flow, {
    place,
    hop,
    subnetId: subnet.id,
    acl: networkAclOf(walk.index, subnet),
    direction: 'out',
    way: 'back',
    view: viewByDestination(walk, heading),
  });
}

interface Followed extends Returning {
  readonly plan: RoutingPlan;
  readonly heading: Heading;
}

function followBack(walk: Walk, flow: Flow, route: Route, followed: Followed): void {
  const { position, stations, heading, plan, crossed } = followed;
  const { station } = heading;
  const { target } = route;
  if (target.kind === 'local') {
    if (position.vpcId === station.vpcId) {
      enterStation(walk, flow, stations, {
        sameSubnet: position.subnet?.id === station.subnet?.id && station.subnet !== null,
      });
    } else refuseOverlap(walk, flow, position);
    return;
  }
  if (target.kind === 'transit-gateway') {
    for (const onward of crossTransitGateway(walk, flow, position, target.id, heading)) {
      if (onward.kind === 'untold') arriveUntold(walk, onward.flow);
      if (onward.kind !== 'cross') continue;
      const out = onward.position.subnet?.id ?? '';
      // Where they came out once before, they go round until they die.
      if (crossed.includes(out)) loseAnswers(walk, onward.flow, followed);
      else comeOutOfGateway(walk, onward.flow, { ...followed, ...onward, crossed: [...crossed, out] });
    }
    return;
  }
  if (target.kind === 'vpc-peering-connection') {
    const onward = crossPeering(walk, flow, position, target.id, heading);
    if (onward.kind === 'untold') arriveUntold(walk, onward.flow);
    if (onward.kind !== 'deliver') return;
    if (onward.position.vpcId === station.vpcId)
      enterStation(walk, onward.flow, stations, { sameSubnet: false });
    else loseAnswers(walk, onward.flow, followed);
    return;
  }
  if (losesAnswers.has(target.kind) && isPrivate(walk, flow, station)) {
    loseAnswers(walk, flow, followed);
    return;
  }
  const table = { type: 'route-table', id: plan.table.id } as const;
  const gap = notFollowed('return-by-other-way', target.id);
  addStep(walk, {
    ...at(position.hop, table, { way: 'back' }),
    code: 'return-route-elsewhere',
    data: routeData(plan, route),
    ...cannotTell(gap),
  });
  arriveUntold(walk, flow);
}

// What leads to the internet, or translates, does not bring answers to a private address in another network.
const losesAnswers: ReadonlySet<RouteTargetKind> = new Set<RouteTargetKind>([
  'internet-gateway',
  'egress-only-internet-gateway',
  'nat-gateway',
]);

function isPrivate(walk: Walk, flow: Flow, station: Station): boolean {
  const own = station.translated ?? [];
  const ranges = station.translated === null ? flow.sent.map(({ client }) => client) : own.map(singleAddress);
  return walk.family === 'ipv4' && ranges.every((range) => containsSet(neverOnInternet, [range]));
}

function loseAnswers(walk: Walk, flow: Flow, { position, plan }: Followed): void {
  const table = { type: 'route-table', id: plan.table.id } as const;
  addStep(walk, {
    ...at(position.hop, table, { way: 'back' }),
    code: 'return-route-missing',
    data: { routeTable: plan.table.id, destinations: ['client'], looked: plan.looked },
    ...outcomeOfRefusal(walk, flow.sent),
  });
}

function refuseOverlap(walk: Walk, flow: Flow, { vpcId }: Position): void {
  const vpc = { type: 'vpc', id: vpcId } as const;
  const data = { vpcId, addresses: ['client'] };
  addStep(walk, {
    ...at(vpc, vpc, { way: 'back' }),
    code: 'local-route-captures-target',
    data,
    ...outcomeOfRefusal(walk, flow.sent),
  });
}

// The attachment's subnet sends the answers on by its own table, as a rule by the local route.
function comeOutOfGateway(walk: Walk, flow: Flow, returning: Followed): void {
  const { position, stations, heading, table } = returning;
  const { station } = heading;
  const inSameSubnet = position.subnet !== null && position.subnet.id === station.subnet?.id;
  const passed = inSameSubnet ? flow : passOnExit(walk, flow, position, heading);
  if (!table.known) {
    sendBack(walk, passed, returning);
    return;
  }
  const plan = planRoutes(walk, table.value, passed.sent, heading);
  const { routed, untold } = addRouteSteps(walk, plan, passed, {
    place: 'return',
    hop: position.hop,
    way: 'back',
  });
  if (untold.length > 0) arriveUntold(walk, { sent: untold, left: untold });
  for (const { route, flow: part } of routed) {
    if (route.target.kind === 'local' && position.vpcId === station.vpcId) {
      // Out of the gateway into the attachment's own subnet no ACL is evaluated.
      enterStation(walk, part, stations, { sameSubnet: inSameSubnet });
    } else followBack(walk, part, route, { ...returning, plan });
  }
}

function enterStation(
  walk: Walk,
  flow: Flow,
  stations: readonly [...Station[], Station],
  { sameSubnet }: { readonly sameSubnet: boolean },
): void {
  const station = lastStation(stations);
  const [previous, ...more] = stations.slice(0, -1).toReversed();
  if (previous === undefined) {
    walk.home.push({ flow, sameSubnet, way: walk.way });
    return;
  }
  const passed = sameSubnet || station.subnet === null ? flow : passIn(walk, flow, station, station.subnet);
  const { hop, scope, vpcId, subnet } = station;
  const rest: readonly [...Station[], Station] = [...more.toReversed(), previous];
  const table = subnet === null ? station.table : routeTableOf(walk.index, subnet);
  sendBack(walk, passed, { position: { hop, scope, vpcId, subnet }, table, stations: rest, crossed: [] });
}

/** Lets the answers that came back in to the client, through its subnet's ACL. */
export function comeHome(walk: Walk, client: Station): void {
  for (const { flow, sameSubnet, way } of walk.home) {
    const passed = sameSubnet || client.subnet === null ? flow : passIn(walk, flow, client, client.subnet);
    walk.arrivals.push({ pieces: passed.left, via: way?.via ?? 'none', viaResource: way?.resource ?? null });
  }
}

const placeOfStation = {
  client: 'client-back',
  nat: 'nat',
  'nat-instance': 'nat-instance',
} as const satisfies Record<Station['kind'], AclPlace>;

function passIn(walk: Walk, flow: Flow, station: Station, subnet: Subnet): Flow {
  return passNetworkAcl(walk, flow, {
    place: placeOfStation[station.kind],
    hop: station.hop,
    subnetId: subnet.id,
    acl: networkAclOf(walk.index, subnet),
    direction: 'in',
    way: 'back',
    view: viewBackFromTarget(walk, station),
  });
}
