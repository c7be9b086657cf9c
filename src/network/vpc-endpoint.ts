import { type Fact } from './fact.ts';
import { type AddressFamily } from './family.ts';
import { type Scope } from './scope.ts';

/** VpcEndpoint.State of the EC2 API, in the CLI's lower-case form; `other` for a word not known here. */
export type VpcEndpointState =
  | 'pending-acceptance'
  | 'pending'
  | 'available'
  | 'partial'
  | 'deleting'
  | 'deleted'
  | 'rejected'
  | 'failed'
  | 'expired'
  | 'other';

/** VpcEndpoint.VpcEndpointType; `other` for resource, service-network and later types. */
export type VpcEndpointType = 'interface' | 'gateway' | 'gateway-load-balancer' | 'other';

/**
 * What an endpoint's policy lets through, as far as its form says it: `full-access` is the policy that AWS
 * writes when none is given (or a service without policy support); `restricted` is anything else.
 */
export type EndpointPolicy = 'full-access' | 'restricted';

/** A VPC endpoint. Lists that belong to another type than the endpoint's are empty. */
export interface VpcEndpoint {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly ownerId: string | null;
  readonly vpcId: string;
  readonly type: VpcEndpointType;
  /** Whole name: `com.amazonaws.eu-west-1.execute-api`. */
  readonly serviceName: string;
  /** The region of the service where it is not the endpoint's own; null means the same. */
  readonly serviceRegion: string | null;
  readonly state: VpcEndpointState;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly networkInterfaceIds: readonly string[];
  readonly routeTableIds: readonly string[];
  readonly privateDnsEnabled: boolean;
  /** Private DNS answers only what comes through an inbound resolver endpoint (S3, DynamoDB). */
  readonly privateDnsOnlyForInboundResolverEndpoint: boolean;
  /** All names that DnsEntries lists, lower case; null where the source does not carry them. */
  readonly dnsNames: readonly string[] | null;
  readonly dnsRecordIpType: 'ipv4' | 'dualstack' | 'ipv6' | 'service-defined';
  readonly policy: Fact<EndpointPolicy>;
}

/** What the region offers under one endpoint service name. */
export interface EndpointService {
  readonly serviceName: string;
  readonly scope: Scope;
  readonly types: readonly VpcEndpointType[];
  readonly availabilityZones: readonly string[];
  /** Lower case, with a leading `*.` where it is a wildcard; empty where the service has none. */
  readonly privateDnsNames: readonly string[];
  /** Whether its endpoints take a policy; null where the source does not say. */
  readonly policySupported: boolean | null;
  /** The address families that its endpoints can have; null where the source does not say. */
  readonly addressFamilies: readonly AddressFamily[] | null;
}

/** Whether a service is offered for interface endpoints: S3 and DynamoDB are listed once for these and once for gateways. */
export function offersInterface({ types }: EndpointService): boolean {
  return types.includes('interface');
}

/**
 * Whether an endpoint of one service name serves what another name stands for. In China some services have a name
 * of their own that begins with `cn.`; otherwise names are compared whole, as `ec2` is part of `ec2messages`.
 */
export function serves(serviceName: string, endpointService: string): boolean {
  return serviceName === endpointService || serviceName === `cn.${endpointService}`;
}
