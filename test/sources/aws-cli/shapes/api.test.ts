import { describe, expect, test } from 'vitest';
import { accountId, region } from '../kit/account.ts';
import { readWith } from '../kit/read.ts';

const scope = { accountId, region };

const regional = { endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } };

test('the APIs of both calls', () => {
  expect(readWith({}).apis.items).toEqual([
    {
      id: 'a1b2c3d4e5',
      scope,
      name: 'orders',
      kind: 'http',
      endpointType: 'REGIONAL',
      vpcEndpointIds: [],
      ipAddressType: 'ipv4',
      disableExecuteApiEndpoint: false,
      endpointAccessMode: null,
    },
    {
      id: 'p1q2r3s4t5',
      scope,
      name: 'stock',
      kind: 'rest',
      endpointType: 'PRIVATE',
      vpcEndpointIds: ['vpce-0a1'],
      ipAddressType: 'dualstack',
      disableExecuteApiEndpoint: false,
      endpointAccessMode: null,
    },
  ]);
});

describe('REST APIs', () => {
  const first = (change: object) => {
    const item = { id: 'r1', name: 'shop', ...regional, ...change };
    const { apis } = readWith({
      'apigateway:GetRestApis': { items: [item] },
      'apigatewayv2:GetApis': { Items: [] },
    });
    return apis;
  };

  test.each([
    ['with nothing but an id and a type', { name: undefined }, { name: null, ipAddressType: 'ipv4' }],
    ['edge-optimized', { endpointConfiguration: { types: ['EDGE'] } }, { endpointType: 'EDGE' }],
    [
      'whose answer does not say the IP address type',
      { endpointConfiguration: { types: ['REGIONAL'] } },
      { ipAddressType: null },
    ],
    [
      'private, which are dual-stack always',
      { endpointConfiguration: { types: ['PRIVATE'] } },
      { ipAddressType: 'dualstack', vpcEndpointIds: [] },
    ],
    [
      'with the default endpoint disabled',
      { disableExecuteApiEndpoint: true },
      { disableExecuteApiEndpoint: true },
    ],
    ['of strict access', { endpointAccessMode: 'STRICT' }, { endpointAccessMode: 'STRICT' }],
  ])('%s', (_, change, expected) => {
    expect(first(change).items).toMatchObject([expected]);
  });

  test.each([
    ['of a type that is not known', { endpointConfiguration: { types: ['LOCAL'] } }],
    ['of two types', { endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } }],
    ['without a type', { endpointConfiguration: {} }],
    ['of another IP address type', { endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv9' } }],
  ])('%s are left out, and the collection says so', (_, change) => {
    const { items, missing } = first(change);
    expect(items).toEqual([]);
    const details = missing.map((gap) => (gap.kind === 'not-in-source' ? gap.detail : null));
    expect(details).toEqual([expect.stringContaining('items[0].endpointConfiguration')]);
  });
});

describe('HTTP and WebSocket APIs', () => {
  test.each([
    ['HTTP', {}, { kind: 'http', endpointType: 'REGIONAL', ipAddressType: 'dualstack' }],
    [
      'WEBSOCKET',
      { DisableExecuteApiEndpoint: true },
      { kind: 'websocket', disableExecuteApiEndpoint: true },
    ],
  ])('%s', (ProtocolType, more, expected) => {
    const Items = [{ ApiId: 'h1', Name: 'x', ProtocolType, IpAddressType: 'dualstack', ...more }];
    const { apis } = readWith({ 'apigateway:GetRestApis': null, 'apigatewayv2:GetApis': { Items } });
    expect(apis.items).toMatchObject([{ id: 'h1', scope, ...expected }]);
  });

  test('without a kind that is known are left out', () => {
    const Items = [{ ApiId: 'h1', ProtocolType: 'GRPC' }];
    const { apis } = readWith({ 'apigatewayv2:GetApis': { Items } });
    expect(apis.items.map(({ id }) => id)).toEqual(['p1q2r3s4t5']);
    expect(apis.missing).toHaveLength(1);
  });
});
