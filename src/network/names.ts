import { type Address } from './address.ts';
import { type Fact } from './fact.ts';
import { type Scope } from './scope.ts';

/** The DHCP options set of a VPC, as far as it says who resolves names. */
export interface DhcpOptions {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  /** `amazon` for AmazonProvidedDNS, also where the option is left out beside no other server. */
  readonly domainNameServers: 'amazon' | readonly Address[];
}

/** What a record of a hosted zone leads to. */
export type HostedZoneAnswer =
  | { readonly kind: 'addresses'; readonly addresses: readonly Address[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'other' };

/** One record set; names are lower case without the final dot, a wildcard begins with `*.`. */
export interface HostedZoneRecord {
  readonly name: string;
  readonly type: string;
  /** An alias to a name, the CNAME's name, the addresses of A and AAAA; `other` for routing policies not followed. */
  readonly answer: HostedZoneAnswer;
}

/** A private hosted zone of Route 53 with the VPCs that it answers in. */
export interface HostedZone {
  readonly id: string;
  readonly scope: Scope;
  readonly ownerId: string | null;
  /** Lower case, without the final dot. */
  readonly name: string;
  /** The VPCs that it is associated with itself. */
  readonly vpcIds: readonly string[];
  /** The VPCs into which a Route 53 Profile brings it; what is a VPC's own goes before it there. */
  readonly profileVpcIds: readonly string[];
  readonly records: Fact<readonly HostedZoneRecord[]>;
}

/** A rule of Route 53 Resolver with the VPCs that it is associated with. */
export interface ResolverRule {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  /** Lower case, without the final dot; empty for the root. */
  readonly domainName: string;
  /** A `profile` is no rule: a Route 53 Profile that brings zones or rules which are not known one by one. */
  readonly type: 'forward' | 'system' | 'profile' | 'other';
  readonly vpcIds: Fact<readonly string[]>;
  /** The VPCs into which a Route 53 Profile brings it; what is a VPC's own goes before it there. */
  readonly profileVpcIds: readonly string[];
}
