import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Address,
  addressBits,
  formatAddress,
  highestAddress,
  parseAddress,
} from '../../src/network/address.ts';
import { addressFamilies } from '../../src/network/family.ts';
import { runs } from '../laws/runs.ts';

const anyAddress: fc.Arbitrary<Address> = fc
  .constantFrom(...addressFamilies)
  .chain((family) => fc.bigInt({ min: 0n, max: highestAddress[family] }).map((value) => ({ family, value })));

/** Addresses of IPv6 with many zero groups, where the short form has its cases. */
const sparseIpv6: fc.Arbitrary<Address> = fc
  .array(fc.constantFrom(0n, 0n, 0n, 1n, 0xffffn), { minLength: 8, maxLength: 8 })
  .map((groups) => ({
    family: 'ipv6',
    value: groups.reduce<bigint>((value, group) => (value << 16n) | group, 0n),
  }));

describe('parseAddress', () => {
  test.each([
    ['0.0.0.0', 0n],
    ['0.0.0.1', 1n],
    ['10.0.0.1', 0x0a000001n],
    ['127.255.255.255', 0x7fffffffn],
    ['128.0.0.0', 0x80000000n],
    ['255.255.255.255', 0xffffffffn],
  ])('reads %s', (text, value) => {
    expect(parseAddress(text)).toStrictEqual({ family: 'ipv4', value });
  });

  test.each([
    ['::', 0n],
    ['::1', 1n],
    ['1::', 1n << 112n],
    ['2001:db8::', 0x20010db8n << 96n],
    ['2001:DB8::', 0x20010db8n << 96n],
    ['1:2:3:4:5:6:7:8', 0x00010002000300040005000600070008n],
    ['1:2:3:4:5:6:7::', 0x00010002000300040005000600070000n],
    ['::2:3:4:5:6:7:8', 0x00000002000300040005000600070008n],
    ['0001:0002::0008', 0x00010002000000000000000000000008n],
    ['::ffff:10.0.0.1', 0xffff0a000001n],
    ['64:ff9b::192.0.2.33', (0x64ff9bn << 96n) | 0xc0000221n],
    ['1:2:3:4:5:6:1.2.3.4', 0x00010002000300040005000601020304n],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', highestAddress.ipv6],
  ])('reads %s', (text, value) => {
    expect(parseAddress(text)).toStrictEqual({ family: 'ipv6', value });
  });

  test.each([
    '',
    ' ',
    'localhost',
    '1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.',
    '.1.2.3',
    '1..2.3',
    '256.0.0.1',
    '300.1.1.1',
    '1.1.1.1000',
    '010.0.0.1',
    '10.0.0.01',
    '00.0.0.0',
    '0x0a.0.0.1',
    '1e1.0.0.1',
    '+1.0.0.1',
    '-1.0.0.1',
    '1.2.3.4 ',
    ' 1.2.3.4',
    '1.2.3.4\n',
    '１.2.3.4',
    '10.0.0.1/32',
    ':',
    ':::',
    '1:',
    ':1',
    '::1::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::1:2:3:4:5:6:7:8',
    '1:2:3:4::5:6:7:8',
    '12345::',
    'g::',
    '::1%eth0',
    '[::1]',
    '::1.2.3',
    '::256.0.0.1',
    '::010.0.0.1',
    '1.2.3.4::',
    '1.2.3.4:1::',
    '1:2:3:4:5:6:7:1.2.3.4',
    '::1/128',
  ])('does not take %j for an address', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test('reads any text without an exception', () => {
    const nearly = fc.string({ unit: fc.constantFrom(...Array.from('0123456789afAFg:./% ')), maxLength: 45 });
    fc.assert(
      fc.property(nearly, (text) => {
        const address = parseAddress(text);
        if (address === undefined) return;
        expect(address.value).toBeGreaterThanOrEqual(0n);
        expect(address.value).toBeLessThanOrEqual(highestAddress[address.family]);
      }),
      runs(2000),
    );
  });
});

describe('formatAddress', () => {
  // RFC 5952, section 4
  test.each([
    ['0:0:0:0:0:0:0:0', '::'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['1:0:0:0:0:0:0:0', '1::'],
    ['2001:0db8::0001', '2001:db8::1'],
    ['2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::'],
    ['0:0:3:4:5:6:7:8', '::3:4:5:6:7:8'],
    ['2001:DB8::ABCD', '2001:db8::abcd'],
    ['10.0.0.1', '10.0.0.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['128.0.0.1', '128.0.0.1'],
  ])('writes %s as %s', (text, short) => {
    const address = parseAddress(text);
    expect(address && formatAddress(address)).toBe(short);
  });

  test('writes what parseAddress reads back', () => {
    fc.assert(
      fc.property(fc.oneof(anyAddress, sparseIpv6), (address) => {
        expect(parseAddress(formatAddress(address))).toStrictEqual(address);
      }),
      runs(1000),
    );
  });

  test('writes one text for one address', () => {
    fc.assert(
      fc.property(fc.oneof(anyAddress, sparseIpv6), ({ family, value }) => {
        const text = formatAddress({ family, value });
        const long = longForm({ family, value });
        const read = parseAddress(long);
        expect(read && formatAddress(read)).toBe(text);
        expect(text).toBe(text.toLowerCase());
        expect(text.length).toBeLessThanOrEqual(long.length);
      }),
      runs(500),
    );
  });
});

test('the highest address of a family has all of its bits', () => {
  for (const family of addressFamilies) {
    expect(highestAddress[family].toString(2)).toBe('1'.repeat(addressBits[family]));
  }
});

function longForm({ family, value }: Address): string {
  if (family === 'ipv4') return formatAddress({ family, value });
  const hex = value.toString(16).padStart(32, '0').toUpperCase();
  return hex.match(/.{4}/g)?.join(':') ?? '';
}
