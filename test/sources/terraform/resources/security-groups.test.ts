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

const inline = {
  cidr_blocks: [],
  description: '',
  from_port: 443,
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  protocol: 'tcp',
  security_groups: [],
  self: false,
  to_port: 443,
};
const https = { protocol: 'tcp', ports: { first: 443, last: 443 } };
const all = { protocol: 'all', ports: null };
const cidr = (text: string) => ({ kind: 'cidr', cidr: block(text) });
const list = (prefixListId: string) => ({ kind: 'prefix-list', prefixListId });
const group = (groupId: string, accountId: string | null = null) => ({
  kind: 'security-group',
  reference: { groupId, accountId },
});
const link = (direction: string, rule: object, securityGroupId: object = known('aws_security_group.g')) => ({
  securityGroupId,
  direction,
  rule: known(rule),
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
describe('aws_security_group', () => {
  const made = (attributes: object) => [
    resource('aws_security_group', 'g', { vpc_id: 'aws_vpc.a', ...attributes }),
  ];

  test('without rules lets nothing in or out', () => {
    const resources = made({ name: 'web', egress: unset, ingress: unset });
    expect(itemsOf(resources, 'securityGroups')).toMatchObject({
      'aws_security_group.g': { vpcId: 'aws_vpc.a', groupName: 'web', ingress: [], egress: [] },
    });
    expect(linksOf(resources, 'security-group-rule')).toStrictEqual([]);
    expect(linksOf(resources, 'egress-unless-ruled')).toStrictEqual([]);
  });

  test.each([
    [[], []],
    [null, []],
    [
      [{ ...inline, cidr_blocks: ['10.0.0.0/8', '192.168.0.0/16'] }],
      [
        { ...https, peer: cidr('10.0.0.0/8') },
        { ...https, peer: cidr('192.168.0.0/16') },
      ],
    ],
    [[{ ...inline, ipv6_cidr_blocks: ['::/0'] }], [{ ...https, peer: cidr('::/0') }]],
    [[{ ...inline, prefix_list_ids: ['pl-1'] }], [{ ...https, peer: list('pl-1') }]],
    [
      [{ ...inline, security_groups: ['sg-1', '444455556666/sg-2'] }],
      [
        { ...https, peer: group('sg-1') },
        { ...https, peer: group('sg-2', '444455556666') },
      ],
    ],
    [[{ ...inline, self: true }], [{ ...https, peer: group('aws_security_group.g') }]],
    [
      [{ ...inline, protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
      [{ ...all, peer: cidr('0.0.0.0/0') }],
    ],
    [
      [{ ...inline, protocol: 'icmp', from_port: 8, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
      [{ protocol: 'other', ports: null, peer: cidr('0.0.0.0/0') }],
    ],
    [
      [{ ...inline, from_port: 0, to_port: 0, protocol: '17', cidr_blocks: ['0.0.0.0/0'] }],
      [{ protocol: 'udp', ports: { first: 0, last: 0 }, peer: cidr('0.0.0.0/0') }],
    ],
    [
      [{ ...inline, cidr_blocks: ['10.0.0.0/8', unresolved('var.b')] }],
      [
        { ...https, peer: cidr('10.0.0.0/8') },
        { ...https, peer: list('var.b') },
      ],
    ],
    [[{ ...inline, cidr_blocks: unresolved('var.blocks') }], [{ ...https, peer: list('var.blocks') }]],
    [[{ ...inline, security_groups: [unresolved('var.g')] }], [{ ...https, peer: list('var.g') }]],
    [
      [{ ...inline, from_port: unresolved('var.port'), cidr_blocks: ['10.0.0.0/8'] }],
      [{ ...all, peer: list('var.port') }],
    ],
    [
      [{ ...inline, from_port: 9, to_port: 3, cidr_blocks: ['10.0.0.0/8'] }],
      [{ ...all, peer: list('ports 9 to 3') }],
    ],
    [unresolved('var.rules'), [{ ...all, peer: list('var.rules') }]],
    [[unresolved('var.rule')], [{ ...all, peer: list('var.rule') }]],
    ['wrong', [{ ...all, peer: list('egress: "wrong"') }]],
  ])('egress %o', (egress, rules) => {
    expect(linksOf(made({ egress }), 'security-group-rule')).toStrictEqual(
      rules.map((rule) => link('egress', rule)),
    );
  });

  test('what is not known of a rule is a range that is not known', () => {
    expect(itemsOf(made({ egress: unresolved('var.rules') }), 'prefixLists')).toMatchObject({
      'var.rules': { entries: { known: false } },
    });
  });

  test('without a VPC is in one that is not known', () => {
    expect(itemsOf(made({ vpc_id: unset }), 'securityGroups')).toStrictEqual({
      'aws_security_group.g': { not: 'vpc_id is not given' },
    });
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group_rule
test.each([
  [
    {
      type: 'egress',
      protocol: '-1',
      from_port: 0,
      to_port: 0,
      cidr_blocks: ['0.0.0.0/0'],
      ipv6_cidr_blocks: ['::/0'],
      self: false,
    },
    [link('egress', { ...all, peer: cidr('0.0.0.0/0') }), link('egress', { ...all, peer: cidr('::/0') })],
  ],
  [
    {
      type: 'ingress',
      protocol: 'all',
      from_port: 0,
      to_port: 0,
      self: true,
      source_security_group_id: unset,
    },
    [link('ingress', { ...all, peer: group('aws_security_group.g') })],
  ],
  [
    {
      type: 'ingress',
      protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      source_security_group_id: 'aws_security_group.h',
    },
    [link('ingress', { ...https, peer: group('aws_security_group.h') })],
  ],
  [
    { type: 'ingress', protocol: 'tcp', from_port: 443, to_port: 443, prefix_list_ids: ['pl-1'] },
    [link('ingress', { ...https, peer: list('pl-1') })],
  ],
  [
    { type: unresolved('each.value'), protocol: 'tcp' },
    [
      link('ingress', { ...all, peer: list('each.value') }),
      link('egress', { ...all, peer: list('each.value') }),
    ],
  ],
])('aws_security_group_rule %o', (attributes, expected) => {
  const rule = resource('aws_security_group_rule', 'r', {
    security_group_id: 'aws_security_group.g',
    ...attributes,
  });
  expect(linksOf([rule], 'security-group-rule')).toStrictEqual(expected);
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_egress_rule
describe.each([
  ['aws_vpc_security_group_ingress_rule', 'ingress'],
  ['aws_vpc_security_group_egress_rule', 'egress'],
])('%s', (type, direction) => {
  test.each([
    [
      { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' },
      { ...all, peer: cidr('0.0.0.0/0') },
    ],
    [
      { ip_protocol: '-1', cidr_ipv6: '::/0', from_port: null, to_port: null },
      { ...all, peer: cidr('::/0') },
    ],
    [
      { ip_protocol: 'tcp', from_port: 443, to_port: 443, prefix_list_id: 'pl-1' },
      { ...https, peer: list('pl-1') },
    ],
    [
      { ip_protocol: '6', from_port: 443, to_port: 443, referenced_security_group_id: 'sg-1' },
      { ...https, peer: group('sg-1') },
    ],
    [
      { ip_protocol: '-1', referenced_security_group_id: '444455556666/sg-1' },
      { ...all, peer: group('sg-1', '444455556666') },
    ],
    [
      { ip_protocol: '-1', referenced_security_group_id: unresolved('g') },
      { ...all, peer: list('g') },
    ],
    [
      { ip_protocol: 'tcp', cidr_ipv4: '0.0.0.0/0' },
      { ...all, peer: list('from_port is not given') },
    ],
    [{ ip_protocol: '-1' }, { ...all, peer: list('a rule without a peer') }],
    [{ cidr_ipv4: '0.0.0.0/0' }, { ...all, peer: list('ip_protocol is not given') }],
  ])('%o', (attributes, rule) => {
    expect(
      linksOf([resource(type, 'r', { security_group_id: 'sg-9', ...attributes })], 'security-group-rule'),
    ).toStrictEqual([link(direction, rule, known('sg-9'))]);
  });

  test('of a group that only apply knows', () => {
    const rule = resource(type, 'r', {
      security_group_id: unresolved('module.sg'),
      ip_protocol: '-1',
      cidr_ipv4: '0.0.0.0/0',
    });
    expect(linksOf([rule], 'security-group-rule')).toMatchObject([{ securityGroupId: not('module.sg') }]);
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
test('aws_default_security_group has no rules but those it writes', () => {
  const resources = [
    resource('aws_default_security_group', 'd', {
      vpc_id: 'aws_vpc.a',
      ingress: unset,
      egress: [{ ...inline, cidr_blocks: ['10.0.0.0/8'] }],
    }),
  ];
  expect(itemsOf(resources, 'securityGroups')).toMatchObject({
    'aws_default_security_group.d': { vpcId: 'aws_vpc.a', ingress: [], egress: [] },
  });
  expect(linksOf(resources, 'alias')).toStrictEqual([
    { id: 'aws_default_security_group.d', other: known('aws_vpc.a.default_security_group_id') },
  ]);
  expect(linksOf(resources, 'security-group-rule')).toStrictEqual([
    link('egress', { ...https, peer: cidr('10.0.0.0/8') }, known('aws_default_security_group.d')),
  ]);
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/security_group
test('data.aws_security_group says no rules: no group', () => {
  const read = existing('aws_security_group', 'sg-1', { vpc_id: 'vpc-1', name: 'shared' });
  expect(itemsOf([read], 'securityGroups')).toStrictEqual({});
  expect(lacksOf([read])).toStrictEqual([
    { fact: 'securityGroups', id: 'sg-1', expression: 'the rules of the existing security group sg-1' },
  ]);
});
