import { type TlsOptions } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { type Certificates, makeCertificates, rightName } from './kit/certificates.ts';
import { onlyAttempt, probeOne } from './kit/probe.ts';
import { listenTcp, listenTls } from './kit/servers.ts';

const certificates = await makeCertificates();
const { authority: authorities, right } = certificates;
const names = { lookUp: async () => ['127.0.0.1'], nameServers: ['127.0.0.1:1'] };
const here = { authorities, names };

/** What a server shows that was made as these were. */
const shown = {
  subject: { commonName: 'a server', organization: 'Planecheck Tests' },
  issuer: { commonName: 'An authority', organization: 'Planecheck Tests' },
  names: [rightName, '*.wild.example.test', '127.0.0.1', '0:0:0:0:0:0:0:1'],
};

/** Shakes hands with a server, that answers every request and tells what it got. */
async function shaking(options: TlsOptions, target: Parameters<typeof probeOne>[0] = {}) {
  const got: { servername: unknown; text: string }[] = [];
  await using server = await listenTls(
    options,
    (socket) => {
      const connection = { servername: socket.servername as unknown, text: '' };
      got.push(connection);
      socket.on('data', (bytes: Buffer) => {
        connection.text += bytes.toString();
        socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      });
    },
    target.host === '::1' ? '::1' : '127.0.0.1',
  );
  const seen = await probeOne({ host: rightName, port: server.port, ...target }, here);
  return { ...onlyAttempt(seen), outcome: seen.outcome, endedIn: seen.endedIn, got };
}

describe('a certificate that is in order', () => {
  test.each([
    ['its name', {}, rightName],
    ['a name under its wildcard', { host: 'a.wild.example.test' }, 'a.wild.example.test'],
    ['a name that is not the one looked up', { host: 'vpce.example.test', serverName: rightName }, rightName],
    ['a name beside an address', { host: '127.0.0.1', serverName: rightName }, rightName],
    ['an address', { host: '127.0.0.1' }, false],
    ['an IPv6 address', { host: '::1', families: ['ipv6' as const] }, false],
  ])('for %s', async (_story, target, servername) => {
    const seen = await shaking(right, target);
    expect(seen).toMatchObject({
      outcome: 'answered',
      handshake: { outcome: 'done', evidence: { protocol: 'TLSv1.3', certificate: shown } },
      got: [{ servername }],
    });
    const evidence = seen.handshake?.evidence?.certificate;
    expect(
      [evidence?.validFrom, evidence?.validTo].map((date) => Number.isNaN(Date.parse(date ?? ''))),
    ).toEqual([false, false]);
  });

  test('for an IPv6 address, which stands in brackets in the request', async () => {
    const { got } = await shaking(right, { host: '::1', families: ['ipv6'] });
    expect(got[0]?.text).toMatch(/^host: \[::1\]:\d+\r$/m);
  });

  test('over an older version that is still good', async () => {
    const seen = await shaking({ ...right, maxVersion: 'TLSv1.2' });
    expect(seen.handshake).toMatchObject({ outcome: 'done', evidence: { protocol: 'TLSv1.2' } });
  });
});

describe('a certificate that an ordinary client refuses', () => {
  test.each<[string, keyof Certificates, code: string, certificate: object]>([
    [
      'of another name',
      'wrongName',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      { ...shown, names: ['another.example.test'] },
    ],
    ['that is no longer valid', 'expired', 'CERT_HAS_EXPIRED', shown],
    [
      'of an unknown issuer',
      'unknownIssuer',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      { ...shown, issuer: { commonName: 'Another authority', organization: 'Somebody' } },
    ],
    [
      'that vouches for itself',
      'selfSigned',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      {
        subject: { commonName: 'Nobody', organization: null },
        issuer: { commonName: 'Nobody', organization: null },
      },
    ],
  ])('%s is recorded, and nothing is sent', async (_story, kind, code, certificate) => {
    const identity = certificates[kind];
    const seen = await shaking(typeof identity === 'string' ? {} : identity);
    expect(seen).toMatchObject({
      outcome: 'failed',
      endedIn: 'handshake',
      handshake: { outcome: 'failed', error: { code }, evidence: { protocol: 'TLSv1.3', certificate } },
      request: null,
    });
    expect(seen.got.map(({ text }) => text).join('')).toBe('');
  });

  test('for an address that it does not name', async () => {
    const seen = await shaking(certificates.wrongName, { host: '127.0.0.1' });
    expect(seen.handshake).toMatchObject({
      outcome: 'failed',
      error: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
  });
});

test('a server of an old version', async () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const seen = await shaking({ ...right, ...old });
  expect(seen).toMatchObject({
    outcome: 'failed',
    endedIn: 'handshake',
    handshake: { outcome: 'failed', evidence: null },
  });
  expect(seen.handshake).toHaveProperty('error.code', expect.stringMatching(/PROTOCOL/));
});

test('a server that speaks HTTP without TLS', async () => {
  await using server = await listenTcp((socket) => {
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  const { handshake } = onlyAttempt(await probeOne({ host: rightName, port: server.port }, here));
  expect(handshake).toMatchObject({ outcome: 'failed', evidence: null });
  expect(handshake).toHaveProperty('error.code', expect.stringMatching(/^(?:ERR_SSL_|EPROTO)/));
});

test('a server that begins the handshake and does not go on', async () => {
  await using server = await listenTcp((socket) => {
    // The head of a handshake record, whose body never comes.
    socket.write(Buffer.from([22, 3, 3, 0, 200]));
  });
  const target = { host: rightName, port: server.port };
  const { handshake } = onlyAttempt(await probeOne(target, here, { timeouts: { handshake: 300 } }));
  expect(handshake).toMatchObject({ outcome: 'timeout', evidence: null });
});
