import { type Collection } from '../../network/collection.ts';
import { type CollectionName, type Gap } from '../../network/gap.ts';
import { type NetworkAcl } from '../../network/network-acl.ts';
import { type Network } from '../../network/network.ts';
import { formatDestination, type Route, type RouteTable } from '../../network/route-table.ts';
import { type Scope } from '../../network/scope.ts';

/** What goes of a thing that itself stays. */
export type TakenPart =
  | { readonly kind: 'route'; readonly routeTableId: string; readonly destination: string }
  | { readonly kind: 'subnet-of-table'; readonly routeTableId: string; readonly subnetId: string }
  | {
      readonly kind: 'entry';
      readonly networkAclId: string;
      readonly direction: 'inbound' | 'outbound';
      readonly number: number;
      readonly family: 'ipv4' | 'ipv6';
    };

/** A thing that stays, and of which something goes or changes that cannot be told apart in what exists. */
export interface Touched {
  readonly collection: CollectionName;
  readonly id: string;
  readonly expression: string;
}

/** What a plan takes away from what exists. */
export interface TakenAway {
  /** AWS's ids or ARNs of things that will be gone. */
  readonly ids: readonly string[];
  readonly parts: readonly TakenPart[];
  readonly touched: readonly Touched[];
}

/** What exists without what is taken away; of a thing that loses what cannot be told apart too little is known. */
export function withoutTakenAway(network: Network, taken: TakenAway): Network {
  const { parts } = taken;
  const gone = new Set(taken.ids);
  const left = <T extends { readonly id: string; readonly scope: Scope }>(
    of: Collection<T>,
    name: CollectionName,
  ): Collection<T> => leftOf(of, ({ id }) => id, gone, touchedIn(taken, name));
  const routeTables = left(network.routeTables, 'routeTables');
  const networkAcls = left(network.networkAcls, 'networkAcls');
  return {
    ...network,
    vpcs: left(network.vpcs, 'vpcs'),
    subnets: left(network.subnets, 'subnets'),
    routeTables: { ...routeTables, items: routeTables.items.map((table) => tableAfter(table, gone, parts)) },
    internetGateways: left(network.internetGateways, 'internetGateways'),
    egressOnlyInternetGateways: left(network.egressOnlyInternetGateways, 'egressOnlyInternetGateways'),
    natGateways: left(network.natGateways, 'natGateways'),
    vpcEndpoints: left(network.vpcEndpoints, 'vpcEndpoints'),
    networkInterfaces: left(network.networkInterfaces, 'networkInterfaces'),
    instances: left(network.instances, 'instances'),
    securityGroups: left(network.securityGroups, 'securityGroups'),
    networkAcls: { ...networkAcls, items: networkAcls.items.map((acl) => aclAfter(acl, parts)) },
    prefixLists: left(network.prefixLists, 'prefixLists'),
    dhcpOptions: left(network.dhcpOptions, 'dhcpOptions'),
    hostedZones: left(network.hostedZones, 'hostedZones'),
    resolverRules: left(network.resolverRules, 'resolverRules'),
    peeringConnections: left(network.peeringConnections, 'peeringConnections'),
    transitGatewayAttachments: left(network.transitGatewayAttachments, 'transitGatewayAttachments'),
    transitGatewayRouteTables: left(network.transitGatewayRouteTables, 'transitGatewayRouteTables'),
    functions: leftOf(network.functions, ({ arn }) => arn, gone, touchedIn(taken, 'functions')),
  };
}

function touchedIn({ touched }: TakenAway, name: CollectionName): readonly Touched[] {
  return touched.filter(({ collection }) => collection === name);
}

function leftOf<T extends { readonly scope: Scope }>(
  { items, missing }: Collection<T>,
  idOf: (item: T) => string,
  gone: ReadonlySet<string>,
  touched: readonly Touched[],
): Collection<T> {
  const gaps: Gap[] = [];
  const left = items.filter((item) => {
    const id = idOf(item);
    const found = touched.filter((one) => one.id === id);
    if (gone.has(id)) return false;
    for (const { collection, expression } of found)
      gaps.push({ kind: 'unresolved', subject: { fact: collection, id }, scope: item.scope, expression });
    return found.length === 0;
  });
  return { items: left, missing: [...missing, ...gaps] };
}

function tableAfter(table: RouteTable, gone: ReadonlySet<string>, parts: readonly TakenPart[]): RouteTable {
  const routes = new Set<string>();
  const subnets = new Set<string>();
  for (const part of parts) {
    if (part.kind === 'route' && part.routeTableId === table.id) routes.add(part.destination);
    if (part.kind === 'subnet-of-table' && part.routeTableId === table.id) subnets.add(part.subnetId);
  }
  return {
    ...table,
    subnetIds: table.subnetIds.filter((id) => !subnets.has(id) && !gone.has(id)),
    routes: table.routes
      .filter(({ destination }) => !routes.has(formatDestination(destination)))
      .flatMap((route) => routeAfter(route, gone)),
  };
}

/**
 * A gateway endpoint takes its routes along; any other route stays where its target goes, and drops what it is asked to
 * carry. https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */
function routeAfter(route: Route, gone: ReadonlySet<string>): readonly Route[] {
  const { target, destination } = route;
  if (target.kind === 'local' || !gone.has(target.id)) return [route];
  const isEndpoints = target.kind === 'vpc-endpoint' && destination.kind === 'prefix-list';
  return isEndpoints ? [] : [{ ...route, state: 'blackhole' }];
}

function aclAfter(acl: NetworkAcl, parts: readonly TakenPart[]): NetworkAcl {
  const after = (direction: 'inbound' | 'outbound') =>
    acl[direction].filter(
      ({ number, cidr }) =>
        !parts.some(
          (part) =>
            part.kind === 'entry' &&
            part.networkAclId === acl.id &&
            part.direction === direction &&
            part.number === number &&
            part.family === cidr.family,
        ),
    );
  return { ...acl, inbound: after('inbound'), outbound: after('outbound') };
}
