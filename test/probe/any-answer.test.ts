import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificates, rightName } from './kit/certificates.ts';
import { type Known, type NameServer, startNameServer } from './kit/name-server.ts';
import { probeOne } from './kit/probe.ts';
import { closedPort, type Listening, listenTcp, listenTls } from './kit/servers.ts';

// `probeOne` reads each result with the contract's own parser, and throws where that does not accept it.

const { authority: authorities, right } = await makeCertificates();
const timeouts = { resolve: 300, connect: 5000, handshake: 5000, request: 5000 };
const runs = 150;

/** Bytes as a server could mean them, and any others. */
const pieces = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'HTTP/1.1 ',
        'HTTP/1.1 403 Forbidden\r\n',
        'HTTP/1.1 200 OK\r\n',
        'x-amzn-requestid: ',
        'x-amzn-errortype: A\r\n',
        'Content-Length: 20\r\n',
        'Transfer-Encoding: chunked\r\n',
        'Content-Encoding: gzip\r\n',
        '\r\n',
        '\r\n\r\n',
        '{"message":"a"}',
        '{"__type":1,"message":{}}',
        '<Message>a</Message>',
        '5\r\n',
        '\u0000',
        'é\r\n',
        '999',
      ),
      { maxLength: 12 },
    )
    .map((texts) => Buffer.from(texts.join(''))),
);
const bytes = fc.array(pieces, { maxLength: 4 }).map((list) => Buffer.concat(list));

describe('a probe always gives a result that is one, whatever is answered', () => {
  let answer: Uint8Array = Buffer.alloc(0);
  let plain: Listening;
  let secure: Listening;
  let names: NameServer;
  const zone: Record<string, Known> = {};

  beforeAll(async () => {
    plain = await listenTcp((socket) => socket.end(answer));
    secure = await listenTls(right, (socket) => {
      socket.once('data', () => socket.end(answer));
    });
    names = await startNameServer(zone);
  });
  afterAll(async () => {
    await Promise.all([plain, secure, names].map((server) => server[Symbol.asyncDispose]()));
  });

  test('in place of a handshake', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (any) => {
        answer = any;
        const seen = await probeOne({ host: '127.0.0.1', port: plain.port }, {}, { timeouts });
        // A connection that is reset before it was looked at has not got past the first phase.
        expect(['connect', 'handshake']).toContain(seen.endedIn);
        expect(seen.outcome).toBe('failed');
      }),
      { numRuns: runs },
    );
  });

  test('in place of an answer', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (any) => {
        answer = any;
        const target = { host: '127.0.0.1', port: secure.port };
        const seen = await probeOne(target, { authorities }, { timeouts });
        expect([seen.endedIn, ['answered', 'failed'].includes(seen.outcome)]).toEqual(['request', true]);
      }),
      { numRuns: runs },
    );
  });

  test('in place of addresses', async () => {
    const port = await closedPort();
    const sources = { lookUp: null, nameServers: [names.address] };
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (any) => {
        zone[rightName] = any;
        const seen = await probeOne({ host: rightName, port }, { names: sources }, { timeouts });
        expect(seen.outcome).toBe('failed');
      }),
      { numRuns: 15 },
    );
  });
});
