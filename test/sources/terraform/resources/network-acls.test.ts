import { describe, expect, test } from 'vitest';
import { block, itemsOf, known, linksOf, not, resource, unresolved, unset } from './kit/plan-resource.ts';

const inline = {
  action: 'allow',
  cidr_block: '0.0.0.0/0',
  from_port: 443,
  icmp_code: 0,
  icmp_type: 0,
  ipv6_cidr_block: '',
  protocol: 'tcp',
  rule_no: 100,
  to_port: 443,
};
const entry = {
  number: 100,
  protocol: 'tcp',
  ports: { first: 443, last: 443 },
  cidr: block('0.0.0.0/0'),
  action: 'allow',
};

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl
describe('aws_network_acl', () => {
  const made = (attributes: object) => [
    resource('aws_network_acl', 'n', { vpc_id: 'aws_vpc.a', ...attributes }),
  ];

  test.each([
    [unset, []],
    [[], []],
    [[inline], [known(entry)]],
    [
      [{ ...inline, protocol: '-1', from_port: 0, to_port: 0 }],
      [known({ ...entry, protocol: 'all', ports: null })],
    ],
    [
      [{ ...inline, protocol: 'all', from_port: 0, to_port: 0 }],
      [known({ ...entry, protocol: 'all', ports: null })],
    ],
    [[{ ...inline, protocol: '17' }], [known({ ...entry, protocol: 'udp' })]],
    [[{ ...inline, protocol: 'icmp' }], [known({ ...entry, protocol: 'other', ports: null })]],
    [[{ ...inline, action: 'DENY' }], [known({ ...entry, action: 'deny' })]],
    [[{ ...inline, cidr_block: '', ipv6_cidr_block: '::/0' }], [known({ ...entry, cidr: block('::/0') })]],
    [[{ ...inline, action: 'drop' }], [not('action: drop')]],
    [[{ ...inline, cidr_block: unresolved('var.cidr') }], [not('var.cidr')]],
    [[{ ...inline, rule_no: unresolved('each.key') }], [not('each.key')]],
    [unresolved('var.entries'), [not('var.entries')]],
    [[3], [not('egress: 3')]],
  ])('egress %o', (egress, entries) => {
    expect(linksOf(made({ egress }), 'network-acl-entry')).toStrictEqual(
      entries.map((one) => ({ networkAclId: known('aws_network_acl.n'), direction: 'outbound', entry: one })),
    );
  });

  test('is its subnets’ and denies what nothing allows', () => {
    const resources = made({ subnet_ids: ['s', unresolved('t')], ingress: [inline] });
    expect(itemsOf(resources, 'networkAcls')).toMatchObject({
      'aws_network_acl.n': { vpcId: 'aws_vpc.a', isDefault: false, inbound: [], outbound: [] },
    });
    expect(linksOf(resources, 'network-acl-of-subnet')).toStrictEqual([
      { networkAclId: known('aws_network_acl.n'), subnetId: known('s') },
      { networkAclId: known('aws_network_acl.n'), subnetId: not('t') },
    ]);
    expect(linksOf(resources, 'network-acl-entry')).toMatchObject([{ direction: 'inbound' }]);
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule
test.each([
  [{}, [['inbound', known(entry)]]],
  [{ egress: true }, [['outbound', known(entry)]]],
  [{ egress: null, rule_action: 'deny' }, [['inbound', known({ ...entry, action: 'deny' })]]],
  [
    { egress: unresolved('var.out') },
    [
      ['inbound', not('var.out')],
      ['outbound', not('var.out')],
    ],
  ],
  [{ protocol: null }, [['inbound', not('protocol is not given')]]],
])('aws_network_acl_rule %o', (attributes, expected) => {
  const rule = resource('aws_network_acl_rule', 'r', {
    network_acl_id: 'acl',
    rule_number: 100,
    protocol: 'tcp',
    rule_action: 'allow',
    cidr_block: '0.0.0.0/0',
    from_port: 443,
    to_port: 443,
    ...attributes,
  });
  expect(linksOf([rule], 'network-acl-entry')).toStrictEqual(
    expected.map(([direction, one]) => ({ networkAclId: known('acl'), direction, entry: one })),
  );
});

test('aws_network_acl_association', () => {
  const one = resource('aws_network_acl_association', 'a', { network_acl_id: 'acl', subnet_id: 's' });
  expect(linksOf([one], 'network-acl-of-subnet')).toStrictEqual([
    { networkAclId: known('acl'), subnetId: known('s') },
  ]);
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_network_acl
test('aws_default_network_acl has no entries but those it writes', () => {
  const id = 'aws_vpc.a.default_network_acl_id';
  const resources = [
    resource('aws_default_network_acl', 'd', {
      default_network_acl_id: id,
      subnet_ids: unset,
      ingress: [inline],
    }),
  ];
  expect(itemsOf(resources, 'networkAcls')).toMatchObject({
    'aws_default_network_acl.d': { vpcId: 'aws_vpc.a', isDefault: true, inbound: [], outbound: [] },
  });
  expect(linksOf(resources, 'alias')).toStrictEqual([{ id: 'aws_default_network_acl.d', other: known(id) }]);
  expect(linksOf(resources, 'network-acl-entry')).toStrictEqual([
    { networkAclId: known('aws_default_network_acl.d'), direction: 'inbound', entry: known(entry) },
  ]);
});
