import { describe, expect, test } from 'vitest';
import {
  existing,
  itemsOf,
  known,
  lacksOf,
  linksOf,
  not,
  resource,
  unresolved,
  unset,
} from './kit/plan-resource.ts';

const api = {
  vpc_id: 'aws_vpc.a',
  service_name: 'com.amazonaws.eu-west-1.execute-api',
  vpc_endpoint_type: 'Interface',
};
const s3 = { ...api, service_name: 'com.amazonaws.eu-west-1.s3' };
const everything = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const computed = {
  dns_entry: unset,
  dns_options: unset,
  ip_address_type: unset,
  network_interface_ids: unset,
  policy: unset,
  route_table_ids: unset,
  security_group_ids: unset,
  service_region: unset,
  state: unset,
  subnet_configuration: unset,
  subnet_ids: unset,
};

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint
describe('aws_vpc_endpoint', () => {
  const item = (attributes: object) =>
    itemsOf([resource('aws_vpc_endpoint', 'e', { ...computed, ...attributes })], 'vpcEndpoints')[
      'aws_vpc_endpoint.e'
    ];

  test('without more than it needs is a gateway endpoint of full access', () => {
    expect(item({ vpc_id: 'aws_vpc.a', service_name: 'com.amazonaws.eu-west-1.s3' })).toMatchObject({
      type: 'gateway',
      vpcId: 'aws_vpc.a',
      serviceRegion: null,
      state: 'available',
      routeTableIds: [],
      subnetIds: [],
      securityGroupIds: [],
      privateDnsEnabled: false,
      dnsNames: null,
      policy: known('full-access'),
    });
  });

  test.each([
    [
      { ...api },
      {
        type: 'interface',
        privateDnsEnabled: false,
        securityGroupIds: ['aws_vpc.a.default_security_group_id'],
        dnsRecordIpType: 'ipv4',
      },
    ],
    [{ ...api, security_group_ids: [] }, { securityGroupIds: ['aws_vpc.a.default_security_group_id'] }],
    [{ ...api, security_group_ids: ['sg-2', 'sg-1'] }, { securityGroupIds: ['sg-1', 'sg-2'] }],
    [{ ...api, subnet_ids: ['b', 'a'] }, { subnetIds: ['a', 'b'] }],
    [
      { ...api, subnet_configuration: [{ subnet_id: 'a', ipv4: '10.0.1.9', ipv6: '' }] },
      { subnetIds: ['a'] },
    ],
    [{ ...api, subnet_ids: ['a', unresolved('module.b')] }, { subnetIds: ['a', 'module.b'] }],
    [
      { ...api, private_dns_enabled: true },
      { privateDnsEnabled: true, privateDnsOnlyForInboundResolverEndpoint: false },
    ],
    [{ ...api, private_dns_enabled: unresolved('var.dns') }, { not: 'var.dns' }],
    [{ ...api, service_name: unresolved('data.x.service_name') }, { not: 'data.x.service_name' }],
    [{ ...api, vpc_endpoint_type: unresolved('var.type') }, { not: 'var.type' }],
    [{ ...api, vpc_id: null }, { not: 'vpc_id is not given' }],
    [{ ...api, service_region: 'eu-central-1' }, { serviceRegion: 'eu-central-1' }],
    [{ ...api, service_region: 'eu-west-1' }, { serviceRegion: null }],
    [{ ...api, ip_address_type: 'ipv6' }, { dnsRecordIpType: 'ipv6' }],
    [
      { ...api, ip_address_type: 'dualstack', dns_options: [{ dns_record_ip_type: 'ipv4' }] },
      { dnsRecordIpType: 'ipv4' },
    ],
    [{ ...api, dns_options: [{ dns_record_ip_type: 'strange' }] }, { not: 'dns_record_ip_type: strange' }],
    [
      { ...api, vpc_endpoint_type: 'GatewayLoadBalancer', subnet_ids: ['a'] },
      { type: 'gateway-load-balancer', subnetIds: ['a'], securityGroupIds: [] },
    ],
    [
      { vpc_id: 'v', vpc_endpoint_type: 'Resource', resource_configuration_arn: 'arn:r' },
      { type: 'other', serviceName: '' },
    ],
    [{ ...s3, vpc_endpoint_type: 'Gateway', route_table_ids: ['t', 's'] }, { routeTableIds: ['s', 't'] }],
    [{ ...api, policy: JSON.stringify({ Statement: everything }) }, { policy: known('full-access') }],
    [
      { ...api, policy: JSON.stringify({ Statement: { ...everything, Action: 'execute-api:Invoke' } }) },
      { policy: known('restricted') },
    ],
    [
      { ...api, policy: 'not JSON' },
      {
        policy: {
          known: false,
          gap: { subject: { fact: 'endpointPolicy' }, expression: 'policy: "not JSON"' },
        },
      },
    ],
    [
      { ...api, policy: unresolved('data.policy.json') },
      { policy: { known: false, gap: { expression: 'data.policy.json' } } },
    ],
  ])('%o', (attributes, expected) => {
    expect(item(attributes)).toMatchObject(expected);
  });

  // https://github.com/hashicorp/terraform-provider-aws/issues/46404
  test.each([
    [{ ...s3, private_dns_enabled: true }, true],
    [{ ...s3, private_dns_enabled: true, dns_options: [{ dns_record_ip_type: 'ipv4' }] }, false],
    [
      {
        ...s3,
        private_dns_enabled: true,
        dns_options: [{ private_dns_only_for_inbound_resolver_endpoint: true }],
      },
      true,
    ],
    [{ ...s3, private_dns_enabled: false }, false],
    [{ ...s3, private_dns_enabled: true, service_name: 'com.amazonaws.eu-west-1.kms' }, false],
  ])('answers inbound resolver endpoints alone: %o', (attributes, expected) => {
    expect(item(attributes)).toMatchObject({ privateDnsOnlyForInboundResolverEndpoint: expected });
  });

  test('what AWS does for DynamoDB is not known', () => {
    expect(
      item({ ...s3, service_name: 'com.amazonaws.eu-west-1.dynamodb', private_dns_enabled: true }),
    ).toStrictEqual({
      not: 'private_dns_only_for_inbound_resolver_endpoint is not given',
    });
  });

  test('what only apply knows of its lists is missing', () => {
    const one = resource('aws_vpc_endpoint', 'e', {
      ...api,
      subnet_ids: unresolved('module.net.ids'),
      security_group_ids: [unresolved('module.sg.id')],
    });
    expect(lacksOf([one])).toStrictEqual([
      { fact: 'subnets', id: 'module.net.ids', expression: 'module.net.ids' },
      { fact: 'securityGroups', id: 'module.sg.id', expression: 'module.sg.id' },
    ]);
    const gateway = resource('aws_vpc_endpoint', 'g', {
      ...s3,
      vpc_endpoint_type: 'Gateway',
      route_table_ids: ['t', unresolved('u')],
    });
    expect(linksOf([gateway], 'endpoint-route-table')).toStrictEqual([
      { endpointId: known('aws_vpc_endpoint.g'), routeTableId: not('u') },
    ]);
  });

  test('the names of a dual-stack endpoint are a guess', () => {
    const one = resource('aws_vpc_endpoint', 'e', {
      ...api,
      ip_address_type: 'dualstack',
      security_group_ids: ['sg-1'],
    });
    expect(lacksOf([one])).toMatchObject([{ fact: 'endpointDnsNames', id: 'aws_vpc_endpoint.e' }]);
  });

  test('that exists says its state, its names and its interfaces', () => {
    const read = existing('aws_vpc_endpoint', 'vpce-1', {
      ...api,
      service_name: 'com.amazonaws.us-east-1.execute-api',
      state: 'pendingAcceptance',
      owner_id: '444455556666',
      dns_entry: [{ dns_name: 'VPCE-1.example.com', hosted_zone_id: 'Z1' }],
      network_interface_ids: ['eni-2', 'eni-1'],
      security_group_ids: ['sg-1'],
    });
    expect(itemsOf([read], 'vpcEndpoints')['vpce-1']).toMatchObject({
      state: 'pending-acceptance',
      ownerId: '444455556666',
      serviceRegion: 'us-east-1',
      dnsNames: ['vpce-1.example.com'],
      networkInterfaceIds: ['eni-1', 'eni-2'],
    });
  });
});

