import { type Cidr } from './address-range.ts';
import { type Fact } from './fact.ts';
import { type Scope } from './scope.ts';

/** A managed prefix list, AWS's (`com.amazonaws.<region>.s3`) or a customer's. */
export interface PrefixList {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly entries: Fact<readonly Cidr[]>;
}
