import { formatAddress, parseAddress } from '../../../src/network/address.ts';
import { type Cidr, cidrOf, formatCidr, overlaps } from '../../../src/network/address-range.ts';
import { type Account, type Subnet, type Vpc } from '../network/account.ts';
import { blockHolding, blockOf, holds } from './addresses.ts';

/** Length of the smallest block that a subnet may have. */
const smallest = 28;

function subnetBlocks(account: Account, vpcId: string): readonly Cidr[] {
  return account.Subnets.filter(({ VpcId }) => VpcId === vpcId).map(({ CidrBlock }) => blockOf(CidrBlock));
}

/** A block of a VPC that no subnet has; null where the VPC is full. */
export function freeBlock(account: Account, vpc: Vpc): string | null {
  const taken = subnetBlocks(account, vpc.VpcId);
  for (const text of vpc.CidrBlocks) {
    const whole = blockOf(text);
    let { first } = whole;
    while (first <= whole.last) {
      const candidate = cidrOf({ family: 'ipv4', value: first }, smallest);
      const inTheWay = taken.find((block) => overlaps(block, candidate));
      if (inTheWay === undefined) return formatCidr(candidate);
      first = (inTheWay.last > candidate.last ? inTheWay.last : candidate.last) + 1n;
    }
  }
  return null;
}

/**
 * The smallest block around an address of a VPC in which AWS would give it to somebody; null where a subnet is in
 * the way or the VPC does not have it.
 */
export function freeBlockAround(account: Account, vpcId: string, address: string): string | null {
  const parsed = parseAddress(address);
  const whole = blockHolding(account, vpcId, address);
  if (parsed?.family !== 'ipv4' || whole === undefined) return null;
  for (let length = smallest; length >= blockOf(whole).length; length -= 1) {
    const candidate = cidrOf(parsed, length);
    if (subnetBlocks(account, vpcId).some((block) => overlaps(block, candidate))) return null;
    if (isUsable(formatCidr(candidate), address)) return formatCidr(candidate);
  }
  return null;
}

/** Whether AWS gives an address of a block to interfaces: not the first four, not the last. */
export function isUsable(block: string, address: string): boolean {
  const { first, last } = blockOf(block);
  const value = parseAddress(address)?.value;
  return holds(block, address) && value !== undefined && first + 4n <= value && value < last;
}

/** An address of a subnet that nobody has. */
export function freeAddress(account: Account, { VpcId, CidrBlock }: Subnet): string {
  const { first } = blockOf(CidrBlock);
  const taken = new Set([
    ...account.NetworkInterfaces.filter((item) => item.VpcId === VpcId).map((item) => item.PrivateIpAddress),
    ...account.NatGateways.filter((nat) => nat.VpcId === VpcId).flatMap((nat) =>
      nat.NatGatewayAddresses.map(({ PrivateIp }) => PrivateIp),
    ),
  ]);
  let value = first + 4n;
  while (taken.has(formatAddress({ family: 'ipv4', value }))) value += 1n;
  return formatAddress({ family: 'ipv4', value });
}

/** A public address that nobody in the account has. */
export function freePublicAddress(account: Account): string {
  const taken = new Set([
    ...account.NetworkInterfaces.map(({ PublicIp }) => PublicIp),
    ...account.NatGateways.flatMap((nat) => nat.NatGatewayAddresses.map(({ PublicIp }) => PublicIp)),
  ]);
  let last = 1;
  while (taken.has(`198.51.100.${last}`)) last += 1;
  return `198.51.100.${last}`;
}
