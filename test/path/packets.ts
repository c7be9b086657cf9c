import fc from 'fast-check';
import { type Address, parseAddress } from '../../src/network/address.ts';
import { type AddressRange, type Cidr, cidrOf, parseCidr } from '../../src/network/address-range.ts';
import { type PortRange } from '../../src/network/ports.ts';
import { type FilterView } from '../../src/path/filter.ts';
import { type TargetMember } from '../../src/path/member.ts';
import { type Piece } from '../../src/path/piece.ts';

/** One single packet of a small world: what a box of packets is a set of. */
export interface Packet {
  readonly member: number;
  readonly client: bigint;
  readonly target: bigint;
  readonly clientPort: number;
  readonly natPort: number;
}

/** An address written as text; only for texts that are addresses. */
export function addressAt(text: string): Address {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`not an address: ${text}`);
  return address;
}

/** A block written as text; only for texts that are blocks. */
export function cidrAt(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`not a block: ${text}`);
  return cidr;
}

const clientBase = addressAt('10.0.0.0').value;
const targetBase = addressAt('10.0.1.0').value;
const side = 8;
const portBase = 1024;
const portCount = 4;

function subrange(count: number): fc.Arbitrary<readonly [first: number, last: number]> {
  const end = fc.integer({ min: 0, max: count - 1 });
  return fc.tuple(end, end).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
}

function addressesFrom(base: bigint): fc.Arbitrary<AddressRange> {
  return subrange(side).map(([first, last]) => ({
    family: 'ipv4',
    first: base + BigInt(first),
    last: base + BigInt(last),
  }));
}

const somePorts: fc.Arbitrary<PortRange> = subrange(portCount).map(([first, last]) => ({
  first: portBase + first,
  last: portBase + last,
}));

/** One box of the small world. */
export const somePiece: fc.Arbitrary<Piece> = fc.record({
  member: fc.integer({ min: 0, max: 1 }),
  client: addressesFrom(clientBase),
  target: addressesFrom(targetBase),
  clientPort: somePorts,
  natPort: somePorts,
});

/** Disjoint boxes: the first of each overlap keeps the packets. */
export const somePieces: fc.Arbitrary<readonly Piece[]> = fc
  .array(somePiece, { minLength: 1, maxLength: 3 })
  .map((boxes) =>
    boxes.filter((box, index) => boxes.slice(0, index).every((earlier) => !meet(box, earlier))),
  );

function meet(a: Piece, b: Piece): boolean {
  const packets = new Set(keysOf([b]));
  return keysOf([a]).some((key) => packets.has(key));
}

/** Every packet of the boxes, each box by itself. */
export function packetsOf(pieces: readonly Piece[]): readonly Packet[] {
  return pieces.flatMap((piece) =>
    numbers(piece.client).flatMap((client) =>
      numbers(piece.target).flatMap((target) =>
        ports(piece.clientPort).flatMap((clientPort) =>
          ports(piece.natPort).map((natPort) => ({
            member: piece.member,
            client,
            target,
            clientPort,
            natPort,
          })),
        ),
      ),
    ),
  );
}

/** The packet as one word. */
export function keyOf({ member, client, target, clientPort, natPort }: Packet): string {
  return `${member} ${client} ${target} ${clientPort} ${natPort}`;
}

/** Every packet of the boxes as a word, sorted: two sets are equal when their words are. */
export function keysOf(pieces: readonly Piece[]): readonly string[] {
  return packetsOf(pieces).map(keyOf).toSorted();
}

function numbers(range: AddressRange): readonly bigint[] {
  return Array.from(
    { length: Number(range.last - range.first) + 1 },
    (_, index) => range.first + BigInt(index),
  );
}

function ports(range: PortRange): readonly number[] {
  return Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
}

/** A block in, around or beside the small world. */
export const someCidr: fc.Arbitrary<Cidr> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom(clientBase, targetBase),
        fc.bigInt({ min: 0n, max: BigInt(side) - 1n }),
        fc.integer({ min: 29, max: 32 }),
      )
      .map(([base, offset, length]) => cidrOf({ family: 'ipv4', value: base + offset }, length)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/24', '10.0.1.0/24', '192.168.0.0/16', '::/0'].map(cidrAt),
    ),
  },
);

/** What a rule says of ports: all, some around those of the small world, or the target's. */
export const someRulePorts: fc.Arbitrary<PortRange | null> = fc.oneof(
  fc.constant(null),
  somePorts,
  fc.constantFrom({ first: 443, last: 443 }, { first: 0, last: 65535 }, { first: 80, last: 1025 }),
);

/** The ways in which filters see packets, but for translators with several addresses. */
export const someView: fc.Arbitrary<FilterView> = fc.record({
  remote: fc.oneof(
    fc.constantFrom<'client' | 'target'>('client', 'target'),
    addressesFrom(clientBase).map(({ family, first }) => [{ family, first, last: first }]),
  ),
  ports: fc.constantFrom<FilterView['ports']>('clientPort', 'natPort', 443, 80),
  protocol: fc.constantFrom<'tcp' | 'udp'>('tcp', 'udp'),
});

/** What a view compares of one packet: the remote addresses (several for a translator), and the port. */
export function seenBy(
  view: FilterView,
  packet: Packet,
): { readonly remotes: readonly bigint[]; readonly port: number } {
  const remotes =
    typeof view.remote === 'string' ? [packet[view.remote]] : view.remote.map(({ first }) => first);
  return { remotes, port: typeof view.ports === 'number' ? view.ports : packet[view.ports] };
}

/** Whether a block has an address of IPv4. */
export function hasAddress(cidr: Cidr, value: bigint): boolean {
  return cidr.family === 'ipv4' && cidr.first <= value && value <= cidr.last;
}

/** Two settled members, of which nothing is known but their addresses. */
export const plainMembers: readonly TargetMember[] = [0, 1].map(() => ({
  addresses: [{ family: 'ipv4', first: targetBase, last: targetBase + BigInt(side) - 1n }],
  open: null,
  isPublicService: false,
  prefixListId: null,
  interface: null,
}));

/** Some order of a list, chosen by fast-check. */
export function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}
