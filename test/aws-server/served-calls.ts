import { nextToken, type ServedCall, type TokenPaging } from './served-call.ts';
import { ec2Calls } from './served-ec2-calls.ts';

const position: TokenPaging = { token: 'position', next: 'position', size: 'limit' };

const otherCalls: Readonly<Record<string, ServedCall>> = {
  'lambda:ListFunctions': {
    lists: ['Functions'],
    paging: { token: 'Marker', next: 'NextMarker', size: 'MaxItems' },
  },
  'lambda:GetFunctionConfiguration': { lists: [], paging: 'none', about: 'FunctionName' },
  'lambda:GetFunction': { lists: [], paging: 'none', about: 'FunctionName' },
  'apigateway:GetRestApis': { lists: ['items'], paging: position },
  'apigateway:GetDomainNames': { lists: ['items'], paging: position },
  'apigatewayv2:GetApis': { lists: ['Items'], paging: nextToken },
  'apigatewayv2:GetDomainNames': { lists: ['Items'], paging: nextToken },
  'route53:ListHostedZonesByVPC': {
    lists: ['HostedZoneSummaries'],
    paging: { token: 'NextToken', next: 'NextToken', size: 'MaxItems', echoesSize: true },
    about: 'VPCId',
  },
  'route53:ListHostedZones': {
    lists: ['HostedZones'],
    paging: {
      token: 'Marker',
      next: 'NextMarker',
      size: 'MaxItems',
      truncated: 'IsTruncated',
      echoesSize: true,
    },
  },
  'route53:GetHostedZone': { lists: [], paging: 'none', about: 'Id' },
  'route53:ListResourceRecordSets': {
    lists: ['ResourceRecordSets'],
    paging: 'records',
    about: 'HostedZoneId',
  },
  'route53resolver:ListResolverRules': { lists: ['ResolverRules'], paging: nextToken },
  'route53resolver:ListResolverRuleAssociations': {
    lists: ['ResolverRuleAssociations'],
    paging: nextToken,
    filters: { VPCId: 'VPCId', ResolverRuleId: 'ResolverRuleId' },
  },
  'route53resolver:ListResolverEndpoints': {
    lists: ['ResolverEndpoints'],
    paging: nextToken,
    filters: { HostVPCId: 'HostVPCId', Direction: 'Direction' },
  },
  'route53resolver:ListFirewallRuleGroupAssociations': {
    lists: ['FirewallRuleGroupAssociations'],
    paging: nextToken,
    parameters: { VpcId: 'VpcId', FirewallRuleGroupId: 'FirewallRuleGroupId' },
  },
  'route53resolver:ListResolverQueryLogConfigAssociations': {
    lists: ['ResolverQueryLogConfigAssociations'],
    paging: nextToken,
    filters: { ResourceId: 'ResourceId', ResolverQueryLogConfigId: 'ResolverQueryLogConfigId' },
  },
  'route53profiles:ListProfiles': { lists: ['ProfileSummaries'], paging: nextToken },
  'route53profiles:ListProfileAssociations': {
    lists: ['ProfileAssociations'],
    paging: nextToken,
    parameters: { ResourceId: 'ResourceId', ProfileId: 'ProfileId' },
  },
  'route53profiles:ListProfileResourceAssociations': {
    lists: ['ProfileResourceAssociations'],
    paging: nextToken,
    about: 'ProfileId',
    parameters: { ResourceType: 'ResourceType' },
  },
  'network-firewall:ListFirewalls': { lists: ['Firewalls'], paging: nextToken },
  'sts:GetCallerIdentity': { lists: [], paging: 'none' },
  'sts:AssumeRole': { lists: [], paging: 'none' },
  'sts:AssumeRoleWithWebIdentity': { lists: [], paging: 'none' },
  'sso:GetRoleCredentials': { lists: [], paging: 'none' },
  'sso-oidc:CreateToken': { lists: [], paging: 'none' },
};

/** The calls that the server answers, as SERVICE:OPERATION. */
export const servedCalls: Readonly<Record<string, ServedCall>> = { ...ec2Calls, ...otherCalls };
