import { describe, expect, test } from 'vitest';
import { answerMeanings } from '../../../src/audit/observation/answer-meaning.ts';
import {
  clientErrorRows,
  rowOf,
  serverErrorRows,
  successRows,
} from '../../../src/audit/observation/answer-rows.ts';
import { classifyFamily } from '../../../src/audit/observation/classify-family.ts';
import { type RequestEvidence } from '../../../src/probe/contract.ts';
import { answer, answering, awsError, resultOf } from './kit/family-result.ts';
import {
  type AnswerCase,
  answerCases,
  anonymous,
  endpoint,
  internet,
  namedApi,
  role,
  signed,
} from './kit/answer-cases.ts';

function evidenceOf({ status, type, bodyType, message }: AnswerCase): RequestEvidence {
  const { evidence } = awsError(status, type ?? null, message ?? null);
  if (evidence === null) throw new Error('an answer has evidence');
  const said = evidence.error?.message ?? null;
  return { ...evidence, error: { type: bodyType ?? null, message: said } };
}

describe('answers with headers of AWS', () => {
  test.each(answerCases)('$says: $status $type is $code', (one) => {
    const request = answer(one.status, evidenceOf(one));
    const seen = classifyFamily(resultOf(answering(request, { address: one.from ?? endpoint })), one.asked);
    expect(seen).toMatchObject({
      outcome: one.outcome,
      layer: null,
      cause: null,
      notRun: null,
      detail: null,
      interceptedBy: null,
      answer: { code: one.code, status: one.status, message: one.message ?? null },
    });
    expect(seen.answer?.text).not.toBe('');
  });

  test('every kind and every row has a case', () => {
    const rows = new Set(
      answerCases.map((one) => {
        const { errorType, error } = evidenceOf(one);
        const { target, ...flags } = one.asked;
        const isOfApi = target.id === 'apigateway:data';
        const type = errorType ?? (isOfApi ? null : (error?.type ?? null));
        return rowOf({
          ...flags,
          isOfApi,
          status: one.status,
          type: type?.replace(/.*#/, '') ?? null,
          message: one.message ?? '',
          isPrivateAddress: one.from !== internet,
        });
      }),
    );
    const withoutCase = [...successRows, ...clientErrorRows, ...serverErrorRows].filter(
      (row) => !rows.has(row),
    );
    expect(withoutCase).toStrictEqual([]);
    expect([...new Set(answerCases.map(({ code }) => code))].toSorted()).toStrictEqual(
      Object.keys(answerMeanings).toSorted(),
    );
  });

  test.each([
    ['a service may name a place behind the type', 'AccessDeniedException:http://internal.amazon.com/coral/'],
    ['and a namespace before it', 'com.amazonaws.apigateway#AccessDeniedException'],
  ])('%s', (_story, type) => {
    const seen = classifyFamily(resultOf(answering(awsError(403, type, role))), signed);
    expect(seen.answer).toMatchObject({ code: 'access-denied', errorType: 'AccessDeniedException' });
  });

  test('what stands behind an API writes its body, and that decides nothing', () => {
    const body = { type: 'AccessDeniedException', message: { field: 'message', text: anonymous } } as const;
    const request = answer(403, { markers: ['x-amzn-requestid'], error: body });
    const seen = classifyFamily(resultOf(answering(request, { address: internet })), namedApi);
    expect(seen.answer?.code).toBe('forbidden');
  });

  test.each(['x-amzn-requestid', 'x-amz-request-id', 'x-amz-apigw-id', 'apigw-requestid'])(
    '%s alone is enough',
    (marker) => {
      const seen = classifyFamily(resultOf(answering(answer(200, { markers: [marker] }))), namedApi);
      expect(seen.outcome).toBe('reached');
    },
  );

  test('an API is asked for where the name says so', () => {
    const host = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
    const target = { kind: 'host', id: host, host, port: 443, families: ['ipv4'] } as const;
    const request = awsError(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
    const seen = classifyFamily(resultOf(answering(request)), { ...namedApi, target });
    expect(seen.answer?.code).toBe('missing-token-of-api');
  });
});
