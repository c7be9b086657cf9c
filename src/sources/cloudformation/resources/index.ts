import { scopeKey } from '../../../network/scope.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Draft, type Drafts } from '../../declared/draft.ts';
import { mapHttpApi, mapRestApi, mapServerlessApi } from './api.ts';
import { mapBlockPublicAccessExclusion, mapBlockPublicAccessOptions } from './block-public-access.ts';
import { mapRestrictedDefaultGroup } from './default-security-group.ts';
import { mapDhcpOptions, mapDhcpOptionsAssociation } from './dhcp-options.ts';
import { mapElasticAddress, mapElasticAddressAssociation } from './elastic-address.ts';
import { mapEgressOnlyInternetGateway, mapGatewayAttachment, mapInternetGateway } from './gateways.ts';
import { mapHostedZone } from './hosted-zone.ts';
import { mapRecordSet, mapRecordSetGroup } from './hosted-zone-record.ts';
import { mapInstance } from './instance.ts';
import { mapFlowLog, mapQueryLogAssociation } from './logs.ts';
import { mapNatGateway } from './nat-gateway.ts';
import { mapNetworkAcl, mapNetworkAclAssociation, mapNetworkAclEntry } from './network-acl.ts';
import { mapNetworkInterface } from './network-interface.ts';
import { notFollowed } from './not-followed.ts';
import { mapPeeringConnection } from './peering-connection.ts';
import { mapPrefixList } from './prefix-list.ts';
import { mapProfileAssociation, mapResolverRule, mapResolverRuleAssociation } from './resolver-rule.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import {
  mapGatewayRouteTableAssociation,
  mapRoutePropagation,
  mapRouteServerPropagation,
  mapRouteTable,
  mapSubnetRouteTableAssociation,
} from './route-table.ts';
import { mapRoute } from './route.ts';
import { saidTogether } from './said.ts';
import { mapSecurityGroup, mapSecurityGroupEgress, mapSecurityGroupIngress } from './security-group.ts';
import { mapServerlessFunction } from './serverless-function.ts';
import { mapSubnet, mapSubnetCidrBlock } from './subnet.ts';
import { templateOf } from './template.ts';
import { mapDynamicRoutes, mapPeeringAttachment, mapVpcAttachment } from './transit-gateway-attachment.ts';
import {
  mapTransitGateway,
  mapTransitGatewayAssociation,
  mapTransitGatewayPropagation,
  mapTransitGatewayRoute,
  mapTransitGatewayRouteTable,
} from './transit-gateway.ts';
import { mapVpcEndpoint } from './vpc-endpoint.ts';
import { mapFunction } from './vpc-function.ts';
import { mapVpc, mapVpcCidrBlock } from './vpc.ts';

/**
 * How each type is read. A type that is not here changes nothing in the network: an interface that nobody asks from
 * (InstanceConnectEndpoint), a thing that only others refer to (VPNGateway, EndpointService), or no network at all. A
 * network firewall is met where a route leads to its endpoint, whose id only deployment knows.
 */
