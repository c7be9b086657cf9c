import { type AddressRange, intersectRanges, wholeFamily } from './address-range.ts';
import { addressFamilies } from './family.ts';

/** A set of addresses: disjoint ranges that do not touch, IPv4 before IPv6, each family in ascending order. */
export type AddressSet = readonly AddressRange[];

/** The set without a member. */
export const noAddresses: AddressSet = [];

/** The set of all addresses of all the ranges, in normal form. */
export function unionOf(ranges: readonly AddressRange[]): AddressSet {
  return addressFamilies.flatMap((family) => {
    const sorted = ranges
      .filter((range) => range.family === family)
      .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
    const merged: AddressRange[] = [];
    for (const range of sorted) {
      const previous = merged.at(-1);
      if (previous !== undefined && range.first <= previous.last + 1n) {
        if (range.last > previous.last) merged[merged.length - 1] = { ...previous, last: range.last };
      } else {
        merged.push({ family, first: range.first, last: range.last });
      }
    }
    return merged;
  });
}

/** The addresses that are in both sets. */
export function intersectSets(a: AddressSet, b: AddressSet): AddressSet {
  return unionOf(a.flatMap((left) => b.flatMap((right) => intersectRanges(left, right) ?? [])));
}

/** The addresses of `from` that are not in `what`. */
export function subtractSet(from: AddressSet, what: AddressSet): AddressSet {
  let rest: readonly AddressRange[] = from;
  for (const range of what) rest = rest.flatMap((piece) => subtractRange(piece, range));
  return unionOf(rest);
}

/** What remains of one range without another: none, one or two ranges, in ascending order. */
export function subtractRange(from: AddressRange, what: AddressRange): readonly AddressRange[] {
  const common = intersectRanges(from, what);
  if (common === undefined) return [from];
  const rest: AddressRange[] = [];
  if (from.first < common.first)
    rest.push({ family: from.family, first: from.first, last: common.first - 1n });
  if (common.last < from.last) rest.push({ family: from.family, first: common.last + 1n, last: from.last });
  return rest;
}

/** Whether every member of `inner` is a member of `outer`. */
export function containsSet(outer: AddressSet, inner: AddressSet): boolean {
  return subtractSet(inner, outer).length === 0;
}

/** Number of members. */
export function countAddresses(set: AddressSet): bigint {
  return set.reduce((count, range) => count + range.last - range.first + 1n, 0n);
}

/** All addresses of both families that are not in the set. */
export function complementOf(set: AddressSet): AddressSet {
  return subtractSet(
    addressFamilies.map((family) => wholeFamily(family)),
    set,
  );
}
