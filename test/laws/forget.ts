import { absent } from '../../src/network/collection.ts';
import { unknown } from '../../src/network/fact.ts';
import { type CollectionName, collectionNames, type FieldName, type Gap } from '../../src/network/gap.ts';
import { type Network } from '../../src/network/network.ts';
import { type Scope, scopeKey } from '../../src/network/scope.ts';
import { type AssumptionCode } from '../../src/path/assumption.ts';
import { collectionOf, editAt, type ItemOf, removeAt, withCollection } from '../kit/random-network/edit.ts';

/** One fact taken away. */
export interface Forgetting {
  readonly what: string;
  /** Assumptions that stand in for the fact: with one of them named, a verdict may change. Empty for a base fact. */
  readonly assumable: readonly AssumptionCode[];
  readonly network: Network;
}

const assumableCollections: Partial<Record<CollectionName, readonly AssumptionCode[]>> = {
  vpcs: ['dns-support-on', 'dns-hostnames-on', 'amazon-dns', 'block-public-access-off'],
  dhcpOptions: ['amazon-dns'],
  hostedZones: ['no-name-overrides'],
  resolverRules: ['no-name-overrides'],
  blockPublicAccess: ['block-public-access-off'],
  endpointServices: ['documented-private-dns-names'],
};

function gapOf(fact: CollectionName | FieldName, scope: Scope | null): Gap {
  return { kind: 'refused', subject: { fact, id: null }, scope, action: 'ec2:Describe' };
}

/** A network with one fact less, for each fact that it has. */
export function forgettings(network: Network): readonly Forgetting[] {
  return [
    ...collectionNames.flatMap((name) => forgetCollection(network, name)),
    ...forgetVpcs(network),
    ...forgetNames(network),
    ...forgetEndpoints(network),
    ...forgetThings(network),
  ];
}

function forgetCollection(network: Network, name: CollectionName): readonly Forgetting[] {
  const assumable = assumableCollections[name] ?? [];
  const { missing } = collectionOf(network, name);
  const notSaved: Gap = {
    kind: 'not-in-source',
    subject: { fact: name, id: null },
    scope: null,
    command: `aws ec2 describe-${name}`,
    detail: null,
  };
  const gone: Forgetting = {
    what: `${name} absent`,
    assumable,
    network: withCollection(network, name, absent(notSaved, ...missing)),
  };
  return [gone, ...forgetScopes(network, name), ...forgetItems(network, name)];
}

function forgetScopes(network: Network, name: CollectionName): readonly Forgetting[] {
  const { items, missing } = collectionOf(network, name);
  const scopes = new Map(network.vpcs.items.map(({ scope }) => [scopeKey(scope), scope]));
  return [...scopes].map(([key, scope]) => ({
    what: `${name} of ${key} refused`,
    assumable: assumableCollections[name] ?? [],
    network: withCollection(network, name, {
      items: items.filter((item) => scopeKey(item.scope) !== key),
      missing: [...missing, gapOf(name, scope)],
    }),
  }));
}

function forgetItems(network: Network, name: CollectionName): readonly Forgetting[] {
  return collectionOf(network, name).items.map((item, at) => ({
    what: `${name}[${at}] not read`,
    assumable: assumableCollections[name] ?? [],
    network: removeAt(network, name, at, gapOf(name, item.scope)),
  }));
}

/** A field of every item of a collection in turn made unknown. */
function forgetField<Name extends CollectionName>(
  network: Network,
  name: Name,
  field: string,
  change: (item: ItemOf<Name>) => ItemOf<Name>,
  assumable: readonly AssumptionCode[] = [],
): readonly Forgetting[] {
  return collectionOf(network, name).items.map((_, at) => ({
    what: `${name}[${at}].${field} not told`,
    assumable,
    network: editAt(network, name, at, change),
  }));
}

