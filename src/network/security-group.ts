import { type Cidr } from './address-range.ts';
import { type PortRange } from './ports.ts';
import { type Scope } from './scope.ts';

/** A reference to another group in a rule. */
interface SecurityGroupReference {
  readonly groupId: string;
  readonly accountId: string | null;
}

/** One rule of a security group; rules only ever allow. */
export interface SecurityGroupRule {
  /** What is said of it in reports: the protocol, the ports and the peer. */
  readonly protocol: 'all' | 'tcp' | 'udp' | 'other';
  /** Null where all ports are meant (or the protocol has none). */
  readonly ports: PortRange | null;
  readonly peer:
    | { readonly kind: 'cidr'; readonly cidr: Cidr }
    | { readonly kind: 'prefix-list'; readonly prefixListId: string }
    | { readonly kind: 'security-group'; readonly reference: SecurityGroupReference };
}

/** A security group; stateful, so only the direction that opens a connection counts. */
export interface SecurityGroup {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly vpcId: string;
  readonly ownerId: string | null;
  readonly groupName: string | null;
  readonly ingress: readonly SecurityGroupRule[];
  readonly egress: readonly SecurityGroupRule[];
}
