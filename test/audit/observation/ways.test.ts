import { describe, expect, test } from 'vitest';
import { type Observation } from '../../../src/audit/observation/observation.ts';
import {
  comesByOtherWay,
  observedWay,
  type ObservedWay,
  type PredictedWay,
} from '../../../src/audit/observation/observed-way.ts';
import { parseAddress } from '../../../src/network/address.ts';
import { parseCidr } from '../../../src/network/address-range.ts';
import { whole } from '../../../src/network/collection.ts';
import { known } from '../../../src/network/fact.ts';
import { indexNetwork } from '../../../src/network/network-index.ts';
import { type NetworkInterface } from '../../../src/network/network-interface.ts';
import { emptyNetwork } from '../../../src/network/network.ts';
import { type ResourceRef } from '../../../src/network/resource.ts';
import { type VpcEndpoint } from '../../../src/network/vpc-endpoint.ts';
import { type Vpc } from '../../../src/network/vpc.ts';
import { type Via, vias } from '../../../src/path/via.ts';

const scope = { accountId: '111122223333', region: 'eu-west-1' };

function vpcOf(id: string, ...cidrs: readonly string[]): Vpc {
  return {
    id,
    scope,
    ownerId: null,
    name: null,
    cidrs: cidrs.flatMap((text) => parseCidr(text) ?? []),
    dhcpOptionsId: null,
    enableDnsSupport: known(true),
    enableDnsHostnames: known(true),
    blockPublicAccess: known('off'),
  };
}

function interfaceOf(id: string, vpcId: string, interfaceType: string, ...addresses: readonly string[]) {
  const item: NetworkInterface = {
    id,
    scope,
    name: null,
    vpcId,
    subnetId: 'subnet-1',
    availabilityZone: null,
    interfaceType,
    addresses: addresses.flatMap((text) => parseAddress(text) ?? []),
    publicAddresses: [],
    securityGroupIds: [],
    sourceDestCheck: null,
    instanceId: null,
  };
  return item;
}

function endpointOf(id: string, vpcId: string, ...networkInterfaceIds: readonly string[]): VpcEndpoint {
  return {
    id,
    scope,
    name: null,
    ownerId: null,
    vpcId,
    type: 'interface',
    serviceName: 'com.amazonaws.eu-west-1.execute-api',
    serviceRegion: null,
    state: 'available',
    subnetIds: [],
    securityGroupIds: [],
    networkInterfaceIds,
    routeTableIds: [],
    privateDnsEnabled: true,
    privateDnsOnlyForInboundResolverEndpoint: false,
    dnsNames: null,
    dnsRecordIpType: 'ipv4',
    policy: known('full-access'),
  };
}

const own = vpcOf('vpc-own', '10.0.0.0/16', '2600:1f18::/56');
const index = indexNetwork({
  ...emptyNetwork,
  vpcs: whole([
    own,
    vpcOf('vpc-central', '10.9.0.0/16', '2600:1f18:0:900::/56'),
    vpcOf('vpc-twin-a', '10.8.0.0/16'),
    vpcOf('vpc-twin-b', '10.8.0.0/16'),
    vpcOf('vpc-same', '10.0.0.0/16'),
  ]),
  networkInterfaces: whole([
    interfaceOf('eni-a', 'vpc-own', 'vpc_endpoint', '10.0.1.5', '2600:1f18::5'),
    interfaceOf('eni-b', 'vpc-own', 'vpc_endpoint', '10.0.2.5'),
    interfaceOf('eni-other', 'vpc-own', 'vpc_endpoint', '10.0.1.6'),
    interfaceOf('eni-shared', 'vpc-own', 'vpc_endpoint', '10.0.1.7'),
    interfaceOf('eni-proxy', 'vpc-own', 'interface', '10.0.1.9'),
    interfaceOf('eni-central', 'vpc-central', 'vpc_endpoint', '10.9.1.5'),
    interfaceOf('eni-server', 'vpc-central', 'interface', '10.9.1.9'),
    interfaceOf('eni-twin-a', 'vpc-twin-a', 'vpc_endpoint', '10.8.1.5'),
    interfaceOf('eni-twin-b', 'vpc-twin-b', 'vpc_endpoint', '10.8.1.5', '10.8.1.6'),
    interfaceOf('eni-twin-server', 'vpc-twin-a', 'interface', '10.8.1.6'),
    // Its VPC has the same ranges, and the client's packets never come there.
    interfaceOf('eni-same', 'vpc-same', 'vpc_endpoint', '10.0.3.5'),
  ]),
  vpcEndpoints: whole([
    endpointOf('vpce-own', 'vpc-own', 'eni-a', 'eni-b'),
    endpointOf('vpce-other', 'vpc-own', 'eni-other'),
    endpointOf('vpce-central', 'vpc-central', 'eni-central'),
    endpointOf('vpce-twin-a', 'vpc-twin-a', 'eni-twin-a'),
    endpointOf('vpce-twin-b', 'vpc-twin-b', 'eni-twin-b'),
    endpointOf('vpce-same', 'vpc-same', 'eni-same'),
  ]),
});

