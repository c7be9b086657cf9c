import { excludeCidr, mergeCidr, parseCidr as parseWithCidrTools } from 'cidr-tools';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressBits, highestAddress } from '../../src/network/address.ts';
import {
  type AddressRange,
  type Cidr,
  cidrOf,
  formatCidr,
  wholeFamily,
} from '../../src/network/address-range.ts';
import {
  type AddressSet,
  complementOf,
  containsSet,
  countAddresses,
  intersectSets,
  noAddresses,
  subtractRange,
  subtractSet,
  unionOf,
} from '../../src/network/address-set.ts';
import { addressFamilies, type AddressFamily } from '../../src/network/family.ts';
import { runs } from '../laws/runs.ts';

/** Both ends of each family, in which all the ranges of these tests lie: where arithmetic goes over the edge. */
const corner = 12n;
const universe: readonly { readonly family: AddressFamily; readonly value: bigint }[] =
  addressFamilies.flatMap((family) =>
    Array.from({ length: Number(corner) }, (_, index) => BigInt(index)).flatMap((offset) => [
      { family, value: offset },
      { family, value: highestAddress[family] - offset },
    ]),
  );

const cornerRange: fc.Arbitrary<AddressRange> = fc
  .record({
    family: fc.constantFrom(...addressFamilies),
    atTop: fc.boolean(),
    one: fc.bigInt({ min: 0n, max: corner - 1n }),
    other: fc.bigInt({ min: 0n, max: corner - 1n }),
  })
  .map(({ family, atTop, one, other }) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    const top = highestAddress[family];
    return atTop ? { family, first: top - high, last: top - low } : { family, first: low, last: high };
  });

const wideRange: fc.Arbitrary<AddressRange> = fc
  .constantFrom(...addressFamilies)
  .map((family) => wholeFamily(family));

const someRanges = fc.array(
  fc.oneof({ weight: 9, arbitrary: cornerRange }, { weight: 1, arbitrary: wideRange }),
  {
    maxLength: 6,
  },
);

const rangesInTwoOrders = someRanges.chain((ranges) =>
  fc.tuple(fc.constant(ranges), fc.shuffledSubarray(ranges, { minLength: ranges.length })),
);

const someSet: fc.Arbitrary<AddressSet> = someRanges.map((ranges) => unionOf(ranges));

function holds(ranges: readonly AddressRange[], { family, value }: (typeof universe)[number]): boolean {
  return ranges.some((range) => range.family === family && range.first <= value && value <= range.last);
}

function expectNormal(set: AddressSet): void {
  for (const [index, range] of set.entries()) {
    expect(range.first).toBeLessThanOrEqual(range.last);
    const next = set[index + 1];
    if (next === undefined) continue;
    if (next.family === range.family) expect(next.first).toBeGreaterThan(range.last + 1n);
    else expect([range.family, next.family]).toStrictEqual(['ipv4', 'ipv6']);
  }
}

describe('sets, against enumeration', () => {
  test('union', () => {
    fc.assert(
      fc.property(someRanges, (ranges) => {
        const set = unionOf(ranges);
        expectNormal(set);
        for (const address of universe) expect(holds(set, address)).toBe(holds(ranges, address));
      }),
      runs(300),
    );
  });

  test('intersection', () => {
    fc.assert(
      fc.property(someSet, someSet, (a, b) => {
        const set = intersectSets(a, b);
        expectNormal(set);
        for (const address of universe)
          expect(holds(set, address)).toBe(holds(a, address) && holds(b, address));
      }),
      runs(300),
    );
  });

  test('difference', () => {
    fc.assert(
      fc.property(someSet, someSet, (a, b) => {
        const set = subtractSet(a, b);
        expectNormal(set);
        for (const address of universe)
          expect(holds(set, address)).toBe(holds(a, address) && !holds(b, address));
      }),
      runs(300),
    );
  });

  test('complement', () => {
    fc.assert(
      fc.property(someSet, (a) => {
        const set = complementOf(a);
        expectNormal(set);
        for (const address of universe) expect(holds(set, address)).toBe(!holds(a, address));
      }),
      runs(300),
    );
  });

  test('difference of two ranges', () => {
    fc.assert(
      fc.property(cornerRange, cornerRange, (a, b) => {
        const rest = subtractRange(a, b);
        expectNormal(rest);
        for (const address of universe)
          expect(holds(rest, address)).toBe(holds([a], address) && !holds([b], address));
      }),
      runs(300),
    );
  });

  test('containment and number', () => {
    fc.assert(
      fc.property(someSet, someSet, (a, b) => {
        const rest = subtractSet(b, a);
        expect(containsSet(a, b)).toBe(rest.length === 0);
        expect(countAddresses(b)).toBe(countAddresses(rest) + countAddresses(intersectSets(a, b)));
      }),
      runs(300),
    );
  });
});

