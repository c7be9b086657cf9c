import { known, unknown } from '../../../src/network/fact.ts';
import { type VpcEndpointState } from '../../../src/network/vpc-endpoint.ts';
import { type ChangeNetwork } from './changes.ts';
import { gapAbout } from './choices.ts';
import { editAt, pick, removeAt } from './edit.ts';

const states: readonly [VpcEndpointState, ...VpcEndpointState[]] = [
  'failed',
  'pending',
  'partial',
  'rejected',
  'pending-acceptance',
  'deleting',
  'deleted',
  'expired',
  'other',
];

/** Changes of VPC endpoints and of their interfaces. */
export const endpointChanges = {
  'endpoint-state': (network, { a, b }) =>
    editAt(network, 'vpcEndpoints', a, (endpoint) => ({ ...endpoint, state: pick(states, b) })),
  'endpoint-private-dns': (network, { a, b }) =>
    editAt(network, 'vpcEndpoints', a, (endpoint) => ({
      ...endpoint,
      privateDnsEnabled: !endpoint.privateDnsEnabled && b % 2 === 0 && endpoint.type === 'interface',
    })),
  'endpoint-dns-for-resolvers': (network, { a }) =>
    editAt(network, 'vpcEndpoints', a, (endpoint) => ({
      ...endpoint,
      privateDnsOnlyForInboundResolverEndpoint: true,
    })),
  'endpoint-names-not-told': (network, { a }) =>
    editAt(network, 'vpcEndpoints', a, (endpoint) => ({ ...endpoint, dnsNames: null })),
  'endpoint-record-type': (network, { a, b }) =>
    editAt(network, 'vpcEndpoints', a, (endpoint) => ({
      ...endpoint,
      dnsRecordIpType: pick(['dualstack', 'ipv6', 'service-defined'], b),
    })),
  'endpoint-policy': (network, { a, b }) =>
    editAt(network, 'vpcEndpoints', a, (endpoint) => ({
      ...endpoint,
      policy: b % 2 === 0 ? known('restricted') : unknown(gapAbout('endpointPolicy', b)),
    })),
  'endpoint-in-one-subnet': (network, { a }) =>
    editAt(network, 'vpcEndpoints', a, (endpoint) => ({
      ...endpoint,
      subnetIds: endpoint.subnetIds.slice(0, 1),
      networkInterfaceIds: endpoint.networkInterfaceIds.slice(0, 1),
    })),
  'endpoint-without-groups': (network, { a }) =>
    editAt(network, 'vpcEndpoints', a, (endpoint) => ({ ...endpoint, securityGroupIds: [] })),
  'endpoint-other-groups': (network, { a, b }) =>
    editAt(network, 'vpcEndpoints', a, (endpoint) => ({
      ...endpoint,
      securityGroupIds:
        endpoint.type === 'interface'
          ? [...pick([['sg-other'], ['sg-other', 'sg-endpoint'], ['sg-gone']], b)]
          : [],
    })),
  'endpoint-removed': (network, { a }) => removeAt(network, 'vpcEndpoints', a),
  'interface-not-read': (network, { a, b }) =>
    removeAt(network, 'networkInterfaces', a, gapAbout('networkInterfaces', b)),
  'interface-moved': (network, { a, b }) =>
    editAt(network, 'networkInterfaces', a, (item) => ({
      ...item,
      addresses: item.addresses.map(({ family, value }) => ({
        family,
        value: value + BigInt(1 + (b % 100)),
      })),
    })),
} as const satisfies Record<string, ChangeNetwork>;
