import { type Observation } from './observation.ts';

/**
 * The unsigned and the signed request of one path, of the same family, as one observation. A signed answer says more:
 * it is the one of a caller, while the other may have been refused for want of a signature alone. Where one got
 * through and the other did not, they are inconsistent.
 */
export function combineObservations(unsigned: Observation, signed: Observation): Observation {
  if (unsigned.outcome === 'not-run') return signed.outcome === 'not-run' ? unsigned : signed;
  if (signed.outcome === 'not-run') {
    const missing = `the signed request did not run: ${signed.notRun ?? 'no reason given'}`;
    return { ...unsigned, detail: joined(unsigned.detail, missing) };
  }
  const milliseconds = Math.max(unsigned.milliseconds ?? 0, signed.milliseconds ?? 0);
  if (isAlike(unsigned, signed)) {
    const interceptedBy = signed.interceptedBy ?? unsigned.interceptedBy;
    return { ...signed, interceptedBy, milliseconds, detail: detailOf(unsigned, signed) };
  }
  return {
    outcome: 'inconsistent',
    family: signed.family,
    layer: null,
    cause: null,
    notRun: null,
    detail: `unsigned request: ${outcomeText(unsigned)}; signed request: ${outcomeText(signed)}`,
    answer: null,
    interceptedBy: null,
    addresses: [...new Set([...unsigned.addresses, ...signed.addresses])],
    milliseconds,
  };
}

function isAlike(a: Observation, b: Observation): boolean {
  if (a.answer !== null && b.answer !== null) return true;
  return a.outcome === 'failed' && b.outcome === 'failed' && a.layer === b.layer && a.cause === b.cause;
}

// That an unsigned request is refused where a signed one passes is worth knowing: a policy names callers.
function detailOf(unsigned: Observation, signed: Observation): string | null {
  if (signed.outcome !== 'reached' || unsigned.outcome !== 'denied') return signed.detail;
  return joined(signed.detail, `the unsigned request is ${outcomeText(unsigned)}`);
}

function joined(detail: string | null, more: string): string {
  return detail === null ? more : `${detail}; ${more}`;
}

function outcomeText({ outcome, layer, cause, detail, answer }: Observation): string {
  if (answer !== null) return `${outcome} (${answer.status} ${answer.code})`;
  if (layer !== null) return `${layer} ${cause ?? ''}`;
  return detail ?? outcome;
}
