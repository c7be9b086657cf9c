import { addressBits, type Address, formatAddress, highestAddress, parseAddress } from './address.ts';
import { type AddressFamily } from './family.ts';

/** The addresses of one family from `first` to `last`, both included. */
export interface AddressRange {
  readonly family: AddressFamily;
  readonly first: bigint;
  readonly last: bigint;
}

/** A range that is written ADDRESS/LENGTH. */
export interface Cidr extends AddressRange {
  readonly length: number;
}

/**
 * Reads ADDRESS/LENGTH. Bits behind the prefix are cleared, as AWS does it on input.
 * @returns undefined when the text is no CIDR block (address or prefix length out of range included).
 */
export function parseCidr(text: string): Cidr | undefined {
  const [addressText = '', lengthText, more] = text.split('/');
  if (lengthText === undefined || more !== undefined || !/^(?:0|[1-9]\d{0,2})$/.test(lengthText))
    return undefined;
  const address = parseAddress(addressText);
  if (address === undefined) return undefined;
  const length = Number(lengthText);
  return length > addressBits[address.family] ? undefined : cidrOf(address, length);
}

/** The block of the given prefix length that holds the address. */
export function cidrOf(address: Address, length: number): Cidr {
  // BigInt shifts do not wrap, so that a length of 0 gives the whole family and not an empty block.
  const hostBits = BigInt(addressBits[address.family] - length);
  const first = (address.value >> hostBits) << hostBits;
  return { family: address.family, first, last: first + (1n << hostBits) - 1n, length };
}

/** The range that is one single address. */
export function singleAddress(address: Address): AddressRange {
  return { family: address.family, first: address.value, last: address.value };
}

/** All addresses of a family. */
export function wholeFamily(family: AddressFamily): Cidr {
  return { family, first: 0n, last: highestAddress[family], length: 0 };
}

/** The common part of two ranges; undefined when there is none (or the families differ). */
export function intersectRanges(a: AddressRange, b: AddressRange): AddressRange | undefined {
  if (a.family !== b.family) return undefined;
  const first = a.first > b.first ? a.first : b.first;
  const last = a.last < b.last ? a.last : b.last;
  return first > last ? undefined : { family: a.family, first, last };
}

/** Whether every address of `inner` is in `outer`. */
export function containsRange(outer: AddressRange, inner: AddressRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether the ranges have an address in common. */
export function overlaps(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** The lowest address of a range. */
export function firstAddress(range: AddressRange): Address {
  return { family: range.family, value: range.first };
}

/** ADDRESS/LENGTH where the range is one block, else FIRST-LAST; a single address stands alone. */
export function formatRange(range: AddressRange): string {
  const first = formatAddress({ family: range.family, value: range.first });
  if (range.first === range.last) return first;
  const size = range.last - range.first + 1n;
  const isBlock = (size & (size - 1n)) === 0n && range.first % size === 0n;
  if (isBlock) return `${first}/${addressBits[range.family] - (size.toString(2).length - 1)}`;
  return `${first}-${formatAddress({ family: range.family, value: range.last })}`;
}

/** ADDRESS/LENGTH, also for a single address (`10.0.0.1/32`). */
export function formatCidr(cidr: Cidr): string {
  return `${formatAddress({ family: cidr.family, value: cidr.first })}/${cidr.length}`;
}
