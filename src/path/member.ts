import { type AddressSet } from '../network/address-set.ts';
import { type Gap } from '../network/gap.ts';

/** The interface in a VPC that stands behind a target address. */
export interface TargetInterface {
  /** The endpoint's id for an endpoint's interface, else the interface's own. */
  readonly owner: { readonly type: 'vpc-endpoint' | 'network-interface'; readonly id: string };
  readonly vpcId: string;
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
}

/**
 * One of the addresses that a name leads to. All members occur. A member is settled when all of its addresses
 * occur (public addresses under the named assumption) and open when one unread address of them is true.
 */
export interface TargetMember {
  readonly addresses: AddressSet;
  /** Null when settled; else the fact that is missing. */
  readonly open: Gap | null;
  /** Public addresses of which a rule may shut out some. */
  readonly isPublicService: boolean;
  /** The prefix list whose addresses these are, where its entries are not known or decide by name. */
  readonly prefixListId: string | null;
  /** What stands at the address; null where the walk finds out. */
  readonly interface: TargetInterface | null;
}
