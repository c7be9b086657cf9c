import { parseAddress } from '../../network/address.ts';
import { singleAddress } from '../../network/address-range.ts';
import { containsSet } from '../../network/address-set.ts';
import { neverOnInternet } from '../../network/special-addresses.ts';
import { type RequestEvidence } from '../../probe/contract.ts';
import { type Target } from '../../targets/target.ts';
import { answerMeanings } from './answer-meaning.ts';
import { rowOf } from './answer-rows.ts';
import { type ObservedAnswer } from './observation.ts';

/** What a probe was asked of a target. */
export interface Asked {
  readonly target: Target;
  readonly isSigned: boolean;
  /** Whether a part of the host is made up. */
  readonly isMadeUp: boolean;
  /** Whether a wildcard of an endpoint's private DNS or of a zone is predicted to answer for a made-up name as well. */
  readonly isCaptured?: boolean;
}

/** What an answer of AWS's comes to. */
export interface ClassifiedAnswer {
  readonly outcome: 'reached' | 'denied';
  readonly answer: ObservedAnswer;
}

/** What an answer comes to; null where it carries none of AWS's headers, and so may be anybody's. */
export function classifyAnswer(
  evidence: RequestEvidence,
  address: string,
  { target, isSigned, isMadeUp }: Asked,
): ClassifiedAnswer | null {
  if (!isMarked(evidence)) return null;
  const { status, requestId, error } = evidence;
  const isOfApi = isApi(target);
  const message = error?.message?.text ?? null;
  const header = evidence.errorType === null ? null : headerType(evidence.errorType);
  const bodyType = error?.type === null || error === null ? null : plainType(error.type);
  const row = rowOf({
    status,
    // What stands behind an API writes its body: there only API Gateway's own header says what refused.
    type: isOfApi ? header : (header ?? bodyType),
    message: message ?? '',
    isSigned,
    isMadeUp,
    isOfApi,
    isPrivateAddress: isPrivate(address),
  });
  const { outcome, certainty, text } = answerMeanings[row.code];
  const errorType = header ?? bodyType;
  return { outcome, answer: { code: row.code, certainty, text, status, requestId, errorType, message } };
}

function isMarked({ markers, requestId, errorType }: RequestEvidence): boolean {
  return requestId !== null || errorType !== null || markers.some((name) => /^(?:x-amzn?|apigw)-/.test(name));
}

function isApi(target: Target): boolean {
  switch (target.kind) {
    case 'service':
      return target.service === 'apigateway' && target.plane === 'data';
    case 'host':
      return target.host.includes('.execute-api.');
    case 'address':
      return false;
  }
}

/** Services may add a place after the type: `ValidationException:http://internal.amazon.com/coral/…`. */
function headerType(text: string): string {
  return plainType(text.split(':', 1)[0] ?? '');
}

/** The type without its namespace: `com.amazon.coral.service#AccessDeniedException`. */
function plainType(text: string): string {
  return text.slice(text.lastIndexOf('#') + 1).trim();
}

function isPrivate(text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && containsSet(neverOnInternet, [singleAddress(address)]);
}
