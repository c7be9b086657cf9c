import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyFamily } from '../../../src/audit/observation/classify-family.ts';
import { combineObservations } from '../../../src/audit/observation/combine-observations.ts';
import { type Observation, observationOutcomes } from '../../../src/audit/observation/observation.ts';
import {
  addressSources,
  bodyReads,
  families,
  familyOutcomes,
  type FamilyResult,
  messageFields,
  type Phase,
  phaseNames,
} from '../../../src/probe/contract.ts';
import { readAnswer } from '../../../src/probe/read-answer.ts';
import { runs } from '../../laws/runs.ts';
import { controlPlane, dataPlane } from './kit/family-result.ts';

/** Words that mean something to the tables, and any others. */
const word = fc.oneof(
  fc.constantFrom(
    'AccessDeniedException',
    'ForbiddenException',
    'MissingAuthenticationTokenException',
    'x-amzn-requestid',
    'x-amz-cf-id',
    'via',
    'ENOTFOUND',
    'ENODATA',
    'ETIMEOUT',
    'ECONNRESET',
    'CERT_HAS_EXPIRED',
    'HPE_INVALID_CONSTANT',
    'Amazon',
    '10.0.1.5',
    '52.94.5.10',
    '2001:db8::1',
    'with an explicit deny in a VPC endpoint policy',
    '__proto__',
    '',
  ),
  fc.string(),
);
const orNull = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const words = fc.array(word, { maxLength: 3 });
const milliseconds = fc.nat(10_000);
const error = fc.record({ code: word, message: word });

function phaseOf<Evidence>(evidence: fc.Arbitrary<Evidence>): fc.Arbitrary<Phase<Evidence>> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ outcome: fc.constant('done'), milliseconds, evidence }) },
    fc.record({ outcome: fc.constant('failed'), milliseconds, error, evidence: orNull(evidence) }),
    fc.record({ outcome: fc.constantFrom('timeout', 'cut'), milliseconds, evidence: orNull(evidence) }),
  );
}

const name = fc.record({ commonName: orNull(word), organization: orNull(word) });
const date = fc.constantFrom('2026-01-01T00:00:00.000Z', '2027-01-01', null);
const certificate = fc.record({ subject: name, issuer: name, names: words, validFrom: date, validTo: date });
const dns = fc.record({
  servers: words,
  records: fc.array(fc.record({ address: word, ttl: fc.nat() }), { maxLength: 2 }),
  chain: words,
  chainIsWhole: fc.boolean(),
  error: orNull(error),
});
const resolve = fc.record({ by: fc.constantFrom(...addressSources), addresses: words, dns: orNull(dns) });
const handshake = fc.record({ protocol: orNull(word), certificate: orNull(certificate) });
const request = fc.record({
  status: fc.oneof(
    fc.constantFrom(200, 302, 400, 401, 403, 404, 407, 429, 503),
    fc.integer({ min: 0, max: 999 }),
  ),
  requestId: orNull(word),
  errorType: orNull(word),
  markers: words,
  error: orNull(
    fc.record({
      type: orNull(word),
      message: orNull(fc.record({ field: fc.constantFrom(...messageFields), text: word })),
    }),
  ),
  body: fc.constantFrom(...bodyReads),
});
const attempt = fc.record({
  address: word,
  round: fc.integer({ min: 1, max: 3 }),
  connect: phaseOf(fc.constant(null)),
  handshake: orNull(phaseOf(handshake)),
  request: orNull(phaseOf(request)),
});
const familyResult: fc.Arbitrary<FamilyResult> = fc.record({
  family: fc.constantFrom(...families),
  outcome: fc.constantFrom(...familyOutcomes),
  endedIn: orNull(fc.constantFrom(...phaseNames)),
  resolve: phaseOf(resolve),
  attempts: fc.array(attempt, { maxLength: 4 }),
});

const asked = fc.record({
  target: fc.constantFrom(controlPlane.target, dataPlane.target),
  isSigned: fc.boolean(),
  isMadeUp: fc.boolean(),
});

function accepted(result: FamilyResult): boolean {
  const target = { outcome: 'tried', id: 'a', host: 'a.example', port: 443, families: [result] };
  return readAnswer({
    schema: 'planecheck/probe/v1',
    kind: 'result',
    version: '1.0.0',
    startedAt: '2026-11-01T09:00:00.000Z',
    milliseconds: 1,
    coldStart: false,
    targets: [target],
  }).ok;
}

/** What has to be there, and what may not be, by the observation's own description. */
function expectWhole(seen: Observation): void {
  const { outcome, layer, cause, notRun, answer, interceptedBy, detail } = seen;
  expect(observationOutcomes).toContain(outcome);
  const isAnswer = outcome === 'reached' || outcome === 'denied';
  expect([answer !== null, layer !== null, cause !== null, notRun !== null]).toStrictEqual([
    isAnswer,
    outcome === 'failed',
    outcome === 'failed',
    outcome === 'not-run',
  ]);
  if (interceptedBy !== null) expect(isAnswer).toBe(true);
  if (outcome === 'failed' || outcome === 'inconsistent') expect(detail).not.toBeNull();
}

const isMarked = (result: FamilyResult): boolean =>
  result.attempts.some(({ request: asking }) => {
    const evidence = asking?.outcome === 'done' ? asking.evidence : null;
    if (evidence === null) return false;
    const { requestId, errorType, markers } = evidence;
    return requestId !== null || errorType !== null || markers.some((one) => /^x-amzn?-|^apigw-/.test(one));
  });

describe('any result that the contract accepts', () => {
  test('gives an observation, and none that AWS answered without a header of AWS', () => {
    const seenOutcomes = new Set<string>();
    fc.assert(
      fc.property(familyResult, asked, (result, what) => {
        fc.pre(accepted(result));
        const seen = classifyFamily(result, what);
        seenOutcomes.add(seen.outcome);
        expectWhole(seen);
        expect(seen.family).toBe(result.family);
        if (seen.answer !== null) expect(isMarked(result)).toBe(true);
      }),
      runs(5000),
    );
    expect([...seenOutcomes].toSorted()).toStrictEqual([...observationOutcomes].toSorted());
  });

  test('and two of them are one', () => {
    fc.assert(
      fc.property(familyResult, familyResult, (unsigned, signed) => {
        const family = unsigned.family;
        const a = classifyFamily(unsigned, { ...controlPlane, isSigned: false });
        const b = classifyFamily({ ...signed, family }, { ...controlPlane, isSigned: true });
        const both = combineObservations(a, b);
        expectWhole(both);
        expect(both.outcome === 'not-run').toBe(a.outcome === 'not-run' && b.outcome === 'not-run');
        if (both.answer !== null) expect([a.answer?.code, b.answer?.code]).toContain(both.answer.code);
      }),
      runs(3000),
    );
  });
});
