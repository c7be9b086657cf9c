import { type Cidr } from './address-range.ts';
import { type Fact } from './fact.ts';
import { type Scope } from './scope.ts';

/**
 * The mode of VPC Block Public Access in force.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export type InternetGatewayBlockMode = 'off' | 'block-bidirectional' | 'block-ingress';

/** A VPC with the attributes that decide about its names and its way to the internet. */
export interface Vpc {
  readonly id: string;
  readonly scope: Scope;
  readonly ownerId: string | null;
  readonly name: string | null;
  /** Associated blocks only, both families; the primary IPv4 block comes first, as Amazon DNS has its address there. */
  readonly cidrs: readonly Cidr[];
  readonly dhcpOptionsId: string | null;
  readonly enableDnsSupport: Fact<boolean>;
  readonly enableDnsHostnames: Fact<boolean>;
  /** As DescribeVpcs gives it in BlockPublicAccessStates; exclusions are already counted in. */
  readonly blockPublicAccess: Fact<InternetGatewayBlockMode>;
}
