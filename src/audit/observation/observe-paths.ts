import { type NetworkIndex } from '../../network/network-index.ts';
import { type Source } from '../../network/source.ts';
import { type ProbeResult, type TargetResult } from '../../probe/contract.ts';
import { type AuditPath } from '../judge-paths.ts';
import { classifyFamily, notRun } from './classify-family.ts';
import { combineObservations } from './combine-observations.ts';
import { type Observation } from './observation.ts';
import { type ObservedRun } from './observed-run.ts';
import { type PathObservation } from './path-observation.ts';
import { probeTargetOf } from './probe-targets.ts';
import { reconcile } from './reconcile.ts';

/**
 * What probes saw of the paths, by the paths' ids: of every path from a vantage that a probe stands for.
 * @param source where the configuration is from.
 */
export function observePaths(
  index: NetworkIndex,
  paths: readonly AuditPath[],
  runs: readonly ObservedRun[],
  source: Pick<Source, 'kind' | 'takenAt'>,
): ReadonlyMap<string, PathObservation> {
  const byVantage = new Map<string, ObservedRun[]>();
  for (const run of runs) {
    for (const id of run.vantageIds) byVantage.set(id, [...(byVantage.get(id) ?? []), run]);
  }
  return new Map(
    paths.flatMap((path) => {
      const seen = latestOf((byVantage.get(path.vantage.id) ?? []).map((run) => observe(path, run)));
      if (seen === undefined) return [];
      const { observation, place, at } = seen;
      return [[path.id, { ...reconcile(index, path, observation, source), place, at }] as const];
    }),
  );
}

/** Of several occasions the latest counts; they are never mixed. One that gave nothing counts where none gave anything. */
function latestOf(seen: readonly Observed[]): Observed | undefined {
  const [latest] = seen
    .filter(({ at }) => at !== null)
    .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : (a.at ?? '') > (b.at ?? '') ? -1 : 0));
  return latest ?? seen[0];
}

interface Observed {
  readonly observation: Observation;
  readonly place: ObservedRun['place'];
  readonly at: string | null;
}

function observe(path: AuditPath, run: ObservedRun): Observed {
  const { results, place } = run;
  const { family, target, vantage } = path;
  const { accountId } = vantage.subnet.scope;
  // Whoever asked may not have known the account, in whose name some hosts are.
  const probed = [probeTargetOf(target, accountId), probeTargetOf(target, null)];
  if (probed.every(({ host }) => host === null))
    return { observation: notRun(family, 'no-host', null), place, at: null };
  for (const { host, isMadeUp, asks } of probed) {
    const [first, ...others] = asks.flatMap((ask) =>
      resultsOf(results, ask.id, host).map(({ result, at }) => {
        const isSigned = ask.signing.kind !== 'none';
        return { at, isSigned, observation: observationOf(result, path, { isSigned, isMadeUp }) };
      }),
    );
    if (first === undefined) continue;
    const unsigned = first.isSigned ? undefined : first;
    const signed = [first, ...others].find((one) => one.isSigned);
    const observation =
      unsigned === undefined || signed === undefined
        ? first.observation
        : combineObservations(unsigned.observation, signed.observation);
    return { observation, place, at: first.at };
  }
  const { reason, detail } = run.notRun ?? { reason: 'not-asked' as const, detail: null };
  return { observation: notRun(family, reason, detail), place, at: null };
}

function resultsOf(
  results: readonly ProbeResult[],
  id: string,
  host: string | null,
): readonly { readonly result: TargetResult; readonly at: string }[] {
  return results.flatMap(({ targets, startedAt }) =>
    targets
      .filter((result) => result.id === id && result.host === host)
      .map((result) => ({ result, at: startedAt })),
  );
}

function observationOf(
  result: TargetResult,
  { family, target, decision }: AuditPath,
  asked: { readonly isSigned: boolean; readonly isMadeUp: boolean },
): Observation {
  if (result.outcome === 'refused') return notRun(family, result.reason, null);
  const own = result.families.find((each) => each.family === family);
  if (own === undefined) return notRun(family, 'not-asked', null);
  // Of what other DNS servers answer, nobody knows whether they would know a made-up name.
  const by = decision.resolution?.by;
  const isCaptured = by === 'endpoint' || by === 'hosted-zone';
  return classifyFamily(own, { target, ...asked, isCaptured });
}
