import { type Attempt, type FamilyResult, type PhaseName } from './contract.ts';

/** Where an attempt ended, and how: `done`, or the outcome with the error's code. */
interface End {
  readonly phase: PhaseName;
  readonly how: string;
}

/**
 * How the attempts of a family ended, taken together. Those that the probe had to stop say nothing. What the answers
 * mean is not compared: two statuses are two answers.
 */
export function agreementOf({
  resolve,
  attempts,
}: Pick<FamilyResult, 'resolve' | 'attempts'>): Pick<FamilyResult, 'outcome' | 'endedIn'> {
  if (resolve.outcome !== 'done')
    return { outcome: resolve.outcome === 'cut' ? 'cut' : 'failed', endedIn: 'resolve' };
  const ends = attempts.map(endOf);
  const [first, ...others] = ends.filter(({ how }) => how !== 'cut');
  if (first === undefined) return { outcome: 'cut', endedIn: ends[0]?.phase ?? 'resolve' };
  if (others.some(({ phase, how }) => phase !== first.phase || how !== first.how))
    return { outcome: 'inconsistent', endedIn: null };
  return { outcome: first.how === 'done' ? 'answered' : 'failed', endedIn: first.phase };
}

function endOf({ connect, handshake, request }: Attempt): End {
  const reached = [
    { phase: 'connect' as const, state: connect },
    ...(handshake === null ? [] : [{ phase: 'handshake' as const, state: handshake }]),
    ...(request === null ? [] : [{ phase: 'request' as const, state: request }]),
  ];
  const { phase, state } = reached.at(-1) ?? { phase: 'connect' as const, state: connect };
  return { phase, how: state.outcome === 'failed' ? `failed ${state.error.code}` : state.outcome };
}
