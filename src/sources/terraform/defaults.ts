/** What the provider or AWS takes for an attribute that a configuration leaves out, and where that is said. */
export interface Default {
  readonly value: boolean | string;
  readonly source: string;
}

const provider = 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources';
const providerSource = 'https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service';
const vpcGuide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const apiGuide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';

const vpcPage = `${provider}/vpc`;
const subnetPage = `${provider}/subnet`;
const endpointPage = `${provider}/vpc_endpoint`;
const attachmentPage = `${provider}/ec2_transit_gateway_vpc_attachment`;

/**
 * What stands in the place of attributes that a Terraform configuration leaves out: by type and attribute. Other doors
 * have defaults of their own, which often differ (private DNS, a group's egress): none is taken from there.
 */
export const defaults = {
  aws_vpc: {
    enable_dns_support: { value: true, source: vpcPage },
    enable_dns_hostnames: { value: false, source: vpcPage },
    assign_generated_ipv6_cidr_block: { value: false, source: vpcPage },
  },
  aws_default_vpc: {
    cidr_block: { value: '172.31.0.0/16', source: `${vpcGuide}/default-vpc-components.html` },
    enable_dns_support: { value: true, source: vpcPage },
    enable_dns_hostnames: { value: true, source: `${provider}/default_vpc` },
    assign_generated_ipv6_cidr_block: { value: false, source: `${provider}/default_vpc` },
  },
  aws_subnet: {
    enable_dns64: { value: false, source: subnetPage },
    ipv6_native: { value: false, source: subnetPage },
    map_public_ip_on_launch: { value: false, source: subnetPage },
  },
  aws_default_subnet: {
    map_public_ip_on_launch: { value: true, source: `${provider}/default_subnet` },
  },
  aws_nat_gateway: {
    connectivity_type: { value: 'public', source: `${provider}/nat_gateway` },
    availability_mode: { value: 'zonal', source: `${provider}/nat_gateway` },
  },
  aws_vpc_endpoint: {
    vpc_endpoint_type: { value: 'Gateway', source: endpointPage },
    /** Not the API's, which has true: the provider always sends its own. */
    private_dns_enabled: { value: false, source: endpointPage },
    policy: { value: 'full-access', source: endpointPage },
    /** The attribute of the VPC that the group is. */
    security_group_ids: { value: 'default_security_group_id', source: endpointPage },
    ip_address_type: { value: 'ipv4', source: `${providerSource}/ec2/vpc_endpoint_test.go` },
    /** Of S3's interface endpoints with private DNS, where there is no block `dns_options` at all. */
    dns_options: { value: true, source: 'https://github.com/hashicorp/terraform-provider-aws/issues/46404' },
  },
  'aws_vpc_endpoint.dns_options': {
    private_dns_only_for_inbound_resolver_endpoint: { value: false, source: endpointPage },
  },
  aws_vpc_endpoint_security_group_association: {
    replace_default_association: {
      value: false,
      source: `${providerSource}/ec2/vpc_endpoint_security_group_association.go`,
    },
  },
  aws_security_group: {
    /** The provider takes away the rule that AWS makes. */
    egress: { value: 'no rules', source: `${provider}/security_group` },
    ingress: { value: 'no rules', source: `${provider}/security_group` },
  },
  aws_default_security_group: {
    egress: { value: 'no rules', source: `${provider}/default_security_group` },
    ingress: { value: 'no rules', source: `${provider}/default_security_group` },
  },
  aws_default_network_acl: {
    egress: { value: 'no entries', source: `${provider}/default_network_acl` },
    ingress: { value: 'no entries', source: `${provider}/default_network_acl` },
  },
  aws_default_route_table: {
    route: { value: 'no routes', source: `${provider}/default_route_table` },
  },
  aws_network_acl_rule: {
    egress: { value: false, source: `${provider}/network_acl_rule` },
  },
  aws_network_interface: {
    source_dest_check: { value: true, source: `${provider}/network_interface` },
    interface_type: { value: 'interface', source: `${providerSource}/ec2/vpc_network_interface_test.go` },
    /** The attribute of the VPC that the group is. */
    security_groups: {
      value: 'default_security_group_id',
      source: `${vpcGuide}/default-security-group.html`,
    },
  },
  aws_instance: {
    source_dest_check: { value: true, source: `${provider}/instance` },
    /** The attribute of the VPC that the group is. */
    vpc_security_group_ids: {
      value: 'default_security_group_id',
      source: `${vpcGuide}/default-security-group.html`,
    },
  },
  aws_vpc_dhcp_options: {
    domain_name_servers: { value: 'AmazonProvidedDNS', source: `${vpcGuide}/DHCPOptionSet.html` },
  },
  aws_default_vpc_dhcp_options: {
    domain_name_servers: { value: 'AmazonProvidedDNS', source: `${provider}/default_vpc_dhcp_options` },
  },
  aws_vpc_peering_connection: {
    auto_accept: { value: false, source: `${provider}/vpc_peering_connection` },
  },
  aws_vpc_peering_connection_accepter: {
    auto_accept: { value: false, source: `${provider}/vpc_peering_connection_accepter` },
  },
  aws_ec2_transit_gateway: {
    default_route_table_association: { value: 'enable', source: `${provider}/ec2_transit_gateway` },
    default_route_table_propagation: { value: 'enable', source: `${provider}/ec2_transit_gateway` },
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    appliance_mode_support: { value: 'disable', source: attachmentPage },
    transit_gateway_default_route_table_association: { value: true, source: attachmentPage },
    transit_gateway_default_route_table_propagation: { value: true, source: attachmentPage },
  },
  aws_ec2_transit_gateway_route: {
    blackhole: { value: false, source: `${provider}/ec2_transit_gateway_route` },
  },
  aws_ec2_transit_gateway_prefix_list_reference: {
    blackhole: { value: false, source: `${provider}/ec2_transit_gateway_prefix_list_reference` },
  },
  aws_lambda_function: {
    ipv6_allowed_for_dual_stack: { value: false, source: `${provider}/lambda_function` },
  },
  aws_api_gateway_rest_api: {
    'endpoint_configuration.types': { value: 'EDGE', source: `${provider}/api_gateway_rest_api` },
    'endpoint_configuration.ip_address_type': {
      value: 'ipv4',
      source: `${apiGuide}/api-gateway-ip-address-type.html`,
    },
    disable_execute_api_endpoint: { value: false, source: `${provider}/api_gateway_rest_api` },
  },
  aws_apigatewayv2_api: {
    ip_address_type: { value: 'ipv4', source: `${provider}/apigatewayv2_api` },
    disable_execute_api_endpoint: { value: false, source: `${provider}/apigatewayv2_api` },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Default>>>>;
