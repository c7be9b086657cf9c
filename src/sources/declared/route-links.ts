import { formatDestination, type Route } from '../../network/route-table.ts';
import { type Assembly, change, lack, ownId, placeRule } from './assembly.ts';
import { type LinkMaker, type LinkOf } from './link-maker.ts';
import { mapStated, type Stated, stated, thenStated, unstated } from './stated.ts';

/** A route, in its table. */
export const makeRoute: LinkMaker<'route'> = (assembly, { data, scope, place }) => {
  const { routeTableId, route } = data;
  change(assembly, 'routeTables', { id: routeTableId, scope }, (table) =>
    thenStated(route, (added) =>
      mapStated(withRoute(table.routes, added), (routes) => ({ ...table, routes })),
    ),
  );
  if (routeTableId.known && route.known) {
    const rule = formatDestination(route.value.destination);
    placeRule(assembly, 'route-table', ownId(assembly, routeTableId.value), rule, place);
  }
};

// A table has one route for a destination: a second one fails on deployment, and which of the two stands is not known.
function withRoute(routes: readonly Route[], added: Route): Stated<readonly Route[]> {
  const destination = formatDestination(added.destination);
  const present = routes.find((route) => formatDestination(route.destination) === destination);
  if (present === undefined) return stated([...routes, added]);
  const isSame = JSON.stringify(present.target) === JSON.stringify(added.target);
  return isSame ? stated(routes) : unstated(`two routes to ${destination}`);
}

/** A subnet's table. Where either is not known, no subnet of which nothing else is said can be told to have the main one. */
export const associateSubnet: LinkMaker<'route-table-of-subnet'> = (assembly, { data, scope }) => {
  const { routeTableId, subnetId } = data;
  if (!subnetId.known) {
    lack(assembly, { fact: 'routeTables', id: null, scope }, subnetId.expression);
    return;
  }
  assembly.subnetsWithTable.add(subnetId.value);
  const vpcId = assembly.tables.subnets.get(subnetId.value)?.vpcId ?? null;
  if (!routeTableId.known) {
    lack(assembly, { fact: 'routeTables', id: vpcId, scope }, routeTableId.expression);
    return;
  }
  const id = ownId(assembly, routeTableId.value);
  if (!isMade(assembly, id))
    lack(assembly, { fact: 'routeTables', id: vpcId, scope }, `${id}, the table of ${subnetId.value}`);
  for (const other of assembly.tables.routeTables.values())
    if (other.id !== id && other.subnetIds.includes(subnetId.value))
      assembly.tables.routeTables.set(other.id, without(other, subnetId.value));
  change(assembly, 'routeTables', { id: routeTableId, scope }, (table) =>
    stated({ ...table, subnetIds: [...new Set([...table.subnetIds, subnetId.value])].toSorted() }),
  );
};

function without<T extends { readonly subnetIds: readonly string[] }>(item: T, subnetId: string): T {
  return { ...item, subnetIds: item.subnetIds.filter((id) => id !== subnetId) };
}

function isMade({ tables, takenOut }: Assembly, id: string): boolean {
  return tables.routeTables.has(id) || takenOut.has(`routeTables ${id}`);
}

/** The table that steers what comes in through a gateway. */
export const associateGateway: LinkMaker<'route-table-of-gateway'> = (assembly, { data, scope }) => {
  const { routeTableId, gatewayId } = data;
  change(assembly, 'routeTables', { id: routeTableId, scope }, (table) =>
    mapStated(gatewayId, (id) => ({ ...table, gatewayIds: [...table.gatewayIds, id].toSorted() })),
  );
};

/** Another table than the one that AWS made becomes the main one. */
export const makeMain: LinkMaker<'main-route-table'> = (assembly, { data, scope }) => {
  const { vpcId, routeTableId } = data;
  if (vpcId.known && routeTableId.known)
    assembly.mainTables.set(vpcId.value, ownId(assembly, routeTableId.value));
  else
    lack(assembly, { fact: 'routeTables', id: vpcId.known ? vpcId.value : null, scope }, expressionOf(data));
};

function expressionOf({ vpcId, routeTableId }: LinkOf<'main-route-table'>['data']): string {
  if (!vpcId.known) return vpcId.expression;
  return routeTableId.known ? '' : routeTableId.expression;
}

/** Routes that a virtual private gateway adds: what they lead to is not in any template. */
export const propagate: LinkMaker<'route-propagation'> = (assembly, { data, scope }) => {
  const { routeTableId, gatewayId } = data;
  change(assembly, 'routeTables', { id: routeTableId, scope }, () =>
    unstated(`the routes that ${gatewayId.known ? gatewayId.value : gatewayId.expression} propagates`),
  );
};

/** A gateway endpoint's route to its service's prefix list, in each of its tables. */
export function addEndpointRoutes(assembly: Assembly): void {
  for (const endpoint of assembly.tables.vpcEndpoints.values()) {
    if (endpoint.type !== 'gateway') continue;
    const { scope, serviceName, id } = endpoint;
    const listId = listOfService(assembly, serviceName, scope.region);
    if (!assembly.tables.prefixLists.has(listId)) {
      const gap = {
        kind: 'not-in-source',
        subject: { fact: 'prefixListEntries', id: listId },
        scope,
        command: `aws ec2 describe-prefix-lists --filters Name=prefix-list-name,Values=${serviceName} --region ${scope.region}`,
        detail: null,
      } as const;
      const entries = { known: false, gap } as const;
      assembly.tables.prefixLists.set(listId, { id: listId, scope, name: serviceName, entries });
    }
    const route: Route = {
      destination: { kind: 'prefix-list', prefixListId: listId },
      target: { kind: 'vpc-endpoint', id },
      state: 'active',
      propagated: false,
    };
    for (const tableId of endpoint.routeTableIds) {
      const own = ownId(assembly, tableId);
      change(assembly, 'routeTables', { id: stated(own), scope }, (table) =>
        mapStated(withRoute(table.routes, route), (routes) => ({ ...table, routes })),
      );
    }
  }
}

// The list has an id of its own in every region, which a template need not know; its name stands for it then.
function listOfService({ tables }: Assembly, serviceName: string, region: string): string {
  const lists = [...tables.prefixLists.values()];
  return lists.find(({ name, scope }) => name === serviceName && scope.region === region)?.id ?? serviceName;
}

/** Leads routes to an instance to its first network interface, as AWS's own answers name both. */
export function leadToInterfaces({ tables }: Assembly): void {
  const interfaces = [...tables.networkInterfaces.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const [id, table] of tables.routeTables) {
    const routes = table.routes.map((route): Route => {
      const { target } = route;
      if (target.kind !== 'instance') return route;
      const own = interfaces.find(({ instanceId }) => instanceId === target.id);
      return own === undefined ? route : { ...route, target: { kind: 'network-interface', id: own.id } };
    });
    tables.routeTables.set(id, { ...table, routes });
  }
}
