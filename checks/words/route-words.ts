import { formatCidr } from '../../src/network/address-range.ts';
import { type NetworkIndex } from '../../src/network/network-index.ts';
import { type StepCode } from '../../src/path/step-code.ts';
import { type StepOf } from '../../src/path/step.ts';
import { sayList } from './list-words.ts';

/** The codes of a route table without a route, at any place. */
type RouteMissing = Extract<StepCode, `${string}-route-missing${'' | '-for-some-public'}`>;

/** The codes of a route table without a route for all packets. */
export type TableRouteMissing = Exclude<RouteMissing, 'transit-gateway-route-missing'>;

/** The codes of a route that drops what it takes. */
type RouteBlackhole = Extract<StepCode, `${string}-route-blackhole`>;

/** The codes of a blackhole in a route table of a VPC. */
export type TableRouteBlackhole = Exclude<RouteBlackhole, 'transit-gateway-route-blackhole'>;

/** What a table lacks: `no 0.0.0.0/0 route`, `no route to 10.1.0.5`, `no route back to the client's addresses`. */
export function sayNoRoute(destinations: readonly string[]): string {
  const [first = ''] = destinations;
  if (first === 'client') return "no route back to the client's addresses";
  if (first === 'target') return 'no route to the target';
  return isDefault(first) ? `no ${first} route` : `no route to ${sayList(destinations)}`;
}

/** Whether a destination is all addresses of a family. */
export function isDefault(destination: string): boolean {
  return destination === '0.0.0.0/0' || destination === '::/0';
}

/** The same of a subnet's own table: where it has local routes only, how far it reaches. */
export function sayNoWayOut(step: StepOf<TableRouteMissing>, index: NetworkIndex): string {
  const { routeTable, destinations } = step.data;
  const [first = ''] = destinations;
  const table = index.byId.routeTables.get(routeTable);
  const family = first === '::/0' ? 'ipv6' : 'ipv4';
  const reached = table?.routes.flatMap(({ destination, target }) => {
    if (destination.kind !== 'cidr') return ['beyond'];
    if (destination.cidr.family !== family) return [];
    return [target.kind === 'local' ? formatCidr(destination.cidr) : 'beyond'];
  });
  const isLocal = reached !== undefined && reached.length > 0 && !reached.includes('beyond');
  return `${routeTable} has ${isDefault(first) && isLocal ? `no route beyond ${sayList(reached)}` : sayNoRoute(destinations)}`;
}

/** A table that leads to some public addresses only. */
export function sayNoRouteForSomePublic({ data }: StepOf<TableRouteMissing>): string {
  return `${data.routeTable} has routes to some public addresses only, and ${sayNoRoute(data.destinations)}: calls fail where the service answers at another`;
}

/** A route whose target is gone. */
export function sayBlackhole({ data }: StepOf<TableRouteBlackhole>): string {
  return `the ${data.destination} route of ${data.routeTable} drops all packets (blackhole): its target ${data.target} is not available`;
}
