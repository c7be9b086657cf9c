import { type AuditFacts, type JudgedPath, layerWords, type PathObservation } from '../../src/audit/check.ts';
import { nameOfTarget, sayHost } from '../words/target-words.ts';
import { groupBy } from './group-by.ts';

/** A path that a probe tried. */
export interface ObservedPath extends JudgedPath {
  readonly seen: PathObservation;
}

/** Paths of which the same was predicted and the same was seen. */
export type AlikePaths = readonly [ObservedPath, ...ObservedPath[]];

/** The paths that a probe tried, those alike together. */
export function observedAlike({ paths, observations }: AuditFacts): readonly AlikePaths[] {
  const tried = paths.flatMap((path): readonly ObservedPath[] => {
    const seen = observations.get(path.id);
    return seen === undefined || seen.observation.outcome === 'not-run' ? [] : [{ ...path, seen }];
  });
  return [...groupBy(tried, keyOf).values()];
}

function keyOf(path: ObservedPath): string {
  const { decision, seen } = path;
  const { prediction, trace } = decision;
  const resource = blockOf(decision)?.resource ?? trace.viaResource;
  return JSON.stringify([
    ruleOf(path),
    prediction,
    trace.via,
    resource,
    seen.verdict,
    seen.observation.outcome,
  ]);
}

/** What tells a finding from others of its resource: the target, and what was seen, in codes and ids. */
export function ruleOf({ target, seen }: ObservedPath): string {
  const { family, layer, cause, interceptedBy } = seen.observation;
  const words = [target.id, family, layer, cause, seen.viaResource?.id, seen.layerFit, interceptedBy];
  return words.flatMap((word) => word ?? []).join(' ');
}

/** The first step that blocks a path; undefined where none does. */
export function blockOf({
  trace,
}: JudgedPath['decision']): JudgedPath['decision']['trace']['steps'][number] | undefined {
  return (
    trace.steps.find(({ outcome }) => outcome === 'fail') ??
    trace.steps.find(({ outcome }) => outcome === 'part')
  );
}

/** A target in a sentence: `the control plane`, `logs by IPv6`. */
export function sayTarget({ target, seen }: ObservedPath): string {
  const family = seen.observation.family === 'ipv4' ? '' : ' by IPv6';
  if (target.kind !== 'service')
    return `${target.kind === 'host' ? sayHost(target.host) : target.id}${family}`;
  const { service, plane, label, api } = target;
  if (service === 'apigateway' && label === null && api === null) return `the ${plane} plane${family}`;
  return `${nameOfTarget(target)}${family}`;
}

/** Where a probe failed, in a sentence: `connecting (TIMEOUT)`. */
export function sayFailure({ seen }: ObservedPath): string {
  const { layer, cause } = seen.observation;
  return `${layer === null ? 'something' : layerWords[layer]} (${cause ?? 'OTHER'})`;
}

/** The ids of paths, and the subnets that they start in, for a finding. */
export function touched(paths: AlikePaths): {
  readonly affects: readonly string[];
  readonly subnets: readonly string[];
} {
  return {
    affects: paths.map(({ id }) => id),
    subnets: [...new Set(paths.map(({ vantage }) => vantage.subnet.id))].toSorted(),
  };
}
