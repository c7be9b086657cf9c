import {
  type Attempt,
  type Certificate,
  type HandshakeEvidence,
  type Phase,
  type PhaseName,
} from '../../probe/contract.ts';
import { issuerText, otherIssuer } from './certificate-issuer.ts';
import { type Asked, classifyAnswer, type ClassifiedAnswer } from './classify-answer.ts';
import { failureOf, layerOfPhase } from './failure-causes.ts';
import { type FailureCause, type ObservationLayer } from './observation.ts';

/** A failure: where, how, and what else is known of it. */
export interface Failure {
  readonly kind: 'failed';
  readonly layer: ObservationLayer;
  readonly cause: FailureCause;
  /** As a part of a sentence. */
  readonly detail: string;
  /** Whether an answer that carries none of AWS's headers came behind a certificate of an expected issuer. */
  readonly isBehindExpected?: true;
}

/** What an attempt came to that was not stopped: an answer of AWS's, or a failure. */
export type Ended =
  | (ClassifiedAnswer & {
      readonly kind: 'answered';
      /** Whose certificate it was, where another's than an expected issuer's. */
      readonly interceptedBy: string | null;
    })
  | Failure;

/** What one attempt came to, or that the probe had to stop before. */
type AttemptEnd = Ended | { readonly kind: 'cut' };

/**
 * What one connection came to.
 * @param issuers by whom certificates of AWS's endpoints may be issued, as {@link otherIssuer} compares them.
 */
export function endOf(attempt: Attempt, asked: Asked, issuers: readonly string[] | null): AttemptEnd {
  const { connect, handshake, request, address } = attempt;
  if (connect.outcome !== 'done') return stoppedIn('connect', connect);
  if (handshake === null) return { kind: 'cut' };
  if (handshake.outcome !== 'done') return withCertificate(stoppedIn('handshake', handshake), handshake);
  if (request === null) return { kind: 'cut' };
  if (request.outcome !== 'done') return stoppedIn('request', request);
  const { certificate } = handshake.evidence;
  const other = certificate === null ? null : otherIssuer(certificate, issuers);
  const classified = classifyAnswer(request.evidence, address, asked);
  return classified === null
    ? notAws(request.evidence.status, certificate, other !== null)
    : { kind: 'answered', ...classified, interceptedBy: other };
}

function stoppedIn(
  phase: Exclude<PhaseName, 'resolve'>,
  state: Exclude<Phase<unknown>, { readonly outcome: 'done' }>,
): Failure | { readonly kind: 'cut' } {
  switch (state.outcome) {
    case 'cut':
      return { kind: 'cut' };
    case 'timeout':
      return { kind: 'failed', layer: layerOfPhase[phase], cause: 'TIMEOUT', detail: 'no answer in time' };
    case 'failed':
      return { kind: 'failed', ...failureOf(phase, state.error.code), detail: state.error.code };
  }
}

function withCertificate(end: AttemptEnd, { evidence }: Phase<HandshakeEvidence>): AttemptEnd {
  const certificate = evidence?.certificate ?? null;
  if (end.kind !== 'failed' || certificate === null) return end;
  return { ...end, detail: `${end.detail}, shown was ${certificateText(certificate)}` };
}

function certificateText(certificate: Certificate): string {
  const { subject, names, validFrom, validTo } = certificate;
  const listed = names.length > 0 ? names : [subject.commonName ?? 'no name'];
  const some = listed.slice(0, 3).join(', ') + (listed.length > 3 ? ', …' : '');
  const days = [validFrom, validTo].map((date) => date?.slice(0, 10) ?? 'an unread date');
  return `a certificate of ${issuerText(certificate)} for ${some}, valid from ${days.join(' to ')}`;
}

function notAws(status: number, certificate: Certificate | null, isOther: boolean): Failure {
  const shown = certificate === null ? 'no certificate' : `a certificate of ${issuerText(certificate)}`;
  // AWS's own certificate and none of its headers: not every service is known to add one.
  const failure = { kind: 'failed', layer: 'http', cause: 'NOT_AWS' } as const;
  const detail = `status ${status} with none of AWS's headers, behind ${shown}`;
  if (isOther || certificate === null) return { ...failure, detail };
  return { ...failure, detail: `${detail}, which is an expected issuer`, isBehindExpected: true };
}
