import { type Cidr, formatCidr } from './address-range.ts';
import { type Scope } from './scope.ts';

/** What a route's destination is: a block, or all entries of a prefix list. */
export type RouteDestination =
  | { readonly kind: 'cidr'; readonly cidr: Cidr }
  | { readonly kind: 'prefix-list'; readonly prefixListId: string };

/** The things that a route can send packets to. */
type RoutedKind =
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'nat-gateway'
  | 'transit-gateway'
  | 'vpc-peering-connection'
  | 'virtual-private-gateway'
  | 'vpc-endpoint'
  | 'network-interface'
  | 'instance'
  | 'local-gateway'
  | 'carrier-gateway'
  | 'core-network'
  | 'outpost-database-network';

/** Where a route sends packets. `other` is a target this program has no word for. */
export type RouteTarget =
  | { readonly kind: 'local' }
  | { [Kind in RoutedKind]: { readonly kind: Kind; readonly id: string } }[RoutedKind]
  | { readonly kind: 'other'; readonly id: string };

/** One of the kinds of {@link RouteTarget}. */
export type RouteTargetKind = RouteTarget['kind'];

/** Route.State of the EC2 API; `other` for a word that it did not have when this was written. */
export type RouteState = 'active' | 'blackhole' | 'filtered' | 'other';

/** One route. `propagated` routes came from a virtual private gateway or a route server, not from a person. */
export interface Route {
  readonly destination: RouteDestination;
  readonly target: RouteTarget;
  readonly state: RouteState;
  readonly propagated: boolean;
}

/** A route table with its associations. */
export interface RouteTable {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly vpcId: string;
  readonly main: boolean;
  readonly subnetIds: readonly string[];
  /** Internet or virtual private gateways that the table is associated with (edge association). */
  readonly gatewayIds: readonly string[];
  readonly routes: readonly Route[];
}

/** The destination as a person writes it: `0.0.0.0/0`, `pl-61a54008`. */
export function formatDestination(destination: RouteDestination): string {
  return destination.kind === 'cidr' ? formatCidr(destination.cidr) : destination.prefixListId;
}
