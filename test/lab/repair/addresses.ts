import { parseAddress } from '../../../src/network/address.ts';
import {
  type Cidr,
  containsRange,
  formatCidr,
  overlaps,
  parseCidr,
  singleAddress,
} from '../../../src/network/address-range.ts';
import { type AddressFamily } from '../../../src/network/family.ts';
import { type Account, type Vpc } from '../network/account.ts';

/** The family of an address or a block in text. */
export function familyOf(text: string): AddressFamily {
  return text.includes(':') ? 'ipv6' : 'ipv4';
}

/** Everything there is in the family of an address. */
export function defaultBlock(address: string): string {
  return familyOf(address) === 'ipv6' ? '::/0' : '0.0.0.0/0';
}

/** The block that is one address; a block stays as it is. */
export function hostBlock(address: string): string {
  if (address.includes('/')) return address;
  return familyOf(address) === 'ipv6' ? `${address}/128` : `${address}/32`;
}

/** Reads a block of the account, which holds none that cannot be read. */
export function blockOf(text: string): Cidr {
  const block = parseCidr(text);
  if (block === undefined) throw new Error(`not a block: ${text}`);
  return block;
}

/** Whether a block holds an address. */
export function holds(block: string, address: string): boolean {
  const parsed = parseAddress(address);
  return parsed !== undefined && containsRange(blockOf(block), singleAddress(parsed));
}

/** Whether two texts are the same block, however they are written. */
export function isSameBlock(a: string, b: string): boolean {
  const [one, other] = [parseCidr(a), parseCidr(b)];
  return one === undefined || other === undefined ? a === b : formatCidr(one) === formatCidr(other);
}

/** All blocks of a VPC. */
export function blocksOfVpc({ CidrBlocks, Ipv6CidrBlocks }: Vpc): readonly string[] {
  return [...CidrBlocks, ...Ipv6CidrBlocks];
}

/** The block of a VPC that an address lies in. */
export function blockHolding(account: Account, vpcId: string, address: string): string | undefined {
  const vpc = account.Vpcs.find(({ VpcId }) => VpcId === vpcId);
  return vpc === undefined ? undefined : blocksOfVpc(vpc).find((block) => holds(block, address));
}

/** Whether two VPCs use some addresses both. */
export function overlapEachOther(a: Vpc, b: Vpc): boolean {
  return blocksOfVpc(a).some((one) => blocksOfVpc(b).some((other) => overlaps(blockOf(one), blockOf(other))));
}

/**
 * The VPC that an address belongs to, seen from one: its own blocks come first, then a VPC where somebody has the
 * address. Null for an address of no VPC.
 */
export function vpcHolding(account: Account, address: string, seenFrom: string): string | null {
  if (blockHolding(account, seenFrom, address) !== undefined) return seenFrom;
  const isTakenIn = (vpcId: string): boolean =>
    account.NetworkInterfaces.some(
      (item) => item.VpcId === vpcId && [item.PrivateIpAddress, ...item.Ipv6Addresses].includes(address),
    );
  const holding = account.Vpcs.map(({ VpcId }) => VpcId).filter(
    (id) => blockHolding(account, id, address) !== undefined,
  );
  return holding.find(isTakenIn) ?? holding[0] ?? null;
}
