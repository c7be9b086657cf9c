import { type Address } from './address.ts';
import { type Scope } from './scope.ts';

/** A network interface. */
export interface NetworkInterface {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly availabilityZone: string | null;
  /** EC2's word: `interface`, `lambda`, `nat_gateway`, `vpc_endpoint`, … */
  readonly interfaceType: string;
  /** All private IPv4 and all IPv6 addresses; the primary one first. */
  readonly addresses: readonly Address[];
  /** Public IPv4 addresses that are associated with one of the private ones. */
  readonly publicAddresses: readonly Address[];
  readonly securityGroupIds: readonly string[];
  readonly sourceDestCheck: boolean | null;
  readonly instanceId: string | null;
}

/** An instance, as far as a route through it or a vantage on it needs it. */
export interface Instance {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  /** EC2's word: `running`, `stopped`, … */
  readonly state: string;
  readonly networkInterfaceIds: readonly string[];
}
