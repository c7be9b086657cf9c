import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditPath, judgePaths } from '../../src/audit/judge-paths.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type Network } from '../../src/network/network.ts';
import { type Vantage } from '../../src/path/vantage.ts';
import { loadSavedConfiguration } from '../../src/sources/aws-cli/load.ts';
import { type Target } from '../../src/targets/target.ts';
import { manyTargets, manyVantages, randomNetwork } from '../kit/random-network.ts';
import { everyService, placeOf, savedFolders } from './folders.ts';
import { type Forgetting, forgettings } from './forget.ts';
import { lawTimeout, runs } from './runs.ts';

interface Asked {
  readonly targets: readonly Target[];
  readonly strict: boolean;
}

function pathsOf(network: Network, { targets, strict }: Asked): ReadonlyMap<string, AuditPath> {
  const index = indexNetwork(network);
  const { paths } = judgePaths(index, manyVantages(index), targets, strict);
  return new Map(paths.map((found) => [found.id, found]));
}

/** What is wrong with a path after something was forgotten; undefined when the law holds for it. */
function wrongChange(before: AuditPath, after: AuditPath, { assumable }: Forgetting): string | undefined {
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

function wrongChanges(
  before: ReadonlyMap<string, AuditPath>,
  forgetting: Forgetting,
  asked: Asked,
): readonly string[] {
  const after = pathsOf(forgetting.network, asked);
  const left = new Set([...after.values()].map(({ vantage }) => vantage.id));
  return [...before.values()].flatMap((found) => {
    const other = after.get(found.id);
    if (other !== undefined) return wrongChange(found, other, forgetting) ?? [];
    return isMissed(found, left, forgetting) ? [`${found.id}: gone`] : [];
  });
}

function expectSafe(forgetting: Forgetting, before: ReadonlyMap<string, AuditPath>, asked: Asked): void {
  expect(wrongChanges(before, forgetting, asked), forgetting.what).toStrictEqual([]);
}

describe('forgetting a fact', { timeout: lawTimeout }, () => {
  test('never turns one verdict into another, in random networks', () => {
    const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(randomNetwork, fc.boolean(), picks, ({ network }, strict, choices) => {
        const asked: Asked = { targets: manyTargets, strict };
        const before = pathsOf(network, asked);
        const all = forgettings(network);
        for (const choice of choices) {
          const forgetting = all[choice % all.length];
          if (forgetting !== undefined) expectSafe(forgetting, before, asked);
        }
      }),
      runs(40),
    );
  });

  test("of a client's groups changes a verdict only with that assumption named", () => {
    fc.assert(
      fc.property(randomNetwork, ({ network }) => {
        const index = indexNetwork(network);
        const named = manyVantages(index).filter(({ securityGroupIds }) => securityGroupIds !== null);
        const decide = (vantages: readonly Vantage[]): readonly AuditPath[] =>
          judgePaths(index, vantages, manyTargets, false).paths;
        const unnamed = new Map(
          decide(named.map((vantage) => ({ ...vantage, securityGroupIds: null }))).map((found) => [
            found.id,
            found,
          ]),
        );
        const forgetting: Forgetting = { what: 'groups', assumable: ['client-groups-allow-egress'], network };
        const wrong = decide(named).flatMap((before) => {
          const after = unnamed.get(before.id);
          return after === undefined
            ? [`${before.id}: gone`]
            : (wrongChange(before, after, forgetting) ?? []);
        });
        expect(wrong).toStrictEqual([]);
      }),
      runs(40),
    );
  });
});

/** Every how many forgettings of a folder one is tried; 1 with LAW_RUNS=20 and above. */
const stride = Math.max(1, Math.round(20 / Number(process.env['LAW_RUNS'] ?? '1')));

describe('forgetting a fact of a saved folder', { timeout: lawTimeout }, () => {
  test.each(savedFolders)('%s', async (folder) => {
    const { network } = await loadSavedConfiguration([placeOf(folder)]);
    const asked: Asked = { targets: everyService(network), strict: false };
    const before = pathsOf(network, asked);
    const offset = folder.length % stride;
    for (const [at, forgetting] of forgettings(network).entries()) {
      if (at % stride === offset) expectSafe(forgetting, before, asked);
    }
  });
});
