import {
  type Attempt,
  type Certificate,
  type FamilyResult,
  type HandshakeEvidence,
  type Phase,
  type RequestEvidence,
  type ResolveEvidence,
} from '../../../../src/probe/contract.ts';
import { type Asked } from '../../../../src/audit/observation/classify-answer.ts';
import { everyServiceTarget } from '../../../../src/targets/services.ts';
import { type Target } from '../../../../src/targets/target.ts';

export function targetOf(id: string): Target {
  const target = everyServiceTarget('eu-west-1').find((one) => one.id === id);
  if (target === undefined) throw new Error(`no target ${id}`);
  return target;
}

export const controlPlane: Asked = {
  target: targetOf('apigateway:control'),
  isSigned: false,
  isMadeUp: false,
};
export const dataPlane: Asked = { target: targetOf('apigateway:data'), isSigned: false, isMadeUp: false };

export function done<Evidence>(evidence: Evidence, milliseconds = 1): Phase<Evidence> {
  return { outcome: 'done', milliseconds, evidence };
}

export function failed(code: string): Phase<never> {
  return { outcome: 'failed', milliseconds: 1, error: { code, message: code }, evidence: null };
}

export const timedOut: Phase<never> = { outcome: 'timeout', milliseconds: 5, evidence: null };
export const cut: Phase<never> = { outcome: 'cut', milliseconds: 5, evidence: null };

/** As Amazon Trust Services issues them. */
export const amazonCertificate: Certificate = {
  subject: { commonName: '*.execute-api.eu-west-1.amazonaws.com', organization: null },
  issuer: { commonName: 'Amazon RSA 2048 M01', organization: 'Amazon' },
  names: ['*.execute-api.eu-west-1.amazonaws.com'],
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2027-01-30T23:59:59.000Z',
};

export const otherCertificate: Certificate = {
  ...amazonCertificate,
  issuer: { commonName: 'Example Inspection CA 2', organization: 'Example Ltd' },
};

export function shaken(certificate: Certificate | null = amazonCertificate): Phase<HandshakeEvidence> {
  return done({ protocol: 'TLSv1.3', certificate });
}

/** An answer without any of AWS's headers, unless told otherwise. */
export function answer(status: number, more: Partial<RequestEvidence> = {}): Phase<RequestEvidence> {
  return done({
    status,
    requestId: null,
    errorType: null,
    markers: [],
    error: null,
    body: 'whole',
    ...more,
  });
}

/** An error of AWS's with its type in the header and its message in the body. */
export function awsError(
  status: number,
  errorType: string | null,
  message: string | null,
): Phase<RequestEvidence> {
  return answer(status, {
    requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
    errorType,
    markers: ['x-amzn-requestid', ...(errorType === null ? [] : ['x-amzn-errortype'])].toSorted(),
    error: { type: null, message: message === null ? null : { field: 'message', text: message } },
  });
}

export function attempt(more: Partial<Attempt> = {}): Attempt {
  return {
    address: '10.0.1.5',
    round: 1,
    connect: done(null),
    handshake: null,
    request: null,
    ...more,
  };
}

export function answering(request: Phase<RequestEvidence>, more: Partial<Attempt> = {}): Attempt {
  return attempt({ handshake: shaken(), request, ...more });
}

/** A result of these attempts; the name led to their addresses. */
export function resultOf(...attempts: readonly Attempt[]): FamilyResult {
  const addresses = [...new Set(attempts.map(({ address }) => address))];
  return {
    family: 'ipv4',
    outcome: 'answered',
    endedIn: 'request',
    resolve: done({ by: 'system', addresses, dns: null }, 2),
    attempts,
  };
}

/** A result of a name that led to no address. */
export function unresolved(resolve: Phase<ResolveEvidence>): FamilyResult {
  return { family: 'ipv4', outcome: 'failed', endedIn: 'resolve', resolve, attempts: [] };
}
