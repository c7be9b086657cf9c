import { type Cidr } from './address-range.ts';
import { type Fact } from './fact.ts';
import { type RouteDestination, type RouteState } from './route-table.ts';
import { type Scope } from './scope.ts';

/** One side of a VPC peering connection. */
export interface PeeringSide {
  readonly vpcId: string;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly cidrs: readonly Cidr[];
}

/** A VPC peering connection; `active` is the only status in which packets pass. */
export interface PeeringConnection {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly status: string;
  readonly requester: PeeringSide;
  readonly accepter: PeeringSide;
}

/** The attachment of a VPC (or of something else) to a transit gateway. */
export interface TransitGatewayAttachment {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly transitGatewayId: string;
  readonly kind: 'vpc' | 'other';
  /** For a VPC attachment the VPC, else the resource's own id. */
  readonly resourceId: string;
  readonly resourceOwnerId: string | null;
  /** Empty for other kinds. */
  readonly subnetIds: readonly string[];
  readonly available: boolean;
  readonly applianceMode: boolean;
}

/** One route of a transit gateway route table. */
export interface TransitGatewayRoute {
  readonly destination: RouteDestination;
  readonly attachmentIds: readonly string[];
  readonly state: RouteState;
  readonly propagated: boolean;
}

/** A transit gateway route table: which attachments use it, and where it sends packets. */
export interface TransitGatewayRouteTable {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly transitGatewayId: string;
  readonly associatedAttachmentIds: Fact<readonly string[]>;
  readonly routes: Fact<readonly TransitGatewayRoute[]>;
}
