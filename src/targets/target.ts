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
  /** What tells it from the other targets of its service and plane: `layer bucket`; null for the usual one. */
  readonly label: string | null;
  /** Where the host is from: the tables, or the region's own answer to which private DNS names a service has. */
  readonly hostFrom: 'table' | 'region';
  /** The one region where the endpoint service lives, if it is not in each. */
  readonly endpointServiceRegion: string | null;
  /** Operations that are called at the host: of other services than API Gateway those that people miss first. */
  readonly operations: readonly string[];
  /** Ids of the targets that its clients need as well. */
  readonly companions: readonly string[];
  /** What an endpoint's private DNS takes away from its VPC, where it captures names that the endpoint does not serve. */
  readonly captured: CapturedNames | null;
  /** What a path does not tell: how clients choose the host, where its endpoint is; null where nothing is to be said. */
  readonly note: string | null;
  /** The one API that is asked about; null for any, and for all other services. */
  readonly api: AskedApi | null;
}

/** One API of API Gateway, and the stage of it that somebody named. */
export interface AskedApi {
  readonly id: string;
  readonly stage: string | null;
}

/** Names that an endpoint captures and does not serve. */
interface CapturedNames {
  /** In a sentence: `public GraphQL APIs`. */
  readonly what: string;
  /** How they are reached all the same. */
  readonly instead: string;
  /** The page of AWS's documentation that says so. */
  readonly source: string;
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
