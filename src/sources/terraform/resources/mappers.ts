import { mapExistingRestApi, mapHttpApi, mapRestApi } from './api.ts';
import { mapBlockPublicAccessExclusion, mapBlockPublicAccessOptions } from './block-public-access.ts';
import { mapDefaultDhcpOptions, mapDhcpOptions, mapDhcpOptionsAssociation } from './dhcp-options.ts';
import { mapElasticAddress, mapElasticAddressAssociation } from './elastic-address.ts';
import * as endpoint from './endpoint-association.ts';
import { mapExistingVpc } from './existing-vpc.ts';
import * as gateways from './gateways.ts';
import { mapRecord } from './hosted-zone-record.ts';
import * as zones from './hosted-zone.ts';
import { mapInstance } from './instance.ts';
import { mapFlowLog, mapQueryLogAssociation } from './logs.ts';
import { mapExistingNatGateway, mapNatGateway } from './nat-gateway.ts';
import * as acls from './network-acl.ts';
import { mapNetworkInterface } from './network-interface.ts';
import { notFollowedMappers } from './not-followed.ts';
import { mapExistingPeering, mapPeeringAccepter, mapPeeringConnection } from './peering-connection.ts';
import * as prefixLists from './prefix-list.ts';
import * as resolver from './resolver-rule.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import * as tables from './route-table.ts';
import { mapRoute } from './route.ts';
import * as groups from './security-group.ts';
import { mapExistingSubnet, mapSubnet } from './subnet.ts';
import * as attachments from './transit-gateway-attachment.ts';
import * as transit from './transit-gateway.ts';
import { mapIpv4Association, mapIpv6Association } from './vpc-cidr.ts';
import { mapVpcEndpoint } from './vpc-endpoint.ts';
import { mapFunction } from './vpc-function.ts';
import { mapDefaultVpc, mapVpc } from './vpc.ts';

/**
 * Who reads which type. The types that are not here make nothing that the model holds: gateways that only routes name
 * (aws_vpn_gateway, aws_ec2_carrier_gateway), a network firewall, whose endpoints routes name as well, security group
 * rules that are exclusive (the inline ones of the group are what is known), and everything that is no network.
 */
