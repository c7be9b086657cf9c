import { type ProbeResult } from '../../probe/contract.ts';
import { type NotRunReason } from './observation.ts';

/** Where a probe stood: a Lambda function, or the machine that the program ran on. */
export type ProbePlace =
  | { readonly kind: 'lambda'; readonly functionName: string }
  | { readonly kind: 'local'; readonly file: string };

/** What one probe saw on one occasion, or why it saw nothing. */
export interface ObservedRun {
  /** The vantages that it stands for. */
  readonly vantageIds: readonly string[];
  /** Null: there is none. */
  readonly place: ProbePlace | null;
  /** One result for each request that got one. */
  readonly results: readonly ProbeResult[];
  /** Why a request got none; null where each did. */
  readonly notRun: { readonly reason: NotRunReason; readonly detail: string | null } | null;
}
