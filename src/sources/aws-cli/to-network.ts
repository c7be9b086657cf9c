import { type Collection } from '../../network/collection.ts';
import { type CollectionName, type Gap, gapKey } from '../../network/gap.ts';
import { type Network } from '../../network/network.ts';
import { scopeKey } from '../../network/scope.ts';
import { type EndpointService } from '../../network/vpc-endpoint.ts';
import { type CallName } from '../calls.ts';
import { type ScopeAnswers } from './answers.ts';
import { collectionBuilders, type ItemOf } from './build-collections.ts';
import { notInSource } from './gaps.ts';
import { mergeVersions, type Scoped } from './merge-versions.ts';
import { type Reading } from './read-items.ts';
import { sharedVpcGaps } from './shared-subnets.ts';

// The call to ask again where two files disagree about an item.
const describingCall = {
  vpcs: 'ec2:DescribeVpcs',
  subnets: 'ec2:DescribeSubnets',
  routeTables: 'ec2:DescribeRouteTables',
  internetGateways: 'ec2:DescribeInternetGateways',
  egressOnlyInternetGateways: 'ec2:DescribeEgressOnlyInternetGateways',
  natGateways: 'ec2:DescribeNatGateways',
  vpcEndpoints: 'ec2:DescribeVpcEndpoints',
  endpointServices: 'ec2:DescribeVpcEndpointServices',
  networkInterfaces: 'ec2:DescribeNetworkInterfaces',
  instances: 'ec2:DescribeInstances',
  securityGroups: 'ec2:DescribeSecurityGroups',
  networkAcls: 'ec2:DescribeNetworkAcls',
  prefixLists: 'ec2:DescribeManagedPrefixLists',
  dhcpOptions: 'ec2:DescribeDhcpOptions',
  hostedZones: 'route53:ListHostedZonesByVPC',
  resolverRules: 'route53resolver:ListResolverRules',
  peeringConnections: 'ec2:DescribeVpcPeeringConnections',
  transitGatewayAttachments: 'ec2:DescribeTransitGatewayVpcAttachments',
  transitGatewayRouteTables: 'ec2:DescribeTransitGatewayRouteTables',
  functions: 'lambda:ListFunctions',
  apis: 'apigateway:GetRestApis',
  blockPublicAccess: 'ec2:DescribeVpcBlockPublicAccessOptions',
  flowLogs: 'ec2:DescribeFlowLogs',
  queryLogAssociations: 'route53resolver:ListResolverQueryLogConfigAssociations',
} as const satisfies Record<CollectionName, CallName>;

// Lists that are asked for VPC by VPC or account by account, so that each answer tells a part.
const unitedFields: Partial<Record<CollectionName, readonly string[]>> = {
  hostedZones: ['vpcIds', 'profileVpcIds'],
  resolverRules: ['vpcIds', 'profileVpcIds'],
};

/** The network that the answers of all accounts and regions tell. The same answers in any order give the same. */
export function toNetwork(all: readonly ScopeAnswers[]): Network {
  const shared = all.flatMap((answers) => sharedVpcGaps(answers, all));
  const collect = <K extends CollectionName>(
    name: K,
    keyOf: (item: ItemOf<K>) => string,
  ): Collection<ItemOf<K>> => {
    const build: (answers: ScopeAnswers) => Reading<ItemOf<K>> = collectionBuilders[name];
    const extra = shared.flatMap(({ collection, gap }) => (collection === name ? [gap] : []));
    return collectionOf(name, all.map(build), keyOf, extra);
  };
  const byId = ({ id }: { readonly id: string }) => id;
  return {
    vpcs: collect('vpcs', byId),
    subnets: collect('subnets', byId),
    routeTables: collect('routeTables', byId),
    internetGateways: collect('internetGateways', byId),
    egressOnlyInternetGateways: collect('egressOnlyInternetGateways', byId),
    natGateways: collect('natGateways', byId),
    vpcEndpoints: collect('vpcEndpoints', byId),
    endpointServices: collect('endpointServices', serviceKey),
    networkInterfaces: collect('networkInterfaces', byId),
    instances: collect('instances', byId),
    securityGroups: collect('securityGroups', byId),
    networkAcls: collect('networkAcls', byId),
    prefixLists: collect('prefixLists', byId),
    dhcpOptions: collect('dhcpOptions', byId),
    hostedZones: collect('hostedZones', byId),
    resolverRules: collect('resolverRules', byId),
    peeringConnections: collect('peeringConnections', byId),
    transitGatewayAttachments: collect('transitGatewayAttachments', byId),
    transitGatewayRouteTables: collect('transitGatewayRouteTables', byId),
    functions: collect('functions', ({ arn }) => arn),
    apis: collect('apis', byId),
    flowLogs: collect('flowLogs', byId),
    queryLogAssociations: collect('queryLogAssociations', byId),
    blockPublicAccess: collect('blockPublicAccess', ({ scope }) => scopeKey(scope)),
  };
}

// Endpoint services have the same name in every account, and zones and offers of their own in each. Those of S3 and
// DynamoDB are listed twice under one name, as gateway and as interface.
function serviceKey({ serviceName, types, scope }: EndpointService): string {
  return `${serviceName} ${types.join('+')} ${scopeKey(scope)}`;
}

function collectionOf<T extends Scoped>(
  name: CollectionName,
  readings: readonly Reading<T>[],
  keyOf: (item: T) => string,
  extra: readonly Gap[],
): Collection<T> {
  const { items, conflicts } = mergeVersions(
    readings.flatMap(({ found }) => found),
    keyOf,
    unitedFields[name],
  );
  const call = describingCall[name];
  const conflictGaps = conflicts.map(({ scope, detail }) =>
    notInSource({ call, scope, fact: name, id: null, detail }),
  );
  return { items, missing: sortedGaps([...readings.flatMap(({ gaps }) => gaps), ...conflictGaps, ...extra]) };
}

function sortedGaps(gaps: readonly Gap[]): readonly Gap[] {
  const keyed = new Map(gaps.map((gap) => [gapKey(gap), gap]));
  return [...keyed].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}
