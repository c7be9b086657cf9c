import { type AddressRange, intersectRanges } from '../network/address-range.ts';
import { subtractRange } from '../network/address-set.ts';
import { type PortRange } from '../network/ports.ts';

/**
 * A box of packets: every client address with every target address, client port and port of the NAT on the
 * way. A set of packets is a list of disjoint boxes.
 */
export interface Piece {
  /** Index of the target member that the addresses belong to. */
  readonly member: number;
  readonly client: AddressRange;
  readonly target: AddressRange;
  readonly clientPort: PortRange;
  readonly natPort: PortRange;
}

/** The sides of a box that hold addresses. */
export type AddressSide = 'client' | 'target';

/** The sides of a box that hold ports. */
export type PortSide = 'clientPort' | 'natPort';

/** A box cut in two: what lies in the range asked for, and what remains around it. */
export interface Cut {
  readonly inside: Piece | undefined;
  readonly outside: readonly Piece[];
}

// Here and below every property is named: an object made by a spread with a computed name has a shape of its own,
// and these are made by the million.
function withRange(piece: Piece, side: AddressSide, range: AddressRange): Piece {
  const { member, client, target, clientPort, natPort } = piece;
  return side === 'client'
    ? { member, client: range, target, clientPort, natPort }
    : { member, client, target: range, clientPort, natPort };
}

function withPorts(piece: Piece, side: PortSide, range: PortRange): Piece {
  const { member, client, target, clientPort, natPort } = piece;
  return side === 'clientPort'
    ? { member, client, target, clientPort: range, natPort }
    : { member, client, target, clientPort, natPort: range };
}

/** Cuts a box along one of its address sides. */
export function cutByAddress(piece: Piece, side: AddressSide, range: AddressRange): Cut {
  const common = intersectRanges(piece[side], range);
  if (common === undefined) return { inside: undefined, outside: [piece] };
  if (common.first === piece[side].first && common.last === piece[side].last)
    return { inside: piece, outside: [] };
  return {
    inside: withRange(piece, side, common),
    outside: subtractRange(piece[side], common).map((rest) => withRange(piece, side, rest)),
  };
}

/** Cuts a box along one of its port sides. */
export function cutByPorts(piece: Piece, side: PortSide, ports: PortRange): Cut {
  const own = piece[side];
  const first = Math.max(own.first, ports.first);
  const last = Math.min(own.last, ports.last);
  if (first > last) return { inside: undefined, outside: [piece] };
  if (first === own.first && last === own.last) return { inside: piece, outside: [] };
  const rest: PortRange[] = [];
  if (own.first < first) rest.push({ first: own.first, last: first - 1 });
  if (last < own.last) rest.push({ first: last + 1, last: own.last });
  return {
    inside: withPorts(piece, side, { first, last }),
    outside: rest.map((range) => withPorts(piece, side, range)),
  };
}

/** What the first set has without the packets of the second. */
export function subtractPieces(from: readonly Piece[], what: readonly Piece[]): readonly Piece[] {
  let rest = from;
  for (const gone of what) rest = rest.flatMap((piece) => subtractPiece(piece, gone));
  return rest;
}

/** The packets that both sets have. */
export function intersectPieces(a: readonly Piece[], b: readonly Piece[]): readonly Piece[] {
  return a.flatMap((left) => b.flatMap((right) => intersectPiece(left, right) ?? []));
}

function intersectPiece(piece: Piece, other: Piece): Piece | undefined {
  if (piece.member !== other.member) return undefined;
  const byClient = cutByAddress(piece, 'client', other.client).inside;
  const byTarget = byClient && cutByAddress(byClient, 'target', other.target).inside;
  const byClientPort = byTarget && cutByPorts(byTarget, 'clientPort', other.clientPort).inside;
  return byClientPort && cutByPorts(byClientPort, 'natPort', other.natPort).inside;
}

function subtractPiece(piece: Piece, gone: Piece): readonly Piece[] {
  if (piece.member !== gone.member || intersectPiece(piece, gone) === undefined) return [piece];
  const client = cutByAddress(piece, 'client', gone.client);
  if (client.inside === undefined) return [piece];
  const target = cutByAddress(client.inside, 'target', gone.target);
  if (target.inside === undefined) return [piece];
  const clientPort = cutByPorts(target.inside, 'clientPort', gone.clientPort);
  if (clientPort.inside === undefined) return [piece];
  const natPort = cutByPorts(clientPort.inside, 'natPort', gone.natPort);
  return [...client.outside, ...target.outside, ...clientPort.outside, ...natPort.outside];
}

/** Number of packets in the boxes. */
export function volumeOf(pieces: readonly Piece[]): bigint {
  return pieces.reduce((sum, piece) => sum + sizeOf(piece), 0n);
}

function sizeOf(piece: Piece): bigint {
  const ports = (range: PortRange): bigint => BigInt(range.last - range.first + 1);
  const addresses = (range: AddressRange): bigint => range.last - range.first + 1n;
  return addresses(piece.client) * addresses(piece.target) * ports(piece.clientPort) * ports(piece.natPort);
}
