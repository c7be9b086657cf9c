import { containsCidr, overlapCidr, parseCidr as parseWithCidrTools } from 'cidr-tools';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressBits, formatAddress, highestAddress, parseAddress } from '../../src/network/address.ts';
import {
  type AddressRange,
  type Cidr,
  cidrOf,
  containsRange,
  firstAddress,
  formatCidr,
  formatRange,
  intersectRanges,
  overlaps,
  parseCidr,
  singleAddress,
  wholeFamily,
} from '../../src/network/address-range.ts';
import { addressFamilies } from '../../src/network/family.ts';
import { runs } from '../laws/runs.ts';

const anyCidr: fc.Arbitrary<Cidr> = fc
  .constantFrom(...addressFamilies)
  .chain((family) =>
    fc
      .tuple(
        fc.bigInt({ min: 0n, max: highestAddress[family] }),
        fc.integer({ min: 0, max: addressBits[family] }),
      )
      .map(([value, length]) => cidrOf({ family, value }, length)),
  );

/** Blocks of one small corner, so that two of them often meet. */
const closeCidr: fc.Arbitrary<Cidr> = fc
  .record({
    family: fc.constantFrom(...addressFamilies),
    low: fc.integer({ min: 0, max: 31 }),
    hostBits: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ family, low, hostBits }) =>
    cidrOf({ family, value: highestAddress[family] - BigInt(low) }, addressBits[family] - hostBits),
  );

const closeRange: fc.Arbitrary<AddressRange> = fc
  .tuple(
    fc.constantFrom(...addressFamilies),
    fc.integer({ max: 15, min: 0 }),
    fc.integer({ max: 15, min: 0 }),
  )
  .map(([family, a, b]) => ({ family, first: BigInt(Math.min(a, b)), last: BigInt(Math.max(a, b)) }));

describe('parseCidr', () => {
  test.each([
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255', 0],
    ['1.2.3.4/0', '0.0.0.0', '255.255.255.255', 0],
    ['128.0.0.0/1', '128.0.0.0', '255.255.255.255', 1],
    ['10.0.0.0/8', '10.0.0.0', '10.255.255.255', 8],
    ['10.1.2.3/8', '10.0.0.0', '10.255.255.255', 8],
    ['10.0.0.1/31', '10.0.0.0', '10.0.0.1', 31],
    ['10.0.0.1/32', '10.0.0.1', '10.0.0.1', 32],
    ['255.255.255.255/32', '255.255.255.255', '255.255.255.255', 32],
    ['::/0', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 0],
    ['2001:db8::/32', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 32],
    ['2001:db8::1/128', '2001:db8::1', '2001:db8::1', 128],
    ['::ffff:10.0.0.1/127', '::ffff:a00:0', '::ffff:a00:1', 127],
  ])('reads %s as %s to %s', (text, first, last, length) => {
    const cidr = parseCidr(text);
    expect(cidr?.length).toBe(length);
    expect(cidr && formatAddress(firstAddress(cidr))).toBe(first);
    expect(cidr && formatAddress({ family: cidr.family, value: cidr.last })).toBe(last);
  });

  test.each([
    '',
    '/',
    '/8',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/+8',
    '10.0.0.0/08',
    '10.0.0.0/8.0',
    '10.0.0.0/8/8',
    '10.0.0.0/ 8',
    '10.0.0.0/1e1',
    '10.0.0.0/255.0.0.0',
    '10.0.0/8',
    '300.1.1.1/8',
    '010.0.0.1/8',
    '::/129',
    '::',
    '1:2:3:4:5:6:7:8:9/64',
    '::/1000',
    'pl-61a54008',
  ])('does not take %j for a block', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  test('reads what formatCidr writes', () => {
    fc.assert(
      fc.property(fc.oneof(anyCidr, closeCidr), (cidr) => {
        expect(parseCidr(formatCidr(cidr))).toStrictEqual(cidr);
      }),
      runs(1000),
    );
  });

  test('agrees with cidr-tools', () => {
    fc.assert(
      fc.property(fc.oneof(anyCidr, closeCidr), (cidr) => {
        const other = parseWithCidrTools(formatCidr(cidr));
        expect([cidr.first, cidr.last]).toStrictEqual([other.start, other.end]);
      }),
      runs(500),
    );
  });
});

describe('cidrOf', () => {
  test('of length 0 is the whole family', () => {
    for (const family of addressFamilies) {
      expect(cidrOf({ family, value: highestAddress[family] }, 0)).toStrictEqual(wholeFamily(family));
    }
  });

  test('of full length is the address alone', () => {
    fc.assert(
      fc.property(anyCidr, ({ family, first }) => {
        const { length, ...range } = cidrOf({ family, value: first }, addressBits[family]);
        expect(length).toBe(addressBits[family]);
        expect(range).toStrictEqual(singleAddress({ family, value: first }));
      }),
      runs(200),
    );
  });

  test('has as many addresses as its length says', () => {
    fc.assert(
      fc.property(anyCidr, ({ family, first, last, length }) => {
        expect(last - first + 1n).toBe(2n ** BigInt(addressBits[family] - length));
        expect(first % (last - first + 1n)).toBe(0n);
      }),
      runs(500),
    );
  });
});

describe('containsRange', () => {
  const contains = (outer: string, inner: string): boolean => {
    const [a, b] = [parseCidr(outer), parseCidr(inner)];
    return a !== undefined && b !== undefined && containsRange(a, b);
  };

  test.each([
    ['0.0.0.0/0', '0.0.0.0/0', true],
    ['0.0.0.0/0', '10.0.0.1/32', true],
    ['0.0.0.0/0', '255.255.255.255/32', true],
    ['10.0.0.1/32', '10.0.0.1/32', true],
    ['10.0.0.1/32', '10.0.0.2/32', false],
    ['10.0.0.1/32', '0.0.0.0/0', false],
    ['10.0.0.0/8', '10.255.255.255/32', true],
    ['10.0.0.0/8', '11.0.0.0/32', false],
    ['::/0', '::/0', true],
    ['::/0', '0.0.0.0/0', false],
    ['0.0.0.0/0', '::/128', false],
    ['::1/128', '::1/128', true],
    ['2001:db8::/32', '2001:db8:ffff::/48', true],
    ['2001:db8::/32', '2001:db9::/48', false],
  ])('%s contains %s: %s', (outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected);
  });

  test('is reflexive, antisymmetric and transitive', () => {
    fc.assert(
      fc.property(closeRange, closeRange, closeRange, (a, b, c) => {
        expect(containsRange(a, a)).toBe(true);
        if (containsRange(a, b) && containsRange(b, a)) expect(a).toStrictEqual(b);
        if (containsRange(a, b) && containsRange(b, c)) expect(containsRange(a, c)).toBe(true);
        expect(containsRange(wholeFamily(a.family), a)).toBe(true);
      }),
      runs(1000),
    );
  });

  test('agrees with cidr-tools', () => {
    fc.assert(
      fc.property(closeCidr, closeCidr, (a, b) => {
        expect(containsRange(a, b)).toBe(containsCidr(formatCidr(a), formatCidr(b)));
        expect(overlaps(a, b)).toBe(overlapCidr(formatCidr(a), formatCidr(b)));
      }),
      runs(500),
    );
  });
});

