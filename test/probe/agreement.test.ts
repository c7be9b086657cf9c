import { expect, test } from 'vitest';
import { agreementOf } from '../../src/probe/agreement.ts';
import {
  type Attempt,
  type FamilyResult,
  type Phase,
  type RequestEvidence,
} from '../../src/probe/contract.ts';

const milliseconds = 1;
const done: Phase<null> = { outcome: 'done', milliseconds, evidence: null };
const timeout: Phase<never> = { outcome: 'timeout', milliseconds, evidence: null };
const cut: Phase<never> = { outcome: 'cut', milliseconds, evidence: null };
const failed = (code: string): Phase<never> => ({
  outcome: 'failed',
  milliseconds,
  error: { code, message: '' },
  evidence: null,
});
const shaken = { outcome: 'done', milliseconds, evidence: { protocol: null, certificate: null } } as const;
const resolved: FamilyResult['resolve'] = {
  outcome: 'done',
  milliseconds,
  evidence: { by: 'system', addresses: ['10.0.0.1'], dns: null },
};

const begun = { address: '10.0.0.1', round: 1, handshake: null, request: null };
const connecting = (connect: Phase<null>): Attempt => ({ ...begun, connect });
const shaking = (handshake: Phase<never>): Attempt => ({ ...begun, connect: done, handshake });
const asking = (request: Phase<RequestEvidence>): Attempt => ({
  ...begun,
  connect: done,
  handshake: shaken,
  request,
});
const status = (code: number): Attempt =>
  asking({
    outcome: 'done',
    milliseconds,
    evidence: { status: code, requestId: null, errorType: null, markers: [], error: null, body: 'unread' },
  });

test.each<[story: string, attempts: readonly Attempt[], outcome: string, endedIn: string | null]>([
  ['one status', [status(200)], 'answered', 'request'],
  ['different statuses are answers all the same', [status(200), status(429)], 'answered', 'request'],
  ['one failure', [connecting(failed('ECONNREFUSED'))], 'failed', 'connect'],
  ['silence twice', [connecting(timeout), connecting(timeout)], 'failed', 'connect'],
  ['silence in different phases', [connecting(timeout), shaking(timeout)], 'inconsistent', null],
  ['two codes', [connecting(failed('ECONNREFUSED')), connecting(failed('ECONNRESET'))], 'inconsistent', null],
  ['one address of two answers', [status(200), connecting(timeout)], 'inconsistent', null],
  ['the last of three disagrees', [status(200), status(200), asking(timeout)], 'inconsistent', null],
  ['a failed handshake', [shaking(failed('CERT_HAS_EXPIRED'))], 'failed', 'handshake'],
  ['stopped', [asking(cut)], 'cut', 'request'],
  ['stopped in the second round', [status(200), shaking(cut)], 'answered', 'request'],
  ['stopped before the first', [], 'cut', 'resolve'],
])('%s', (_story, attempts, outcome, endedIn) => {
  expect(agreementOf({ resolve: resolved, attempts })).toEqual({ outcome, endedIn });
});

test.each<[FamilyResult['resolve'], string]>([
  [failed('ENOTFOUND'), 'failed'],
  [timeout, 'failed'],
  [cut, 'cut'],
])('a name without addresses ends there: %j', (resolve, outcome) => {
  expect(agreementOf({ resolve, attempts: [] })).toEqual({ outcome, endedIn: 'resolve' });
});
