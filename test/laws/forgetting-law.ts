import { type AuditPath, judgePaths } from '../../src/audit/judge-paths.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type Network } from '../../src/network/network.ts';
import { type Target } from '../../src/targets/target.ts';
import { manyVantages } from '../kit/random-network.ts';
import { type Forgetting } from './forget.ts';

/** What is asked of a network before and after something is forgotten. */
export interface Asked {
  readonly targets: readonly Target[];
  readonly strict: boolean;
}

/** The paths of a network by id. */
export function pathsById(network: Network, { targets, strict }: Asked): ReadonlyMap<string, AuditPath> {
  const index = indexNetwork(network);
  const { paths } = judgePaths(index, manyVantages(index), targets, strict);
  return new Map(paths.map((found) => [found.id, found]));
}

/** What is wrong with a path after something was forgotten; undefined when the law holds for it. */
export function wrongChange(
  before: AuditPath,
  after: AuditPath,
  { assumable }: Pick<Forgetting, 'assumable'>,
): string | undefined {
  const [from, to] = [before.decision, after.decision];
  if (to.prediction === from.prediction || to.prediction === 'unknown') return undefined;
  if (assumable.some((code) => to.assumptions.includes(code))) return undefined;
  return `${before.id}: ${from.prediction} became ${to.prediction}\n${saySteps(before)}\n  then\n${saySteps(after)}`;
}

function saySteps({ decision }: AuditPath): string {
  return decision.trace.steps
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ outcome, code, resource, way }) => `  ${outcome} ${code} ${resource.id} (${way})`)
    .join('\n');
}

/** A path must not vanish while its vantage is there, unless its target or its name went with what was forgotten. */
function isMissed(
  { vantage, target, decision }: AuditPath,
  left: ReadonlySet<string>,
  forgetting: Forgetting,
): boolean {
  return (
    left.has(vantage.id) &&
    !target.id.includes(':vpce-') &&
    forgetting.assumable.length === 0 &&
    decision.resolution?.by !== 'unknown'
  );
}

/** Everything that is wrong after something was forgotten. */
export function wrongChanges(
  before: ReadonlyMap<string, AuditPath>,
  forgetting: Forgetting,
  asked: Asked,
): readonly string[] {
  const after = pathsById(forgetting.network, asked);
  const left = new Set([...after.values()].map(({ vantage }) => vantage.id));
  return [...before.values()].flatMap((found) => {
    const other = after.get(found.id);
    if (other !== undefined) return wrongChange(found, other, forgetting) ?? [];
    return isMissed(found, left, forgetting) ? [`${found.id}: gone`] : [];
  });
}
