import fc from 'fast-check';
import {
  defaultVantages,
  vantageOfInterface,
  vantageOfSubnet,
  vantagesOfAddress,
} from '../../src/audit/choose-vantages.ts';
import { judgePaths, type AuditPath } from '../../src/audit/judge-paths.ts';
import { indexNetwork, type NetworkIndex } from '../../src/network/network-index.ts';
import { type Network } from '../../src/network/network.ts';
import { type Vantage } from '../../src/path/vantage.ts';
import { serviceTargets } from '../../src/targets/services.ts';
import { type AddressTarget, type HostTarget, type Target } from '../../src/targets/target.ts';
import { applyChange, type Change, someChange } from './random-network/changes.ts';
import { address, region } from './random-network/parts.ts';
import { buildTopology, someTopology, type Topology } from './random-network/topology.ts';

export { gapAbout } from './random-network/choices.ts';
export { address, cidr } from './random-network/parts.ts';

/** A whole network, and how it came to be: a counterexample is told by its story. */
export interface RandomNetwork {
  readonly network: Network;
  readonly topology: Topology;
  readonly changes: readonly Change[];
  /** What fast-check prints. */
  readonly [fc.toStringMethod]: () => string;
}

/** The network of some choices after some changes; a counterexample of a law can be pasted into it. */
export function networkOf(topology: Topology, changes: readonly Change[]): RandomNetwork {
  const network = changes.reduce(applyChange, buildTopology(topology));
  return {
    network,
    topology,
    changes,
    [fc.toStringMethod]: () => `networkOf(${JSON.stringify(topology)}, ${JSON.stringify(changes)})`,
  };
}

/** Networks that worked until somebody changed one to four things. */
export const randomNetwork: fc.Arbitrary<RandomNetwork> = fc
  .tuple(someTopology, fc.array(someChange, { minLength: 1, maxLength: 4 }))
  .map(([topology, changes]) => networkOf(topology, changes));

function addressTarget(text: string, port = 443): AddressTarget {
  return { kind: 'address', id: `${text}:${port}`, address: address(text), port };
}

const exampleHost: HostTarget = {
  kind: 'host',
  id: 'www.example.com',
  host: 'www.example.com',
  port: 443,
  families: ['ipv4', 'ipv6'],
};

/** Targets of every kind: services, any host, and addresses of endpoints, of the other VPC and outside. */
export const manyTargets: readonly Target[] = [
  ...serviceTargets('apigateway', null, region),
  ...serviceTargets('s3', null, region),
  exampleHost,
  addressTarget('10.0.1.10'),
  addressTarget('10.0.9.10'),
  addressTarget('10.0.1.50'),
  addressTarget('10.1.1.10'),
  addressTarget('52.1.2.3'),
  addressTarget('2600:1f18:a:1::a'),
  addressTarget('2606:4700::1111'),
];

/** Every vantage that a person could name: all subnets, functions, interfaces of clients, and an address. */
export function manyVantages(index: NetworkIndex): readonly Vantage[] {
  const { subnets, networkInterfaces } = index.network;
  const all = [
    ...subnets.items.map(vantageOfSubnet),
    ...defaultVantages(index),
    ...networkInterfaces.items
      .filter(({ interfaceType }) => interfaceType === 'interface')
      .flatMap((item) => vantageOfInterface(index, item) ?? []),
    ...vantagesOfAddress(index, address('10.0.1.77')).map((vantage) => ({ ...vantage, id: '10.0.1.77' })),
  ];
  return [...new Map(all.map((vantage) => [vantage.id, vantage])).values()];
}

/** All paths of a network. */
export function manyPaths(network: Network, strict = false): readonly AuditPath[] {
  const index = indexNetwork(network);
  return judgePaths(index, manyVantages(index), manyTargets, strict).paths;
}
