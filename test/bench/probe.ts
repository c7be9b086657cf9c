import { stat } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { probeSchema, type ProbeRequest } from '../../src/probe/contract.ts';
import { runProbe } from '../../src/probe/run-probe.ts';
import { makeCertificates, rightName } from '../probe/kit/certificates.ts';
import { listenTls } from '../probe/kit/servers.ts';

/** How long twenty targets take in milliseconds, and how long the slowest of them by itself. */
export interface ProbeTimes {
  readonly twenty: number;
  readonly slowest: number;
}

const targetCount = 20;

/** Tries twenty targets, of which the last answers the latest, and that one alone; the medians of some rounds. */
export async function measureProbe(
  rounds: number,
  median: (values: readonly number[]) => number,
): Promise<ProbeTimes> {
  const { authority: authorities, right } = await makeCertificates();
  // From 50 ms to one second.
  const servers = await Promise.all(
    Array.from({ length: targetCount }, (_, at) =>
      listenTls(right, (socket) => {
        socket.once('data', () => {
          setTimeout(() => socket.end('HTTP/1.1 200 OK\r\n\r\n'), (at + 1) * 50);
        });
      }),
    ),
  );
  const options = {
    version: '0.0.0',
    allows: () => true,
    credentials: null,
    coldStart: false,
    milliseconds: null,
    names: { lookUp: async () => ['127.0.0.1'], nameServers: ['127.0.0.1:1'] },
    authorities,
  };
  const take = async (ports: readonly number[]): Promise<number> => {
    const start = performance.now();
    await runProbe(requestFor(ports), options);
    return performance.now() - start;
  };
  const ports = servers.map(({ port }) => port);
  const twenty: number[] = [];
  const slowest: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    twenty.push(await take(ports));
    slowest.push(await take(ports.slice(-1)));
  }
  await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  return { twenty: median(twenty), slowest: median(slowest) };
}

function requestFor(ports: readonly number[]): ProbeRequest {
  return {
    schema: probeSchema,
    kind: 'request',
    targets: ports.map((port) => ({
      id: `${port}`,
      host: rightName,
      port,
      serverName: null,
      method: 'GET',
      path: '/',
      signing: { kind: 'none' },
      families: ['ipv4'],
    })),
    timeouts: { resolve: 5000, connect: 5000, handshake: 5000, request: 5000, grace: 0 },
    attempts: 1,
  };
}

/** The size of the probe's bundle in kilobytes. */
export async function bundleKilobytes(file: string): Promise<number> {
  return (await stat(file)).size / 1000;
}
