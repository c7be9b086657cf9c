import { createHash } from 'node:crypto';
import { type PortRange } from '../../../src/network/ports.ts';

// Looks like chance, and is the same every time: a seed that failed fails again.
function hashOf(text: string): number {
  return createHash('sha1').update(text).digest().readUInt32BE(0);
}

/** Some of many items, chosen by the salt of each. */
export function chosen<Item>(
  items: readonly Item[],
  count: number,
  saltOf: (item: Item, index: number) => string,
): readonly Item[] {
  return items
    .map((item, index) => ({ item, order: hashOf(saltOf(item, index)) }))
    .toSorted((x, y) => x.order - y.order)
    .slice(0, count)
    .map(({ item }) => item);
}

/** One port of a range, chosen by a salt. */
export function somePort({ first, last }: PortRange, salt: string): number {
  return first + (hashOf(salt) % (last - first + 1));
}
