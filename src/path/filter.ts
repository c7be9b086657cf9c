import { type AddressRange, containsRange } from '../network/address-range.ts';
import { type PortRange } from '../network/ports.ts';
import { type TargetMember } from './member.ts';
import { type AddressSide, cutByAddress, cutByPorts, type Piece, type PortSide } from './piece.ts';

/** How a filter sees the packets: which side its rules compare, and which destination port. */
export interface FilterView {
  /** The side of a piece that is remote here, or the fixed addresses of a translator. */
  readonly remote: AddressSide | readonly AddressRange[];
  /** The side of a piece that is the destination port here, or the target's fixed port. */
  readonly ports: PortSide | number;
  readonly protocol: 'tcp' | 'udp';
}

/** What a rule compares packets with. */
export interface Matcher {
  readonly protocol: 'all' | 'tcp' | 'udp' | 'other';
  readonly ports: PortRange | null;
  /** The remote addresses; or the members it takes whole, whatever their addresses are. */
  readonly remote: readonly AddressRange[] | ((member: number) => boolean);
}

/** Packets divided by one rule. `mixed` came from a translator with several addresses, some of them matched. */
export interface Division {
  readonly inside: readonly Piece[];
  readonly outside: readonly Piece[];
  readonly mixed: readonly Piece[];
}

/** Divides packets into those that a rule is about and the others. Keeps the array where nothing is cut. */
export function divide(pieces: readonly Piece[], matcher: Matcher, view: FilterView): Division {
  const none: Division = { inside: [], outside: pieces, mixed: [] };
  if (matcher.protocol !== 'all' && matcher.protocol !== view.protocol) return none;
  if (typeof view.ports === 'number') {
    if (!hasPort(matcher.ports, view.ports)) return none;
    return divideByRemote(pieces, matcher.remote, view);
  }
  const byPorts =
    matcher.ports === null
      ? { inside: pieces, outside: [] }
      : cutAllByPorts(pieces, view.ports, matcher.ports);
  const byRemote = divideByRemote(byPorts.inside, matcher.remote, view);
  if (byRemote.inside.length === 0 && byRemote.mixed.length === 0) return none;
  return {
    inside: byRemote.inside,
    outside: concat(byRemote.outside, byPorts.outside),
    mixed: byRemote.mixed,
  };
}

function hasPort(ports: PortRange | null, port: number): boolean {
  return ports === null || (ports.first <= port && port <= ports.last);
}

function divideByRemote(pieces: readonly Piece[], remote: Matcher['remote'], view: FilterView): Division {
  if (typeof remote === 'function') {
    return {
      inside: keepIfAll(
        pieces,
        pieces.filter((piece) => remote(piece.member)),
      ),
      outside: pieces.filter((piece) => !remote(piece.member)),
      mixed: [],
    };
  }
  if (typeof view.remote === 'string') {
    const { inside, outside } = cutAllByAddresses(pieces, view.remote, remote);
    return { inside, outside, mixed: [] };
  }
  const matched = view.remote.filter((own) => remote.some((range) => containsRange(range, own)));
  if (matched.length === 0) return { inside: [], outside: pieces, mixed: [] };
  if (matched.length === view.remote.length) return { inside: pieces, outside: [], mixed: [] };
  return { inside: [], outside: [], mixed: pieces };
}

function cutAllByAddresses(
  pieces: readonly Piece[],
  side: AddressSide,
  ranges: readonly AddressRange[],
): { readonly inside: readonly Piece[]; readonly outside: readonly Piece[] } {
  if (ranges.some((range) => pieces.every((piece) => containsRange(range, piece[side])))) {
    return { inside: pieces, outside: [] };
  }
  const inside: Piece[] = [];
  let outside = pieces;
  for (const range of ranges) {
    const rest: Piece[] = [];
    for (const piece of outside) {
      const cut = cutByAddress(piece, side, range);
      if (cut.inside !== undefined) inside.push(cut.inside);
      rest.push(...cut.outside);
    }
    outside = keepIfAll(outside, rest);
  }
  return { inside: keepIfAll(pieces, inside), outside };
}

function cutAllByPorts(
  pieces: readonly Piece[],
  side: PortSide,
  ports: PortRange,
): { readonly inside: readonly Piece[]; readonly outside: readonly Piece[] } {
  const cuts = pieces.map((piece) => cutByPorts(piece, side, ports));
  return {
    inside: keepIfAll(
      pieces,
      cuts.flatMap((cut) => cut.inside ?? []),
    ),
    outside: keepIfAll(
      pieces,
      cuts.flatMap((cut) => cut.outside),
    ),
  };
}

// Most rules take all packets or none; handing on the same array lets later steps see that at a glance.
function keepIfAll(original: readonly Piece[], result: readonly Piece[]): readonly Piece[] {
  return result.length === original.length && result.every((piece, index) => piece === original[index])
    ? original
    : result;
}

function concat(a: readonly Piece[], b: readonly Piece[]): readonly Piece[] {
  if (a.length === 0) return b;
  return b.length === 0 ? a : [...a, ...b];
}

/** How much of the packets a rule took, for the list of rules looked at. */
export function takenOf(pieces: readonly Piece[], division: Division): 'all' | 'part' | 'none' {
  if (pieces.length === 0) return 'none';
  if (division.inside === pieces) return 'all';
  return division.inside.length === 0 && division.mixed.length === 0 ? 'none' : 'part';
}

/** What a filter does with packets. */
export interface Filtered {
  readonly allowed: readonly Piece[];
  readonly refused: readonly Piece[];
  /** Cannot be told: an unread rule may take them. */
  readonly maybe: readonly Piece[];
}

/** Whether any of the packets go to public addresses of a service. */
export function touchesPublicService(pieces: readonly Piece[], members: readonly TargetMember[]): boolean {
  return pieces.some((piece) => members[piece.member]?.isPublicService === true);
}
