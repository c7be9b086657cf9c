import { type ResourceRef } from '../network/resource.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { type TargetMember } from './member.ts';
import { type Step } from './step.ts';

/** Who answers for a name. */
export type ResolvedBy =
  'public-dns' | 'endpoint' | 'hosted-zone' | 'resolver-rule' | 'custom-dns' | 'none' | 'unknown';

/** What asking for a name from a VPC gives. */
export interface Resolution {
  readonly by: ResolvedBy;
  readonly resource: ResourceRef | null;
  readonly steps: readonly Step[];
  /** The addresses; null where there is no answer, or it is not known. */
  readonly members: readonly TargetMember[] | null;
  /** The interface endpoint whose addresses these are, in whichever VPC it is. */
  readonly endpoint: VpcEndpoint | null;
  /** What the name leads to if private names do not answer, where it is not sure that they do. */
  readonly otherwise: { readonly steps: readonly Step[]; readonly members: readonly TargetMember[] } | null;
}
