import { type Account } from './account.ts';

/** Something to ask for, named as a person would name it after `--to`. */
export type CaseTarget =
  /** `apigateway:control`, `apigateway:data`, `apigateway:data:custom-domain` or `s3:all`. */
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'host'; readonly host: string; readonly port: number }
  | { readonly kind: 'address'; readonly address: string; readonly port: number };

/** One network, and what is to be tried in it. */
export interface LabCase {
  readonly account: Account;
  /** Subnet ids, `function@subnet` and interface ids. */
  readonly vantages: readonly string[];
  readonly targets: readonly CaseTarget[];
  /** What was built and what was changed, for the eye and for counting. */
  readonly story: readonly string[];
  /** Whether it holds something that nobody can tell from a configuration. */
  readonly isMarked: boolean;
}
