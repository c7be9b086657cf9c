import { absent } from '../../../src/network/collection.ts';
import { type TransitGatewayRoute } from '../../../src/network/connections.ts';
import { known, unknown } from '../../../src/network/fact.ts';
import { type CollectionName, collectionNames } from '../../../src/network/gap.ts';
import { type Network } from '../../../src/network/network.ts';
import { type ChangeNetwork } from './changes.ts';
import { gapAbout, someBlock } from './choices.ts';
import { editAt, editWhere, pick, removeAt, withCollection } from './edit.ts';
import { away, home } from './parts.ts';

function editGatewayRoutes(
  network: Network,
  change: (routes: readonly TransitGatewayRoute[]) => readonly TransitGatewayRoute[],
): Network {
  return editAt(network, 'transitGatewayRouteTables', 0, (table) => ({
    ...table,
    routes: table.routes.known ? known(change(table.routes.value)) : table.routes,
  }));
}

const [firstName, ...otherNames] = collectionNames;
const names: readonly [CollectionName, ...CollectionName[]] = [firstName, ...otherNames];

/** Changes of peering, transit gateways and subnets, and of how much was read of everything. */
export const linkChanges = {
  'peering-status': (network, { a, b }) =>
    editAt(network, 'peeringConnections', a, (item) => ({
      ...item,
      status: pick(['deleted', 'pending-acceptance', 'failed'], b),
    })),
  'attachment-not-available': (network, { a }) =>
    editAt(network, 'transitGatewayAttachments', a, (item) => ({ ...item, available: false })),
  'attachment-subnets': (network, { a, b }) =>
    editAt(network, 'transitGatewayAttachments', a, (item) => ({
      ...item,
      subnetIds: item.subnetIds.filter((_, index) => index === b % Math.max(item.subnetIds.length, 1)),
    })),
  'attachment-appliance-mode': (network, { a }) =>
    editAt(network, 'transitGatewayAttachments', a, (item) => ({ ...item, applianceMode: true })),
  'attachment-removed': (network, { a }) => removeAt(network, 'transitGatewayAttachments', a),
  'gateway-route-removed': (network, { b }) =>
    editGatewayRoutes(network, (routes) =>
      routes.filter((_, index) => index !== b % Math.max(routes.length, 1)),
    ),
  'gateway-route-blackhole': (network, { b, c }) =>
    editGatewayRoutes(network, (routes) => [
      ...routes.filter(({ propagated }) => !propagated),
      {
        destination: { kind: 'cidr', cidr: someBlock(b) },
        attachmentIds: pick([['attach-a'], ['attach-b'], ['attach-vpn'], []], c),
        state: pick(['active', 'blackhole'], b + c),
        propagated: true,
      },
    ]),
  'gateway-routes-not-read': (network, { a, b }) =>
    editAt(network, 'transitGatewayRouteTables', 0, (table) =>
      a % 2 === 0
        ? { ...table, routes: unknown(gapAbout('transitGatewayRoutes', b)) }
        : { ...table, associatedAttachmentIds: unknown(gapAbout('transitGatewayAssociations', b)) },
    ),
  'zone-not-told': (network, { a, b }) =>
    editAt(network, 'subnets', a, (item) => ({
      ...item,
      availabilityZoneId: null,
      availabilityZone: b % 2 === 0 ? null : item.availabilityZone,
    })),
  'subnet-shared': (network, { a }) =>
    editAt(network, 'subnets', a, (item) => ({
      ...item,
      scope: item.scope.accountId === home.accountId ? away : home,
    })),
  'subnet-without-ipv6': (network, { a }) =>
    editAt(network, 'subnets', a, (item) => ({ ...item, ipv6Cidrs: [] })),
  'subnet-ipv6-only': (network, { a }) =>
    editAt(network, 'subnets', a, (item) => (item.ipv6Cidrs.length === 0 ? item : { ...item, cidr: null })),
  'subnet-dns64': (network, { a }) =>
    editAt(network, 'subnets', a, (item) => ({ ...item, enableDns64: true })),
  'function-without-ipv6': (network) =>
    editWhere(
      network,
      'functions',
      () => true,
      (item) => ({ ...item, ipv6Allowed: false }),
    ),
  'collection-not-read': (network, { a, b }) => {
    const name = pick(names, a);
    return withCollection(network, name, absent(gapAbout(name, b, b % 2 === 0 ? null : home)));
  },
  'collection-partial': (network, { a, b, c }) => {
    const name = pick(names, a);
    return removeAt(network, name, b, gapAbout(name, c));
  },
} as const satisfies Record<string, ChangeNetwork>;
