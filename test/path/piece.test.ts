import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cutByAddress,
  cutByPorts,
  intersectPieces,
  type Piece,
  subtractPieces,
  volumeOf,
} from '../../src/path/piece.ts';
import { runs } from '../laws/runs.ts';
import { cidrAt, keysOf, someCidr, somePiece, somePieces, someRulePorts } from './packets.ts';

function expectDisjoint(pieces: readonly Piece[]): void {
  const keys = keysOf(pieces);
  expect(new Set(keys).size).toBe(keys.length);
}

describe('boxes of packets, against enumeration', () => {
  test('a cut by addresses keeps every packet, on the right side', () => {
    fc.assert(
      fc.property(
        somePiece,
        fc.constantFrom<'client' | 'target'>('client', 'target'),
        someCidr,
        (piece, side, cidr) => {
          const { inside, outside } = cutByAddress(piece, side, cidr);
          const parts = [...(inside === undefined ? [] : [inside]), ...outside];
          expectDisjoint(parts);
          expect(keysOf(parts)).toStrictEqual(keysOf([piece]));
          const isIn = (part: Piece): boolean =>
            cidr.family === 'ipv4' && cidr.first <= part[side].first && part[side].last <= cidr.last;
          expect(inside === undefined || isIn(inside)).toBe(true);
          expect(
            outside.some(
              (part) =>
                part[side].first <= cidr.last && cidr.first <= part[side].last && cidr.family === 'ipv4',
            ),
          ).toBe(false);
        },
      ),
      runs(300),
    );
  });

  test('a cut by ports keeps every packet, on the right side', () => {
    fc.assert(
      fc.property(
        somePiece,
        fc.constantFrom<'clientPort' | 'natPort'>('clientPort', 'natPort'),
        someRulePorts,
        (piece, side, asked) => {
          const ports = asked ?? { first: 0, last: 65535 };
          const { inside, outside } = cutByPorts(piece, side, ports);
          const parts = [...(inside === undefined ? [] : [inside]), ...outside];
          expectDisjoint(parts);
          expect(keysOf(parts)).toStrictEqual(keysOf([piece]));
          expect(
            inside === undefined || (ports.first <= inside[side].first && inside[side].last <= ports.last),
          ).toBe(true);
          expect(
            outside.some((part) => part[side].first <= ports.last && ports.first <= part[side].last),
          ).toBe(false);
        },
      ),
      runs(300),
    );
  });

  test('difference', () => {
    fc.assert(
      fc.property(somePieces, somePieces, (from, what) => {
        const rest = subtractPieces(from, what);
        const gone = new Set(keysOf(what));
        expectDisjoint(rest);
        expect(keysOf(rest)).toStrictEqual(keysOf(from).filter((key) => !gone.has(key)));
      }),
      runs(200),
    );
  });

  test('intersection', () => {
    fc.assert(
      fc.property(somePieces, somePieces, (a, b) => {
        const common = intersectPieces(a, b);
        const other = new Set(keysOf(b));
        expectDisjoint(common);
        expect(keysOf(common)).toStrictEqual(keysOf(a).filter((key) => other.has(key)));
      }),
      runs(200),
    );
  });

  test('volume', () => {
    fc.assert(
      fc.property(somePieces, (pieces) => {
        expect(volumeOf(pieces)).toBe(BigInt(keysOf(pieces).length));
      }),
      runs(200),
    );
  });
});

describe('volume of what nobody can enumerate', () => {
  test.each([
    ['0.0.0.0/0', '0.0.0.0/0', 2n ** 64n],
    ['::/0', '::/0', 2n ** 256n],
    ['10.0.0.1/32', '10.0.0.1/32', 1n],
  ])('%s to %s', (client, target, addresses) => {
    const ports = { first: 0, last: 65535 };
    const piece: Piece = {
      member: 0,
      client: cidrAt(client),
      target: cidrAt(target),
      clientPort: ports,
      natPort: ports,
    };
    expect(volumeOf([piece])).toBe(addresses * 2n ** 32n);
  });
});
