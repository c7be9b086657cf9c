import { type ResourceRef } from '../network/resource.ts';
import { type AssumptionCode } from './assumption.ts';
import { type Piece } from './piece.ts';
import { type Step } from './step.ts';
import { type Via } from './via.ts';

/** Packets under way: all that are sent here, and those of them that every filter so far let through. */
export interface Flow {
  readonly sent: readonly Piece[];
  readonly left: readonly Piece[];
}

/** A way out of the client's VPC, or to an endpoint in it, and what stands there. */
export interface WayOut {
  readonly via: Via;
  readonly resource: ResourceRef;
}

/** Answers at the door of the client's subnet, by the way that their packets took. */
export interface HomeComing {
  readonly flow: Flow;
  /** Whether they come from within the subnet, where its network ACL does not see them. */
  readonly sameSubnet: boolean;
  readonly way: WayOut | null;
}

/** Packets that reached their target and whose answers came back. */
export interface Arrival {
  readonly pieces: readonly Piece[];
  readonly via: Via;
  readonly viaResource: ResourceRef | null;
}

/** What lies behind a NAT gateway for one class of clients, where it does the same to all their packets. */
export interface Egress {
  readonly steps: readonly Step[];
  readonly assumptions: readonly AssumptionCode[];
  readonly way: WayOut | null;
  /** Answers at the client's door, with whether any packet is left of them. */
  readonly home: readonly { readonly coming: HomeComing; readonly isLeft: boolean }[];
  /** Packets whose way was lost sight of. */
  readonly untold: readonly { readonly arrival: Arrival; readonly isLeft: boolean }[];
}

/**
 * What was decided behind NAT gateways, for clients that every rule there compares alike. Thousands of subnets
 * with tables of their own as a rule share a few gateways.
 */
export interface SharedEgress {
  /** Names the clients that are compared alike; null for a client that is like no other. */
  readonly clientClass: string | null;
  readonly egresses: Map<string, Egress>;
}
