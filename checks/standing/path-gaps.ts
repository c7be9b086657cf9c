import { type AuditFacts } from '../../src/audit/check.ts';
import { missingIn } from '../../src/network/collection.ts';
import { type CollectionName, type Gap } from '../../src/network/gap.ts';
import { scopeKey } from '../../src/network/scope.ts';

/** The first gap of a collection in the accounts and regions that the paths start in. */
export function gapWherePathsStart({ index, paths }: AuditFacts, name: CollectionName): Gap | undefined {
  const scopes = new Map(paths.map(({ vantage }) => [scopeKey(vantage.subnet.scope), vantage.subnet.scope]));
  return [...scopes.values()].flatMap((scope) => missingIn(index.network[name], scope))[0];
}

/** The first thing that keeps a path from being told. */
export function gapOfPath({ decision }: AuditFacts['paths'][number]): Gap | undefined {
  return decision.trace.steps.find(({ gap }) => gap !== null)?.gap ?? undefined;
}
