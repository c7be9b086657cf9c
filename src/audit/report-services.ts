import { missingIn } from '../network/collection.ts';
import { gapKey } from '../network/gap.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Places } from '../network/place.ts';
import { type Scope, scopeKey } from '../network/scope.ts';
import { type Source } from '../network/source.ts';
import { otherHostsOf } from '../targets/services.ts';
import { type ServiceTarget } from '../targets/target.ts';
import { declareFixes } from './declared-fix.ts';
import { offerReport } from './endpoint-offers.ts';
import { gridsOf } from './endpoint-grid.ts';
import { reportGap } from './gap-text.ts';
import { type ReportGap } from './report.ts';
import { type ServicesPlace, type ServicesReport, type ServicesTarget } from './services-report.ts';

/** What is asked of a region: targets, and endpoint services of which no host is known. */
export interface AskedServices {
  readonly targets: readonly ServiceTarget[];
  readonly endpointServices: readonly string[];
}

/** Everything that the report on services is made from. */
export interface ServicesRequest {
  readonly index: NetworkIndex;
  readonly sources: readonly Source[];
  /** Where the resources are written; empty where nobody wrote them. */
  readonly places: Places;
  readonly version: string;
  /** Only these VPCs; empty: all. */
  readonly vpcs: readonly string[];
  readonly asked: (region: string) => AskedServices;
}

/** What each region of the input offers, and how the VPCs with private subnets there stand to it. */
export function reportServices(request: ServicesRequest): ServicesReport {
  return {
    schema: 'planecheck/services/v1',
    tool: { name: 'planecheck', version: request.version },
    sources: request.sources,
    places: declarePlaces(
      request,
      scopesOf(request).map((scope) => placeOf(request, scope)),
    ),
  };
}

/** What is missing in a template or plan is said in its own words. */
function declarePlaces(
  { sources, places }: ServicesRequest,
  found: readonly ServicesPlace[],
): readonly ServicesPlace[] {
  const declare = declareFixes(sources, places);
  if (declare === null) return found;
  return found.map((place) => ({
    ...place,
    vpcs: place.vpcs.map((vpc) => ({
      ...vpc,
      rows: vpc.rows.map((row) => ({ ...row, fix: row.fix && declare(row.fix, false) })),
    })),
  }));
}

function placeOf({ index, asked, vpcs }: ServicesRequest, scope: Scope): ServicesPlace {
  const { targets, endpointServices } = asked(scope.region);
  // A service before what it serves besides: S3 is not first of all the bucket of another service.
  const usual = targets.filter(({ label }) => label === null);
  const served = [...usual, ...targets].flatMap(({ endpointService }) => endpointService ?? []);
  const names = [...new Set([...served, ...endpointServices])];
  const offers = names.map((name) => offerReport(index, name, targets, scope));
  const grids = gridsOf(index, offers, scope, vpcs);
  return {
    ...scope,
    targets: targets.map(toTarget),
    endpointServices: offers,
    vpcs: grids,
    gaps: gapsOf(index, scope, offers, grids),
  };
}

function toTarget(target: ServiceTarget): ServicesTarget {
  const { id, service, plane, label, host, hostFrom } = target;
  const { endpointService, endpointServiceRegion, companions, note } = target;
  const otherHosts = otherHostsOf(target);
  const endpoint = { endpointService, endpointServiceRegion };
  return { id, service, plane, label, host, hostFrom, otherHosts, ...endpoint, companions, note };
}

function gapsOf(
  { network }: NetworkIndex,
  scope: Scope,
  offers: ServicesPlace['endpointServices'],
  grids: ServicesPlace['vpcs'],
): readonly ReportGap[] {
  const gaps = [
    ...offers.flatMap(({ gap }) => gap ?? []),
    ...missingIn(network.subnets, scope).map(reportGap),
    ...grids.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(({ gap }) => gap ?? []))),
  ];
  return [...new Map(gaps.map((gap) => [gapKey(gap), gap])).values()];
}

/** The accounts and regions of the input; with VPCs named, only theirs. */
function scopesOf({ index, sources, vpcs }: ServicesRequest): readonly Scope[] {
  const { network } = index;
  const subnets = network.subnets.items.filter(({ vpcId }) => vpcs.length === 0 || vpcs.includes(vpcId));
  const others = vpcs.length === 0 ? [...network.vpcs.items, ...network.endpointServices.items] : [];
  const found = [...subnets, ...others].map(({ scope }) => scope);
  const read = sources.flatMap(({ regions }) => regions).map((region) => ({ accountId: null, region }));
  const scopes = found.length > 0 ? found : read;
  // What does not tell its account belongs to the one that something else of the region tells.
  const isTold = ({ accountId, region }: Scope): boolean =>
    accountId !== null || !scopes.some((other) => other.region === region && other.accountId !== null);
  const told = new Map(scopes.filter(isTold).map((scope) => [scopeKey(scope), scope]));
  const keyOf = ({ region, accountId }: Scope): string => `${region} ${accountId ?? ''}`;
  return [...told.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
