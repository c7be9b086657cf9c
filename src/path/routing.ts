import { formatRange } from '../network/address-range.ts';
import { unionOf } from '../network/address-set.ts';
import { type ResourceRef } from '../network/resource.ts';
import { formatDestination, type Route, type RouteTable } from '../network/route-table.ts';
import { chooseByDestination, type Heading } from './heading.ts';
import { partOf } from './judge.ts';
import { type Piece } from './piece.ts';
import { type RouteChoice, type RoutesChosen } from './route-choice.ts';
import { type Way } from './step.ts';
import { type StepData } from './step-code.ts';
import { type Flow } from './flow.ts';
import {
  addStep,
  at,
  cannotTell,
  dependsOnPublicAddress,
  notFollowed,
  outcomeOfRefusal,
  type Walk,
} from './walk.ts';

/** Whose route table is asked; each has its own step codes. */
export type RoutePlace = 'client' | 'nat' | 'nat-instance' | 'attachment' | 'return';

/** A route that carries packets, with the packets. */
export interface Routed {
  readonly route: Route;
  readonly flow: Flow;
}

/** What a route table does with packets, before any step is added. */
export interface RoutingPlan extends RoutesChosen {
  readonly table: RouteTable;
}

/** Asks a route table about where packets are going. */
export function planRoutes(
  walk: Walk,
  table: RouteTable,
  pieces: readonly Piece[],
  heading: Heading,
): RoutingPlan {
  return { table, ...chooseByDestination(walk, table, pieces, heading) };
}

/** Where a routing step is. */
export interface RoutingPosition {
  readonly place: RoutePlace;
  readonly hop: ResourceRef;
  readonly way: Way;
}

/**
 * Adds a step for each thing that the table does with the packets.
 * @returns the routes that carry packets on; `lost` gets the packets whose way is not followed, which may arrive.
 */
export function addRouteSteps(
  walk: Walk,
  plan: RoutingPlan,
  flow: Flow,
  position: RoutingPosition,
): { readonly routed: readonly Routed[]; readonly untold: readonly Piece[] } {
  const routed: Routed[] = [];
  const untold: Piece[] = [];
  for (const choice of plan.choices) {
    const part = partOf(flow, choice.pieces);
    const isCarried = addRouteStep(walk, plan, choice, position);
    if (isCarried === 'carried' && choice.kind === 'route') routed.push({ route: choice.route, flow: part });
    if (isCarried === 'untold') untold.push(...part.left);
  }
  return { routed, untold };
}

function addRouteStep(
  walk: Walk,
  plan: RoutingPlan,
  choice: RouteChoice,
  position: RoutingPosition,
): 'carried' | 'dropped' | 'untold' {
  const { place, hop, way } = position;
  const table = { type: 'route-table', id: plan.table.id } as const;
  if (choice.kind === 'missing') {
    addMissing(walk, plan, choice.pieces, position);
    return 'dropped';
  }
  const { route } = choice;
  const where = at(hop, table, { way, rule: formatDestination(route.destination) });
  const data = routeData(plan, route);
  if (choice.kind === 'undetermined') {
    addStep(walk, { ...where, code: `${place}-route-not-followed`, data, ...cannotTell(choice.gap) });
    return 'untold';
  }
  switch (route.state) {
    case 'active':
      addStep(walk, {
        hop: where.hop,
        resource: where.resource,
        rule: where.rule,
        way: where.way,
        code: `${place}-route-found`,
        data,
        outcome: 'pass',
        gap: null,
      });
      return 'carried';
    case 'blackhole':
      addStep(walk, {
        ...where,
        code: `${place}-route-blackhole`,
        data,
        ...outcomeOfRefusal(walk, choice.pieces),
      });
      return 'dropped';
    case 'filtered':
    case 'other': {
      const gap = notFollowed('route-state', plan.table.id);
      addStep(walk, { ...where, code: `${place}-route-not-followed`, data, ...cannotTell(gap) });
      return 'untold';
    }
  }
}

/** The data of a step about one route. */
export function routeData(plan: RoutingPlan, route: Route): StepData['client-route-found'] {
  return {
    routeTable: plan.table.id,
    destination: formatDestination(route.destination),
    target: route.target.kind === 'local' ? 'local' : route.target.id,
    propagated: route.propagated,
    looked: plan.looked,
  };
}

function addMissing(
  walk: Walk,
  plan: RoutingPlan,
  pieces: readonly Piece[],
  { place, hop, way }: RoutingPosition,
): void {
  const result = outcomeOfRefusal(walk, pieces);
  const some = result.outcome === 'part' && dependsOnPublicAddress(walk, pieces);
  const side = place === 'return' ? 'client' : 'target';
  addStep(walk, {
    ...at(hop, { type: 'route-table', id: plan.table.id }, { way }),
    code: some ? `${place}-route-missing-for-some-public` : `${place}-route-missing`,
    data: {
      routeTable: plan.table.id,
      destinations: destinationsOf(walk, pieces, side),
      looked: plan.looked,
    },
    ...result,
  });
}

const listedRanges = 4;

/** What packets are sent to, for a sentence: a default route, a prefix list, or ranges. */
function destinationsOf(walk: Walk, pieces: readonly Piece[], side: 'client' | 'target'): readonly string[] {
  if (side === 'client') return ['client'];
  if (pieces.some((piece) => walk.members[piece.member]?.isPublicService === true)) {
    const [list] = walk.members.flatMap((member) => member.prefixListId ?? []);
    return [list ?? (walk.family === 'ipv4' ? '0.0.0.0/0' : '::/0')];
  }
  return unionOf(pieces.map((piece) => piece.target))
    .slice(0, listedRanges)
    .map(formatRange);
}
