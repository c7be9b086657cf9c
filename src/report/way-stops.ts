import { type ReportPath, type ReportStep, type ReportVantage } from '../audit/report.ts';
import { type ResourceRef, type ResourceType } from '../network/resource.ts';
import { type ReportIndex } from './report-index.ts';
import { resourceTitles } from './resource-titles.ts';
import { type Sign, signOfOutcome, signs } from './signs.ts';
import { targetPlace } from './verdict-rows.ts';

/** A place that packets stop at. */
export interface Stop {
  readonly title: string;
  readonly detail: string;
}

/** What happens between two stops; null where packets do not come, or no answer is sent. */
export interface Leg {
  readonly there: Sign | null;
  readonly back: Sign | null;
}

/** The way of a path, for a picture: each leg is between a stop and the next. */
export interface WayPicture {
  readonly stops: readonly Stop[];
  readonly legs: readonly Leg[];
}

/** Places where a name is asked for, not where packets to the target pass. */
const namePlaces: ReadonlySet<ResourceType> = new Set([
  'dns',
  'dhcp-options',
  'hosted-zone',
  'resolver-rule',
]);

/** Finds the stops of a path's way and what happens between them. */
export function picturedWay(index: ReportIndex, path: ReportPath): WayPicture {
  const hops = index.traces.get(path.trace)?.hops ?? [];
  const passed = new Map<string, ResourceRef>([['client client', { type: 'client', id: 'client' }]]);
  for (const { resource, steps } of hops) {
    const isThere = steps.some((step) => step.way === 'there');
    if (isThere && !namePlaces.has(resource.type)) passed.set(`${resource.type} ${resource.id}`, resource);
  }
  const keys = [...passed.keys()];
  const vantage = index.vantages.get(path.vantage);
  const stops = [...passed.values()].map((resource) => stopOf(resource, vantage, path));
  const isThereYet = endsAtTarget([...passed.values()].at(-1), path);
  if (!isThereYet) stops.push(targetStop(path));
  const legs = Array.from({ length: stops.length - 1 }, (): Record<ReportStep['way'], Sign[]> => ({
    there: [],
    back: [],
  }));
  for (const { resource, steps } of hops) {
    const at = Math.max(0, keys.indexOf(`${resource.type} ${resource.id}`));
    for (const step of steps)
      legs[legOf(step, at, legs.length)]?.[step.way].push(signOfOutcome[step.outcome]);
  }
  const isBackKnown =
    path.prediction === 'reachable' || hops.some((hop) => hop.steps.some((step) => step.way === 'back'));
  const signed = stopAtBlocks(legs.map((leg) => ({ there: worst(leg.there), back: worst(leg.back) })));
  return { stops, legs: isBackKnown ? signed : signed.map(({ there }) => ({ there, back: null })) };
}

/** The leg that a step at a stop is about: what comes in there is judged on the leg to it, all else on the next. */
function legOf(step: ReportStep, at: number, count: number): number {
  const isIn = directionOf(step) === 'in';
  const leg = step.way === 'there' ? (isIn ? at - 1 : at) : isIn ? at : at - 1;
  return Math.min(Math.max(leg, 0), count - 1);
}

function directionOf({ data }: ReportStep): unknown {
  return typeof data === 'object' && data !== null && 'direction' in data ? data.direction : undefined;
}

function worst(found: readonly Sign[]): Sign {
  return signs.find((sign) => found.includes(sign)) ?? 'good';
}

/** Nothing comes beyond a block, and where packets do not arrive there is no answer. */
function stopAtBlocks(legs: readonly { there: Sign; back: Sign }[]): readonly Leg[] {
  const blockThere = legs.findIndex((leg) => leg.there === 'bad');
  const blockBack = legs.findLastIndex((leg) => leg.back === 'bad');
  return legs.map(({ there, back }, at) => ({
    there: blockThere >= 0 && at > blockThere ? null : there,
    back: blockThere >= 0 || (blockBack >= 0 && at < blockBack) ? null : back,
  }));
}

const endpointWays: ReadonlySet<ReportPath['via']> = new Set([
  'interface-endpoint',
  'central-endpoint',
  'local',
]);
const interfaces: ReadonlySet<ResourceType> = new Set([
  'vpc-endpoint',
  'network-interface',
  'instance',
  'address',
]);

function endsAtTarget(last: ResourceRef | undefined, { via }: ReportPath): boolean {
  if (last === undefined) return false;
  return last.type === 'internet' || (endpointWays.has(via) && interfaces.has(last.type));
}

function stopOf(resource: ResourceRef, vantage: ReportVantage | undefined, path: ReportPath): Stop {
  const title = resourceTitles[resource.type];
  if (resource.type === 'client')
    return { title: vantage?.functionName ?? title, detail: vantage?.subnetId ?? '' };
  return { title, detail: resource.type === 'internet' ? shortTarget(path) : resource.id };
}

function targetStop(path: ReportPath): Stop {
  const isPublic = path.resolution?.by === 'public-dns' && path.via !== 'gateway-endpoint';
  return { title: isPublic ? resourceTitles.internet : 'target', detail: shortTarget(path) };
}

function shortTarget({ to }: ReportPath): string {
  return to.service ?? targetPlace(to);
}
