import { describe, expect, test } from 'vitest';
import { classifyFamily, notRun } from '../../../src/audit/observation/classify-family.ts';
import { combineObservations } from '../../../src/audit/observation/combine-observations.ts';
import { type Observation } from '../../../src/audit/observation/observation.ts';
import { type Attempt } from '../../../src/probe/contract.ts';
import {
  answer,
  answering,
  attempt,
  awsError,
  controlPlane,
  failed,
  otherCertificate,
  resultOf,
  shaken,
  timedOut,
} from './kit/family-result.ts';

const seen =
  (isSigned: boolean) =>
  (...attempts: readonly Attempt[]): Observation =>
    classifyFamily(resultOf(...attempts), { ...controlPlane, isSigned });
const unsigned = seen(false);
const signed = seen(true);

const wantsToken = answering(awsError(403, 'MissingAuthenticationTokenException', null));
const refuses = answering(awsError(403, 'AccessDeniedException', 'no'));
const lists = answering(answer(200, { markers: ['x-amzn-requestid'] }));

describe('an unsigned and a signed request of one path', () => {
  test.each<[string, Observation, Observation, Partial<Record<keyof Observation, unknown>>]>([
    [
      'both reached: the signed one says more',
      unsigned(wantsToken),
      signed(lists),
      { outcome: 'reached', answer: { code: 'signed-read-answered' }, detail: null },
    ],
    [
      'the signed one is refused',
      unsigned(wantsToken),
      signed(refuses),
      { outcome: 'denied', answer: { code: 'access-denied' }, detail: null },
    ],
    [
      'both are refused: the signed one says more',
      unsigned(refuses),
      signed(refuses),
      { outcome: 'denied', answer: { code: 'access-denied' }, detail: null },
    ],
    [
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
      'a policy that names callers lets the signed one pass alone',
      unsigned(refuses),
      signed(lists),
      {
        outcome: 'reached',
        answer: { code: 'signed-read-answered' },
        detail: 'the unsigned request is denied (403 unsigned-access-denied)',
      },
    ],
    [
      'which is said beside what its attempts differ in',
      unsigned(refuses),
      signed(lists, answering(awsError(429, null, null))),
      {
        outcome: 'reached',
        detail:
          '10.0.1.5: reached (200 signed-read-answered), then reached (429 throttled); the unsigned request is denied (403 unsigned-access-denied)',
      },
    ],
    [
      'both failed alike',
      unsigned(attempt({ connect: timedOut })),
      signed(attempt({ connect: timedOut })),
      { outcome: 'failed', layer: 'tcp', cause: 'TIMEOUT', detail: '10.0.1.5: no answer in time' },
    ],
    [
      'they failed in two layers',
      unsigned(attempt({ connect: timedOut })),
      signed(attempt({ handshake: timedOut })),
      { outcome: 'inconsistent', detail: 'unsigned request: tcp TIMEOUT; signed request: tls TIMEOUT' },
    ],
    [
      'they failed by two causes',
      unsigned(attempt({ connect: timedOut })),
      signed(attempt({ connect: failed('ECONNREFUSED') })),
      { outcome: 'inconsistent', detail: 'unsigned request: tcp TIMEOUT; signed request: tcp REFUSED' },
    ],
    [
      'one got through',
      unsigned(attempt({ connect: timedOut })),
      signed(lists),
      {
        outcome: 'inconsistent',
        detail: 'unsigned request: tcp TIMEOUT; signed request: reached (200 signed-read-answered)',
      },
    ],
    [
      'one is inconsistent in itself',
      unsigned(wantsToken, attempt({ address: '10.0.2.5', connect: timedOut })),
      signed(lists),
      {
        outcome: 'inconsistent',
        detail:
          'unsigned request: 10.0.1.5: reached (403 missing-token); 10.0.2.5: tcp TIMEOUT; signed request: reached (200 signed-read-answered)',
        addresses: ['10.0.1.5', '10.0.2.5'],
      },
    ],
    [
      'the signed one did not run',
      unsigned(wantsToken),
      notRun('ipv4', 'no-credentials'),
      { outcome: 'reached', detail: 'the signed request did not run: no-credentials' },
    ],
    ['the unsigned one did not run', notRun('ipv4', 'cut'), signed(refuses), { outcome: 'denied' }],
    [
      'none ran',
      notRun('ipv4', 'host-not-allowed'),
      notRun('ipv4', 'no-credentials'),
      { notRun: 'host-not-allowed' },
    ],
    [
      'one was intercepted',
      unsigned(answering(awsError(404, null, null), { handshake: shaken(otherCertificate) })),
      signed(lists),
      { outcome: 'reached', interceptedBy: 'Example Ltd (Example Inspection CA 2)' },
    ],
  ])('%s', (_story, a, b, expected) => {
    expect(combineObservations(a, b)).toMatchObject(expected);
  });

  test('take as long as the slower', () => {
    const fast = { ...signed(lists), milliseconds: 5 };
    expect(combineObservations({ ...unsigned(wantsToken), milliseconds: 90 }, fast).milliseconds).toBe(90);
  });
});
