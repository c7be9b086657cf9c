import { type CallName } from '../calls.ts';

/** What a run of collecting tells while it goes on. */
export interface CollectingStep {
  readonly call: CallName;
  /** Of all calls, how many are done. */
  readonly done: number;
  readonly calls: number;
}
