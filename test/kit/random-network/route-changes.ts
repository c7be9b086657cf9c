import { type Network } from '../../../src/network/network.ts';
import {
  formatDestination,
  type Route,
  type RouteState,
  type RouteTable,
} from '../../../src/network/route-table.ts';
import { type ChangeNetwork } from './changes.ts';
import { someBlock, someRouteTarget } from './choices.ts';
import { editAt, editWhere, pick } from './edit.ts';
import { route } from './parts.ts';

const states: readonly [RouteState, ...RouteState[]] = ['blackhole', 'blackhole', 'filtered', 'other'];

/** Changes a route that is not the VPC's own; AWS lets nobody take that away. */
function editRoute(
  network: Network,
  a: number,
  b: number,
  change: (old: Route) => readonly Route[],
): Network {
  return editAt(network, 'routeTables', a, (table) => {
    const others = table.routes.filter(({ target }) => target.kind !== 'local');
    const chosen = others[b % Math.max(others.length, 1)];
    return { ...table, routes: table.routes.flatMap((old) => (old === chosen ? change(old) : [old])) };
  });
}

// AWS keeps one static and one propagated route for a destination, and admits in the local route's own range
// only routes to a whole subnet by way of an appliance or a NAT gateway.
function addRoute(table: RouteTable, added: Route): RouteTable {
  const key = ({ destination, propagated }: Route): string =>
    `${formatDestination(destination)} ${propagated}`;
  const others = table.routes.filter((old) => key(old) !== key(added) || old.target.kind === 'local');
  if (others.some((old) => key(old) === key(added))) return table;
  return isAdmitted(table, added) ? { ...table, routes: [...others, added] } : table;
}

function isAdmitted({ routes }: RouteTable, { destination, target, propagated }: Route): boolean {
  if (destination.kind === 'prefix-list' || propagated) return true;
  const { cidr } = destination;
  const isLocal = routes.some(
    ({ target: own, destination: to }) =>
      own.kind === 'local' &&
      to.kind === 'cidr' &&
      to.cidr.family === cidr.family &&
      to.cidr.first <= cidr.first &&
      cidr.last <= to.cidr.last,
  );
  if (!isLocal) return true;
  const isSubnet = cidr.length === (cidr.family === 'ipv4' ? 24 : 64);
  return isSubnet && ['nat-gateway', 'network-interface', 'vpc-endpoint'].includes(target.kind);
}

/** Changes of route tables. */
export const routeChanges = {
  'route-removed': (network, { a, b }) => editRoute(network, a, b, () => []),
  'route-state': (network, { a, b, c }) =>
    editRoute(network, a, b, (old) => [{ ...old, state: pick(states, c) }]),
  'route-target': (network, { a, b, c }) =>
    editRoute(network, a, b, (old) => [{ ...old, target: someRouteTarget(c) }]),
  'route-added': (network, { a, b, c }) =>
    editAt(network, 'routeTables', a, (table) => {
      const destination = { kind: 'cidr', cidr: someBlock(b) } as const;
      return addRoute(table, { destination, target: someRouteTarget(c), state: 'active', propagated: false });
    }),
  'route-propagated': (network, { a, b }) =>
    editAt(network, 'routeTables', a, (table) => {
      const destination = { kind: 'cidr', cidr: someBlock(b) } as const;
      const target = { kind: 'virtual-private-gateway', id: 'vgw-1' } as const;
      return addRoute(table, { destination, target, state: 'active', propagated: true });
    }),
  'route-to-list': (network, { a, b, c }) =>
    editAt(network, 'routeTables', a, (table) =>
      addRoute(table, route(pick(['pl-51', 'pl-a', 'pl-b', 'pl-gone'], b), someRouteTarget(c))),
    ),
  'route-blackhole-added': (network, { a, b }) =>
    editAt(network, 'routeTables', a, (table) => {
      const destination = { kind: 'cidr', cidr: someBlock(b) } as const;
      const target = { kind: 'nat-gateway', id: 'nat-gone' } as const;
      return addRoute(table, { destination, target, state: 'blackhole', propagated: false });
    }),
  'route-table-of-gateway': (network, { a, b }) => {
    const destination = pick(['10.0.1.0/24', '10.0.0.0/16'], b);
    const target = { kind: 'network-interface', id: 'eni-i1' } as const;
    return editAt(network, 'routeTables', a, (table) =>
      table.subnetIds.length > 0 || table.main
        ? table
        : { ...table, gatewayIds: ['igw-a'], routes: [route(destination, target)] },
    );
  },
  'subnet-moved-to-table': (network, { a, b }) => {
    const { items } = network.routeTables;
    const moved = network.subnets.items[a % Math.max(network.subnets.items.length, 1)];
    const chosen = items[b % Math.max(items.length, 1)];
    if (moved === undefined || chosen === undefined || moved.vpcId !== chosen.vpcId) return network;
    return editWhere(
      network,
      'routeTables',
      () => true,
      (table) => {
        const others = table.subnetIds.filter((id) => id !== moved.id);
        return { ...table, subnetIds: table.id === chosen.id ? [...others, moved.id] : others };
      },
    );
  },
} as const satisfies Record<string, ChangeNetwork>;
