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
  const untold = (gap: Gap): readonly Onward[] => [leaveUntold(walk, flow, from, { route, plan, gap })];
  // The address that a regional NAT gateway sends under into other VPCs may not be in the answer.
  if (station.translated?.length === 0 && meetsFilters.has(target.kind))
    return untold(notFollowed('nat-address', station.hop.id));
  // The block of an IPv6 address belongs to its own VPC, by whose gateways answers come back: what a gateway of
  // another VPC makes of it, no document says.
  const isForeign = walk.family === 'ipv6' && station.vpcId !== from.vpcId;
  const foreign = notFollowed('ipv6-by-another-vpc', from.vpcId);
  switch (target.kind) {
    case 'local':
      return [{ kind: 'deliver', flow, position, by: 'local' }];
    case 'nat-gateway':
      return [enterNatGateway(walk, flow, from, target.id)];
    case 'internet-gateway':
      return isForeign ? untold(foreign) : [enterInternetGateway(walk, flow, from, target.id)];
    case 'egress-only-internet-gateway':
      return isForeign ? untold(foreign) : [enterEgressOnlyGateway(walk, flow, from, target.id)];
    case 'transit-gateway':
      return crossTransitGateway(walk, flow, position, target.id, heading);
    case 'vpc-peering-connection':
      return [crossPeering(walk, flow, position, target.id, heading)];
    case 'network-interface':
      return [enterInterface(walk, flow, from, target.id)];
    case 'vpc-endpoint':
      return [enterRoutedEndpoint(walk, flow, leaving, target)];
    case 'virtual-private-gateway':
      takeWay(walk, target.kind, { type: target.kind, id: target.id });
      return untold(notFollowed(target.kind, target.id));
    case 'instance':
    case 'local-gateway':
    case 'carrier-gateway':
    case 'core-network':
    case 'outpost-database-network':
    case 'other':
      return untold(notFollowed(reasonOfTarget[target.kind], target.id));
  }
}

// Behind these stand filters that compare with the sender's address.
const meetsFilters: ReadonlySet<RouteTarget['kind']> = new Set<RouteTarget['kind']>([
  'local',
  'transit-gateway',
  'vpc-peering-connection',
]);

const reasonOfTarget = {
  instance: 'appliance',
  'local-gateway': 'local-gateway',
  'carrier-gateway': 'carrier-gateway',
  'core-network': 'core-network',
  'outpost-database-network': 'outpost-database-network',
  other: 'route-target',
} as const satisfies Partial<Record<RouteTarget['kind'], NotModelledReason>>;

/** Packets on their way to something that is not followed. */
interface Unfollowed {
  readonly route: Route;
  readonly plan: RoutingPlan;
  readonly gap: Gap;
}

function leaveUntold(walk: Walk, flow: Flow, from: Station, { route, plan, gap }: Unfollowed): Onward {
  const table = { type: 'route-table', id: plan.table.id } as const;
  addStep(walk, {
    ...at(from.hop, table),
    code: 'route-not-modelled',
    data: routeData(plan, route),
    ...cannotTell(gap),
  });
  return { kind: 'untold', flow };
}
