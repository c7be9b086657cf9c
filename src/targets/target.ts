import { type Address } from '../network/address.ts';
import { type AddressFamily } from '../network/family.ts';

/** What a service's endpoint is for: managing things, using them, or both in one. */
export type Plane = 'control' | 'data' | 'all';

/** One AWS endpoint to reach. */
export interface ServiceTarget {
  readonly kind: 'service';
  /** Unique within a region: `apigateway:control`, `apigateway:data`, `apigateway:data:custom-domain`. */
  readonly id: string;
  readonly service: string;
  readonly plane: Plane;
  readonly region: string;
  /** The host name; `{api-id}` stands for any API, `{custom-domain}` for any name outside AWS's domains. */
  readonly host: string;
  readonly port: number;
  /** The families in which the public name has, or may have, addresses. */
  readonly families: readonly AddressFamily[];
  /** Whole name of the endpoint service that serves the plane; null where there is none. */
  readonly endpointService: string | null;
  /** The private DNS names that AWS documents for that endpoint service; null where it documents none. */
  readonly documentedPrivateNames: readonly string[] | null;
  /** Name of the AWS-managed prefix list that holds the service's addresses. */
  readonly prefixListName: string | null;
}

/** A host name that belongs to no row of the tables. */
export interface HostTarget {
  readonly kind: 'host';
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly families: readonly AddressFamily[];
}

/** One address and port, inside or outside the VPC. */
export interface AddressTarget {
  readonly kind: 'address';
  readonly id: string;
  readonly address: Address;
  readonly port: number;
}

/** What a path leads to. */
export type Target = ServiceTarget | HostTarget | AddressTarget;
