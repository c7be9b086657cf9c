import { type Scope } from './scope.ts';

/** A Lambda function that is attached to a VPC. */
export interface VpcFunction {
  readonly name: string;
  readonly arn: string;
  readonly scope: Scope;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly ipv6Allowed: boolean;
}
