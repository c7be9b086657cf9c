import { type Address } from './address.ts';
import { type Scope } from './scope.ts';

/** NatGateway.State of the EC2 API; `other` for a word that it did not have when this was written. */
export type NatGatewayState = 'pending' | 'failed' | 'available' | 'deleting' | 'deleted' | 'other';

/** One address pair of a NAT gateway. */
interface NatGatewayAddress {
  readonly privateAddress: Address | null;
  readonly publicAddress: Address | null;
  readonly availabilityZone: string | null;
}

/**
 * A NAT gateway: zonal (in a subnet) or regional (in none, with a route table of its own).
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
export interface NatGateway {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly vpcId: string;
  readonly mode: 'zonal' | 'regional';
  /** Null for a regional gateway. */
  readonly subnetId: string | null;
  /** Only a regional gateway has one. */
  readonly routeTableId: string | null;
  readonly state: NatGatewayState;
  readonly connectivity: 'public' | 'private';
  readonly addresses: readonly NatGatewayAddress[];
  readonly failureCode: string | null;
  /** Ids of network functions (firewall proxies) that filter behind the gateway. */
  readonly attachedAppliances: readonly string[];
}
