import { type TargetMember } from './member.ts';
import { type Piece, volumeOf } from './piece.ts';

/** How much of all packets a set holds; `undetermined` where an unread address decides. */
export type Cover = 'all' | 'part' | 'none' | 'undetermined';

/**
 * How much of the whole a set of its packets covers. Members occur together, so covering one and not the
 * other is a part. Of an open member one address is true: when the addresses of its range are covered
 * unequally, that address decides and the answer is `undetermined`.
 */
export function coverOf(
  pieces: readonly Piece[],
  whole: readonly Piece[],
  members: readonly TargetMember[],
): Cover {
  if (pieces.length === 0) return 'none';
  if (pieces === whole) return 'all';
  const covers = new Set<Cover>();
  for (const [index, member] of members.entries()) {
    const mine = whole.filter((piece) => piece.member === index);
    if (mine.length === 0) continue;
    const covered = pieces.filter((piece) => piece.member === index);
    covers.add(member.open === null ? coverByVolume(covered, mine) : coverOfOpen(covered, mine));
  }
  if (covers.has('undetermined')) return 'undetermined';
  const [only = 'none', ...more] = covers;
  return more.length === 0 ? only : 'part';
}

// Boxes of one set are disjoint and the covered ones lie within the whole, so equal volume means equal sets.
function coverByVolume(covered: readonly Piece[], whole: readonly Piece[]): Cover {
  if (covered.length === 0) return 'none';
  return volumeOf(covered) === volumeOf(whole) ? 'all' : 'part';
}

function coverOfOpen(covered: readonly Piece[], whole: readonly Piece[]): Cover {
  const covers = new Set<Cover>();
  for (const [first, last] of elementaryIntervals([...covered, ...whole])) {
    const within = (pieces: readonly Piece[]): readonly Piece[] =>
      pieces
        .filter((piece) => piece.target.first <= first && last <= piece.target.last)
        .map((piece) => ({ ...piece, target: { ...piece.target, first, last } }));
    const mine = within(whole);
    if (mine.length > 0) covers.add(coverByVolume(within(covered), mine));
  }
  const [only = 'none', ...more] = covers;
  return more.length === 0 ? only : 'undetermined';
}

/** The target addresses cut at every edge of a box, so that each interval is covered by whole boxes. */
function elementaryIntervals(pieces: readonly Piece[]): readonly (readonly [bigint, bigint])[] {
  const starts = new Set<bigint>();
  for (const piece of pieces) {
    starts.add(piece.target.first);
    starts.add(piece.target.last + 1n);
  }
  const sorted = [...starts].toSorted((a, b) => (a < b ? -1 : 1));
  return sorted.slice(0, -1).map((start, index) => [start, (sorted[index + 1] ?? start) - 1n]);
}
