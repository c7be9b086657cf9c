import { type Cidr } from './address-range.ts';
import { type PortRange } from './ports.ts';
import { type Scope } from './scope.ts';

/** One numbered entry; stateless, the lowest number that matches decides. */
export interface NetworkAclEntry {
  readonly number: number;
  readonly protocol: 'all' | 'tcp' | 'udp' | 'other';
  /** Null where all ports are meant. */
  readonly ports: PortRange | null;
  readonly cidr: Cidr;
  readonly action: 'allow' | 'deny';
}

/** A network ACL with its subnets. Entries are in ascending order of number; the final `*` deny is implied. */
export interface NetworkAcl {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly vpcId: string;
  readonly isDefault: boolean;
  readonly subnetIds: readonly string[];
  readonly inbound: readonly NetworkAclEntry[];
  readonly outbound: readonly NetworkAclEntry[];
}
