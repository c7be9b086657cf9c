import { type Api } from './api.ts';
import { type Collection, whole } from './collection.ts';
import {
  type PeeringConnection,
  type TransitGatewayAttachment,
  type TransitGatewayRouteTable,
} from './connections.ts';
import { type InternetGateway } from './gateways.ts';
import { type CollectionName } from './gap.ts';
import { type FlowLog, type QueryLogAssociation } from './logs.ts';
import { type DhcpOptions, type HostedZone, type ResolverRule } from './names.ts';
import { type NatGateway } from './nat-gateway.ts';
import { type NetworkAcl } from './network-acl.ts';
import { type Instance, type NetworkInterface } from './network-interface.ts';
import { type PrefixList } from './prefix-list.ts';
import { type RouteTable } from './route-table.ts';
import { type Scope } from './scope.ts';
import { type SecurityGroup } from './security-group.ts';
import { type Subnet } from './subnet.ts';
import { type EndpointService, type VpcEndpoint } from './vpc-endpoint.ts';
import { type VpcFunction } from './vpc-function.ts';
import { type InternetGatewayBlockMode, type Vpc } from './vpc.ts';

/** Account-wide Block Public Access of one region; only consulted where VPC and subnet do not say it. */
export interface BlockPublicAccess {
  readonly scope: Scope;
  readonly mode: InternetGatewayBlockMode;
}

/** Everything that was read, of all accounts and regions of the input. */
export interface Network {
  readonly vpcs: Collection<Vpc>;
  readonly subnets: Collection<Subnet>;
  readonly routeTables: Collection<RouteTable>;
  readonly internetGateways: Collection<InternetGateway>;
  readonly egressOnlyInternetGateways: Collection<InternetGateway>;
  readonly natGateways: Collection<NatGateway>;
  readonly vpcEndpoints: Collection<VpcEndpoint>;
  readonly endpointServices: Collection<EndpointService>;
  readonly networkInterfaces: Collection<NetworkInterface>;
  readonly instances: Collection<Instance>;
  readonly securityGroups: Collection<SecurityGroup>;
  readonly networkAcls: Collection<NetworkAcl>;
  readonly prefixLists: Collection<PrefixList>;
  readonly dhcpOptions: Collection<DhcpOptions>;
  readonly hostedZones: Collection<HostedZone>;
  readonly resolverRules: Collection<ResolverRule>;
  readonly peeringConnections: Collection<PeeringConnection>;
  readonly transitGatewayAttachments: Collection<TransitGatewayAttachment>;
  readonly transitGatewayRouteTables: Collection<TransitGatewayRouteTable>;
  readonly functions: Collection<VpcFunction>;
  readonly apis: Collection<Api>;
  readonly blockPublicAccess: Collection<BlockPublicAccess>;
  readonly flowLogs: Collection<FlowLog>;
  readonly queryLogAssociations: Collection<QueryLogAssociation>;
}

/** A network without anything in it, all collections whole: the start of a construction. */
export const emptyNetwork = {
  vpcs: whole([]),
  subnets: whole([]),
  routeTables: whole([]),
  internetGateways: whole([]),
  egressOnlyInternetGateways: whole([]),
  natGateways: whole([]),
  vpcEndpoints: whole([]),
  endpointServices: whole([]),
  networkInterfaces: whole([]),
  instances: whole([]),
  securityGroups: whole([]),
  networkAcls: whole([]),
  prefixLists: whole([]),
  dhcpOptions: whole([]),
  hostedZones: whole([]),
  resolverRules: whole([]),
  peeringConnections: whole([]),
  transitGatewayAttachments: whole([]),
  transitGatewayRouteTables: whole([]),
  functions: whole([]),
  apis: whole([]),
  blockPublicAccess: whole([]),
  flowLogs: whole([]),
  queryLogAssociations: whole([]),
} as const satisfies Network & Record<CollectionName, Collection<unknown>>;
