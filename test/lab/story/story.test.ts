import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type FamilyResult,
  type ProbeRequest,
  probeSchema,
  type ProbeTarget,
} from '../../../src/probe/contract.ts';
import { makeAuthority } from '../kernel/authority.ts';
import { readEvidence } from '../kernel/evidence.ts';
import { type LabPool, openLabPool } from '../kernel/pool.ts';
import { type Account } from '../network/account.ts';
import { readAccount } from '../network/read-account.ts';
import { openRelay, type Relay } from './relay.ts';
import { buildStory, probeFrom, type Site, type Story } from './story.ts';

const subnetId = 'subnet-0a7d2e5b8c1f43960';
const control = 'apigateway.ap-northeast-1.amazonaws.com';
const anyApi = 'a1b2c3d4e5.execute-api.ap-northeast-1.amazonaws.com';
const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', sessionToken: null };
const answer = { item: [{ id: 'a1b2c3d4e5', name: 'orders' }] };

/** What the server behind the lab's front was asked. */
const asked: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[] = [];
let upstream: Server;
let relay: Relay;
let pool: LabPool;

beforeAll(async () => {
  upstream = createServer(({ url, headers }, response) => {
    asked.push({ url, headers });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const bound = upstream.address();
  relay = await openRelay(typeof bound === 'object' && bound !== null ? bound.port : 0);
  pool = await openLabPool(1, await makeAuthority([control, '*.execute-api.ap-northeast-1.amazonaws.com']));
});

afterAll(async () => {
  pool.close();
  await relay.close();
  upstream.close();
});

beforeEach(() => {
  asked.length = 0;
});

/** An account of the examples, as `planecheck snapshot` writes one. */
function example(name: string): Account {
  const folder = join(import.meta.dirname, '../../../examples', name);
  const files = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
  return readAccount(Object.fromEntries(files));
}

function storyOf(account: Account): Story {
  const sites: readonly Site[] = [
    { pattern: control, A: ['52.94.5.10'], AAAA: [], socketPath: relay.socketPath },
    { pattern: '*.execute-api.ap-northeast-1.amazonaws.com', A: ['52.94.5.11'], AAAA: [], socketPath: null },
  ];
  return { account, clients: [{ subnetId, groupIds: ['sg-0f12c8d4e7a6b3590'] }], sites };
}

const controlTarget: ProbeTarget = {
  id: 'apigateway:control',
  host: control,
  port: 443,
  serverName: null,
  method: 'GET',
  path: '/restapis?limit=1',
  signing: { kind: 'sigv4', service: 'apigateway', region: 'ap-northeast-1' },
  families: ['ipv4'],
};

const dataTarget: ProbeTarget = {
  ...controlTarget,
  id: 'apigateway:data',
  host: anyApi,
  path: '/',
  signing: { kind: 'none' },
};

async function probe(account: Account, ...targets: readonly ProbeTarget[]) {
  const request: ProbeRequest = {
    schema: probeSchema,
    kind: 'request',
    targets,
    attempts: 1,
    timeouts: { resolve: 2000, connect: 1500, handshake: 4000, request: 4000, grace: 0 },
  };
  return pool.run(async (lab) => {
    const built = await buildStory(lab, storyOf(account));
    const result = await probeFrom(built, subnetId, request, credentials);
    const { dropped } = await readEvidence(lab, built.fabric.network);
    const families = result.targets.flatMap((one): readonly FamilyResult[] =>
      one.outcome === 'tried' ? one.families : [],
    );
    return { families, drops: dropped.map(({ number }) => built.fabric.drops[number]) };
  });
}

const natEgress = example('nat-egress');

function withoutNatRoute(account: Account): Account {
  const RouteTables = account.RouteTables.map((table) => {
    return { ...table, Routes: table.Routes.filter(({ NatGatewayId: id }) => id === undefined) };
  });
  return { ...account, RouteTables };
}

describe('a saved network, built in the lab and probed from one of its subnets', () => {
  test('takes a signed request by NAT to the server behind the front, which adds the marks', async () => {
    const { families } = await probe(natEgress, controlTarget);
    expect(families).toMatchObject([
      {
        outcome: 'answered',
        resolve: { evidence: { by: 'system', addresses: ['52.94.5.10'] } },
        attempts: [
          {
            address: '52.94.5.10',
            handshake: { evidence: { certificate: { issuer: { commonName: 'planecheck lab' } } } },
            request: { evidence: { status: 200, markers: ['x-amzn-requestid'] } },
          },
        ],
      },
    ]);
    expect(asked).toMatchObject([
      {
        url: '/restapis?limit=1',
        headers: {
          host: control,
          'x-lab-remote-address': '203.0.113.25',
          'x-lab-local-address': '52.94.5.10',
        },
      },
    ]);
    expect(asked[0]?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/\d{8}\/ap-northeast-1\/apigateway\/aws4_request, SignedHeaders=host;x-amz-date, Signature=[0-9a-f]{64}$/,
    );
  });

  test('gives a NAT gateway made in moto an address that others take packets from', async () => {
    const NatGateways = natEgress.NatGateways.map((nat) => {
      return { ...nat, NatGatewayAddresses: [{ PrivateIp: '10.0.0.113', PublicIp: '127.38.53.162' }] };
    });
    const { families } = await probe({ ...natEgress, NatGateways }, controlTarget);
    expect(families).toMatchObject([{ outcome: 'answered' }]);
    expect(asked).toMatchObject([{ headers: { 'x-lab-remote-address': '198.51.100.1' } }]);
  });

  test('without the route to the NAT gateway no connection opens', async () => {
    const { families, drops } = await probe(withoutNatRoute(natEgress), controlTarget);
    expect(families).toMatchObject([
      {
        outcome: 'failed',
        endedIn: 'connect',
        resolve: { outcome: 'done' },
        attempts: [{ address: '52.94.5.10', connect: { outcome: 'timeout' }, handshake: null }],
      },
    ]);
    expect(drops).toMatchObject([{ kind: 'route-missing', ids: ['rtb-0f18d6b3e7a5c9240'] }]);
    expect(asked).toStrictEqual([]);
  });

  test('with an endpoint for private APIs both planes go their own ways', async () => {
    const { families } = await probe(example('execute-api-endpoint'), controlTarget, dataTarget);
    expect(families).toMatchObject([
      { outcome: 'answered', attempts: [{ address: '52.94.5.10', request: { evidence: { status: 200 } } }] },
      {
        outcome: 'answered',
        resolve: { evidence: { by: 'system' } },
        attempts: [
          { request: { evidence: { status: 403, errorType: 'MissingAuthenticationTokenException' } } },
          { request: { evidence: { status: 403, errorType: 'MissingAuthenticationTokenException' } } },
        ],
      },
    ]);
    const addresses = families[1]?.attempts.map(({ address }) => address) ?? [];
    expect(addresses.toSorted()).toStrictEqual(['10.0.2.84', '10.0.3.129']);
  });

  test('in a closed network names resolve and no more', async () => {
    const { families } = await probe(example('closed'), controlTarget, dataTarget);
    expect(families.map(({ endedIn }) => endedIn)).toStrictEqual(['connect', 'connect']);
  });
});
