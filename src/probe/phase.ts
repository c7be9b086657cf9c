import { type Phase, type PhaseError } from './contract.ts';
import { type Deadline, inTime } from './in-time.ts';

/** Time that a phase is given. */
export interface PhaseTime {
  readonly milliseconds: number;
  readonly deadline: Deadline;
}

/** What a phase's work gives: evidence, or the error that ended it with what was seen until then. */
export type Ended<Evidence> =
  | { readonly evidence: Evidence; readonly error: null }
  | { readonly evidence: Evidence | null; readonly error: PhaseError };

/** Runs one phase: its work against its time. Work that throws has failed. */
export async function runPhase<Evidence>(
  work: () => Promise<Ended<Evidence>>,
  { milliseconds, deadline }: PhaseTime,
): Promise<Phase<Evidence>> {
  const startedAt = performance.now();
  const guarded = (async () => work())().catch((error: unknown) => ({
    evidence: null,
    error: phaseError(error),
  }));
  const waited = await inTime(guarded, milliseconds, deadline);
  const took = { milliseconds: Math.max(0, Math.round(performance.now() - startedAt)) };
  if (waited.how !== 'done') return { outcome: waited.how, ...took, evidence: null };
  const { evidence, error } = waited.value;
  return error === null
    ? { outcome: 'done', ...took, evidence }
    : { outcome: 'failed', ...took, error, evidence };
}

/** An error of Node's as the contract holds it: its code and the first line of its message. */
export function phaseError(error: unknown): PhaseError {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', message: '' };
  const code =
    'code' in error && typeof error.code === 'string' && error.code !== '' ? error.code : error.name;
  const [line = ''] = error.message.split('\n', 1);
  return { code: code.slice(0, 100), message: line.slice(0, 256) };
}
