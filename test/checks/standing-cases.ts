import { type AuditFacts, type Examined } from '../../src/audit/check.ts';

/** What a standing check says of what fails. */
export type Failed = Extract<Examined, { readonly status: 'fail' }>;

/** What a standing check is to say of some facts. */
export interface Cases {
  readonly passes: Readonly<Record<string, AuditFacts>>;
  readonly fails: readonly (readonly [name: string, facts: AuditFacts, said: Omit<Failed, 'status'>])[];
  /** With the id of what cannot be told; null where the subjects themselves cannot be listed. */
  readonly unknown: readonly (readonly [name: string, facts: AuditFacts, resource: string | null])[];
  readonly nothing: Readonly<Record<string, AuditFacts>>;
}
