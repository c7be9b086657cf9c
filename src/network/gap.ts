import { type Scope } from './scope.ts';

/** The collections of a network, each the answer of one AWS call (or of one per id). */
export const collectionNames = [
  'vpcs',
  'subnets',
  'routeTables',
  'internetGateways',
  'egressOnlyInternetGateways',
  'natGateways',
  'vpcEndpoints',
  'endpointServices',
  'networkInterfaces',
  'instances',
  'securityGroups',
  'networkAcls',
  'prefixLists',
  'dhcpOptions',
  'hostedZones',
  'resolverRules',
  'peeringConnections',
  'transitGatewayAttachments',
  'transitGatewayRouteTables',
  'functions',
  'apis',
  'blockPublicAccess',
  'flowLogs',
  'queryLogAssociations',
] as const;

/** One of {@link collectionNames}. */
export type CollectionName = (typeof collectionNames)[number];

/** Facts finer than a collection that a source may fail to tell. */
export const fieldNames = [
  'enableDnsSupport',
  'enableDnsHostnames',
  'prefixListEntries',
  'hostedZoneRecords',
  'resolverRuleAssociations',
  'transitGatewayRoutes',
  'transitGatewayAssociations',
  'endpointPolicy',
  'endpointDnsNames',
  'interfaceAddress',
  'interfaceGroups',
  'sourceDestCheck',
  'apiIpAddressType',
  'vpcBlockPublicAccess',
] as const;

/** One of {@link fieldNames}. */
export type FieldName = (typeof fieldNames)[number];

/** What AWS does that this program does not follow; each is said where a path meets it. */
export const notModelledReasons = [
  'gateway-load-balancer',
  'virtual-private-gateway',
  'local-gateway',
  'carrier-gateway',
  'core-network',
  'outpost-database-network',
  'appliance',
  'gateway-route-table',
  'route-target',
  'route-state',
  'overlapping-prefix-lists',
  'endpoint-type',
  'other-account',
  'other-region',
  'resolver-forwarding',
  'resolver-profile',
  'resolver-profile-order',
  'custom-dns-answer',
  'dns-record-type',
  'some-names-only',
  'endpoint-capture-while-not-available',
  'nat-behind-nat',
  'nat64',
  'transit-gateway-peering',
  'too-many-pieces',
  'too-many-hops',
  'network-function',
  'return-by-other-way',
  'attachment-choice',
  'ipv6-by-another-vpc',
  'nat-address',
  'lambda-ipv6-by-internet-gateway',
  'regional-nat-exclusion',
] as const;

/** One of {@link notModelledReasons}. */
export type NotModelledReason = (typeof notModelledReasons)[number];

/** What is missing: a collection or a field, of one resource or VPC where `id` says it. */
export interface GapSubject {
  readonly fact: CollectionName | FieldName;
  readonly id: string | null;
}

/** Something the program does not know, and why it does not. */
export type Gap =
  /** AWS refused the call: the IAM action that is missing. */
  | {
      readonly kind: 'refused';
      readonly subject: GapSubject;
      readonly scope: Scope | null;
      readonly action: string;
    }
  /** The call's host gave no answer. */
  | {
      readonly kind: 'unreachable';
      readonly subject: GapSubject;
      readonly scope: Scope | null;
      readonly host: string;
    }
  /** Nobody asked: the AWS CLI command that fills the gap, and in which file something was found amiss. */
  | {
      readonly kind: 'not-in-source';
      readonly subject: GapSubject;
      readonly scope: Scope | null;
      readonly command: string;
      readonly detail: string | null;
    }
  /** A template expression whose value only deployment knows. */
  | {
      readonly kind: 'unresolved';
      readonly subject: GapSubject;
      readonly scope: Scope | null;
      readonly expression: string;
    }
  /** AWS does something here that is not followed; `id` is where. */
  | { readonly kind: 'not-modelled'; readonly reason: NotModelledReason; readonly id: string };

/** The gap as one word, for removing duplicates and sorting. */
export function gapKey(gap: Gap): string {
  return JSON.stringify(gap);
}
