import { type TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { timeNeeded } from '../../src/probe/time-needed.ts';
import { makeCertificates, rightName } from './kit/certificates.ts';
import { startNameServer } from './kit/name-server.ts';
import { familiesOf, probe, probeOne } from './kit/probe.ts';
import { closedPort, listenTcp, listenTls } from './kit/servers.ts';
import { requestFor } from './kit/some-request.ts';

const { authority: authorities, right } = await makeCertificates();
const here = { authorities, names: { lookUp: async () => ['127.0.0.1'], nameServers: ['127.0.0.1:1'] } };

/** Answers each connection's request after so many milliseconds. */
function answering(milliseconds: number) {
  return listenTls(right, (socket: TLSSocket) => {
    socket.once('data', () => {
      setTimeout(() => socket.end('HTTP/1.1 200 OK\r\n\r\n'), milliseconds);
    });
  });
}

test('targets side by side each end in their own way', async () => {
  await using good = await answering(0);
  await using silent = await listenTcp(() => undefined);
  const ports = [good.port, silent.port, await closedPort()];
  const targets = Array.from({ length: 21 }, (_, index) => ({
    host: rightName,
    port: ports[index % ports.length] ?? 0,
  }));
  const request = requestFor(targets, { timeouts: { handshake: 1500 } });
  // As long as one hanging target may need, and not as two after one another would.
  const { targets: results } = await probe(request, { ...here, milliseconds: 15_000 });
  const ends = results.map((result) => {
    const [family] = result.outcome === 'tried' ? result.families : [];
    return [result.id, family?.outcome, family?.endedIn];
  });
  const expected = [
    ['answered', 'request'],
    ['failed', 'handshake'],
    ['failed', 'connect'],
  ];
  expect(ends).toEqual(targets.map((_, index) => [`target-${index}`, ...(expected[index % 3] ?? [])]));
});

test('each family by itself', async () => {
  await using names = await startNameServer({ [rightName]: { A: ['127.0.0.1'] } });
  await using server = await answering(0);
  const request = requestFor([{ host: rightName, port: server.port, families: ['ipv4', 'ipv6'] }]);
  const result = await probe(request, {
    authorities,
    names: { lookUp: null, nameServers: [names.address] },
  });
  expect(familiesOf(result)).toMatchObject([
    { family: 'ipv4', outcome: 'answered' },
    { family: 'ipv6', outcome: 'failed', endedIn: 'resolve', resolve: { error: { code: 'ENODATA' } } },
  ]);
});

test('attempts that disagree are inconsistent', async () => {
  let connections = 0;
  await using server = await listenTls(right, (socket) => {
    connections += 1;
    const isFirst = connections === 1;
    socket.once('data', () => {
      if (isFirst) socket.end('HTTP/1.1 200 OK\r\n\r\n');
      else socket.destroy();
    });
  });
  const seen = await probeOne({ host: rightName, port: server.port }, here, { attempts: 2 });
  expect(seen).toMatchObject({
    outcome: 'inconsistent',
    endedIn: null,
    attempts: [
      { round: 1, request: { outcome: 'done' } },
      { round: 2, request: { outcome: 'failed', error: { code: 'ECONNRESET' } } },
    ],
  });
});

describe('the first attempt', () => {
  test.each([
    [true, [{ outcome: 'done' }, { outcome: 'timeout' }], 'inconsistent'],
    [false, [{ outcome: 'timeout' }, { outcome: 'timeout' }], 'failed'],
  ])('has grace after a cold start (%s), the others have none', async (coldStart, requests, outcome) => {
    await using server = await answering(1000);
    const timeouts = { request: 200, grace: 15_000 };
    const seen = await probeOne(
      { host: rightName, port: server.port },
      { ...here, coldStart },
      { attempts: 2, timeouts },
    );
    expect(seen.attempts.map(({ request }) => request)).toMatchObject(requests);
    expect(seen.outcome).toBe(outcome);
  });
});

describe('a probe that has to stop', () => {
  test('in a phase says so, and not that nobody answered', async () => {
    await using silent = await listenTcp(() => undefined);
    const seen = await probeOne(
      { host: '127.0.0.1', port: silent.port },
      { milliseconds: 500 },
      { attempts: 3 },
    );
    expect(seen).toMatchObject({ outcome: 'cut', endedIn: 'handshake' });
    expect(seen.attempts).toMatchObject([{ handshake: { outcome: 'cut', evidence: null }, request: null }]);
  });

  test('while it looks for a name', async () => {
    await using names = await startNameServer({ [rightName]: 'silence' });
    const sources = { lookUp: () => new Promise<never>(() => undefined), nameServers: [names.address] };
    const seen = await probeOne({ host: rightName }, { names: sources, milliseconds: 300 });
    expect(seen).toMatchObject({
      outcome: 'cut',
      endedIn: 'resolve',
      resolve: { outcome: 'cut' },
      attempts: [],
    });
  });

  test('at once has still an answer', async () => {
    const seen = await probeOne({ host: '127.0.0.1', port: await closedPort() }, { milliseconds: 0 });
    expect(seen).toMatchObject({ outcome: 'cut', attempts: [] });
  });

  test('after one round has that one', async () => {
    let connections = 0;
    await using server = await listenTls(right, (socket) => {
      connections += 1;
      const isFirst = connections === 1;
      socket.once('data', () => {
        if (isFirst) socket.end('HTTP/1.1 200 OK\r\n\r\n');
      });
    });
    const target = { host: rightName, port: server.port };
    const seen = await probeOne(target, { ...here, milliseconds: 4000 }, { attempts: 2 });
    expect(seen).toMatchObject({
      outcome: 'answered',
      attempts: [{ request: { outcome: 'done' } }, { request: { outcome: 'cut' } }],
    });
  });
});

test.each([
  [{}, {}, 40_000 + 300],
  [{ attempts: 3 }, {}, 10_000 + 3 * 30_000 + 900],
  [{ timeouts: { grace: 1000 } }, {}, 40_000 + 4000 + 300],
  [{}, { families: ['ipv4', 'ipv6'] as const }, 40_000 + 600],
])('a request %j of a target %j needs %i ms', (changes, target, expected) => {
  expect(timeNeeded(requestFor([target], changes))).toBe(expected);
});
