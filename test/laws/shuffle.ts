import { type Collection } from '../../src/network/collection.ts';
import { type Fact } from '../../src/network/fact.ts';
import { type Network } from '../../src/network/network.ts';

/** Puts a list into some order. */
export type Shuffle = <T>(list: readonly T[]) => readonly T[];

/** A shuffle that gives the same orders for the same seed (mulberry32 and Fisher-Yates). */
export function makeShuffle(seed: number): Shuffle {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (list) =>
    list
      .map((item) => ({ item, key: next() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item);
}

/** The network with its collections in another order; their items stay as they are. */
export function shuffleCollections(network: Network, shuffle: Shuffle): Network {
  const each = <T>({ items, missing }: Collection<T>): Collection<T> => {
    return { items: shuffle(items), missing: shuffle(missing) };
  };
  return {
    vpcs: each(network.vpcs),
    subnets: each(network.subnets),
    routeTables: each(network.routeTables),
    internetGateways: each(network.internetGateways),
    egressOnlyInternetGateways: each(network.egressOnlyInternetGateways),
    natGateways: each(network.natGateways),
    vpcEndpoints: each(network.vpcEndpoints),
    endpointServices: each(network.endpointServices),
    networkInterfaces: each(network.networkInterfaces),
    instances: each(network.instances),
    securityGroups: each(network.securityGroups),
    networkAcls: each(network.networkAcls),
    prefixLists: each(network.prefixLists),
    dhcpOptions: each(network.dhcpOptions),
    hostedZones: each(network.hostedZones),
    resolverRules: each(network.resolverRules),
    peeringConnections: each(network.peeringConnections),
    transitGatewayAttachments: each(network.transitGatewayAttachments),
    transitGatewayRouteTables: each(network.transitGatewayRouteTables),
    functions: each(network.functions),
    apis: each(network.apis),
    blockPublicAccess: each(network.blockPublicAccess),
    flowLogs: each(network.flowLogs),
    queryLogAssociations: each(network.queryLogAssociations),
  };
}

/**
 * The network with the lists inside its items in another order, but for those whose order says something: the
 * entries of network ACLs (ascending numbers), the addresses of an interface and the blocks of a VPC (the primary
 * one first).
 */
export function shuffleInside(network: Network, shuffle: Shuffle): Network {
  const each = <T>(collection: Collection<T>, change: (item: T) => T): Collection<T> => {
    return { ...collection, items: collection.items.map(change) };
  };
  const fact = <T>(list: Fact<readonly T[]>): Fact<readonly T[]> => {
    return list.known ? { known: true, value: shuffle(list.value) } : list;
  };
  return {
    ...network,
    routeTables: each(network.routeTables, (item) => ({
      ...item,
      subnetIds: shuffle(item.subnetIds),
      routes: shuffle(item.routes),
    })),
    natGateways: each(network.natGateways, (item) => ({ ...item, addresses: shuffle(item.addresses) })),
    vpcEndpoints: each(network.vpcEndpoints, (item) => ({
      ...item,
      subnetIds: shuffle(item.subnetIds),
      securityGroupIds: shuffle(item.securityGroupIds),
      networkInterfaceIds: shuffle(item.networkInterfaceIds),
      dnsNames: item.dnsNames && shuffle(item.dnsNames),
    })),
    securityGroups: each(network.securityGroups, (item) => ({
      ...item,
      ingress: shuffle(item.ingress),
      egress: shuffle(item.egress),
    })),
    networkAcls: each(network.networkAcls, (item) => ({ ...item, subnetIds: shuffle(item.subnetIds) })),
    prefixLists: each(network.prefixLists, (item) => ({ ...item, entries: fact(item.entries) })),
    hostedZones: each(network.hostedZones, (item) => ({ ...item, records: fact(item.records) })),
    transitGatewayAttachments: each(network.transitGatewayAttachments, (item) => ({
      ...item,
      subnetIds: shuffle(item.subnetIds),
    })),
    transitGatewayRouteTables: each(network.transitGatewayRouteTables, (item) => ({
      ...item,
      routes: fact(item.routes),
    })),
    functions: each(network.functions, (item) => ({
      ...item,
      subnetIds: shuffle(item.subnetIds),
      securityGroupIds: shuffle(item.securityGroupIds),
    })),
  };
}

/** JSON with the members of every array, at any depth, in another order. */
export function shuffleJson(value: unknown, shuffle: Shuffle): unknown {
  if (Array.isArray(value)) return shuffle(value.map((member: unknown) => shuffleJson(member, shuffle)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    shuffle(Object.entries(value)).map(([key, member]) => [key, shuffleJson(member, shuffle)]),
  );
}
