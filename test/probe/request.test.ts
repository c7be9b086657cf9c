import { type TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { type RequestEvidence } from '../../src/probe/contract.ts';
import { makeCertificates, rightName } from './kit/certificates.ts';
import { onlyAttempt, probeOne } from './kit/probe.ts';
import { listenTls } from './kit/servers.ts';

const { authority: authorities, right } = await makeCertificates();
const here = { authorities, names: { lookUp: async () => ['127.0.0.1'], nameServers: ['127.0.0.1:1'] } };

/** Asks a server that does something with each connection once the request's head is there. */
async function asking(
  answer: (socket: TLSSocket) => void,
  target: Parameters<typeof probeOne>[0] = {},
  options: Parameters<typeof probeOne>[1] = {},
  request = 10_000,
) {
  let asked = '';
  await using server = await listenTls(right, (socket) => {
    socket.on('data', (bytes: Buffer) => {
      const before = asked;
      asked += bytes.toString();
      if (!before.includes('\r\n\r\n') && asked.includes('\r\n\r\n')) answer(socket);
    });
  });
  const aim = { host: rightName, port: server.port, ...target };
  const seen = await probeOne(aim, { ...here, ...options }, { timeouts: { request } });
  return { outcome: seen.outcome, endedIn: seen.endedIn, ...onlyAttempt(seen), asked, port: server.port };
}

/** An answer as AWS gives it, and the connection's end. */
function answerOf(status: string, headers: readonly string[], body: string): string {
  return [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join(
    '\r\n',
  );
}

const nothing = { requestId: null, errorType: null, markers: [], error: null, body: 'unread' } as const;

describe('the head of an answer', () => {
  test.each<[string, Omit<RequestEvidence, keyof typeof nothing> & Partial<RequestEvidence>]>([
    [
      answerOf('200 OK', ['x-amzn-requestid: 1-2'], '{"item":[]}'),
      { status: 200, requestId: '1-2', markers: ['x-amzn-requestid'] },
    ],
    [answerOf('204 No Content', [], ''), { status: 204 }],
    [answerOf('301 Moved Permanently', ['Location: https://elsewhere.example/'], ''), { status: 301 }],
    [
      answerOf('307 Temporary Redirect', ['Location: /other', 'x-amz-request-id: A'], ''),
      { status: 307, markers: ['x-amz-request-id'] },
    ],
    // What API Gateway answers to a request without a signature.
    [
      answerOf(
        '403 Forbidden',
        ['x-amzn-RequestId: 7a-b', 'X-AMZN-ERRORTYPE: MissingAuthenticationTokenException'],
        '{"message":"Missing Authentication Token"}',
      ),
      {
        status: 403,
        requestId: '7a-b',
        errorType: 'MissingAuthenticationTokenException',
        markers: ['x-amzn-errortype', 'x-amzn-requestid'],
        error: { type: null, message: { field: 'message', text: 'Missing Authentication Token' } },
        body: 'whole',
      },
    ],
    [
      answerOf(
        '403 Forbidden',
        ['x-amzn-errortype: AccessDeniedException'],
        '{"Message":"User: anonymous is not authorized"}',
      ),
      {
        status: 403,
        errorType: 'AccessDeniedException',
        markers: ['x-amzn-errortype'],
        error: { type: null, message: { field: 'Message', text: 'User: anonymous is not authorized' } },
        body: 'whole',
      },
    ],
    [
      answerOf(
        '403 Forbidden',
        ['x-amz-request-id: B', 'x-amz-id-2: C'],
        '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>A &lt;b&gt; &amp; c</Message><HostId>secret</HostId></Error>',
      ),
      {
        status: 403,
        markers: ['x-amz-id-2', 'x-amz-request-id'],
        error: { type: 'AccessDenied', message: { field: 'Message', text: 'A <b> & c' } },
        body: 'whole',
      },
    ],
    [
      answerOf(
        '400 Bad Request',
        ['x-amzn-requestid: 9'],
        '{"__type":"com.amazon#UnrecognizedClientException","message":null}',
      ),
      {
        status: 400,
        requestId: '9',
        markers: ['x-amzn-requestid'],
        error: { type: 'com.amazon#UnrecognizedClientException', message: null },
        body: 'whole',
      },
    ],
    [
      answerOf('404 Not Found', ['apigw-requestid: D'], '{"message":"Not Found"}'),
      {
        status: 404,
        markers: ['apigw-requestid'],
        error: { type: null, message: { field: 'message', text: 'Not Found' } },
        body: 'whole',
      },
    ],
    [
      answerOf('429 Too Many Requests', ['x-amzn-requestid: E'], 'not JSON'),
      { status: 429, requestId: 'E', markers: ['x-amzn-requestid'], body: 'whole' },
    ],
    [
      answerOf('503 Slow Down', ['x-amzn-requestid: F'], ''),
      { status: 503, requestId: 'F', markers: ['x-amzn-requestid'], body: 'whole' },
    ],
    // Not marked by AWS: nobody's words are kept.
    [
      answerOf('403 Forbidden', ['Server: squid'], '{"message":"https://intranet.example/?token=1"}'),
      { status: 403 },
    ],
    [answerOf('407 Proxy Authentication Required', [], '<Error><Code>A</Code></Error>'), { status: 407 }],
    // No error: not one byte is read of what somebody's API says.
    [
      answerOf('200 OK', ['x-amzn-requestid: G'], '{"message":"secret"}'),
      { status: 200, requestId: 'G', markers: ['x-amzn-requestid'] },
    ],
    // In pieces.
    [
      'HTTP/1.1 403 Forbidden\r\nx-amzn-requestid: H\r\nTransfer-Encoding: chunked\r\n\r\n' +
        'e\r\n{"message":"in\r\n9\r\n pieces"}\r\n0\r\n\r\n',
      {
        status: 403,
        requestId: 'H',
        markers: ['x-amzn-requestid'],
        error: { type: null, message: { field: 'message', text: 'in pieces' } },
        body: 'whole',
      },
    ],
    ['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n', { status: 200 }],
    [
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      { status: 101 },
    ],
    ['HTTP/1.0 500 \r\n\r\n', { status: 500 }],
  ])('%j', async (bytes, expected) => {
    const seen = await asking((socket) => socket.end(bytes));
    expect(seen).toMatchObject({ outcome: 'answered', endedIn: 'request', request: { outcome: 'done' } });
    expect(seen.request?.evidence).toEqual({ ...nothing, ...expected });
    // One request only: no redirect is followed, nothing is tried again.
    expect(seen.asked.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe('an error that goes on', () => {
  const head = 'HTTP/1.1 403 Forbidden\r\nx-amzn-requestid: 1\r\n';

  test('for ever is read to a limit', async () => {
    const seen = await asking((socket) => {
      socket.write(`${head}\r\n`);
      const flood = (): void => {
        while (!socket.destroyed && socket.write('x'.repeat(65_536)));
      };
      socket.on('drain', flood);
      flood();
    });
    expect(seen.request).toMatchObject({
      outcome: 'done',
      evidence: { status: 403, error: null, body: 'part' },
    });
  });

  test('too slowly keeps its status', async () => {
    const seen = await asking(
      (socket) => socket.write(`${head}Content-Length: 99\r\n\r\n{"message":`),
      {},
      {},
      400,
    );
    expect(seen.request).toMatchObject({
      outcome: 'done',
      evidence: { status: 403, error: null, body: 'part' },
    });
  });

  test.each<[string, (socket: TLSSocket) => void]>([
    ['closed', (socket) => socket.end()],
    ['reset', (socket) => socket.destroy()],
    ['broken', (socket) => socket.end('no chunk')],
  ])('and is then %s keeps its status', async (_story, end) => {
    const seen = await asking((socket) => {
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n4\r\n{"me\r\n`, () => {
        end(socket);
      });
    });
    expect(seen.request).toMatchObject({
      outcome: 'done',
      evidence: { status: 403, error: null, body: 'part' },
    });
  });

  test.each([
    ['ASCII', 'm'.repeat(600), 'm'.repeat(512)],
    // Three bytes each: 170 of them are 510 bytes.
    ['characters of three bytes', '検'.repeat(600), '検'.repeat(170)],
    ['characters of two code units', '🙂'.repeat(600), '🙂'.repeat(128)],
  ])('in a message of %s is kept to 512 bytes', async (_story, message, kept) => {
    const bytes = answerOf('403 Forbidden', ['x-amzn-requestid: 1'], JSON.stringify({ message }));
    const { request } = await asking((socket) => socket.end(bytes));
    expect(request?.evidence).toMatchObject({
      error: { type: null, message: { field: 'message', text: kept } },
    });
  });

  test('in type and message together is kept to 512 bytes', async () => {
    const body = JSON.stringify({ __type: 't'.repeat(600), message: 'm'.repeat(600) });
    const { request } = await asking((socket) =>
      socket.end(answerOf('403 Forbidden', ['x-amzn-requestid: 1'], body)),
    );
    expect(request?.evidence).toMatchObject({
      error: { type: 't'.repeat(128), message: { text: 'm'.repeat(384) } },
    });
  });
});

describe('no answer', () => {
  test('at all', async () => {
    const seen = await asking(() => undefined, {}, {}, 300);
    expect(seen).toMatchObject({
      outcome: 'failed',
      endedIn: 'request',
      request: { outcome: 'timeout', evidence: null },
    });
  });

  test('but half a head', async () => {
    const seen = await asking((socket) => socket.write('HTTP/1.1 403 Forb'), {}, {}, 300);
    expect(seen.request).toMatchObject({ outcome: 'timeout', evidence: null });
  });

  test.each<[string, (socket: TLSSocket) => void, code: string]>([
    ['a reset', (socket) => socket.destroy(), 'ECONNRESET'],
    ['an end', (socket) => socket.end(), 'ECONNRESET'],
    ['half a head and an end', (socket) => socket.end('HTTP/1.1 403 Forb'), 'ECONNRESET'],
    ['another protocol', (socket) => socket.end('220 mail.example ESMTP\r\n'), 'HPE_INVALID_CONSTANT'],
    [
      'a head without end',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\nA: ${'a'.repeat(100_000)}`),
      'HPE_HEADER_OVERFLOW',
    ],
  ])('but %s', async (_story, answer, code) => {
    const seen = await asking(answer);
    expect(seen).toMatchObject({
      outcome: 'failed',
      endedIn: 'request',
      request: { outcome: 'failed', error: { code }, evidence: null },
    });
  });
});

describe('what is asked', () => {
  const done = (socket: TLSSocket) => socket.end('HTTP/1.1 200 OK\r\n\r\n');
  const linesOf = ({ asked }: { asked: string }) => asked.split('\r\n');

  test('without a signature', async () => {
    const seen = await asking(done, { path: '/restapis?limit=1' });
    expect(linesOf(seen)).toEqual([
      'GET /restapis?limit=1 HTTP/1.1',
      `host: ${rightName}:${seen.port}`,
      'user-agent: planecheck-probe',
      'accept: application/json',
      'accept-encoding: identity',
      'Connection: close',
      '',
      '',
    ]);
  });

  test('of a name other than the one that was looked up', async () => {
    const seen = await asking(done, { host: 'vpce.example.test', serverName: rightName, method: 'HEAD' });
    expect(linesOf(seen).slice(0, 2)).toEqual([
      'HEAD /restapis?limit=1 HTTP/1.1',
      `host: ${rightName}:${seen.port}`,
    ]);
  });

  test('with a signature', async () => {
    const signing = { kind: 'sigv4', service: 'apigateway', region: 'eu-west-1' } as const;
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'a/token==' };
    const lines = linesOf(await asking(done, { signing }, { credentials }));
    expect(lines).toContain('x-amz-security-token: a/token==');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/apigateway\/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=[\da-f]{64}$/,
      ),
    );
  });
});
