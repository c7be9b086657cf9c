import { type Account, type Route, type RouteTable, type Vpc } from '../network/account.ts';
import { blockOf, blocksOfVpc, defaultBlock, familyOf, holds, hostBlock, isSameBlock } from './addresses.ts';
import { changeWhere } from './change-account.ts';

type TargetField =
  | 'GatewayId'
  | 'NatGatewayId'
  | 'EgressOnlyInternetGatewayId'
  | 'TransitGatewayId'
  | 'VpcPeeringConnectionId'
  | 'NetworkInterfaceId';

/** What a route leads to: one of the fields. */
export type RouteTarget = Pick<Route, TargetField>;

/** An account that holds a way out of a VPC, and what a route to it names. */
export interface WayOut {
  readonly account: Account;
  readonly target: RouteTarget;
}

/** The table of a subnet: its own, else the main one of its VPC. */
export function tableOfSubnet(account: Account, subnetId: string): RouteTable | undefined {
  const own = account.RouteTables.find(({ SubnetIds }) => SubnetIds.includes(subnetId));
  if (own !== undefined) return own;
  const vpcId = account.Subnets.find(({ SubnetId }) => SubnetId === subnetId)?.VpcId;
  return account.RouteTables.find(({ VpcId, Main }) => Main && VpcId === vpcId);
}

/** A route that takes an address, and how long the prefix is by which it does. */
interface Match {
  readonly route: Route;
  readonly length: number;
}

/** The route of a table that takes an address: the longest prefix; static before prefix list before propagated. */
export function matchRoute(account: Account, table: RouteTable, address: string): Match | null {
  const matches = table.Routes.flatMap((route) =>
    blocksOfRoute(account, route)
      .filter((block) => familyOf(block) === familyOf(address) && holds(block, address))
      .map((block): Match => ({ route, length: blockOf(block).length })),
  );
  const isLocal = matches.some(({ route }) => route.GatewayId === 'local');
  const possible = matches.filter(({ route }) => !isLocal || rankOf(route) < 2);
  const [first] = possible.toSorted((a, b) => b.length - a.length || rankOf(a.route) - rankOf(b.route));
  return first ?? null;
}

function rankOf(route: Route): number {
  if (route.Origin === 'EnableVgwRoutePropagation') return 2;
  return route.DestinationPrefixListId === undefined ? 0 : 1;
}

function blocksOfRoute(account: Account, route: Route): readonly string[] {
  const block = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
  if (block !== undefined) return [block];
  const list = account.PrefixLists.find(({ PrefixListId }) => PrefixListId === route.DestinationPrefixListId);
  return list?.Entries ?? [];
}

/** What a route is for: a block, or the id of a prefix list. */
export function destinationOf(route: Route): string {
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '';
}

/** A route that somebody wrote down. */
export function routeTo(destination: string, target: RouteTarget): Route {
  const made = { ...target, State: 'active', Origin: 'CreateRoute' } as const;
  if (destination.startsWith('pl-')) return { DestinationPrefixListId: destination, ...made };
  if (familyOf(destination) === 'ipv6') return { DestinationIpv6CidrBlock: destination, ...made };
  return { DestinationCidrBlock: destination, ...made };
}

/** The routes that every table of a VPC has. */
export function localRoutes(vpc: Vpc): readonly Route[] {
  return blocksOfVpc(vpc).map((block) => ({
    ...routeTo(block, { GatewayId: 'local' }),
    Origin: 'CreateRouteTable',
  }));
}

/** Writes a route into a table, in the place of one with the same destination. */
export function putRoute(
  account: Account,
  tableId: string,
  destination: string,
  target: RouteTarget,
): Account {
  return changeRoutes(account, tableId, (routes) => [
    ...routes.filter((route) => !isSameBlock(destinationOf(route), destination)),
    routeTo(destination, target),
  ]);
}

/** Takes a route out of a table. */
export function dropRoute(account: Account, tableId: string, destination: string): Account {
  return changeRoutes(account, tableId, (routes) =>
    routes.filter((route) => !isSameBlock(destinationOf(route), destination)),
  );
}

function changeRoutes(
  account: Account,
  tableId: string,
  change: (routes: readonly Route[]) => readonly Route[],
): Account {
  const RouteTables = changeWhere(
    account.RouteTables,
    ({ RouteTableId }) => RouteTableId === tableId,
    (table) => ({ ...table, Routes: change(table.Routes) }),
  );
  return { ...account, RouteTables };
}

/**
 * Makes a table send an address to a target: by a route for a whole block where that decides, else by one for the
 * single address, which leaves to the others the route that they have.
 */
export function steer(
  account: Account,
  table: RouteTable,
  address: string,
  target: RouteTarget,
  block: string = defaultBlock(address),
): Account {
  const matched = matchRoute(account, table, address);
  const decides = matched === null || blockOf(block).length >= matched.length;
  return putRoute(account, table.RouteTableId, decides ? block : hostBlock(address), target);
}