describe('intersectRanges', () => {
  test('holds what both hold', () => {
    fc.assert(
      fc.property(closeRange, closeRange, (a, b) => {
        const common = intersectRanges(a, b);
        expect(common === undefined ? [] : membersOf(common)).toStrictEqual(
          membersOf(a).filter((member) => membersOf(b).includes(member)),
        );
        expect(common !== undefined).toBe(overlaps(a, b));
        expect(intersectRanges(b, a)).toStrictEqual(common);
      }),
      runs(500),
    );
  });
});

describe('formatRange', () => {
  test.each([
    ['10.0.0.1', '10.0.0.1', '10.0.0.1'],
    ['10.0.0.0', '10.0.0.1', '10.0.0.0/31'],
    ['10.0.0.1', '10.0.0.2', '10.0.0.1-10.0.0.2'],
    ['10.0.0.4', '10.0.0.254', '10.0.0.4-10.0.0.254'],
    ['10.0.0.128', '10.0.1.127', '10.0.0.128-10.0.1.127'],
    ['0.0.0.0', '255.255.255.255', '0.0.0.0/0'],
    ['::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '::/0'],
    ['::1', '::1', '::1'],
    ['2000::', '3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2000::/3'],
  ])('writes %s to %s as %s', (first, last, text) => {
    expect(formatRange(rangeOf(first, last))).toBe(text);
  });

  test('tells ranges apart', () => {
    fc.assert(
      fc.property(closeRange, closeRange, (a, b) => {
        expect(formatRange(a) === formatRange(b)).toBe(
          a.family === b.family && a.first === b.first && a.last === b.last,
        );
      }),
      runs(500),
    );
  });
});

function rangeOf(firstText: string, lastText: string): AddressRange {
  const [first, last] = [parseAddress(firstText), parseAddress(lastText)];
  if (first === undefined || last === undefined) throw new Error(`no range: ${firstText} ${lastText}`);
  return { family: first.family, first: first.value, last: last.value };
}

function membersOf({ family, first, last }: AddressRange): readonly string[] {
  const count = Number(last - first) + 1;
  return Array.from({ length: count }, (_, index) => formatAddress({ family, value: first + BigInt(index) }));
}
