import { routeTableOf } from '../network/network-index.ts';
import { clientRef } from '../network/resource.ts';
import { type Route } from '../network/route-table.ts';
import { arrive, type ArrivingFrom } from './arrive.ts';
import { passClientGroups } from './client-groups.ts';
import { followRoute } from './follow-route.ts';
import { type Heading } from './heading.ts';
import { isInSubnet, passAclOut, stayingInSubnet } from './leave-subnet.ts';
import { lastStation, type Leaving } from './leaving.ts';
import { type Onward } from './onward.ts';
import { addRouteSteps, planRoutes, routeData, type RoutingPlan } from './routing.ts';
import { comeHome, returnToSender, sendBack, takeBackFromInternet } from './send-back.ts';
import { shareEgress } from './shared-egress.ts';
import { type Flow } from './flow.ts';
import { addStep, at, cannotTell, outcomeOfRefusal, type Station, type Walk } from './walk.ts';

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
  comeHome(walk, client);
}

function leave(walk: Walk, flow: Flow, leaving: Leaving): void {
  const { table, from, place } = leaving;
  if (!table.known) {
    const staying = flow.sent.filter((piece) => isInSubnet(walk, piece, from));
    const passed = passAclOut(walk, flow, leaving, staying);
    const resource =
      from.subnet === null || place === 'client'
        ? from.hop
        : ({ type: 'subnet', id: from.subnet.id } as const);
    addStep(walk, {
      ...at(from.hop, resource),
      code: `${place}-route-not-read`,
      data: {},
      ...cannotTell(table.gap),
    });
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
    const isOwn = route.target.kind === 'nat-gateway' && route.target.id === from.hop.id;
    if (isOwn || (leaving.visited.includes(table.value.id) && route.target.kind !== 'local')) {
      addLoop(walk, part, plan, route, from);
      continue;
    }
    const visited = [...leaving.visited, table.value.id];
    const followAll = (): void => {
      for (const onward of followRoute(walk, part, route, { ...leaving, visited }, plan)) {
        goOn(walk, onward, { ...leaving, visited });
      }
    };
    if (route.target.kind === 'nat-gateway' && place === 'client') {
      const isApart = standsApart(walk, route.target.id, from, table.value.id);
      shareEgress(walk, part, isApart ? `${route.target.id} ${from.vpcId}` : null, followAll);
    } else followAll();
  }
}

/** Whether a NAT gateway has neither the client's subnet nor its route table, so that it is the same for others. */
function standsApart(walk: Walk, natId: string, from: Station, tableId: string): boolean {
  const nat = walk.index.byId.natGateways.get(natId);
  if (nat === undefined || nat.subnetId === from.subnet?.id) return false;
  const subnet = nat.subnetId === null ? undefined : walk.index.byId.subnets.get(nat.subnetId);
  const table = subnet === undefined ? undefined : routeTableOf(walk.index, subnet);
  return (table?.known === true ? table.value.id : nat.routeTableId) !== tableId;
}

function arriveUntold(walk: Walk, flow: Flow): void {
  walk.arrivals.push({
    pieces: flow.left,
    via: walk.way?.via ?? 'none',
    viaResource: walk.way?.resource ?? null,
  });
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
    heading: { way: 'there', station: lastStation(stations) },
    vpcId: position.vpcId,
    subnet: by === 'local' ? from.subnet : null,
    by: place === 'attachment' && by === 'local' ? 'transit-gateway' : by,
  };
  for (const reached of arrive(walk, flow, arriving)) {
    const { subnet } = reached.position;
    const returning = {
      position: reached.position,
      table: routeTableOf(walk.index, subnet),
      stations,
      crossed: [],
    };
    // Over peering, answers to a NAT gateway find their way back without a route.
    // https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
    if (by === 'peering' && lastStation(stations).kind === 'nat')
      returnToSender(walk, reached.flow, returning);
    else sendBack(walk, reached.flow, returning);
  }
}
