import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { onlyAttempt, probeOne } from './kit/probe.ts';
import { closedPort, listenTcp } from './kit/servers.ts';

const nowhere = await closedPort();

/** A server whose program hangs, with as many connections as the kernel takes for it: further ones get no answer. */
const hangingServer = `
  const { createServer } = require('node:net');
  const { parentPort } = require('node:worker_threads');
  const server = createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  });`;

test.each([
  ['127.0.0.1', 'ipv4'],
  ['::1', 'ipv6'],
] as const)('nobody listens at %s', async (host, family) => {
  const seen = await probeOne({ host, port: nowhere, families: [family] });
  expect(seen).toMatchObject({ outcome: 'failed', endedIn: 'connect' });
  expect(onlyAttempt(seen)).toMatchObject({
    address: host,
    connect: { outcome: 'failed', error: { code: 'ECONNREFUSED' }, evidence: null },
    handshake: null,
    request: null,
  });
});

test('nobody answers', async () => {
  const worker = new Worker(hangingServer, { eval: true });
  const [port] = (await once(worker, 'message')) as [number];
  const fillers = Array.from({ length: 8 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    return socket;
  });
  try {
    await once(fillers[0] ?? worker, 'connect');
    const seen = await probeOne({ host: '127.0.0.1', port }, {}, { attempts: 2, timeouts: { connect: 300 } });
    expect(seen).toMatchObject({ outcome: 'failed', endedIn: 'connect' });
    expect(seen.attempts).toMatchObject([
      { round: 1, connect: { outcome: 'timeout' }, handshake: null, request: null },
      { round: 2, connect: { outcome: 'timeout' }, handshake: null, request: null },
    ]);
  } finally {
    for (const socket of fillers) socket.destroy();
    await worker.terminate();
  }
});

test('an answer that came while the program was held up is no timeout', async () => {
  await using server = await listenTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const seen = probeOne({ host: '127.0.0.1', port: server.port }, {}, { timeouts: { connect: 50 } });
  // The connection is started before this line is reached; the kernel makes it while nothing else can run.
  await new Promise((done) => {
    setImmediate(done);
  });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  expect(onlyAttempt(await seen)).toMatchObject({
    connect: { outcome: 'done', evidence: null },
    handshake: { outcome: 'failed', error: { code: 'ECONNRESET' } },
  });
});

test('a server that takes the connection and says nothing', async () => {
  await using server = await listenTcp(() => undefined);
  const target = { host: '127.0.0.1', port: server.port };
  const seen = await probeOne(target, {}, { timeouts: { handshake: 300 } });
  expect(seen).toMatchObject({ outcome: 'failed', endedIn: 'handshake' });
  expect(onlyAttempt(seen)).toMatchObject({
    connect: { outcome: 'done' },
    handshake: { outcome: 'timeout', evidence: null },
    request: null,
  });
});

test.each<[string, (socket: Socket) => void]>([
  ['closes', (socket) => socket.end()],
  ['resets when it has read', (socket) => socket.once('data', () => socket.resetAndDestroy())],
])('a server that takes the connection and %s', async (_story, serve) => {
  await using server = await listenTcp(serve);
  const seen = await probeOne({ host: '127.0.0.1', port: server.port });
  expect(seen).toMatchObject({ outcome: 'failed', endedIn: 'handshake' });
  expect(onlyAttempt(seen).handshake).toMatchObject({ outcome: 'failed', error: { code: 'ECONNRESET' } });
});
