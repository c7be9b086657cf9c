import { type Attempt, type FamilyResult } from '../../probe/contract.ts';
import { type Ended, endOf, type Failure } from './attempt-end.ts';
import { expectedIssuers } from './certificate-issuer.ts';
import { type Asked } from './classify-answer.ts';
import { differences, type Tried } from './differing-attempts.ts';
import { type NameEnd, nameEndOf } from './name-end.ts';
import { type NotRunReason, type Observation } from './observation.ts';

/**
 * What a probe's tries of one target in one address family come to. Whether they agree is judged by what they mean,
 * which the probe does not know: an answer and a refusal are `inconsistent`, two codes of one cause are not.
 * @param issuers by whom the certificates of AWS's endpoints are issued: organizations, or common names where a
 *   certificate names no organization; null: not known.
 */
export function classifyFamily(
  result: FamilyResult,
  asked: Asked,
  issuers: readonly string[] | null = expectedIssuers(asked.target),
): Observation {
  const { resolve } = result;
  const seen = {
    family: result.family,
    addresses: [...new Set(resolve.evidence?.addresses)],
    milliseconds: resolve.milliseconds + Math.max(0, ...result.attempts.map(timeOf)),
  };
  if (resolve.outcome !== 'done') return { ...observationOfName(nameEndOf(resolve), asked), ...seen };
  const tried = result.attempts.flatMap((attempt): readonly Tried[] => {
    const end = endOf(attempt, asked, issuers);
    return end.kind === 'cut' ? [] : [{ address: attempt.address, end }];
  });
  const [first, ...others] = tried;
  if (first === undefined) return { ...ofNothing, ...notRunOf('cut'), ...seen };
  if (others.some(({ end }) => !isAlike(first.end, end)))
    return { ...ofNothing, outcome: 'inconsistent', detail: differences(tried), ...seen };
  return { ...observationOf(first, others, asked), ...seen };
}

/** The observation of a target that was not tried, or of which nothing can be concluded. */
export function notRun(
  family: FamilyResult['family'],
  reason: NotRunReason,
  detail: string | null = null,
): Observation {
  return { ...ofNothing, ...notRunOf(reason, detail), family, addresses: [], milliseconds: null };
}

type Unplaced = Omit<Observation, 'family' | 'addresses' | 'milliseconds'>;

const ofNothing = {
  layer: null,
  cause: null,
  notRun: null,
  detail: null,
  answer: null,
  interceptedBy: null,
} as const;

function notRunOf(
  reason: NotRunReason,
  detail: string | null = null,
): Pick<Observation, 'outcome' | 'notRun' | 'detail'> {
  return { outcome: 'not-run', notRun: reason, detail };
}

function timeOf({ connect, handshake, request }: Attempt): number {
  return [connect, handshake, request].reduce((sum, phase) => sum + (phase?.milliseconds ?? 0), 0);
}

function observationOfName(end: NameEnd, { isMadeUp, isCaptured }: Asked): Unplaced {
  if (end.kind === 'cut') return { ...ofNothing, ...notRunOf('cut') };
  const { layer, cause, detail, isAbsent } = end;
  // Nobody has said that this name exists; who cannot be asked for it fails for every name.
  if (isMadeUp && isCaptured !== true && isAbsent)
    return { ...ofNothing, ...notRunOf('made-up-name', detail) };
  return { ...ofNothing, outcome: 'failed', layer, cause, detail };
}

function isAlike(a: Ended, b: Ended): boolean {
  if (a.kind === 'answered') return b.kind === 'answered' && a.outcome === b.outcome;
  return b.kind === 'failed' && a.layer === b.layer && a.cause === b.cause;
}

function observationOf(first: Tried, others: readonly Tried[], { target }: Asked): Unplaced {
  const { end } = first;
  const all = [first, ...others];
  if (end.kind === 'failed') {
    const where = [...new Set(all.map(({ address }) => address))].join(', ');
    const detail = `${where}: ${end.detail}`;
    // API Gateway marks each of its answers; of other services that is known of many, and of none that it does not.
    const isMarking = target.kind === 'service' && target.service === 'apigateway';
    if (end.isBehindExpected === true && !isMarking)
      return { ...ofNothing, ...notRunOf('unmarked-answer', detail) };
    return { ...ofNothing, outcome: 'failed', ...placeOf(end), detail };
  }
  const { outcome, answer } = end;
  const isOneAnswer = others.every(
    (other) => other.end.kind === 'answered' && other.end.answer.code === answer.code,
  );
  const [interceptedBy = null] = all.flatMap((one) =>
    one.end.kind === 'answered' ? (one.end.interceptedBy ?? []) : [],
  );
  const detail = isOneAnswer ? null : differences(all);
  return { ...ofNothing, outcome, answer, interceptedBy, detail };
}

function placeOf({ layer, cause }: Failure): Pick<Observation, 'layer' | 'cause'> {
  return { layer, cause };
}
