import { type Api } from '../network/api.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { answerOfUnread } from '../path/answer.ts';
import { type ServiceTarget } from '../targets/target.ts';
import { answersByOwnNames, apiOf, gapOfApi } from './asked-api.ts';
import { bestOf, type Candidate, judgeCandidate } from './judge-candidate.ts';
import { type AuditPath, isEndpointsOwnName } from './judge-paths.ts';

/** The APIs that a vantage's paths lead to, in the order of the paths. */
export function apisAsked(paths: readonly AuditPath[]): readonly ApiTarget[] {
  const targets = paths.flatMap(({ target }) => (isApiTarget(target) ? [target] : []));
  return [...new Map(targets.map((target) => [target.id, target])).values()];
}

/** A target that is one API. */
export type ApiTarget = ServiceTarget & { readonly api: NonNullable<ServiceTarget['api']> };

function isApiTarget(target: AuditPath['target']): target is ApiTarget {
  return target.kind === 'service' && target.api !== null;
}

/** The paths by which an API may be called from one vantage: to its own name, then to those of endpoints. */
export function pathsOfApi(
  index: NetworkIndex,
  target: ApiTarget,
  paths: readonly AuditPath[],
): readonly AuditPath[] {
  const own = paths.filter((path) => path.target.id === target.id);
  const ofEndpoints = answersByOwnNames(index, target)
    ? paths.filter((path) => isEndpointsOwnName(path.target))
    : [];
  return [...own, ...ofEndpoints];
}

/**
 * Judges the invocation of one API: of a private one as that of private APIs, of any other as that of public ones.
 * One that was not read may be either: only where both are blocked is it told.
 */
export function judgeApi(
  index: NetworkIndex,
  target: ApiTarget,
  mine: readonly AuditPath[],
  all: readonly AuditPath[],
): Candidate {
  const api = apiOf(index, target);
  if (api !== null) return bestOf(candidatesOf(index, api, mine, all));
  const own = mine.filter((path) => path.target.id === target.id);
  const asPrivate = mine.map((path) => judgeCandidate(index, { ask: 'data-private', api }, path, all));
  const asPublic = own.map((path) => judgeCandidate(index, { ask: 'data-public', api }, path, all));
  const either = [...asPrivate, ...asPublic];
  if (either.every(({ verdict }) => verdict === 'blocked'))
    return either.find(({ isRefused }) => !isRefused) ?? bestOf(either);
  const { path } = bestOf(either);
  const step = answerOfUnread(target.api.id, target.host, gapOfApi(index, target.api.id, target.region));
  return { path, verdict: 'unknown', step, isAnswer: true, isRefused: false };
}

function candidatesOf(
  index: NetworkIndex,
  api: Api,
  mine: readonly AuditPath[],
  all: readonly AuditPath[],
): readonly Candidate[] {
  const ask = api.endpointType === 'PRIVATE' ? 'data-private' : 'data-public';
  return mine.map((path) => judgeCandidate(index, { ask, api }, path, all));
}
