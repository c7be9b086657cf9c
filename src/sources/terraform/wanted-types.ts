/** The types whose ids an attribute takes; what is not here takes a value of any other kind. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  vpc_id: ['aws_vpc', 'aws_default_vpc'],
  peer_vpc_id: ['aws_vpc', 'aws_default_vpc'],
  subnet_id: ['aws_subnet', 'aws_default_subnet'],
  subnet_ids: ['aws_subnet', 'aws_default_subnet'],
  route_table_id: ['aws_route_table', 'aws_default_route_table'],
  route_table_ids: ['aws_route_table', 'aws_default_route_table'],
  gateway_id: ['aws_internet_gateway', 'aws_vpn_gateway'],
  internet_gateway_id: ['aws_internet_gateway'],
  vpn_gateway_id: ['aws_vpn_gateway'],
  egress_only_gateway_id: ['aws_egress_only_internet_gateway'],
  nat_gateway_id: ['aws_nat_gateway'],
  network_interface_id: ['aws_network_interface', 'aws_instance'],
  instance_id: ['aws_instance'],
  vpc_endpoint_id: ['aws_vpc_endpoint'],
  vpc_peering_connection_id: ['aws_vpc_peering_connection'],
  security_group_id: ['aws_security_group', 'aws_default_security_group'],
  security_group_ids: ['aws_security_group', 'aws_default_security_group'],
  security_groups: ['aws_security_group', 'aws_default_security_group'],
  vpc_security_group_ids: ['aws_security_group', 'aws_default_security_group'],
  source_security_group_id: ['aws_security_group', 'aws_default_security_group'],
  referenced_security_group_id: ['aws_security_group', 'aws_default_security_group'],
  network_acl_id: ['aws_network_acl', 'aws_default_network_acl'],
  prefix_list_id: ['aws_ec2_managed_prefix_list'],
  destination_prefix_list_id: ['aws_ec2_managed_prefix_list'],
  prefix_list_ids: ['aws_ec2_managed_prefix_list'],
  transit_gateway_id: ['aws_ec2_transit_gateway'],
  transit_gateway_attachment_id: ['aws_ec2_transit_gateway_vpc_attachment'],
  transit_gateway_route_table_id: ['aws_ec2_transit_gateway_route_table'],
  dhcp_options_id: ['aws_vpc_dhcp_options'],
  allocation_id: ['aws_eip'],
  zone_id: ['aws_route53_zone'],
  resolver_rule_id: ['aws_route53_resolver_rule'],
  default_route_table_id: ['aws_vpc', 'aws_default_vpc'],
  default_network_acl_id: ['aws_vpc', 'aws_default_vpc'],
};

/** The types whose ids an attribute takes; undefined where it takes none. */
export function wantedTypes(attribute: string): readonly string[] | undefined {
  return Object.hasOwn(wanted, attribute) ? wanted[attribute] : undefined;
}

/** The attributes of a VPC that are ids of what AWS makes with it, and how that is called here. */
export const broughtWithVpc: ReadonlyMap<string, string> = new Map([
  ['default_route_table_id', 'main_route_table_id'],
  ['main_route_table_id', 'main_route_table_id'],
  ['default_network_acl_id', 'default_network_acl_id'],
  ['default_security_group_id', 'default_security_group_id'],
]);
