import { type CollectionName, type FieldName } from '../network/gap.ts';

/** How an answer says that there is more of it than the document holds. */
type Paging = 'NextToken' | 'NextMarker' | 'IsTruncated' | 'AdditionalRoutesAvailable' | 'position' | 'none';

/** One AWS call: how its answer is recognised, what it tells, who may ask, and how a person asks for it. */
export interface Call {
  readonly call: CallName;
  /** The key by which a saved answer is recognised; null where it takes more than one (see `recognise.ts`). */
  readonly topLevelKey: string | null;
  /** The collection, or the fields of its items, that the answer tells; empty where nothing reads it yet. */
  readonly facts: readonly (CollectionName | FieldName)[];
  /** The IAM action that the caller needs. */
  readonly action: string;
  /** The AWS CLI command, without `--region`; capitals stand for what the caller has to fill in. */
  readonly command: string;
  /** The request parameter that says what the answer is about where the answer itself does not. */
  readonly identifiedBy: string | null;
  readonly paging: Paging;
  /** Whether one endpoint answers for all regions, so that the command takes no region. */
  readonly global: boolean;
  /** Whether it is made when an account is read; the others' answers are understood where somebody saved them. */
  readonly asked: boolean;
}

interface Row extends Partial<
  Pick<Call, 'topLevelKey' | 'action' | 'identifiedBy' | 'paging' | 'global' | 'asked'>
> {
  readonly facts: Call['facts'];
  /** What the command needs behind its name. */
  readonly arguments?: string;
}

