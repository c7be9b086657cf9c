import { type Scope, scopeKey } from '../../network/scope.ts';
import { canonicalText } from '../canonical-text.ts';
import { isJsonObject } from './json-documents.ts';
import { type Found } from './read-items.ts';

/** An item of the model: which account and region it was read in is part of each. */
export interface Scoped {
  readonly scope: Scope;
}

/** The items, each once and sorted by key, and what is to be said of those whose versions disagree. */
export interface Merged<T> {
  readonly items: readonly T[];
  readonly conflicts: readonly { readonly scope: Scope; readonly detail: string }[];
}

/**
 * Makes one item of several versions of the same thing (overlapping pages, the two sides of a shared subnet).
 * Versions may differ in what changes by the hour or by who looks, and in the lists of `united`, of which each
 * knows a part. Where they differ in anything else, none is right, and the item is left out.
 */
export function mergeVersions<T extends Scoped>(
  found: readonly Found<T>[],
  keyOf: (item: T) => string,
  united: readonly string[] = [],
): Merged<T> {
  const versions = new Map<string, Found<T>[]>();
  for (const one of found) {
    const key = keyOf(one.item);
    const others = versions.get(key);
    if (others === undefined) versions.set(key, [one]);
    else others.push(one);
  }
  const items: T[] = [];
  const conflicts: { scope: Scope; detail: string }[] = [];
  for (const [key, ofKey] of [...versions].toSorted(([a], [b]) => compare(a, b))) {
    const result = mergeOne(ofKey, united);
    if (result.kind === 'item') items.push(result.item);
    else
      conflicts.push({
        scope: result.scope,
        detail: `${result.files.join(' and ')}: ${key}: ${result.field} differs`,
      });
  }
  return { items, conflicts };
}

type MergedOne<T> =
  | { readonly kind: 'item'; readonly item: T }
  | {
      readonly kind: 'conflict';
      readonly scope: Scope;
      readonly files: readonly string[];
      readonly field: string;
    };

function mergeOne<T extends Scoped>(versions: readonly Found<T>[], united: readonly string[]): MergedOne<T> {
  const [first, ...others] = versions.length === 1 ? versions : versions.toSorted(byOwnership);
  if (first === undefined) throw new Error('an item has at least one version');
  let item = first.item;
  for (const other of others) {
    const result = mergeTwo(item, other.item, united);
    if (result.kind === 'differs') {
      const files = [...new Set([first.file, other.file])].toSorted(compare);
      return { kind: 'conflict', scope: first.item.scope, files, field: result.field };
    }
    item = result.item;
  }
  return { kind: 'item', item };
}

// The owner's version first, so that a shared thing is told as its owner sees it.
function byOwnership<T extends Scoped>(a: Found<T>, b: Found<T>): number {
  const rank = ({ item, file }: Found<T>): string => {
    const owner = 'ownerId' in item && item.ownerId === item.scope.accountId ? 0 : 1;
    return `${owner} ${scopeKey(item.scope)} ${canonicalText(item)} ${file}`;
  };
  return compare(rank(a), rank(b));
}

// Tags and zone names belong to the account that looks; free addresses change while one looks.
const changing: readonly string[] = ['scope', 'availabilityZone', 'availableAddresses'];
// Not every call that tells of a thing tells these.
const maybeUntold: readonly string[] = ['name', 'ownerId'];

type MergedTwo<T> =
  { readonly kind: 'item'; readonly item: T } | { readonly kind: 'differs'; readonly field: string };

function mergeTwo<T extends Scoped>(item: T, other: T, united: readonly string[]): MergedTwo<T> {
  const values = new Map<string, unknown>(Object.entries(other));
  const replaced: Record<string, unknown> = {};
  for (const [field, mine] of Object.entries(item)) {
    const theirs = values.get(field);
    if (changing.includes(field)) continue;
    if (united.includes(field)) replaced[field] = union(mine, theirs);
    else if (isUntold(field, mine)) replaced[field] = theirs;
    else if (field !== 'name' && !isUntold(field, theirs) && canonicalText(mine) !== canonicalText(theirs)) {
      return { kind: 'differs', field };
    }
  }
  return { kind: 'item', item: { ...item, ...replaced } };
}

function isUntold(field: string, value: unknown): boolean {
  return isUnknownFact(value) || (value === null && maybeUntold.includes(field));
}

function isUnknownFact(value: unknown): boolean {
  return isJsonObject(value) && value['known'] === false;
}

// The members of both lists; where they are facts, unknown as soon as one of them is.
function union(mine: unknown, theirs: unknown): unknown {
  if (isUnknownFact(mine)) return mine;
  if (isUnknownFact(theirs)) return theirs;
  if (isJsonObject(mine) && isJsonObject(theirs))
    return { ...mine, value: union(mine['value'], theirs['value']) };
  const members = [mine, theirs].flatMap((list: unknown) => (Array.isArray(list) ? list.map(String) : []));
  return [...new Set(members)].toSorted(compare);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