const endpoint = (id: string): ResourceRef => ({ type: 'vpc-endpoint', id });
const byOwn: PredictedWay = { via: 'interface-endpoint', viaResource: endpoint('vpce-own') };
const byCentral: PredictedWay = { via: 'central-endpoint', viaResource: endpoint('vpce-central') };
const byGatewayEndpoint: PredictedWay = { via: 'gateway-endpoint', viaResource: endpoint('vpce-s3') };
const byNat: PredictedWay = { via: 'nat-gateway', viaResource: { type: 'nat-gateway', id: 'nat-1' } };
const noWay: PredictedWay = { via: 'none', viaResource: null };

const policyDenied: Observation['answer'] = {
  code: 'endpoint-policy-denied',
  certainty: 'documented',
  text: '',
  status: 403,
  requestId: null,
  errorType: null,
  message: null,
};

function way(addresses: readonly string[], predicted: PredictedWay, answer: Observation['answer'] = null) {
  return observedWay(index, own, { addresses, answer }, predicted);
}

describe('the way that was observed', () => {
  test.each<[string, readonly string[], PredictedWay, Partial<ObservedWay>]>([
    [
      'an endpoint of this VPC, in all of its zones',
      ['10.0.1.5', '10.0.2.5'],
      byNat,
      {
        leadsTo: 'endpoint',
        via: 'interface-endpoint',
        viaResource: endpoint('vpce-own'),
        text: '10.0.1.5 belongs to vpce-own in vpc-own; 10.0.2.5 belongs to vpce-own in vpc-own',
      },
    ],
    [
      'an endpoint by IPv6, whose addresses look public',
      ['2600:1f18::5'],
      byNat,
      { leadsTo: 'endpoint', via: 'interface-endpoint', viaResource: endpoint('vpce-own') },
    ],
    [
      'an endpoint of another VPC',
      ['10.9.1.5'],
      byOwn,
      { leadsTo: 'endpoint', via: 'central-endpoint', viaResource: endpoint('vpce-central') },
    ],
    [
      'two endpoints',
      ['10.0.1.5', '10.0.1.6'],
      byOwn,
      { leadsTo: 'endpoint', via: 'interface-endpoint', viaResource: null },
    ],
    [
      "an endpoint's interface whose endpoint only its owner sees",
      ['10.0.1.7'],
      byOwn,
      {
        leadsTo: 'endpoint',
        via: 'interface-endpoint',
        viaResource: { type: 'network-interface', id: 'eni-shared' },
        text: "10.0.1.7 belongs to eni-shared, an endpoint's interface in vpc-own",
      },
    ],
    [
      'an address that two other VPCs use',
      ['10.8.1.5'],
      byOwn,
      {
        leadsTo: 'endpoint',
        via: 'central-endpoint',
        viaResource: null,
        text: '10.8.1.5 belongs to interfaces of several VPCs',
      },
    ],
    [
      'an address that two other VPCs use, of which one was predicted',
      ['10.8.1.5'],
      { via: 'central-endpoint', viaResource: endpoint('vpce-twin-b') },
      { leadsTo: 'endpoint', via: 'central-endpoint', viaResource: endpoint('vpce-twin-b') },
    ],
    [
      'an address that an endpoint and a server of two other VPCs have',
      ['10.8.1.6'],
      byOwn,
      { leadsTo: 'private', via: null, text: '10.8.1.6 belongs to interfaces of several VPCs' },
    ],
    [
      "an address of this VPC's range that another VPC's endpoint has",
      ['10.0.3.5'],
      byOwn,
      { leadsTo: 'private', via: null, viaResource: null },
    ],
    [
      'an interface of this VPC that is no endpoint',
      ['10.0.1.9'],
      byOwn,
      {
        leadsTo: 'interface',
        via: 'local',
        viaResource: { type: 'network-interface', id: 'eni-proxy' },
        text: "10.0.1.9 belongs to eni-proxy in vpc-own, which is no endpoint's",
      },
    ],
    [
      'an interface of another VPC that is no endpoint',
      ['10.9.1.9'],
      byOwn,
      { leadsTo: 'interface', via: null, viaResource: null },
    ],
    [
      'a private address of nobody',
      ['172.16.0.5'],
      byOwn,
      {
        leadsTo: 'private',
        via: null,
        viaResource: null,
        text: '172.16.0.5 is private, and belongs to no interface of the input',
      },
    ],
    [
      "an IPv6 address of another VPC's range that nobody is known to have",
      ['2600:1f18:0:900::77'],
      byOwn,
      { leadsTo: 'private', via: null },
    ],
    [
      'public addresses keep the way that leads there',
      ['52.94.5.10', '52.94.5.11'],
      byNat,
      {
        leadsTo: 'public',
        via: 'nat-gateway',
        viaResource: byNat.viaResource,
        text: '52.94.5.10 is public, which does not tell the way out; 52.94.5.11 is public, which does not tell the way out',
      },
    ],
    [
      "a gateway endpoint's addresses are public",
      ['52.218.0.1'],
      byGatewayEndpoint,
      { leadsTo: 'public', ...byGatewayEndpoint },
    ],
    [
      'public addresses beside the endpoint',
      ['52.94.5.10'],
      byOwn,
      { leadsTo: 'public', via: null, viaResource: null },
    ],
    ['public addresses where no way was predicted', ['52.94.5.10'], noWay, { leadsTo: 'public', via: null }],
    [
      'addresses of two kinds',
      ['10.0.1.5', '52.94.5.10'],
      byOwn,
      { leadsTo: null, via: null, viaResource: null },
    ],
    ['no address', [], byOwn, { leadsTo: null, via: null, text: 'the name led to no address' }],
    ['what is no address', ['here'], byOwn, { leadsTo: null, via: null }],
  ])('%s', (_story, addresses, predicted, expected) => {
    expect(way(addresses, predicted)).toMatchObject(expected);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
  test.each<[string, string, PredictedWay, Via, ResourceRef | null]>([
    ['at public addresses a gateway endpoint', '52.218.0.1', byNat, 'gateway-endpoint', null],
    [
      'the gateway endpoint that was predicted',
      '52.218.0.1',
      byGatewayEndpoint,
      'gateway-endpoint',
      endpoint('vpce-s3'),
    ],
    ['at a private address an endpoint of another VPC', '172.16.0.5', byNat, 'central-endpoint', null],
    ['in this VPC one of its own', '10.0.77.5', byNat, 'interface-endpoint', null],
  ])("a refusal by an endpoint's policy proves %s", (_story, address, predicted, via, viaResource) => {
    expect(way([address], predicted, policyDenied)).toMatchObject({ via, viaResource });
  });

  test('of a VPC whose ranges were not read', () => {
    const seen = observedWay(index, vpcOf('vpc-own'), { addresses: ['10.0.1.5'], answer: null }, byNat);
    expect(seen).toMatchObject({ via: 'interface-endpoint', viaResource: endpoint('vpce-own') });
  });
});

describe('another way than predicted', () => {
  test.each<[string, PredictedWay, string, 'error' | 'warning' | null]>([
    ['the endpoint', byOwn, '10.0.1.5', null],
    ['another endpoint', byOwn, '10.0.1.6', 'error'],
    ['an endpoint of another VPC', byOwn, '10.9.1.5', 'error'],
    ['an interface that may be the endpoint’s', byOwn, '10.0.1.7', null],
    ['the internet in place of an endpoint', byOwn, '52.94.5.10', 'error'],
    ['the internet in place of a central endpoint', byCentral, '52.94.5.10', 'error'],
    ['a server in place of an endpoint', byOwn, '10.0.1.9', 'error'],
    ['nobody known in place of an endpoint', byOwn, '172.16.0.5', null],
    ['addresses that a gateway endpoint has too', byGatewayEndpoint, '52.218.0.1', null],
    ['an interface endpoint in place of a gateway endpoint', byGatewayEndpoint, '10.0.1.5', 'error'],
    ['an endpoint in place of NAT', byNat, '10.0.1.5', 'warning'],
    ["an endpoint's interface in place of NAT", byNat, '10.0.1.7', 'warning'],
    ['a server in place of NAT', byNat, '10.0.1.9', 'warning'],
    ['the internet by NAT', byNat, '52.94.5.10', null],
    ['nobody known in place of NAT', byNat, '172.16.0.5', null],
    ['where none was predicted', noWay, '10.0.1.5', null],
    [
      'another interface of the VPC',
      { via: 'local', viaResource: { type: 'network-interface', id: 'eni-x' } },
      '10.0.1.9',
      'warning',
    ],
  ])('%s', (_story, predicted, address, severity) => {
    expect(comesByOtherWay(predicted, way([address], predicted))).toBe(severity);
  });

  test('is proved by the refusal of a gateway endpoint', () => {
    expect(comesByOtherWay(byNat, way(['52.218.0.1'], byNat, policyDenied))).toBe('warning');
    expect(
      comesByOtherWay(byGatewayEndpoint, way(['52.218.0.1'], byGatewayEndpoint, policyDenied)),
    ).toBeNull();
  });

  test.each(vias)('is never claimed of %s where the observed way is not known', (via) => {
    for (const addresses of [[], ['172.16.0.5'], ['10.0.1.5', '52.94.5.10']]) {
      const predicted = { via, viaResource: endpoint('vpce-x') };
      expect(comesByOtherWay(predicted, way(addresses, predicted))).toBeNull();
    }
  });

  // A way may end at any of these: https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
  test.each<[Via, public_: boolean, server: boolean, endpoint: boolean]>([
    ['interface-endpoint', false, false, true],
    ['central-endpoint', false, false, true],
    ['gateway-endpoint', true, false, false],
    ['nat-gateway', true, false, false],
    ['nat-instance', true, false, false],
    ['internet-gateway', true, false, false],
    ['egress-only-internet-gateway', true, false, false],
    ['transit-gateway', true, true, false],
    ['peering', false, true, false],
    ['virtual-private-gateway', true, true, false],
    ['appliance', true, true, true],
    ['proxy', true, true, true],
    ['local', false, true, false],
    ['none', true, true, true],
  ])('%s leads to what it may lead to', (via, ...expected) => {
    const predicted = { via, viaResource: null };
    const seen = ['52.94.5.10', '10.0.1.9', '10.0.1.5'].map(
      (address) => comesByOtherWay(predicted, way([address], predicted)) === null,
    );
    expect(seen).toStrictEqual(expected);
  });
});