describe('resources of their own', () => {
  const of = { vpc_endpoint_id: 'e' };
  const endpointId = known('e');

  test.each([
    [
      'aws_vpc_endpoint_route_table_association',
      'endpoint-route-table',
      { route_table_id: 't' },
      { routeTableId: known('t') },
    ],
    ['aws_vpc_endpoint_subnet_association', 'endpoint-subnet', { subnet_id: 's' }, { subnetId: known('s') }],
    [
      'aws_vpc_endpoint_security_group_association',
      'endpoint-security-group',
      { security_group_id: 'g' },
      { securityGroupId: known('g'), replacesDefault: false },
    ],
    [
      'aws_vpc_endpoint_security_group_association',
      'endpoint-security-group',
      { security_group_id: 'g', replace_default_association: true },
      { securityGroupId: known('g'), replacesDefault: true },
    ],
    [
      'aws_vpc_endpoint_security_group_association',
      'endpoint-security-group',
      { security_group_id: 'g', replace_default_association: unresolved('r') },
      { securityGroupId: not('r'), replacesDefault: false },
    ],
    ['aws_vpc_endpoint_policy', 'endpoint-policy', { policy: unset }, { policy: known('full-access') }],
    [
      'aws_vpc_endpoint_policy',
      'endpoint-policy',
      { policy: '{"Statement":[]}' },
      { policy: known('restricted') },
    ],
    ['aws_vpc_endpoint_policy', 'endpoint-policy', { policy: unresolved('p') }, { policy: not('p') }],
    [
      'aws_vpc_endpoint_private_dns',
      'endpoint-private-dns',
      { private_dns_enabled: true },
      { enabled: known(true) },
    ],
    [
      'aws_vpc_endpoint_private_dns',
      'endpoint-private-dns',
      {},
      { enabled: not('private_dns_enabled is not given') },
    ],
  ] as const)('%s as %s %o', (type, kind, attributes, data) => {
    expect(linksOf([resource(type, 'x', { ...of, ...attributes })], kind)).toStrictEqual([
      { endpointId, ...data },
    ]);
  });
});
