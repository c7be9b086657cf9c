import { expect, test } from 'vitest';
import { classifyFamily } from '../../../src/audit/observation/classify-family.ts';
import { type FamilyResult, probeLimits } from '../../../src/probe/contract.ts';
import { makeCertificates, rightName } from '../../probe/kit/certificates.ts';
import { probe } from '../../probe/kit/probe.ts';
import { listenTls } from '../../probe/kit/servers.ts';
import { requestFor } from '../../probe/kit/some-request.ts';
import { type AnswerCase, answerCases, endpoint } from './kit/answer-cases.ts';

const { authority: authorities, right } = await makeCertificates();
const options = {
  authorities,
  credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', sessionToken: null },
  names: { lookUp: async () => ['127.0.0.1'], nameServers: ['127.0.0.1:1'] },
};

/** The answer as AWS sends it. */
function sent({ status, type, bodyType, message }: AnswerCase): string {
  const fields = {
    ...(bodyType === undefined ? {} : { __type: bodyType }),
    ...(message === undefined ? {} : { message }),
  };
  // Neither may have one: https://www.rfc-editor.org/rfc/rfc9110.html#section-6.4.1
  const body = status === 204 || status === 304 ? '' : JSON.stringify(fields);
  return [
    `HTTP/1.1 ${status} Answer`,
    'x-amzn-requestid: 4d3c2b1a',
    ...(type === undefined ? [] : [`x-amzn-errortype: ${type}`]),
    ...(body === '' ? [] : [`content-length: ${Buffer.byteLength(body)}`]),
    '',
    body,
  ].join('\r\n');
}

/** As if it had come from another address than the one that tests can listen on. */
function from(address: string, result: FamilyResult): FamilyResult {
  return { ...result, attempts: result.attempts.map((attempt) => ({ ...attempt, address })) };
}

test('every answer of the table, over a real connection, is what the table says', async () => {
  await using server = await listenTls(right, (socket) => {
    socket.once('data', (data: Buffer) => {
      const at = Number(/^GET \/(\d+) /.exec(data.toString())?.[1]);
      const one = answerCases[at];
      socket.end(one === undefined ? '' : sent(one));
    });
  });
  const targets = answerCases.map(({ asked }, at) => ({
    id: `${at}`,
    host: rightName,
    port: server.port,
    path: `/${at}`,
    signing: asked.isSigned
      ? ({ kind: 'sigv4', service: 'apigateway', region: 'eu-west-1' } as const)
      : ({ kind: 'none' } as const),
  }));
  const seen: (readonly [says: string, outcome: string, code: string | undefined])[] = [];
  for (let done = 0; done < targets.length; done += probeLimits.targets) {
    const { targets: results } = await probe(
      requestFor(targets.slice(done, done + probeLimits.targets)),
      options,
    );
    for (const result of results) {
      const one = answerCases[Number(result.id)];
      const [family] = result.outcome === 'tried' ? result.families : [];
      if (one === undefined || family === undefined) throw new Error(`${result.id} was not tried`);
      const { outcome, answer } = classifyFamily(from(one.from ?? endpoint, family), one.asked);
      seen.push([one.says, outcome, answer?.code]);
    }
  }
  expect(seen).toEqual(answerCases.map(({ says, outcome, code }) => [says, outcome, code]));
});
