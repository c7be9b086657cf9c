import { describe, expect, test } from 'vitest';
import { type ValueObject } from '../../../../src/sources/declared/value.ts';
import { defaults } from '../../../../src/sources/terraform/defaults.ts';
import { block, itemsOf, known, linksOf, resource } from './kit/plan-resource.ts';

/** What a resource says that leaves the attribute out. */
type Seen = readonly [row: string, seen: () => unknown, expected: unknown];

const one = (type: string, attributes: ValueObject) => resource(type, 'x', attributes, 'x');
const subnet = resource('aws_subnet', 's', { vpc_id: 'v', cidr_block: '10.0.1.0/24' }, 's');
const vpcOf = (type: string) => itemsOf([one(type, { cidr_block: '172.31.0.0/16' })], 'vpcs')['x'];
const subnetOf = () => itemsOf([subnet], 'subnets')['s'];
const nat = () => itemsOf([one('aws_nat_gateway', { subnet_id: 's' })], 'natGateways')['x'];
const endpoint = (attributes: ValueObject) =>
  itemsOf(
    [one('aws_vpc_endpoint', { vpc_id: 'v', service_name: 'com.amazonaws.eu-west-1.s3', ...attributes })],
    'vpcEndpoints',
  )['x'];
const rulesOf = (type: string, direction: string) =>
  linksOf([one(type, { vpc_id: 'v' })], 'security-group-rule').filter(
    (data) => 'direction' in data && data.direction === direction,
  );
const entriesOf = (direction: string) =>
  linksOf(
    [one('aws_default_network_acl', { default_network_acl_id: 'v.default_network_acl_id' })],
    'network-acl-entry',
  ).filter((data) => 'direction' in data && data.direction === direction);
const networkInterface = () =>
  itemsOf([subnet, one('aws_network_interface', { subnet_id: 's' })], 'networkInterfaces')['x'];
const instanceIn = (type: string) => [
  resource(type, 's', { vpc_id: 'v', cidr_block: '10.0.1.0/24' }, 's'),
  one('aws_instance', { subnet_id: 's' }),
];
const ownInterface = () =>
  itemsOf(instanceIn('aws_subnet'), 'networkInterfaces')['x.primary_network_interface_id'];
const publicAddresses = (type: string) => linksOf(instanceIn(type), 'public-address').length;
const gateway = () => linksOf([one('aws_ec2_transit_gateway', {})], 'transit-gateway-brings')[0];
const attachment = { transit_gateway_id: 't', vpc_id: 'v', subnet_ids: ['s'] };
const attachmentDefaults = (written: string) =>
  linksOf(
    [one('aws_ec2_transit_gateway_vpc_attachment', { ...attachment, [written]: false })],
    'attachment-defaults',
  )[0];
const route = (type: string, attributes: ValueObject) =>
  linksOf(
    [one(type, { transit_gateway_route_table_id: 'r', transit_gateway_attachment_id: 'a', ...attributes })],
    'transit-gateway-route',
  )[0];
const restApi = () => itemsOf([one('aws_api_gateway_rest_api', {})], 'apis')['x'];
const httpApi = () => itemsOf([one('aws_apigatewayv2_api', { protocol_type: 'HTTP' })], 'apis')['x'];
const privateDns = { vpc_endpoint_type: 'Interface', private_dns_enabled: true };
const table = 'transit_gateway_default_route_table';