const rows = {
  'ec2:DescribeVpcs': { topLevelKey: 'Vpcs', facts: ['vpcs'] },
  'ec2:DescribeVpcAttribute': {
    facts: ['enableDnsSupport', 'enableDnsHostnames'],
    arguments: '--vpc-id VPC_ID --attribute ATTRIBUTE',
    identifiedBy: 'VpcId',
    paging: 'none',
  },
  'ec2:DescribeDhcpOptions': { topLevelKey: 'DhcpOptions', facts: ['dhcpOptions'] },
  'ec2:DescribeSubnets': { topLevelKey: 'Subnets', facts: ['subnets'] },
  'ec2:DescribeRouteTables': { topLevelKey: 'RouteTables', facts: ['routeTables'] },
  'ec2:DescribeInternetGateways': { topLevelKey: 'InternetGateways', facts: ['internetGateways'] },
  'ec2:DescribeEgressOnlyInternetGateways': {
    topLevelKey: 'EgressOnlyInternetGateways',
    facts: ['egressOnlyInternetGateways'],
  },
  'ec2:DescribeNatGateways': { topLevelKey: 'NatGateways', facts: ['natGateways'] },
  'ec2:DescribeVpcEndpoints': { topLevelKey: 'VpcEndpoints', facts: ['vpcEndpoints'] },
  'ec2:DescribeVpcEndpointServices': { topLevelKey: 'ServiceDetails', facts: ['endpointServices'] },
  'ec2:DescribeNetworkInterfaces': { topLevelKey: 'NetworkInterfaces', facts: ['networkInterfaces'] },
  'ec2:DescribeInstances': { topLevelKey: 'Reservations', facts: ['instances'] },
  'ec2:DescribeSecurityGroups': { topLevelKey: 'SecurityGroups', facts: ['securityGroups'] },
  'ec2:DescribeSecurityGroupRules': {
    topLevelKey: 'SecurityGroupRules',
    facts: ['securityGroups'],
    asked: false,
  },
  'ec2:DescribeNetworkAcls': { topLevelKey: 'NetworkAcls', facts: ['networkAcls'] },
  'ec2:DescribeManagedPrefixLists': { topLevelKey: 'PrefixLists', facts: ['prefixLists'] },
  'ec2:DescribePrefixLists': { topLevelKey: 'PrefixLists', facts: ['prefixLists'], asked: false },
  'ec2:GetManagedPrefixListEntries': {
    topLevelKey: 'Entries',
    facts: ['prefixListEntries'],
    arguments: '--prefix-list-id PREFIX_LIST_ID',
    identifiedBy: 'PrefixListId',
  },
  'ec2:DescribeVpcPeeringConnections': {
    topLevelKey: 'VpcPeeringConnections',
    facts: ['peeringConnections'],
  },
  'ec2:DescribeTransitGateways': { topLevelKey: 'TransitGateways', facts: [] },
  'ec2:DescribeTransitGatewayVpcAttachments': {
    topLevelKey: 'TransitGatewayVpcAttachments',
    facts: ['transitGatewayAttachments'],
  },
  'ec2:DescribeTransitGatewayAttachments': {
    topLevelKey: 'TransitGatewayAttachments',
    facts: ['transitGatewayAttachments'],
  },
  'ec2:DescribeTransitGatewayRouteTables': {
    topLevelKey: 'TransitGatewayRouteTables',
    facts: ['transitGatewayRouteTables'],
  },
  'ec2:SearchTransitGatewayRoutes': {
    topLevelKey: 'Routes',
    facts: ['transitGatewayRoutes'],
    arguments:
      '--transit-gateway-route-table-id TRANSIT_GATEWAY_ROUTE_TABLE_ID --filters Name=state,Values=active,blackhole',
    identifiedBy: 'TransitGatewayRouteTableId',
    paging: 'AdditionalRoutesAvailable',
  },
  'ec2:GetTransitGatewayRouteTableAssociations': {
    topLevelKey: 'Associations',
    facts: ['transitGatewayAssociations'],
    arguments: '--transit-gateway-route-table-id TRANSIT_GATEWAY_ROUTE_TABLE_ID',
    identifiedBy: 'TransitGatewayRouteTableId',
  },
  'ec2:DescribeVpcBlockPublicAccessOptions': {
    topLevelKey: 'VpcBlockPublicAccessOptions',
    facts: ['blockPublicAccess'],
    paging: 'none',
  },
  'ec2:DescribeVpcBlockPublicAccessExclusions': { topLevelKey: 'VpcBlockPublicAccessExclusions', facts: [] },
  'ec2:DescribeAddresses': { topLevelKey: 'Addresses', facts: [], paging: 'none' },
  'ec2:DescribeFlowLogs': { topLevelKey: 'FlowLogs', facts: ['flowLogs'] },
  'lambda:ListFunctions': { topLevelKey: 'Functions', facts: ['functions'], paging: 'NextMarker' },
  'lambda:GetFunctionConfiguration': {
    facts: [],
    arguments: '--function-name FUNCTION_NAME',
    identifiedBy: 'FunctionName',
    paging: 'none',
    asked: false,
  },
  'lambda:GetFunction': {
    facts: [],
    arguments: '--function-name FUNCTION_NAME',
    identifiedBy: 'FunctionName',
    paging: 'none',
    asked: false,
  },
  'route53:ListHostedZonesByVPC': {
    topLevelKey: 'HostedZoneSummaries',
    facts: ['hostedZones'],
    arguments: '--vpc-id VPC_ID --vpc-region REGION',
    identifiedBy: 'VPCId',
    global: true,
  },
  'route53:GetHostedZone': {
    topLevelKey: 'HostedZone',
    facts: [],
    arguments: '--id HOSTED_ZONE_ID',
    identifiedBy: 'Id',
    paging: 'none',
    global: true,
    asked: false,
  },
  'route53:ListHostedZones': {
    topLevelKey: 'HostedZones',
    facts: [],
    paging: 'IsTruncated',
    global: true,
    asked: false,
  },
  'route53:ListResourceRecordSets': {
    topLevelKey: 'ResourceRecordSets',
    facts: ['hostedZoneRecords'],
    arguments: '--hosted-zone-id HOSTED_ZONE_ID',
    identifiedBy: 'HostedZoneId',
    paging: 'IsTruncated',
    global: true,
  },
  'route53resolver:ListResolverRules': { topLevelKey: 'ResolverRules', facts: ['resolverRules'] },
  'route53resolver:ListResolverRuleAssociations': {
    topLevelKey: 'ResolverRuleAssociations',
    facts: ['resolverRuleAssociations'],
  },
  'route53resolver:ListResolverQueryLogConfigAssociations': {
    topLevelKey: 'ResolverQueryLogConfigAssociations',
    facts: ['queryLogAssociations'],
  },
  'route53profiles:ListProfileAssociations': { topLevelKey: 'ProfileAssociations', facts: [] },
  'route53profiles:ListProfileResourceAssociations': {
    topLevelKey: 'ProfileResourceAssociations',
    facts: [],
    arguments: '--profile-id PROFILE_ID',
    identifiedBy: 'ProfileId',
  },
  'network-firewall:ListFirewalls': { topLevelKey: 'Firewalls', facts: [] },
  'sts:GetCallerIdentity': { facts: [], paging: 'none' },
  'apigateway:GetRestApis': {
    topLevelKey: 'items',
    facts: ['apis'],
    action: 'apigateway:GET',
    paging: 'position',
  },
  'apigateway:GetDomainNames': { facts: [], action: 'apigateway:GET', paging: 'position' },
  'apigatewayv2:GetApis': { facts: ['apis'], action: 'apigateway:GET' },
  'apigatewayv2:GetDomainNames': { facts: [], action: 'apigateway:GET' },
} as const satisfies Record<`${string}:${string}`, Row>;

/** One of {@link callNames}. */
export type CallName = keyof typeof rows;

/** The AWS calls whose answers are understood, as SERVICE:OPERATION. */
export const callNames: readonly CallName[] = Object.keys(rows).filter(isCallName);

function isCallName(name: string): name is CallName {
  return Object.hasOwn(rows, name);
}

/** The row of a call, with what most rows have in common filled in. */
export function callOf(name: CallName): Call {
  const row: Row = rows[name];
  const [service = '', operation = ''] = name.split(':');
  // As the AWS CLI derives its commands: DescribeVpcs, describe-vpcs.
  const command = `aws ${service} ${operation.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()}`;
  return {
    call: name,
    topLevelKey: row.topLevelKey ?? null,
    facts: row.facts,
    action: row.action ?? name,
    command: row.arguments === undefined ? command : `${command} ${row.arguments}`,
    identifiedBy: row.identifiedBy ?? null,
    paging: row.paging ?? 'NextToken',
    global: row.global ?? false,
    asked: row.asked ?? true,
  };
}

/** The calls that are made when an account is read. */
export const readingCalls: readonly CallName[] = callNames.filter((name) => callOf(name).asked);

/** The call of a name, whatever its letter case; undefined when it is none of {@link callNames}. */
export function callNamed(name: string): CallName | undefined {
  return callNames.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
}
