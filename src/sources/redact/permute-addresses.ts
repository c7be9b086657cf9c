import { createHmac } from 'node:crypto';
import { addressBits, type Address, formatAddress, parseAddress } from '../../network/address.ts';
import { type AddressRange, type Cidr, formatCidr, parseCidr } from '../../network/address-range.ts';
import { globalAddresses } from '../../network/special-addresses.ts';

/** Gives addresses and CIDR blocks others in their place; undefined for a text that is neither. */
export type AddressPermutation = (text: string) => string | undefined;

/**
 * A permutation of all addresses that keeps prefixes: two that agree in their first bits do so after it as well, so
 * that every block stays in, beside or around every other. Ranges that are nobody's (private, special and those of
 * `known`) stay as they are, and so do blocks that hold one of them as far as their bits lead there.
 * After J. Xu et al., Prefix-Preserving IP Address Anonymization (2002).
 * @param key without which the permutation cannot be undone
 * @param known ranges that AWS publishes
 */
export function permuteAddresses(key: Uint8Array, known: readonly AddressRange[]): AddressPermutation {
  const fixed = known.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const flips = new Map<string, bigint>();
  const flipAt = (prefix: Cidr): bigint => {
    const name = formatCidr(prefix);
    const seen = flips.get(name);
    if (seen !== undefined) return seen;
    const bit = BigInt((createHmac('sha256', key).update(name).digest()[0] ?? 0) & 1);
    const flip = isFree(prefix, fixed) ? bit : 0n;
    flips.set(name, flip);
    return flip;
  };
  const permute = ({ family, value }: Address, length: number): Address => {
    const bits = addressBits[family];
    let result = 0n;
    for (let at = 0; at < bits; at += 1) {
      const shift = BigInt(bits - at);
      const first = (value >> shift) << shift;
      const bit = (value >> (shift - 1n)) & 1n;
      const prefix = { family, first, last: first + (1n << shift) - 1n, length: at };
      result = (result << 1n) | (at < length ? bit ^ flipAt(prefix) : bit);
    }
    return { family, value: result };
  };
  return (text) => {
    const address = parseAddress(text);
    if (address !== undefined) return formatAddress(permute(address, addressBits[address.family]));
    const cidr = parseCidr(text);
    if (cidr === undefined) return undefined;
    const { value } = permute({ family: cidr.family, value: cidr.first }, cidr.length);
    return `${formatAddress({ family: cidr.family, value })}/${cidr.length}`;
  };
}

// A bit may be turned where all addresses behind it are somebody's, and none is known.
function isFree({ family, first, last }: Cidr, known: readonly AddressRange[]): boolean {
  const isGlobal = globalAddresses[family].some((range) => range.first <= first && last <= range.last);
  return (
    isGlobal && !known.some((range) => range.family === family && range.first <= last && first <= range.last)
  );
}
