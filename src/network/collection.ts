import { type Gap } from './gap.ts';
import { sameScope, type Scope } from './scope.ts';

/**
 * Things of one kind and what is missing of them: whole (`missing` empty), partial, or absent (no item and a
 * gap). That there is none is a statement only when the collection is whole.
 */
export interface Collection<T> {
  readonly items: readonly T[];
  readonly missing: readonly Gap[];
}

/** A collection that has everything there is. */
export function whole<T>(items: readonly T[]): Collection<T> {
  return { items, missing: [] };
}

/** A collection of which nothing is known. */
export function absent<T>(...missing: readonly [Gap, ...Gap[]]): Collection<T> {
  return { items: [], missing };
}

/** The gaps of a collection that may hide something of this account and region. */
export function missingIn(collection: Collection<unknown>, scope: Scope): readonly Gap[] {
  return collection.missing.filter(
    (gap) => gap.kind === 'not-modelled' || gap.scope === null || sameScope(gap.scope, scope),
  );
}
