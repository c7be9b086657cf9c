import { type AssumptionCode } from './assumption.ts';
import { type TargetMember } from './member.ts';
import { type Resolution } from './resolution.ts';

/** Who answers for a name, and the assumptions that this stands on. */
export interface ResolvedTarget {
  /** Null for a plain address, which nobody resolves. */
  readonly resolution: Resolution | null;
  /** Null where the name leads to no known address. */
  readonly members: readonly TargetMember[] | null;
  readonly assumptions: ReadonlySet<AssumptionCode>;
}
