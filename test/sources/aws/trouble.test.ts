import { createServer } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { askedCalls } from '../../../src/sources/aws/asks.ts';
import { networkHash } from '../../../src/sources/network-hash.ts';
import { startAwsServer } from '../../aws-server/aws-server.ts';
import { type Behaviour } from '../../aws-server/behaviour.ts';
import { account, ids, region } from '../aws-cli/kit/account.ts';
import { containing } from '../aws-cli/kit/expecting.ts';
import { configurationOf, readAccount, settingsFor, withSettings } from './read-from.ts';

const base = 'examples/nat-egress';
const home = 'ap-northeast-1';
withSettings(() => settingsFor('http://127.0.0.1:9'));

function useServer(url: string, more: Record<string, string> = {}): void {
  Object.assign(process.env, settingsFor(url), more);
}

async function hashOf(): Promise<string> {
  return networkHash(configurationOf(await readAccount(home)).network);
}

describe('what the network is told as, is the same', () => {
  test.each([
    ['in pages of two', { pageSize: 2 }],
    ['when each call is throttled at first', { behaviours: { all: { kind: 'throttled', first: 1 } } }],
    ['when each connection breaks once', { behaviours: { all: { kind: 'cut', where: 'before', first: 1 } } }],
    ['when each answer breaks off once', { behaviours: { all: { kind: 'cut', where: 'body', first: 1 } } }],
    ['when each call fails once', { behaviours: { all: { kind: 'server-error', first: 1 } } }],
  ] as const satisfies readonly (readonly [
    string,
    { pageSize?: number; behaviours?: Record<string, Behaviour> },
  ])[])(
    '%s',
    async (_, options) => {
      await using plain = await startAwsServer({ snapshot: base });
      useServer(plain.url);
      const whole = await hashOf();
      await using server = await startAwsServer({ snapshot: base, ...options });
      useServer(server.url);
      expect(await hashOf()).toBe(whole);
      expect(server.complaints).toEqual([]);
    },
    60_000,
  );
});

test('a second page that is refused leaves the first, and a gap', async () => {
  await using server = await startAwsServer({ snapshot: base, pageSize: 2 });
  useServer(server.url);
  server.behave('ec2:DescribeSubnets', { kind: 'access-denied', fromPage: 2 });
  const { subnets } = configurationOf(await readAccount(home)).network;
  expect(subnets.items).toHaveLength(2);
  expect(subnets.missing.map(({ kind }) => kind)).toContain('refused');
});

test('as many requests are made for ten subnets as for two', async () => {
  const answers = account();
  const filesFor = (count: number) => {
    const Subnets = Array.from({ length: count }, (_, at) => ({ SubnetId: `subnet-${at}`, VpcId: ids.vpc }));
    return new Map([
      ['describe-vpcs.json', JSON.stringify(answers['ec2:DescribeVpcs'])],
      ['describe-subnets.json', JSON.stringify({ Subnets })],
    ]);
  };
  const countFor = async (count: number) => {
    await using server = await startAwsServer({ snapshot: filesFor(count) });
    useServer(server.url);
    await readAccount(region);
    return server.requests.length;
  };
  expect(await countFor(10)).toBe(await countFor(2));
});

test('a service that alone does not accept the credentials leaves the others read', async () => {
  await using server = await startAwsServer({
    snapshot: base,
    behaviours: {
      'lambda:ListFunctions': { kind: 'coded', code: 'UnrecognizedClientException', status: 403 },
    },
  });
  useServer(server.url);
  const { subnets, functions } = configurationOf(await readAccount(home)).network;
  expect(subnets).toMatchObject({ missing: [] });
  expect(subnets.items.length).toBeGreaterThan(0);
  expect(functions.missing).toMatchObject([{ detail: containing('UnrecognizedClientException') }]);
});

describe('where AWS cannot be asked', () => {
  test.each([
    ['expired-credentials', 'credentials-refused'],
    ['disabled-region', 'credentials-refused'],
  ] as const)('%s', async (kind, code) => {
    await using server = await startAwsServer({ snapshot: base, behaviours: { all: { kind } } });
    useServer(server.url);
    await expect(readAccount(home)).rejects.toMatchObject({ code });
  });

  test('a region that the account has not opted in to', async () => {
    const behaviour = { kind: 'coded', code: 'OptInRequired', status: 401 } as const;
    await using server = await startAwsServer({ snapshot: base, behaviours: { all: behaviour } });
    useServer(server.url);
    await expect(readAccount(home)).rejects.toMatchObject({
      code: 'credentials-refused',
      next: containing('enable the region'),
    });
  });

  test('every call is refused', async () => {
    await using server = await startAwsServer({
      snapshot: base,
      behaviours: { all: { kind: 'access-denied' } },
    });
    useServer(server.url);
    await expect(readAccount(home)).rejects.toMatchObject({
      code: 'no-answer',
      next: containing('planecheck permissions'),
    });
  });

  test('every call is refused but the one that tells who is asking', async () => {
    await using server = await startAwsServer({
      snapshot: base,
      behaviours: Object.fromEntries(
        askedCalls
          .filter((call) => call !== 'sts:GetCallerIdentity')
          .map((call) => [call, { kind: 'access-denied' }]),
      ),
    });
    useServer(server.url);
    await expect(readAccount(home)).rejects.toMatchObject({
      code: 'no-answer',
      message: containing('lambda:ListFunctions: AccessDenied'),
    });
  });

  test('nobody answers: each host is named, and not asked again and again', async () => {
    useServer(`http://127.0.0.1:${await closedPort()}`);
    await expect(readAccount(home)).rejects.toMatchObject({
      code: 'no-answer',
      message: containing('did not answer (the connection was refused)'),
    });
  });

  test('only EC2 does not answer: gaps name the host, and the rest is read', async () => {
    await using server = await startAwsServer({ snapshot: base });
    const port = await closedPort();
    useServer(server.url, { AWS_ENDPOINT_URL_EC2: `http://127.0.0.1:${port}` });
    const { network } = configurationOf(await readAccount(home));
    delete process.env['AWS_ENDPOINT_URL_EC2'];
    expect(network.subnets.missing).toMatchObject([{ kind: 'unreachable', host: `127.0.0.1:${port}` }]);
    expect(network.functions.items.length).toBeGreaterThan(0);
  });
});

test('requests go by the proxy that the environment names', async () => {
  await using server = await startAwsServer({ snapshot: base });
  const asked: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const through = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    for (const end of [socket, through]) end.on('error', () => undefined);
  });
  const port = await listen(proxy);
  useServer('http://aws.example', { HTTP_PROXY: `http://127.0.0.1:${port}` });
  const { manifest } = await readAccount(home);
  delete process.env['HTTP_PROXY'];
  proxy.close();
  proxy.closeAllConnections();
  expect(manifest.accountId).toBe('111122223333');
  expect(new Set(asked)).toEqual(new Set(['aws.example:80']));
});

test('a proxy that lets nothing through is named', async () => {
  const proxy = createServer().on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const port = await listen(proxy);
  useServer('http://aws.example', { HTTP_PROXY: `http://127.0.0.1:${port}` });
  await expect(readAccount(home)).rejects.toMatchObject({
    message: containing('aws.example did not answer (the proxy answered 403)'),
  });
  delete process.env['HTTP_PROXY'];
  proxy.close();
});

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