describe('laws of sets', () => {
  test('the form of a set is one, whatever ranges it was made of and in whatever order', () => {
    fc.assert(
      fc.property(rangesInTwoOrders, ([ranges, others]) => {
        expect(unionOf(others)).toStrictEqual(unionOf(ranges));
        expect(unionOf([...unionOf(ranges), ...ranges])).toStrictEqual(unionOf(ranges));
      }),
      runs(300),
    );
  });

  test('the complement of the complement is the set, and De Morgan holds', () => {
    fc.assert(
      fc.property(someSet, someSet, (a, b) => {
        expect(complementOf(complementOf(a))).toStrictEqual(a);
        expect(complementOf(unionOf([...a, ...b]))).toStrictEqual(
          intersectSets(complementOf(a), complementOf(b)),
        );
        expect(intersectSets(a, complementOf(a))).toStrictEqual(noAddresses);
      }),
      runs(300),
    );
  });

  test('containment is transitive', () => {
    fc.assert(
      fc.property(someSet, someSet, someSet, (a, b, c) => {
        if (containsSet(a, b) && containsSet(b, c)) expect(containsSet(a, c)).toBe(true);
        expect(containsSet(a, intersectSets(a, b))).toBe(true);
        expect(containsSet(unionOf([...a, ...b]), b)).toBe(true);
      }),
      runs(300),
    );
  });
});

describe('edges', () => {
  const all = addressFamilies.map((family) => wholeFamily(family));

  test('everything without one address is two ranges', () => {
    const value = 1n << 31n;
    expect(subtractSet([wholeFamily('ipv4')], [{ family: 'ipv4', first: value, last: value }])).toStrictEqual(
      [
        { family: 'ipv4', first: 0n, last: value - 1n },
        { family: 'ipv4', first: value + 1n, last: highestAddress.ipv4 },
      ],
    );
  });

  test('nothing and everything', () => {
    expect(complementOf(noAddresses)).toStrictEqual(unionOf(all));
    expect(complementOf(all)).toStrictEqual(noAddresses);
    expect(containsSet(noAddresses, noAddresses)).toBe(true);
    expect(containsSet(all, noAddresses)).toBe(true);
    expect(containsSet(noAddresses, all)).toBe(false);
    expect(countAddresses(all)).toBe(2n ** 32n + 2n ** 128n);
  });

  test('families do not meet', () => {
    expect(intersectSets([wholeFamily('ipv4')], [wholeFamily('ipv6')])).toStrictEqual(noAddresses);
    expect(subtractSet([wholeFamily('ipv4')], [wholeFamily('ipv6')])).toStrictEqual(
      unionOf([wholeFamily('ipv4')]),
    );
  });
});

describe('sets, against cidr-tools', () => {
  const anyCidr: fc.Arbitrary<Cidr> = fc
    .record({
      family: fc.constantFrom(...addressFamilies),
      low: fc.bigInt({ min: 0n, max: 255n }),
      hostBits: fc.integer({ min: 0, max: 8 }),
      page: fc.constantFrom(0n, 0x0a000000n, 0xffffff00n),
    })
    .map(({ family, low, hostBits, page }) =>
      cidrOf({ family, value: page + low }, addressBits[family] - hostBits),
    );
  const cidrs = fc.array(anyCidr, { maxLength: 8 });

  const asSet = (texts: readonly string[]): AddressSet =>
    unionOf(
      texts.map((text) => {
        const { version, start, end } = parseWithCidrTools(text);
        return { family: version === 4 ? 'ipv4' : 'ipv6', first: start, last: end };
      }),
    );

  test('union', () => {
    fc.assert(
      fc.property(cidrs, (list) => {
        expect(unionOf(list)).toStrictEqual(asSet(mergeCidr(list.map(formatCidr))));
      }),
      runs(300),
    );
  });

  test('difference', () => {
    fc.assert(
      fc.property(cidrs, cidrs, (from, what) => {
        expect(subtractSet(unionOf(from), unionOf(what))).toStrictEqual(
          asSet(excludeCidr(from.map(formatCidr), what.map(formatCidr))),
        );
      }),
      runs(300),
    );
  });
});