export const mappers: ReadonlyMap<string, ResourceMapper> = new Map<string, ResourceMapper>([
  ['AWS::EC2::VPC', mapVpc],
  ['AWS::EC2::VPCCidrBlock', mapVpcCidrBlock],
  ['AWS::EC2::DHCPOptions', mapDhcpOptions],
  ['AWS::EC2::VPCDHCPOptionsAssociation', mapDhcpOptionsAssociation],
  ['AWS::EC2::Subnet', mapSubnet],
  ['AWS::EC2::SubnetCidrBlock', mapSubnetCidrBlock],
  ['AWS::EC2::RouteTable', mapRouteTable],
  ['AWS::EC2::Route', mapRoute],
  ['AWS::EC2::SubnetRouteTableAssociation', mapSubnetRouteTableAssociation],
  ['AWS::EC2::GatewayRouteTableAssociation', mapGatewayRouteTableAssociation],
  ['AWS::EC2::VPNGatewayRoutePropagation', mapRoutePropagation],
  ['AWS::EC2::RouteServerPropagation', mapRouteServerPropagation],
  ['AWS::EC2::InternetGateway', mapInternetGateway],
  ['AWS::EC2::VPCGatewayAttachment', mapGatewayAttachment],
  ['AWS::EC2::EgressOnlyInternetGateway', mapEgressOnlyInternetGateway],
  ['AWS::EC2::NatGateway', mapNatGateway],
  ['AWS::EC2::EIP', mapElasticAddress],
  ['AWS::EC2::EIPAssociation', mapElasticAddressAssociation],
  ['AWS::EC2::VPCEndpoint', mapVpcEndpoint],
  ['AWS::EC2::SecurityGroup', mapSecurityGroup],
  ['AWS::EC2::SecurityGroupIngress', mapSecurityGroupIngress],
  ['AWS::EC2::SecurityGroupEgress', mapSecurityGroupEgress],
  ['Custom::VpcRestrictDefaultSG', mapRestrictedDefaultGroup],
  ['AWS::EC2::NetworkAcl', mapNetworkAcl],
  ['AWS::EC2::NetworkAclEntry', mapNetworkAclEntry],
  ['AWS::EC2::SubnetNetworkAclAssociation', mapNetworkAclAssociation],
  ['AWS::EC2::PrefixList', mapPrefixList],
  ['AWS::EC2::NetworkInterface', mapNetworkInterface],
  ['AWS::EC2::Instance', mapInstance],
  ['AWS::EC2::VPCPeeringConnection', mapPeeringConnection],
  ['AWS::EC2::TransitGateway', mapTransitGateway],
  ['AWS::EC2::TransitGatewayAttachment', mapVpcAttachment],
  ['AWS::EC2::TransitGatewayVpcAttachment', mapVpcAttachment],
  ['AWS::EC2::TransitGatewayPeeringAttachment', mapPeeringAttachment],
  ['AWS::EC2::TransitGatewayRouteTable', mapTransitGatewayRouteTable],
  ['AWS::EC2::TransitGatewayRouteTableAssociation', mapTransitGatewayAssociation],
  ['AWS::EC2::TransitGatewayRouteTablePropagation', mapTransitGatewayPropagation],
  ['AWS::EC2::TransitGatewayRoute', mapTransitGatewayRoute],
  ['AWS::EC2::TransitGatewayConnect', mapDynamicRoutes],
  ['AWS::EC2::VPNConnection', mapDynamicRoutes],
  ['AWS::EC2::TransitGatewayPolicyTableAssociation', notFollowed('transitGatewayRouteTables')],
  ['AWS::EC2::TransitGatewayAttachmentNatConfiguration', notFollowed('transitGatewayRouteTables')],
  ['AWS::EC2::VPCBlockPublicAccessOptions', mapBlockPublicAccessOptions],
  ['AWS::EC2::VPCBlockPublicAccessExclusion', mapBlockPublicAccessExclusion],
  ['AWS::EC2::FlowLog', mapFlowLog],
  ['AWS::Lambda::Function', mapFunction],
  ['AWS::Serverless::Function', mapServerlessFunction],
  ['AWS::ApiGateway::RestApi', mapRestApi],
  ['AWS::ApiGatewayV2::Api', mapHttpApi],
  ['AWS::Serverless::Api', mapServerlessApi],
  ['AWS::Serverless::HttpApi', mapHttpApi],
  ['AWS::Serverless::WebSocketApi', mapHttpApi],
  ['AWS::Route53::HostedZone', mapHostedZone],
  ['AWS::Route53::RecordSet', mapRecordSet],
  ['AWS::Route53::RecordSetGroup', mapRecordSetGroup],
  ['AWS::Route53Resolver::ResolverRule', mapResolverRule],
  ['AWS::Route53Resolver::ResolverRuleAssociation', mapResolverRuleAssociation],
  ['AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', mapQueryLogAssociation],
  ['AWS::Route53Profiles::ProfileAssociation', mapProfileAssociation],
]);

/** What the resources of templates say, each by itself: things, what they say of one another, and what they leave open. */
export function draftsOfTemplate(resources: readonly DeclaredResource[]): Drafts {
  const template = templateOf(resources);
  const all = saidTogether(
    resources.flatMap((resource) => mappers.get(resource.type)?.(resource, template) ?? []),
  );
  return { ...all, drafts: onceEach(all.drafts) };
}

// A range that is not known is one and the same wherever its expression stands.
function onceEach(drafts: readonly Draft[]): readonly Draft[] {
  const lists = new Set<string>();
  return drafts.filter(({ collection, id, scope }) => {
    if (collection !== 'prefixLists') return true;
    const key = `${id} ${scopeKey(scope)}`;
    if (lists.has(key)) return false;
    lists.add(key);
    return true;
  });
}