function forgetVpcs(network: Network): readonly Forgetting[] {
  return [
    ...forgetField(
      network,
      'vpcs',
      'enableDnsSupport',
      (item) => ({ ...item, enableDnsSupport: unknown(gapOf('enableDnsSupport', item.scope)) }),
      ['dns-support-on'],
    ),
    ...forgetField(
      network,
      'vpcs',
      'enableDnsHostnames',
      (item) => ({ ...item, enableDnsHostnames: unknown(gapOf('enableDnsHostnames', item.scope)) }),
      ['dns-hostnames-on'],
    ),
    ...forgetField(
      network,
      'vpcs',
      'blockPublicAccess',
      (item) => ({ ...item, blockPublicAccess: unknown(gapOf('vpcBlockPublicAccess', item.scope)) }),
      ['block-public-access-off'],
    ),
    ...forgetField(network, 'vpcs', 'dhcpOptionsId', (item) => ({ ...item, dhcpOptionsId: null }), [
      'amazon-dns',
    ]),
    ...forgetField(
      network,
      'subnets',
      'blockPublicAccess',
      (item) => ({ ...item, blockPublicAccess: unknown(gapOf('vpcBlockPublicAccess', item.scope)) }),
      ['block-public-access-off'],
    ),
    ...forgetField(network, 'subnets', 'availabilityZoneId', (item) => ({
      ...item,
      availabilityZoneId: null,
    })),
    ...forgetField(network, 'subnets', 'availabilityZone', (item) => ({
      ...item,
      availabilityZone: null,
      availabilityZoneId: null,
    })),
  ];
}

function forgetNames(network: Network): readonly Forgetting[] {
  return [
    ...forgetField(network, 'hostedZones', 'records', (item) => ({
      ...item,
      records: unknown(gapOf('hostedZoneRecords', item.scope)),
    })),
    ...forgetField(
      network,
      'resolverRules',
      'vpcIds',
      (item) => ({ ...item, vpcIds: unknown(gapOf('resolverRuleAssociations', item.scope)) }),
      ['no-name-overrides'],
    ),
    ...forgetField(network, 'prefixLists', 'entries', (item) => ({
      ...item,
      entries: unknown(gapOf('prefixListEntries', item.scope)),
    })),
    ...forgetField(network, 'prefixLists', 'name', (item) => ({ ...item, name: null })),
  ];
}

function forgetEndpoints(network: Network): readonly Forgetting[] {
  return [
    ...forgetField(network, 'vpcEndpoints', 'dnsNames', (item) => ({ ...item, dnsNames: null }), [
      'documented-private-dns-names',
    ]),
    ...forgetField(network, 'vpcEndpoints', 'policy', (item) => ({
      ...item,
      policy: unknown(gapOf('endpointPolicy', item.scope)),
    })),
    ...forgetField(network, 'vpcEndpoints', 'networkInterfaceIds', (item) => ({
      ...item,
      networkInterfaceIds: [],
    })),
    ...forgetField(network, 'vpcEndpoints', 'securityGroupIds', (item) => ({
      ...item,
      securityGroupIds: [],
    })),
    ...forgetField(network, 'networkInterfaces', 'sourceDestCheck', (item) => ({
      ...item,
      sourceDestCheck: null,
    })),
  ];
}

function forgetThings(network: Network): readonly Forgetting[] {
  return [
    ...forgetField(network, 'natGateways', 'addresses', (item) => ({ ...item, addresses: [] })),
    ...forgetField(network, 'natGateways', 'routeTableId', (item) => ({ ...item, routeTableId: null })),
    ...forgetField(network, 'transitGatewayRouteTables', 'routes', (item) => ({
      ...item,
      routes: unknown(gapOf('transitGatewayRoutes', item.scope)),
    })),
    ...forgetField(network, 'transitGatewayRouteTables', 'associatedAttachmentIds', (item) => ({
      ...item,
      associatedAttachmentIds: unknown(gapOf('transitGatewayAssociations', item.scope)),
    })),
    ...forgetField(network, 'transitGatewayAttachments', 'resourceOwnerId', (item) => ({
      ...item,
      resourceOwnerId: null,
    })),
    ...forgetField(network, 'peeringConnections', 'accountId and region', (item) => ({
      ...item,
      requester: { ...item.requester, accountId: null, region: null },
      accepter: { ...item.accepter, accountId: null, region: null },
    })),
  ];
}
