import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type ProbeAnswer } from '../../src/probe/contract.ts';
import { readAnswer } from '../../src/probe/read-answer.ts';
import { sourceFacts } from '../kit/source-facts.ts';
import { makeCertificates } from './kit/certificates.ts';
import { type LambdaFunction, startLambda } from './kit/lambda-runtime.ts';
import { type Listening, listenTcp, listenTls } from './kit/servers.ts';
import { requestFor } from './kit/some-request.ts';

const bundle = join(inject('builtCli'), '../../probe/lambda-handler.mjs');
const { authority, right } = await makeCertificates();

function answerOf(value: unknown): ProbeAnswer {
  const answer = readAnswer(value);
  if (!answer.ok) throw new Error(`${answer.problem.field} ${answer.problem.reason}`);
  return answer.value;
}

describe('the bundle', () => {
  test('is small, and needs nothing but Node', async () => {
    const source = await readFile(bundle, 'utf8');
    expect(Buffer.byteLength(source)).toBeLessThan(200_000);
    const { imports, names } = sourceFacts('lambda-handler.mjs', source);
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter(({ target }) => !target.startsWith('node:'))).toEqual([]);
    expect(names.has('require')).toBe(false);
  });
});

describe('in Lambda', () => {
  let folder: string;
  let secure: Listening;
  let silent: Listening;
  let deployed: LambdaFunction;
  let asked = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'planecheck-probe-'));
    const authorities = join(folder, 'authority.pem');
    await writeFile(authorities, authority);
    secure = await listenTls(right, (socket) => {
      socket.once('data', (bytes: Buffer) => {
        asked = bytes.toString();
        socket.end('HTTP/1.1 200 OK\r\nx-amzn-requestid: 1\r\n\r\n');
      });
    });
    silent = await listenTcp(() => undefined);
    deployed = await startLambda(process.execPath, bundle, {
      timeout: 6000,
      env: {
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_SESSION_TOKEN: 'token',
        NODE_EXTRA_CA_CERTS: authorities,
        PLANECHECK_ALLOWED_HOSTS: 'example.test, 127.0.0.1',
      },
    });
  });
  afterAll(async () => {
    await Promise.all([secure, silent, deployed].map((one) => one[Symbol.asyncDispose]()));
    await rm(folder, { recursive: true });
  });

  test('the first request finds it cold, and it answers; it signs as its role', async () => {
    const signing = { kind: 'sigv4', service: 'apigateway', region: 'eu-west-1' } as const;
    const target = { id: 'a', host: '127.0.0.1', port: secure.port, signing };
    expect(answerOf(await deployed.invoke(requestFor([target])))).toMatchObject({
      kind: 'result',
      coldStart: true,
      targets: [
        {
          outcome: 'tried',
          families: [{ outcome: 'answered', attempts: [{ request: { evidence: { status: 200 } } }] }],
        },
      ],
    });
    expect(asked).toContain('x-amz-security-token: token\r\n');
    expect(asked).toContain('Credential=AKIDEXAMPLE/');
  });

  test('it refuses hosts of others', async () => {
    const hosts = ['10.0.0.1', 'amazonaws.com.cn', 'example.org', 'notexample.test'];
    const targets = hosts.map((host) => ({ id: host, host }));
    expect(answerOf(await deployed.invoke(requestFor(targets)))).toMatchObject({
      coldStart: false,
      targets: hosts.map((id) => ({ id, outcome: 'refused', reason: 'host-not-allowed' })),
    });
  });

  test('it says what is wrong with an event that is no request', async () => {
    expect(answerOf(await deployed.invoke({ ...requestFor([{}]), attempts: 9 }))).toMatchObject({
      kind: 'refusal',
      problem: { field: 'attempts', reason: 'expected a whole number from 1 to 3' },
    });
  });

  test('it answers before its time is over, though its targets never do', async () => {
    const hanging = Array.from({ length: 20 }, () => ({ host: '127.0.0.1', port: silent.port }));
    const request = requestFor(hanging, { attempts: 3, timeouts: { handshake: 60_000 } });
    const answer = answerOf(await deployed.invoke(request));
    expect(answer).toMatchObject({
      targets: hanging.map(() => ({ families: [{ outcome: 'cut', endedIn: 'handshake' }] })),
    });
  });
});

test('a program that has run the probe ends by itself', async () => {
  await using silent = await listenTcp(() => undefined);
  const request = requestFor([{ host: '127.0.0.1', port: silent.port }], { timeouts: { handshake: 200 } });
  const program = `
    process.env.PLANECHECK_ALLOWED_HOSTS = '127.0.0.1';
    const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
    const context = { getRemainingTimeInMillis: () => 60_000 };
    console.log(JSON.stringify(await handler(${JSON.stringify(request)}, context)));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect(answerOf(JSON.parse(stdout))).toMatchObject({
    targets: [{ families: [{ outcome: 'failed', endedIn: 'handshake' }] }],
  });
});
