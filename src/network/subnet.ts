import { type AddressRange, type Cidr, firstAddress } from './address-range.ts';
import { type AddressFamily } from './family.ts';
import { type Fact } from './fact.ts';
import { type Scope } from './scope.ts';
import { type InternetGatewayBlockMode } from './vpc.ts';

/** A subnet. `ownerId` differs from the account it was read in where the subnet is shared (AWS RAM). */
export interface Subnet {
  readonly id: string;
  readonly scope: Scope;
  readonly ownerId: string | null;
  readonly name: string | null;
  readonly vpcId: string;
  /** Null for an IPv6-only subnet. */
  readonly cidr: Cidr | null;
  readonly ipv6Cidrs: readonly Cidr[];
  /** Whether the subnet's resolver makes IPv6 addresses (64:ff9b::/96) for names that have only IPv4 ones. */
  readonly enableDns64: boolean;
  readonly availabilityZone: string | null;
  /** The zone ID: the only way to compare zones of two accounts. */
  readonly availabilityZoneId: string | null;
  readonly availableAddresses: number | null;
  readonly blockPublicAccess: Fact<InternetGatewayBlockMode>;
}

/**
 * The addresses that an interface in the subnet may have: the block less the first four addresses and the
 * last, which AWS keeps. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function usableAddresses(cidr: Cidr): AddressRange {
  return { family: cidr.family, first: firstAddress(cidr).value + 4n, last: cidr.last - 1n };
}

/** The subnet's blocks of one family. */
export function subnetCidrs(subnet: Subnet, family: AddressFamily): readonly Cidr[] {
  if (family === 'ipv6') return subnet.ipv6Cidrs;
  return subnet.cidr === null ? [] : [subnet.cidr];
}
