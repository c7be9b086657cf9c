import { type Prediction } from '../../path/step.ts';
import { type ObservationOutcome } from './observation.ts';

/** A prediction beside an observation. */
export type Verdict =
  | 'confirmed-reachable'
  | 'confirmed-blocked'
  | 'reached-by-other-way'
  | 'contradiction'
  | 'unstable'
  | 'observed-reachable'
  | 'observed-blocked'
  | 'predicted-reachable'
  | 'predicted-blocked'
  | 'cannot-tell';

type Seen = 'answered' | 'failed' | 'inconsistent' | 'not-run';

const seenOf = {
  reached: 'answered',
  denied: 'answered',
  failed: 'failed',
  inconsistent: 'inconsistent',
  'not-run': 'not-run',
} as const satisfies Record<ObservationOutcome, Seen>;

const untold = {
  answered: 'observed-reachable',
  failed: 'observed-blocked',
  inconsistent: 'unstable',
  'not-run': 'cannot-tell',
} as const satisfies Record<Seen, Verdict>;

const verdicts = {
  reachable: {
    answered: 'confirmed-reachable',
    failed: 'contradiction',
    inconsistent: 'unstable',
    'not-run': 'predicted-reachable',
  },
  blocked: {
    answered: 'contradiction',
    failed: 'confirmed-blocked',
    inconsistent: 'unstable',
    'not-run': 'predicted-blocked',
  },
  conditional: untold,
  unknown: untold,
} as const satisfies Record<Prediction, Record<Seen, Verdict>>;

/**
 * The verdict of a path.
 * @param outcome of the observation; null: none was asked for.
 * @param isOtherWay whether packets went another way than predicted.
 */
export function verdictOf(
  prediction: Prediction,
  outcome: ObservationOutcome | null,
  isOtherWay: boolean,
): Verdict {
  const verdict = verdicts[prediction][outcome === null ? 'not-run' : seenOf[outcome]];
  return verdict === 'confirmed-reachable' && isOtherWay ? 'reached-by-other-way' : verdict;
}
