import { type Fact } from '../network/fact.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type RouteTable } from '../network/route-table.ts';
import { type Scope } from '../network/scope.ts';
import { type Subnet } from '../network/subnet.ts';
import { type Via } from './via.ts';
import { type Flow } from './flow.ts';
import { type Station } from './walk.ts';

/** A place in a VPC from which packets go on. */
export interface Position {
  readonly hop: ResourceRef;
  readonly scope: Scope;
  readonly vpcId: string;
  /** Null where there is none: a regional NAT gateway, or arriving over a peering connection. */
  readonly subnet: Subnet | null;
}

/** What happens to packets behind a gateway. */
export type Onward =
  /** They are dropped. */
  | { readonly kind: 'stop' }
  /** Where they go cannot be told, as a step says; they may arrive. */
  | { readonly kind: 'untold'; readonly flow: Flow }
  /** They stand in the VPC where their destination is to be found. */
  | {
      readonly kind: 'deliver';
      readonly flow: Flow;
      readonly position: Position;
      readonly by: 'peering' | 'local';
    }
  /** A translator sends them on under its own address. */
  | { readonly kind: 'resend'; readonly flow: Flow; readonly station: Station }
  /** They came out of a transit gateway, and the attachment's subnet sends them on. */
  | {
      readonly kind: 'cross';
      readonly flow: Flow;
      readonly position: Position;
      readonly table: Fact<RouteTable>;
    }
  /** They left for the internet. */
  | { readonly kind: 'internet'; readonly flow: Flow; readonly via: Via; readonly resource: ResourceRef };
