/** How a plan shows the attributes of one type of resource. */
interface TypeAttributes {
  /** The provider's page: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/PAGE */
  readonly page: string;
  /** What a person writes; where it is left out a plan shows null, unless it is one of the next two. */
  readonly written: readonly string[];
  /** What the provider itself fills in when it plans. */
  readonly defaults?: Readonly<Record<string, string | number | boolean>>;
  /** What AWS tells, where it is not written: known after apply. */
  readonly computed: readonly string[];
  /** Nested blocks: the configuration shows a list of expressions for each. */
  readonly blocks?: Readonly<Record<string, readonly string[]>>;
  /** Blocks that are attributes to Terraform: one expression for all of them, and all fields of each are shown. */
  readonly attributeBlocks?: Readonly<Record<string, Readonly<Record<string, AttributeFill>>>>;
  /** Whether the type has no `region`: Route 53's zones belong to no region. */
  readonly isGlobal?: true;
}

type AttributeFill = string | number | boolean | readonly never[];

const defaultRouteFields = {
  cidr_block: '',
  core_network_arn: '',
  destination_prefix_list_id: '',
  egress_only_gateway_id: '',
  gateway_id: '',
  ipv6_cidr_block: '',
  nat_gateway_id: '',
  network_interface_id: '',
  transit_gateway_id: '',
  vpc_endpoint_id: '',
  vpc_peering_connection_id: '',
} as const;

const routeFields = { ...defaultRouteFields, carrier_gateway_id: '', local_gateway_id: '' } as const;

const ruleFields = {
  cidr_blocks: [],
  description: '',
  from_port: 0,
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  protocol: '',
  security_groups: [],
  self: false,
  to_port: 0,
} as const;

const entryFields = {
  action: '',
  cidr_block: '',
  from_port: 0,
  icmp_code: 0,
  icmp_type: 0,
  ipv6_cidr_block: '',
  protocol: '',
  rule_no: 0,
  to_port: 0,
} as const;

const separateRule = {
  written: [
    'security_group_id',
    'ip_protocol',
    'from_port',
    'to_port',
    'cidr_ipv4',
    'cidr_ipv6',
    'referenced_security_group_id',
    'prefix_list_id',
    'description',
  ],
  computed: ['arn', 'id', 'security_group_rule_id'],
} as const;

/**
 * The attributes that printed plans have, by type, read in the provider's pages (version 6). A printed plan that has
 * any other attribute is wrong.
 */
