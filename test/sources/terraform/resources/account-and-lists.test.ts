import { describe, expect, test } from 'vitest';
import {
  block,
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

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_managed_prefix_list
describe('prefix lists', () => {
  const made = (attributes: object) => [
    resource('aws_ec2_managed_prefix_list', 'p', { name: 'offices', ...attributes }),
  ];
  const prefixListId = known('aws_ec2_managed_prefix_list.p');

  test.each([
    [unset, []],
    [[{ cidr: '10.0.0.0/8', description: '' }], [{ prefixListId, cidr: known(block('10.0.0.0/8')) }]],
    [[{ cidr: unresolved('var.office') }], [{ prefixListId, cidr: not('var.office') }]],
    [unresolved('var.entries'), [{ prefixListId, cidr: not('var.entries') }]],
  ])('entries %o', (entry, expected) => {
    expect(linksOf(made({ entry }), 'prefix-list-entry')).toStrictEqual(expected);
    expect(itemsOf(made({ entry }), 'prefixLists')).toMatchObject({
      'aws_ec2_managed_prefix_list.p': { name: 'offices', entries: known([]) },
    });
  });

  test('an entry of its own', () => {
    const one = resource('aws_ec2_managed_prefix_list_entry', 'e', {
      prefix_list_id: 'pl-1',
      cidr: '10.0.0.0/8',
    });
    expect(linksOf([one], 'prefix-list-entry')).toStrictEqual([
      { prefixListId: known('pl-1'), cidr: known(block('10.0.0.0/8')) },
    ]);
  });

  test.each([
    [
      'aws_ec2_managed_prefix_list',
      { entries: [{ cidr: '10.1.0.0/16' }, { cidr: '10.0.0.0/16' }] },
      known([block('10.0.0.0/16'), block('10.1.0.0/16')]),
    ],
    ['aws_prefix_list', { cidr_blocks: ['10.0.0.0/16'] }, known([block('10.0.0.0/16')])],
    ['aws_ec2_managed_prefix_list', {}, { known: false, gap: { expression: 'entries is not given' } }],
    ['aws_prefix_list', { cidr_blocks: unresolved('x') }, { known: false, gap: { expression: 'x' } }],
  ])('data.%s %o', (type, attributes, entries) => {
    expect(itemsOf([existing(type, 'pl-1', attributes)], 'prefixLists')).toMatchObject({
      'pl-1': { entries },
    });
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_block_public_access_options
describe('Block Public Access', () => {
  test.each([
    ['off', { mode: 'off' }],
    ['block-ingress', { mode: 'block-ingress' }],
    ['block-bidirectional', { mode: 'block-bidirectional' }],
    [unresolved('var.mode'), { not: 'var.mode' }],
    ['half', { not: 'internet_gateway_block_mode: half' }],
  ])('%o', (mode, expected) => {
    const one = resource('aws_vpc_block_public_access_options', 'o', { internet_gateway_block_mode: mode });
    expect(Object.values(itemsOf([one], 'blockPublicAccess'))).toMatchObject([expected]);
  });

  test.each([
    [
      { vpc_id: 'v', subnet_id: null, internet_gateway_exclusion_mode: 'allow-egress' },
      { of: known({ type: 'vpc', id: 'v' }), left: known('block-ingress') },
    ],
    [
      { subnet_id: 's', internet_gateway_exclusion_mode: 'allow-bidirectional' },
      { of: known({ type: 'subnet', id: 's' }), left: known('off') },
    ],
    [
      { internet_gateway_exclusion_mode: unresolved('x') },
      { of: not('vpc_id is not given'), left: not('x') },
    ],
  ])('exclusion %o', (attributes, expected) => {
    const one = resource('aws_vpc_block_public_access_exclusion', 'e', attributes);
    expect(linksOf([one], 'block-public-access-exclusion')).toStrictEqual([expected]);
  });
});

describe('logs', () => {
  // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/flow_log
  test.each([
    [{ vpc_id: 'v', traffic_type: 'ALL' }, [{ resourceId: 'v', recordsRejects: true }]],
    [{ subnet_id: 's', traffic_type: 'ACCEPT' }, [{ resourceId: 's', recordsRejects: false }]],
    [{ eni_id: 'e', traffic_type: 'REJECT' }, [{ resourceId: 'e', recordsRejects: true }]],
    [{ transit_gateway_id: 't' }, []],
    [{ vpc_id: unresolved('x'), traffic_type: 'ALL' }, [{ not: 'x' }]],
  ])('aws_flow_log %o', (attributes, expected) => {
    expect(Object.values(itemsOf([resource('aws_flow_log', 'f', attributes)], 'flowLogs'))).toMatchObject(
      expected,
    );
  });

  test('of queries', () => {
    const one = resource('aws_route53_resolver_query_log_config_association', 'q', {
      resource_id: 'v',
      resolver_query_log_config_id: 'c',
    });
    expect(Object.values(itemsOf([one], 'queryLogAssociations'))).toMatchObject([{ vpcId: 'v' }]);
  });
});

describe('what is not followed', () => {
  test.each([
    ['aws_cloudformation_stack', { template_body: '{"Resources":{"B":{"Type":"AWS::S3::Bucket"}}}' }, []],
    ['aws_cloudformation_stack', { template_body: 'Type: AWS::EC2::VPCEndpoint' }, ['vpcEndpoints']],
    ['aws_cloudformation_stack', { template_url: 'https://example.com/t.yaml' }, ['vpcEndpoints']],
    ['aws_route53_records_exclusive', { zone_id: 'Z1' }, ['hostedZones']],
    ['aws_s3_bucket', { bucket: 'b' }, []],
    ['google_compute_network', { name: 'n' }, []],
  ])('%s %o', (type, attributes, facts) => {
    const lacks = lacksOf([resource(type, 'x', attributes)]);
    expect(lacks.map(({ fact }) => fact)).toEqual(expect.arrayContaining(facts));
    expect(lacks.length > 0).toBe(facts.length > 0);
    for (const { expression } of lacks) expect(expression).toContain(`${type}.x`);
  });
});