export const mappers: ReadonlyMap<string, ResourceMapper> = new Map([
  ['aws_vpc', mapVpc],
  ['aws_default_vpc', mapDefaultVpc],
  ['data.aws_vpc', mapExistingVpc],
  ['aws_vpc_ipv4_cidr_block_association', mapIpv4Association],
  ['aws_vpc_ipv6_cidr_block_association', mapIpv6Association],
  ['aws_subnet', mapSubnet],
  ['aws_default_subnet', mapSubnet],
  ['data.aws_subnet', mapExistingSubnet],
  ['aws_route_table', tables.mapRouteTable],
  ['aws_default_route_table', tables.mapDefaultRouteTable],
  ['data.aws_route_table', tables.mapExistingRouteTable],
  ['aws_route', mapRoute],
  ['aws_route_table_association', tables.mapRouteTableAssociation],
  ['aws_main_route_table_association', tables.mapMainRouteTable],
  ['aws_vpn_gateway_route_propagation', tables.mapRoutePropagation],
  ['aws_vpc_route_server_propagation', tables.mapRouteServerPropagation],
  ['aws_internet_gateway', gateways.mapInternetGateway],
  ['aws_internet_gateway_attachment', gateways.mapInternetGatewayAttachment],
  ['data.aws_internet_gateway', gateways.mapExistingInternetGateway],
  ['aws_egress_only_internet_gateway', gateways.mapEgressOnlyInternetGateway],
  ['aws_nat_gateway', mapNatGateway],
  ['data.aws_nat_gateway', mapExistingNatGateway],
  ['aws_eip', mapElasticAddress],
  ['aws_eip_association', mapElasticAddressAssociation],
  ['aws_vpc_endpoint', mapVpcEndpoint],
  ['data.aws_vpc_endpoint', mapVpcEndpoint],
  ['aws_vpc_endpoint_route_table_association', endpoint.mapEndpointRouteTable],
  ['aws_vpc_endpoint_subnet_association', endpoint.mapEndpointSubnet],
  ['aws_vpc_endpoint_security_group_association', endpoint.mapEndpointSecurityGroup],
  ['aws_vpc_endpoint_policy', endpoint.mapEndpointPolicy],
  ['aws_vpc_endpoint_private_dns', endpoint.mapEndpointPrivateDns],
  ['aws_security_group', groups.mapSecurityGroup],
  ['aws_default_security_group', groups.mapDefaultSecurityGroup],
  ['data.aws_security_group', groups.mapExistingSecurityGroup],
  ['aws_security_group_rule', groups.mapSecurityGroupRule],
  ['aws_vpc_security_group_ingress_rule', groups.mapIngressRule],
  ['aws_vpc_security_group_egress_rule', groups.mapEgressRule],
  ['aws_network_acl', acls.mapNetworkAcl],
  ['aws_default_network_acl', acls.mapDefaultNetworkAcl],
  ['aws_network_acl_rule', acls.mapNetworkAclRule],
  ['aws_network_acl_association', acls.mapNetworkAclAssociation],
  ['aws_ec2_managed_prefix_list', prefixLists.mapPrefixList],
  ['aws_ec2_managed_prefix_list_entry', prefixLists.mapPrefixListEntry],
  ['data.aws_ec2_managed_prefix_list', prefixLists.mapExistingPrefixList],
  ['data.aws_prefix_list', prefixLists.mapAmazonPrefixList],
  ['aws_network_interface', mapNetworkInterface],
  ['data.aws_network_interface', mapNetworkInterface],
  ['aws_instance', mapInstance],
  ['data.aws_instance', mapInstance],
  ['aws_vpc_dhcp_options', mapDhcpOptions],
  ['data.aws_vpc_dhcp_options', mapDhcpOptions],
  ['aws_default_vpc_dhcp_options', mapDefaultDhcpOptions],
  ['aws_vpc_dhcp_options_association', mapDhcpOptionsAssociation],
  ['aws_vpc_peering_connection', mapPeeringConnection],
  ['aws_vpc_peering_connection_accepter', mapPeeringAccepter],
  ['data.aws_vpc_peering_connection', mapExistingPeering],
  ['aws_ec2_transit_gateway', transit.mapTransitGateway],
  ['data.aws_ec2_transit_gateway', transit.mapExistingTransitGateway],
  ['aws_ec2_transit_gateway_route_table', transit.mapTransitGatewayRouteTable],
  ['data.aws_ec2_transit_gateway_route_table', transit.mapExistingTransitGateway],
  ['aws_ec2_transit_gateway_route_table_association', transit.mapTransitGatewayAssociation],
  ['aws_ec2_transit_gateway_route_table_propagation', transit.mapTransitGatewayPropagation],
  ['aws_ec2_transit_gateway_route', transit.mapTransitGatewayRoute],
  ['aws_ec2_transit_gateway_prefix_list_reference', transit.mapPrefixListReference],
  ['aws_ec2_transit_gateway_vpc_attachment', attachments.mapVpcAttachment],
  ['aws_ec2_transit_gateway_vpc_attachment_accepter', attachments.mapVpcAttachmentAccepter],
  ['data.aws_ec2_transit_gateway_vpc_attachment', transit.mapExistingTransitGateway],
  ['aws_ec2_transit_gateway_peering_attachment', attachments.mapPeeringAttachment],
  ['aws_ec2_transit_gateway_connect', attachments.mapDynamicRoutes],
  ['aws_vpn_connection', attachments.mapDynamicRoutes],
  ['aws_dx_gateway_association', attachments.mapDynamicRoutes],
  ['aws_vpc_block_public_access_options', mapBlockPublicAccessOptions],
  ['aws_vpc_block_public_access_exclusion', mapBlockPublicAccessExclusion],
  ['aws_flow_log', mapFlowLog],
  ['aws_route53_resolver_query_log_config_association', mapQueryLogAssociation],
  ['aws_lambda_function', mapFunction],
  ['data.aws_lambda_function', mapFunction],
  ['aws_api_gateway_rest_api', mapRestApi],
  ['data.aws_api_gateway_rest_api', mapExistingRestApi],
  ['aws_apigatewayv2_api', mapHttpApi],
  ['data.aws_apigatewayv2_api', mapHttpApi],
  ['aws_route53_zone', zones.mapHostedZone],
  ['data.aws_route53_zone', zones.mapExistingZone],
  ['aws_route53_zone_association', zones.mapZoneAssociation],
  ['aws_route53_record', mapRecord],
  ['aws_service_discovery_private_dns_namespace', zones.mapPrivateNamespace],
  ['aws_route53_resolver_rule', resolver.mapResolverRule],
  ['data.aws_route53_resolver_rule', resolver.mapResolverRule],
  ['aws_route53_resolver_rule_association', resolver.mapResolverRuleAssociation],
  ['aws_route53profiles_association', resolver.mapProfileAssociation],
  ...notFollowedMappers,
]);