const terraformAttributes = {
  aws_vpc: {
    page: 'vpc',
    written: ['cidr_block', 'enable_dns_support', 'enable_dns_hostnames', 'instance_tenancy'],
    defaults: { enable_dns_support: true, instance_tenancy: 'default' },
    computed: [
      'arn',
      'default_network_acl_id',
      'default_route_table_id',
      'default_security_group_id',
      'dhcp_options_id',
      'enable_dns_hostnames',
      'id',
      'ipv6_association_id',
      'ipv6_cidr_block',
      'main_route_table_id',
      'owner_id',
    ],
  },
  aws_vpc_ipv4_cidr_block_association: {
    page: 'vpc_ipv4_cidr_block_association',
    written: ['vpc_id', 'cidr_block'],
    computed: ['id'],
  },
  aws_vpc_ipv6_cidr_block_association: {
    page: 'vpc_ipv6_cidr_block_association',
    written: ['vpc_id', 'ipv6_cidr_block', 'ipv6_pool'],
    computed: ['id', 'ip_source', 'ipv6_address_attribute', 'assign_generated_ipv6_cidr_block'],
  },
  aws_vpc_dhcp_options: {
    page: 'vpc_dhcp_options',
    written: ['domain_name_servers', 'domain_name'],
    computed: ['arn', 'id', 'owner_id'],
  },
  aws_vpc_dhcp_options_association: {
    page: 'vpc_dhcp_options_association',
    written: ['vpc_id', 'dhcp_options_id'],
    computed: ['id'],
  },
  aws_subnet: {
    page: 'subnet',
    written: [
      'vpc_id',
      'cidr_block',
      'availability_zone',
      'ipv6_cidr_block',
      'ipv6_native',
      'enable_dns64',
      'map_public_ip_on_launch',
      'assign_ipv6_address_on_creation',
    ],
    defaults: {
      ipv6_native: false,
      enable_dns64: false,
      map_public_ip_on_launch: false,
      assign_ipv6_address_on_creation: false,
    },
    computed: ['arn', 'availability_zone_id', 'id', 'owner_id', 'ipv6_cidr_block_association_id'],
  },
  aws_internet_gateway: {
    page: 'internet_gateway',
    written: ['vpc_id'],
    computed: ['arn', 'id', 'owner_id', 'vpc_id'],
  },
  aws_internet_gateway_attachment: {
    page: 'internet_gateway_attachment',
    written: ['internet_gateway_id', 'vpc_id'],
    computed: ['id'],
  },
  aws_egress_only_internet_gateway: {
    page: 'egress_only_internet_gateway',
    written: ['vpc_id'],
    computed: ['id'],
  },
  aws_vpn_gateway: {
    page: 'vpn_gateway',
    written: ['vpc_id', 'availability_zone'],
    computed: ['arn', 'id', 'amazon_side_asn', 'vpc_id'],
  },
  aws_route_table: {
    page: 'route_table',
    written: ['vpc_id'],
    computed: ['arn', 'id', 'owner_id', 'propagating_vgws', 'route'],
    attributeBlocks: { route: routeFields },
  },
  aws_default_route_table: {
    page: 'default_route_table',
    written: ['default_route_table_id', 'propagating_vgws'],
    computed: ['arn', 'id', 'owner_id', 'vpc_id', 'route'],
    attributeBlocks: { route: { ...defaultRouteFields, instance_id: '' } },
  },
  aws_main_route_table_association: {
    page: 'main_route_table_association',
    written: ['vpc_id', 'route_table_id'],
    computed: ['id', 'original_route_table_id'],
  },
  aws_route: {
    page: 'route',
    written: [
      'route_table_id',
      'destination_cidr_block',
      'destination_ipv6_cidr_block',
      'destination_prefix_list_id',
      'egress_only_gateway_id',
      'gateway_id',
      'nat_gateway_id',
      'transit_gateway_id',
      'vpc_endpoint_id',
      'vpc_peering_connection_id',
    ],
    computed: ['id', 'instance_id', 'instance_owner_id', 'network_interface_id', 'origin', 'state'],
  },
  aws_route_table_association: {
    page: 'route_table_association',
    written: ['route_table_id', 'subnet_id', 'gateway_id'],
    computed: ['id'],
  },
  aws_eip: {
    page: 'eip',
    written: ['domain'],
    computed: [
      'allocation_id',
      'arn',
      'association_id',
      'id',
      'instance',
      'network_interface',
      'private_ip',
      'public_ip',
    ],
  },
  aws_eip_association: {
    page: 'eip_association',
    written: ['allocation_id', 'network_interface_id'],
    computed: ['id', 'instance_id', 'private_ip_address', 'public_ip'],
  },
  aws_nat_gateway: {
    page: 'nat_gateway',
    written: ['allocation_id', 'availability_mode', 'connectivity_type', 'private_ip', 'subnet_id', 'vpc_id'],
    defaults: { connectivity_type: 'public' },
    computed: [
      'association_id',
      'availability_mode',
      'id',
      'network_interface_id',
      'private_ip',
      'public_ip',
      'vpc_id',
    ],
  },
  aws_vpc_peering_connection: {
    page: 'vpc_peering_connection',
    written: ['vpc_id', 'peer_vpc_id', 'auto_accept'],
    computed: ['accept_status', 'id', 'peer_owner_id', 'peer_region'],
  },
  aws_vpc_peering_connection_accepter: {
    page: 'vpc_peering_connection_accepter',
    written: ['vpc_peering_connection_id', 'auto_accept'],
    computed: ['accept_status', 'id', 'peer_owner_id', 'peer_region', 'peer_vpc_id', 'vpc_id'],
  },
  aws_security_group: {
    page: 'security_group',
    written: ['name', 'description', 'vpc_id', 'revoke_rules_on_delete'],
    defaults: { description: 'Managed by Terraform', revoke_rules_on_delete: false },
    computed: ['arn', 'egress', 'id', 'ingress', 'name_prefix', 'owner_id'],
    attributeBlocks: { ingress: ruleFields, egress: ruleFields },
  },
  aws_default_security_group: {
    page: 'default_security_group',
    written: ['vpc_id', 'revoke_rules_on_delete'],
    defaults: { revoke_rules_on_delete: false },
    computed: ['arn', 'description', 'egress', 'id', 'ingress', 'name', 'name_prefix', 'owner_id'],
    attributeBlocks: { ingress: ruleFields, egress: ruleFields },
  },
  aws_security_group_rule: {
    page: 'security_group_rule',
    written: [
      'security_group_id',
      'type',
      'protocol',
      'from_port',
      'to_port',
      'cidr_blocks',
      'ipv6_cidr_blocks',
      'prefix_list_ids',
      'self',
      'description',
    ],
    defaults: { self: false },
    computed: ['id', 'security_group_rule_id', 'source_security_group_id'],
  },
  aws_vpc_security_group_ingress_rule: { page: 'vpc_security_group_ingress_rule', ...separateRule },
  aws_vpc_security_group_egress_rule: { page: 'vpc_security_group_egress_rule', ...separateRule },
  aws_network_acl: {
    page: 'network_acl',
    written: ['vpc_id', 'subnet_ids'],
    computed: ['arn', 'egress', 'id', 'ingress', 'owner_id', 'subnet_ids'],
    attributeBlocks: { ingress: entryFields, egress: entryFields },
  },
  aws_default_network_acl: {
    page: 'default_network_acl',
    written: ['default_network_acl_id', 'subnet_ids'],
    computed: ['arn', 'id', 'owner_id', 'vpc_id'],
    blocks: { ingress: Object.keys(entryFields), egress: Object.keys(entryFields) },
  },
  aws_network_acl_rule: {
    page: 'network_acl_rule',
    written: [
      'network_acl_id',
      'rule_number',
      'egress',
      'protocol',
      'rule_action',
      'cidr_block',
      'ipv6_cidr_block',
      'from_port',
      'to_port',
    ],
    defaults: { egress: false },
    computed: ['id'],
  },
  aws_network_acl_association: {
    page: 'network_acl_association',
    written: ['network_acl_id', 'subnet_id'],
    computed: ['id'],
  },
  aws_ec2_managed_prefix_list: {
    page: 'ec2_managed_prefix_list',
    written: ['name', 'address_family', 'max_entries'],
    computed: ['arn', 'id', 'owner_id', 'version', 'entry'],
    blocks: { entry: ['cidr', 'description'] },
  },
  aws_ec2_managed_prefix_list_entry: {
    page: 'ec2_managed_prefix_list_entry',
    written: ['prefix_list_id', 'cidr', 'description'],
    computed: ['id'],
  },
  aws_vpc_endpoint: {
    page: 'vpc_endpoint',
    written: [
      'vpc_id',
      'service_name',
      'vpc_endpoint_type',
      'policy',
      'private_dns_enabled',
      'route_table_ids',
      'security_group_ids',
      'subnet_ids',
      'ip_address_type',
      'auto_accept',
    ],
    defaults: { vpc_endpoint_type: 'Gateway' },
    computed: [
      'arn',
      'cidr_blocks',
      'dns_entry',
      'dns_options',
      'id',
      'ip_address_type',
      'network_interface_ids',
      'owner_id',
      'policy',
      'prefix_list_id',
      'private_dns_enabled',
      'requester_managed',
      'route_table_ids',
      'security_group_ids',
      'service_region',
      'state',
      'subnet_configuration',
      'subnet_ids',
    ],
    blocks: { dns_options: ['dns_record_ip_type', 'private_dns_only_for_inbound_resolver_endpoint'] },
  },
  aws_vpc_endpoint_policy: {
    page: 'vpc_endpoint_policy',
    written: ['vpc_endpoint_id', 'policy'],
    computed: ['id', 'policy'],
  },
  aws_vpc_endpoint_route_table_association: {
    page: 'vpc_endpoint_route_table_association',
    written: ['vpc_endpoint_id', 'route_table_id'],
    computed: ['id'],
  },
  aws_network_interface: {
    page: 'network_interface',
    written: ['subnet_id', 'private_ips', 'security_groups', 'source_dest_check', 'ipv6_addresses'],
    defaults: { source_dest_check: true },
    computed: [
      'arn',
      'attachment',
      'id',
      'interface_type',
      'ipv6_addresses',
      'mac_address',
      'owner_id',
      'private_ip',
      'private_ips',
      'security_groups',
    ],
  },
  aws_network_interface_attachment: {
    page: 'network_interface_attachment',
    written: ['instance_id', 'network_interface_id', 'device_index'],
    computed: ['attachment_id', 'id', 'status'],
  },
  aws_instance: {
    page: 'instance',
    written: ['ami', 'instance_type', 'availability_zone'],
    computed: [
      'arn',
      'associate_public_ip_address',
      'availability_zone',
      'id',
      'instance_state',
      'ipv6_addresses',
      'primary_network_interface_id',
      'private_ip',
      'public_ip',
      'security_groups',
      'subnet_id',
      'vpc_security_group_ids',
    ],
    blocks: {
      network_interface: ['device_index', 'network_interface_id'],
      primary_network_interface: ['network_interface_id'],
    },
  },
  aws_lambda_function: {
    page: 'lambda_function',
    written: [
      'function_name',
      'role',
      'runtime',
      'handler',
      'filename',
      'package_type',
      'image_uri',
      'memory_size',
      'timeout',
    ],
    defaults: { package_type: 'Zip', memory_size: 128, timeout: 3 },
    computed: ['architectures', 'arn', 'id', 'invoke_arn', 'last_modified', 'qualified_arn', 'version'],
    blocks: { vpc_config: ['subnet_ids', 'security_group_ids', 'ipv6_allowed_for_dual_stack'] },
  },
  aws_ec2_transit_gateway: {
    page: 'ec2_transit_gateway',
    written: ['default_route_table_association', 'default_route_table_propagation', 'dns_support'],
    defaults: {
      default_route_table_association: 'enable',
      default_route_table_propagation: 'enable',
      dns_support: 'enable',
    },
    computed: [
      'arn',
      'association_default_route_table_id',
      'id',
      'owner_id',
      'propagation_default_route_table_id',
    ],
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    page: 'ec2_transit_gateway_vpc_attachment',
    written: [
      'transit_gateway_id',
      'vpc_id',
      'subnet_ids',
      'dns_support',
      'ipv6_support',
      'appliance_mode_support',
      'transit_gateway_default_route_table_association',
      'transit_gateway_default_route_table_propagation',
    ],
    defaults: { dns_support: 'enable', ipv6_support: 'disable', appliance_mode_support: 'disable' },
    computed: [
      'arn',
      'id',
      'transit_gateway_default_route_table_association',
      'transit_gateway_default_route_table_propagation',
      'vpc_owner_id',
    ],
  },
  aws_ec2_transit_gateway_route_table: {
    page: 'ec2_transit_gateway_route_table',
    written: ['transit_gateway_id'],
    computed: ['arn', 'default_association_route_table', 'default_propagation_route_table', 'id'],
  },
  aws_ec2_transit_gateway_route_table_association: {
    page: 'ec2_transit_gateway_route_table_association',
    written: ['transit_gateway_attachment_id', 'transit_gateway_route_table_id'],
    computed: ['id', 'resource_id', 'resource_type'],
  },
  aws_ec2_transit_gateway_route_table_propagation: {
    page: 'ec2_transit_gateway_route_table_propagation',
    written: ['transit_gateway_attachment_id', 'transit_gateway_route_table_id'],
    computed: ['id', 'resource_id', 'resource_type'],
  },
  aws_ec2_transit_gateway_route: {
    page: 'ec2_transit_gateway_route',
    written: [
      'destination_cidr_block',
      'transit_gateway_attachment_id',
      'transit_gateway_route_table_id',
      'blackhole',
    ],
    defaults: { blackhole: false },
    computed: ['id'],
  },
  aws_route53_zone: {
    page: 'route53_zone',
    written: ['name', 'comment', 'force_destroy'],
    defaults: { comment: 'Managed by Terraform', force_destroy: false },
    computed: ['arn', 'id', 'name_servers', 'primary_name_server', 'zone_id'],
    blocks: { vpc: ['vpc_id', 'vpc_region'] },
    isGlobal: true,
  },
  aws_route53_zone_association: {
    page: 'route53_zone_association',
    written: ['zone_id', 'vpc_id'],
    computed: ['id', 'owning_account', 'vpc_region'],
    isGlobal: true,
  },
  aws_route53_record: {
    page: 'route53_record',
    written: ['zone_id', 'name', 'type', 'ttl', 'records', 'set_identifier'],
    computed: ['allow_overwrite', 'fqdn', 'id'],
    blocks: {
      alias: ['name', 'zone_id', 'evaluate_target_health'],
      weighted_routing_policy: ['weight'],
    },
    isGlobal: true,
  },
  aws_route53_resolver_rule: {
    page: 'route53_resolver_rule',
    written: ['domain_name', 'rule_type', 'name', 'resolver_endpoint_id'],
    computed: ['arn', 'id', 'owner_id', 'share_status'],
    blocks: { target_ip: ['ip', 'port', 'protocol'] },
  },
  aws_route53_resolver_rule_association: {
    page: 'route53_resolver_rule_association',
    written: ['resolver_rule_id', 'vpc_id', 'name'],
    computed: ['id'],
  },
  aws_vpc_block_public_access_options: {
    page: 'vpc_block_public_access_options',
    written: ['internet_gateway_block_mode'],
    computed: ['aws_account_id', 'aws_region', 'id'],
  },
  aws_vpc_block_public_access_exclusion: {
    page: 'vpc_block_public_access_exclusion',
    written: ['internet_gateway_exclusion_mode', 'vpc_id', 'subnet_id'],
    computed: ['id', 'resource_arn'],
  },
} as const satisfies Record<string, TypeAttributes>;

/** One of the types that are printed. */
export type TerraformType = keyof typeof terraformAttributes;

/** The attributes of a type. */
export function attributesOf(type: TerraformType): TypeAttributes {
  return terraformAttributes[type];
}
