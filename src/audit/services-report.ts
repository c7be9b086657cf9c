import { type EndpointOffer } from '../network/endpoint-offer.ts';
import { type AddressFamily } from '../network/family.ts';
import { type Source } from '../network/source.ts';
import { type VpcEndpointState, type VpcEndpointType } from '../network/vpc-endpoint.ts';
import { type Plane, type ServiceTarget } from '../targets/target.ts';
import { type ReportGap, type ReportVpc } from './report.ts';

/** One host of a plane of a service. */
export interface ServicesTarget {
  /** As in the ids of paths: `apigateway:control`. */
  readonly id: string;
  readonly service: string;
  readonly plane: Plane;
  readonly label: string | null;
  /** The host that clients call unless told otherwise; `{api-id}` and the like stand for any. */
  readonly host: string;
  readonly hostFrom: ServiceTarget['hostFrom'];
  /** FIPS and dual-stack hosts, and those below the service's own; `*.` stands for any labels. */
  readonly otherHosts: readonly string[];
  /** Whole name of the endpoint service that serves the host; null where there is none. */
  readonly endpointService: string | null;
  /** Its region where it is one alone; null: that of the target. */
  readonly endpointServiceRegion: string | null;
  /** Ids of targets that its clients need as well. */
  readonly companions: readonly string[];
  readonly note: string | null;
}

/** One entry of the region's answer. */
export interface ListedEndpointService {
  /** As the region spells it: in China some begin with `cn.`. */
  readonly serviceName: string;
  readonly types: readonly VpcEndpointType[];
  /** Zones by the names that they have in the account; empty where the answer does not say them. */
  readonly availabilityZones: readonly string[];
  /** Null: not said. */
  readonly policySupported: boolean | null;
  /** Null: not said. */
  readonly addressFamilies: readonly AddressFamily[] | null;
}

/** The private DNS names of an endpoint service: those that the region says, else those that AWS documents. */
export interface ServicePrivateNames {
  readonly names: readonly string[];
  readonly from: 'region' | 'documentation';
}

/** What a region says of one endpoint service. */
export interface ServicesOffer {
  readonly endpointService: string;
  readonly offer: EndpointOffer;
  /** Why it cannot be told whether it is offered, or where; null where it can. */
  readonly gap: ReportGap | null;
  /** Empty unless offered. S3 and DynamoDB are listed twice: for gateway and for interface endpoints. */
  readonly listed: readonly ListedEndpointService[];
  /** Null: not known. */
  readonly privateDnsNames: ServicePrivateNames | null;
}

/** Private subnets of a VPC in one zone. */
export interface ServicesZone {
  /** By name; null where the input does not hold it. */
  readonly availabilityZone: string | null;
  readonly availabilityZoneId: string | null;
  readonly subnetIds: readonly string[];
}

/**
 * How a zone stands to an endpoint service:
 * - `in-zone`: an interface endpoint is in it;
 * - `gateway`: the route tables of all its private subnets lead to a gateway endpoint; `gateway-part`: of some;
 * - `elsewhere`: the VPC has an endpoint, but none in this zone or in these route tables;
 * - `not-available`: the VPC's endpoint is not available (its state says why);
 * - `missing`: no endpoint, and the service is offered here;
 * - `not-offered`: no endpoint, and the service is not offered here;
 * - `unknown`: it cannot be told.
 */
export type ZoneStanding =
  | 'in-zone'
  | 'gateway'
  | 'gateway-part'
  | 'elsewhere'
  | 'not-available'
  | 'missing'
  | 'not-offered'
  | 'unknown';

/** One cell of the grid. */
export interface ServicesCell {
  /** The name, else the id, of the zone at this place in the VPC's `zones`; null where neither is known. */
  readonly zone: string | null;
  readonly standing: ZoneStanding;
  /** Whether the service is offered in the zone, whatever the VPC has. */
  readonly offer: EndpointOffer;
  /** What is not known where the standing is not. */
  readonly gap: ReportGap | null;
}

/** An endpoint of the VPC for the service. */
export interface ServicesEndpoint {
  readonly id: string;
  readonly type: VpcEndpointType;
  readonly state: VpcEndpointState;
  readonly privateDnsEnabled: boolean;
  /** The zones of its subnets that the input holds, by name or else id. */
  readonly zones: readonly string[];
  readonly routeTableIds: readonly string[];
}

/** One row of the grid: a VPC and an endpoint service. */
export interface ServicesRow {
  readonly endpointService: string;
  readonly endpoints: readonly ServicesEndpoint[];
  readonly cells: readonly ServicesCell[];
  /** Commands that make or extend an endpoint where one is missing and offered, a line each; null where none is. */
  readonly fix: string | null;
}

/** A VPC with private subnets: the grid of their zones and the endpoint services. */
export interface ServicesVpc extends ReportVpc {
  readonly zones: readonly ServicesZone[];
  readonly rows: readonly ServicesRow[];
}

/** All that is said of one account and region. */
export interface ServicesPlace {
  readonly accountId: string | null;
  readonly region: string;
  readonly targets: readonly ServicesTarget[];
  readonly endpointServices: readonly ServicesOffer[];
  readonly vpcs: readonly ServicesVpc[];
  /** What is not known and decides something of this: each once. */
  readonly gaps: readonly ReportGap[];
}

/** What `planecheck services` tells. */
export interface ServicesReport {
  readonly schema: 'planecheck/services/v1';
  readonly tool: { readonly name: 'planecheck'; readonly version: string };
  readonly sources: readonly Source[];
  /** By region, then account. */
  readonly places: readonly ServicesPlace[];
}