const rows: readonly Seen[] = [
  ['aws_vpc enable_dns_support', () => vpcOf('aws_vpc'), { enableDnsSupport: known(true) }],
  ['aws_vpc enable_dns_hostnames', () => vpcOf('aws_vpc'), { enableDnsHostnames: known(false) }],
  ['aws_vpc assign_generated_ipv6_cidr_block', () => vpcOf('aws_vpc'), { cidrs: [block('172.31.0.0/16')] }],
  [
    'aws_default_vpc cidr_block',
    () => itemsOf([one('aws_default_vpc', {})], 'vpcs')['x'],
    { cidrs: [block('172.31.0.0/16')] },
  ],
  ['aws_default_vpc enable_dns_support', () => vpcOf('aws_default_vpc'), { enableDnsSupport: known(true) }],
  [
    'aws_default_vpc enable_dns_hostnames',
    () => vpcOf('aws_default_vpc'),
    { enableDnsHostnames: known(true) },
  ],
  [
    'aws_default_vpc assign_generated_ipv6_cidr_block',
    () => vpcOf('aws_default_vpc'),
    { cidrs: [block('172.31.0.0/16')] },
  ],
  ['aws_subnet enable_dns64', subnetOf, { enableDns64: false }],
  ['aws_subnet ipv6_native', subnetOf, { cidr: block('10.0.1.0/24') }],
  ['aws_subnet map_public_ip_on_launch', () => publicAddresses('aws_subnet'), 0],
  ['aws_default_subnet map_public_ip_on_launch', () => publicAddresses('aws_default_subnet'), 1],
  ['aws_nat_gateway connectivity_type', nat, { connectivity: 'public' }],
  ['aws_nat_gateway availability_mode', nat, { mode: 'zonal' }],
  ['aws_vpc_endpoint vpc_endpoint_type', () => endpoint({}), { type: 'gateway' }],
  [
    'aws_vpc_endpoint private_dns_enabled',
    () => endpoint({ vpc_endpoint_type: 'Interface' }),
    { privateDnsEnabled: false },
  ],
  ['aws_vpc_endpoint policy', () => endpoint({}), { policy: known('full-access') }],
  [
    'aws_vpc_endpoint security_group_ids',
    () => endpoint({ vpc_endpoint_type: 'Interface' }),
    { securityGroupIds: ['v.default_security_group_id'] },
  ],
  ['aws_vpc_endpoint ip_address_type', () => endpoint({}), { dnsRecordIpType: 'ipv4' }],
  [
    'aws_vpc_endpoint dns_options',
    () => endpoint(privateDns),
    { privateDnsOnlyForInboundResolverEndpoint: true },
  ],
  [
    'aws_vpc_endpoint.dns_options private_dns_only_for_inbound_resolver_endpoint',
    () => endpoint({ ...privateDns, dns_options: [{ dns_record_ip_type: 'ipv4' }] }),
    { privateDnsOnlyForInboundResolverEndpoint: false },
  ],
  [
    'aws_vpc_endpoint_security_group_association replace_default_association',
    () =>
      linksOf(
        [
          one('aws_vpc_endpoint_security_group_association', {
            vpc_endpoint_id: 'e',
            security_group_id: 'g',
          }),
        ],
        'endpoint-security-group',
      )[0],
    { replacesDefault: false },
  ],
  ['aws_security_group egress', () => rulesOf('aws_security_group', 'egress'), []],
  ['aws_security_group ingress', () => rulesOf('aws_security_group', 'ingress'), []],
  ['aws_default_security_group egress', () => rulesOf('aws_default_security_group', 'egress'), []],
  ['aws_default_security_group ingress', () => rulesOf('aws_default_security_group', 'ingress'), []],
  ['aws_default_network_acl egress', () => entriesOf('outbound'), []],
  ['aws_default_network_acl ingress', () => entriesOf('inbound'), []],
  [
    'aws_default_route_table route',
    () =>
      linksOf([one('aws_default_route_table', { default_route_table_id: 'v.main_route_table_id' })], 'route'),
    [],
  ],
  [
    'aws_network_acl_rule egress',
    () =>
      linksOf([one('aws_network_acl_rule', { network_acl_id: 'n', rule_number: 1 })], 'network-acl-entry')[0],
    { direction: 'inbound' },
  ],
  ['aws_network_interface source_dest_check', networkInterface, { sourceDestCheck: true }],
  ['aws_network_interface interface_type', networkInterface, { interfaceType: 'interface' }],
  [
    'aws_network_interface security_groups',
    networkInterface,
    { securityGroupIds: ['v.default_security_group_id'] },
  ],
  ['aws_instance source_dest_check', ownInterface, { sourceDestCheck: true }],
  [
    'aws_instance vpc_security_group_ids',
    ownInterface,
    { securityGroupIds: ['v.default_security_group_id'] },
  ],
  [
    'aws_vpc_dhcp_options domain_name_servers',
    () => itemsOf([one('aws_vpc_dhcp_options', {})], 'dhcpOptions')['x'],
    { domainNameServers: 'amazon' },
  ],
  [
    'aws_default_vpc_dhcp_options domain_name_servers',
    () => itemsOf([one('aws_default_vpc_dhcp_options', {})], 'dhcpOptions')['x'],
    { domainNameServers: 'amazon' },
  ],
  [
    'aws_vpc_peering_connection auto_accept',
    () =>
      itemsOf([one('aws_vpc_peering_connection', { vpc_id: 'v', peer_vpc_id: 'w' })], 'peeringConnections')[
        'x'
      ],
    { status: 'pending-acceptance' },
  ],
  [
    'aws_vpc_peering_connection_accepter auto_accept',
    () =>
      linksOf(
        [one('aws_vpc_peering_connection_accepter', { vpc_peering_connection_id: 'p' })],
        'peering-accepted',
      ),
    [],
  ],
  ['aws_ec2_transit_gateway default_route_table_association', gateway, { associatesByDefault: known(true) }],
  ['aws_ec2_transit_gateway default_route_table_propagation', gateway, { propagatesByDefault: known(true) }],
  [
    'aws_ec2_transit_gateway_vpc_attachment appliance_mode_support',
    () =>
      itemsOf([one('aws_ec2_transit_gateway_vpc_attachment', attachment)], 'transitGatewayAttachments')['x'],
    { applianceMode: false },
  ],
  [
    `aws_ec2_transit_gateway_vpc_attachment ${table}_association`,
    () => attachmentDefaults(`${table}_propagation`),
    { associates: known(true) },
  ],
  [
    `aws_ec2_transit_gateway_vpc_attachment ${table}_propagation`,
    () => attachmentDefaults(`${table}_association`),
    { propagates: known(true) },
  ],
  [
    'aws_ec2_transit_gateway_route blackhole',
    () => route('aws_ec2_transit_gateway_route', { destination_cidr_block: '0.0.0.0/0' }),
    { route: { value: { state: 'active' } } },
  ],
  [
    'aws_ec2_transit_gateway_prefix_list_reference blackhole',
    () => route('aws_ec2_transit_gateway_prefix_list_reference', { prefix_list_id: 'pl-1' }),
    { route: { value: { state: 'active' } } },
  ],
  [
    'aws_lambda_function ipv6_allowed_for_dual_stack',
    () =>
      itemsOf(
        [one('aws_lambda_function', { function_name: 'f', vpc_config: [{ subnet_ids: ['s'] }] })],
        'functions',
      )['x'],
    { ipv6Allowed: false },
  ],
  ['aws_api_gateway_rest_api endpoint_configuration.types', restApi, { endpointType: 'EDGE' }],
  ['aws_api_gateway_rest_api endpoint_configuration.ip_address_type', restApi, { ipAddressType: 'ipv4' }],
  ['aws_api_gateway_rest_api disable_execute_api_endpoint', restApi, { disableExecuteApiEndpoint: false }],
  ['aws_apigatewayv2_api ip_address_type', httpApi, { ipAddressType: 'ipv4' }],
  ['aws_apigatewayv2_api disable_execute_api_endpoint', httpApi, { disableExecuteApiEndpoint: false }],
];

const described = Object.entries(defaults).flatMap(([type, attributes]) =>
  Object.entries(attributes).map(([attribute, { source }]) => [`${type} ${attribute}`, source] as const),
);

describe('the table of defaults', () => {
  test('has a test for each row', () => {
    expect(rows.map(([row]) => row).toSorted()).toStrictEqual(described.map(([row]) => row).toSorted());
  });

  test.each(described)('%s has a source', (_, source) => {
    expect(source).toMatch(
      /^https:\/\/(?:registry\.terraform\.io\/providers\/hashicorp\/aws|github\.com\/hashicorp\/terraform-provider-aws|docs\.aws\.amazon\.com)\//,
    );
  });

  test.each(rows)('%s', (_, seen, expected) => {
    if (typeof expected === 'object' && !Array.isArray(expected))
      expect(seen()).toMatchObject(expected ?? {});
    else expect(seen()).toStrictEqual(expected);
  });
});
