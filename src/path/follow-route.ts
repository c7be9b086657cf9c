import { type Gap, type NotModelledReason } from '../network/gap.ts';
import { type Route, type RouteTarget } from '../network/route-table.ts';
import { enterRoutedEndpoint } from './gateway-endpoint-hop.ts';
import { type Heading } from './heading.ts';
import { enterInterface } from './instance-hop.ts';
import { enterEgressOnlyGateway, enterInternetGateway } from './internet-hop.ts';
import { lastStation, type Leaving } from './leaving.ts';
import { enterNatGateway } from './nat-hop.ts';
import { type Onward, type Position } from './onward.ts';
import { crossPeering } from './peering-hop.ts';
import { routeData, type RoutingPlan } from './routing.ts';
import { crossTransitGateway } from './transit-gateway-hop.ts';
import { type Flow } from './flow.ts';
import { addStep, at, cannotTell, notFollowed, type Station, takeWay, type Walk } from './walk.ts';

/** Follows packets to the target of the route that carries them. */
export function followRoute(
  walk: Walk,
  flow: Flow,
  route: Route,
  leaving: Leaving,
  plan: RoutingPlan,
): readonly Onward[] {
  const { from } = leaving;
  const { target } = route;
  const position: Position = { hop: from.hop, scope: from.scope, vpcId: from.vpcId, subnet: from.subnet };
  const station = lastStation(leaving.stations);
  const heading: Heading = { way: 'there', station };
  // The address that a regional NAT gateway sends under into other VPCs may not be in the answer.
  if (station.translated?.length === 0 && !leavesForInternet.has(target.kind)) {
    const gap = notFollowed('nat-address', station.hop.id);
    return [leaveUntold(walk, flow, leaving, { route, plan, gap })];
  }
  const foreign = notFollowed('ipv6-by-another-vpc', from.vpcId);
  switch (target.kind) {
    case 'local':
      return [{ kind: 'deliver', flow, position, by: 'local' }];
    case 'nat-gateway':
      return [enterNatGateway(walk, flow, from, target.id)];
    case 'internet-gateway':
      if (isForeignIpv6(walk, leaving))
        return [leaveUntold(walk, flow, leaving, { route, plan, gap: foreign })];
      return [enterInternetGateway(walk, flow, from, target.id)];
    case 'egress-only-internet-gateway':
      if (isForeignIpv6(walk, leaving))
        return [leaveUntold(walk, flow, leaving, { route, plan, gap: foreign })];
      return [enterEgressOnlyGateway(walk, flow, from, target.id)];
    case 'transit-gateway':
      return crossTransitGateway(walk, flow, position, target.id, heading);
    case 'vpc-peering-connection':
      return [crossPeering(walk, flow, position, target.id, heading)];
    case 'network-interface':
      return [enterInterface(walk, flow, from, target.id)];
    case 'vpc-endpoint':
      return [enterRoutedEndpoint(walk, flow, leaving, target)];
    case 'virtual-private-gateway':
    case 'instance':
    case 'local-gateway':
    case 'carrier-gateway':
    case 'core-network':
    case 'outpost-database-network':
    case 'other':
      return [leaveModel(walk, flow, { target, route, from, plan })];
  }
}

// The block that an IPv6 address lies in belongs to its own VPC, and answers come back by that VPC's gateways: what a
// gateway of another VPC makes of it, no document says.
function isForeignIpv6(walk: Walk, { from, stations }: Leaving): boolean {
  return walk.family === 'ipv6' && lastStation(stations).vpcId !== from.vpcId;
}

const leavesForInternet: ReadonlySet<RouteTarget['kind']> = new Set<RouteTarget['kind']>([
  'internet-gateway',
  'vpc-endpoint',
  'nat-gateway',
]);

function leaveUntold(
  walk: Walk,
  flow: Flow,
  { from }: Leaving,
  { route, plan, gap }: { readonly route: Route; readonly plan: RoutingPlan; readonly gap: Gap },
): Onward {
  const table = { type: 'route-table', id: plan.table.id } as const;
  addStep(walk, {
    ...at(from.hop, table),
    code: 'route-not-modelled',
    data: routeData(plan, route),
    ...cannotTell(gap),
  });
  return { kind: 'untold', flow };
}

const reasonOfTarget = {
  'virtual-private-gateway': 'virtual-private-gateway',
  instance: 'appliance',
  'local-gateway': 'local-gateway',
  'carrier-gateway': 'carrier-gateway',
  'core-network': 'core-network',
  'outpost-database-network': 'outpost-database-network',
  other: 'route-target',
} as const satisfies Partial<Record<RouteTarget['kind'], NotModelledReason>>;

/** Packets on their way to something that is not followed. */
interface Unfollowed {
  readonly target: { readonly kind: keyof typeof reasonOfTarget; readonly id: string };
  readonly route: Route;
  readonly from: Station;
  readonly plan: RoutingPlan;
}

function leaveModel(walk: Walk, flow: Flow, { target, route, from, plan }: Unfollowed): Onward {
  const gap = notFollowed(reasonOfTarget[target.kind], target.id);
  const table = { type: 'route-table', id: plan.table.id } as const;
  if (target.kind === 'virtual-private-gateway') {
    takeWay(walk, 'virtual-private-gateway', { type: 'virtual-private-gateway', id: target.id });
  }
  addStep(walk, {
    ...at(from.hop, table),
    code: 'route-not-modelled',
    data: routeData(plan, route),
    ...cannotTell(gap),
  });
  return { kind: 'untold', flow };
}
