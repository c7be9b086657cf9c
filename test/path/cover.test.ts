import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Gap } from '../../src/network/gap.ts';
import { type Cover, coverOf } from '../../src/path/cover.ts';
import { type TargetMember } from '../../src/path/member.ts';
import { intersectPieces, type Piece, subtractPieces } from '../../src/path/piece.ts';
import { runs } from '../laws/runs.ts';
import { packetsOf, keyOf, type Packet, plainMembers, somePieces } from './packets.ts';

const gap: Gap = { kind: 'not-modelled', reason: 'dns-record-type', id: 'a' };

const someMembers: fc.Arbitrary<readonly TargetMember[]> = fc
  .tuple(fc.boolean(), fc.boolean())
  .map((open) =>
    plainMembers.map((member, index) => ({ ...member, open: open[index] === true ? gap : null })),
  );

/** Part of the packets of a whole, as boxes. */
const someWholeAndPart: fc.Arbitrary<readonly [whole: readonly Piece[], part: readonly Piece[]]> = fc
  .tuple(somePieces, somePieces, fc.constantFrom('in', 'out', 'all', 'none'))
  .map(([whole, other, kind]) => {
    switch (kind) {
      case 'in':
        return [whole, intersectPieces(whole, other)];
      case 'out':
        return [whole, subtractPieces(whole, other)];
      case 'all':
        return [whole, whole];
      default:
        return [whole, []];
    }
  });

/** The same by counting packets: an open member is asked about each of its addresses apart. */
function countedCover(
  part: readonly Piece[],
  whole: readonly Piece[],
  members: readonly TargetMember[],
): Cover {
  const covered = new Set(packetsOf(part).map(keyOf));
  const amount = (packets: readonly Packet[]): Cover => {
    const hits = packets.filter((packet) => covered.has(keyOf(packet))).length;
    return hits === 0 ? 'none' : hits === packets.length ? 'all' : 'part';
  };
  const found = new Set<Cover>();
  for (const [index, { open }] of members.entries()) {
    const mine = packetsOf(whole).filter(({ member }) => member === index);
    if (mine.length === 0) continue;
    if (open === null) found.add(amount(mine));
    else {
      const addresses = [...new Set(mine.map(({ target }) => target))];
      const each = new Set(
        addresses.map((address) => amount(mine.filter(({ target }) => target === address))),
      );
      found.add(each.size > 1 ? 'undetermined' : ([...each][0] ?? 'none'));
    }
  }
  if (found.has('undetermined')) return 'undetermined';
  return found.size > 1 ? 'part' : ([...found][0] ?? 'none');
}

describe('how much of the whole a set covers', () => {
  test('is what counting packets says', () => {
    fc.assert(
      fc.property(someWholeAndPart, someMembers, ([whole, part], members) => {
        expect(coverOf(part, whole, members)).toBe(countedCover(part, whole, members));
      }),
      runs(300),
    );
  });

  test('does not depend on the order of boxes', () => {
    fc.assert(
      fc.property(someWholeAndPart, someMembers, ([whole, part], members) => {
        expect(coverOf(part.toReversed(), whole.toReversed(), members)).toBe(coverOf(part, whole, members));
      }),
      runs(100),
    );
  });

  test('turned round is the cover of the rest', () => {
    const opposite = { all: 'none', none: 'all', part: 'part', undetermined: 'undetermined' } as const;
    fc.assert(
      fc.property(someWholeAndPart, someMembers, ([whole, part], members) => {
        const rest = subtractPieces(whole, part);
        expect(coverOf(rest, whole, members)).toBe(opposite[coverOf(part, whole, members)]);
      }),
      runs(200),
    );
  });
});
