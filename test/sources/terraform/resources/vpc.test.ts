import { describe, expect, test } from 'vitest';
import { type Value } from '../../../../src/sources/declared/value.ts';
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

const vpc = { cidr_block: '10.0.0.0/16' };

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc
describe('aws_vpc', () => {
  test('with nothing but its block', () => {
    const { 'aws_vpc.this': item } = itemsOf(
      [
        resource('aws_vpc', 'this', {
          ...vpc,
          enable_dns_support: null,
          ipv6_cidr_block: unset,
          dhcp_options_id: unset,
        }),
      ],
      'vpcs',
    );
    expect(item).toMatchObject({
      cidrs: [block('10.0.0.0/16')],
      ownerId: '111122223333',
      name: null,
      dhcpOptionsId: null,
      enableDnsSupport: known(true),
      enableDnsHostnames: known(false),
      blockPublicAccess: { known: false },
    });
  });

  test('with attributes that say otherwise', () => {
    const attributes = {
      ...vpc,
      enable_dns_support: false,
      enable_dns_hostnames: true,
      tags: { Name: 'main' },
    };
    expect(itemsOf([resource('aws_vpc', 'this', attributes)], 'vpcs')['aws_vpc.this']).toMatchObject({
      name: 'main',
      enableDnsSupport: known(false),
      enableDnsHostnames: known(true),
    });
  });

  test.each([
    [{}, 'cidr_block is not given'],
    [{ cidr_block: '' }, 'cidr_block is not given'],
    [{ cidr_block: null }, 'cidr_block is not given'],
    [{ cidr_block: unresolved('var.cidr') }, 'var.cidr'],
    [{ cidr_block: '10.0.0.0/33' }, 'cidr_block: "10.0.0.0/33"'],
    [{ cidr_block: ['10.0.0.0/16'] }, 'cidr_block: ["10.0.0.0/16"]'],
    [
      { cidr_block: unset, ipv4_ipam_pool_id: 'aws_vpc_ipam_pool.a' },
      'a block of the pool aws_vpc_ipam_pool.a',
    ],
  ])('%o is not known', (attributes, expression) => {
    expect(itemsOf([resource('aws_vpc', 'this', attributes)], 'vpcs')['aws_vpc.this']).toStrictEqual({
      not: expression,
    });
  });

  test('a flag that only apply knows is a gap of its own', () => {
    const [item] = Object.values(
      itemsOf([resource('aws_vpc', 'this', { ...vpc, enable_dns_support: unresolved('var.dns') })], 'vpcs'),
    );
    expect(item).toMatchObject({
      enableDnsSupport: {
        known: false,
        gap: {
          kind: 'unresolved',
          subject: { fact: 'enableDnsSupport', id: 'aws_vpc.this' },
          expression: 'var.dns',
        },
      },
    });
  });

  test('brings a main table, an ACL and a group', () => {
    expect(
      linksOf([resource('aws_vpc', 'this', { ...vpc, default_network_acl_id: unset })], 'vpc-brings'),
    ).toStrictEqual([
      {
        vpcId: 'aws_vpc.this',
        mainRouteTableId: 'aws_vpc.this.main_route_table_id',
        networkAclId: 'aws_vpc.this.default_network_acl_id',
        securityGroupId: 'aws_vpc.this.default_security_group_id',
      },
    ]);
  });

  test('that exists has AWS’s ids, and may have another main table', () => {
    const attributes = {
      ...vpc,
      default_network_acl_id: 'acl-1',
      default_security_group_id: 'sg-1',
      default_route_table_id: 'rtb-1',
      main_route_table_id: 'rtb-2',
      dhcp_options_id: 'dopt-1',
    };
    const resources = [resource('aws_vpc', 'this', attributes, 'vpc-1')];
    expect(linksOf(resources, 'vpc-brings')).toStrictEqual([
      { vpcId: 'vpc-1', mainRouteTableId: 'rtb-1', networkAclId: 'acl-1', securityGroupId: 'sg-1' },
    ]);
    expect(linksOf(resources, 'main-route-table')).toStrictEqual([
      { vpcId: known('vpc-1'), routeTableId: known('rtb-2') },
    ]);
    expect(itemsOf(resources, 'vpcs')['vpc-1']).toMatchObject({ dhcpOptionsId: 'dopt-1' });
    const planned = resource('aws_main_route_table_association', 'a', {
      vpc_id: 'vpc-1',
      route_table_id: 'rtb-3',
    });
    expect(linksOf([...resources, planned], 'main-route-table')).toStrictEqual([
      { vpcId: known('vpc-1'), routeTableId: known('rtb-3') },
    ]);
  });
});

describe('IPv6 blocks', () => {
  const amazons = { ...vpc, assign_generated_ipv6_cidr_block: true, ipv6_cidr_block: unset };
  const subnet = (name: string, ipv6: Value) =>
    resource('aws_subnet', name, { vpc_id: 'aws_vpc.b', cidr_block: '10.0.1.0/24', ipv6_cidr_block: ipv6 });

  test('that Amazon gives have stand-ins, in the order of ids', () => {
    const derived = unresolved('aws_vpc.b.ipv6_cidr_block');
    const resources = [
      resource('aws_vpc', 'b', amazons),
      resource('aws_vpc', 'a', vpc),
      resource('aws_subnet', 'z', {
        vpc_id: 'aws_vpc.b',
        cidr_block: '10.0.1.0/24',
        ipv6_cidr_block: derived,
      }),
      resource('aws_subnet', 'y', {
        vpc_id: 'aws_vpc.b',
        cidr_block: '10.0.2.0/24',
        ipv6_cidr_block: derived,
      }),
      resource('aws_subnet', 'x', { vpc_id: 'aws_vpc.b', cidr_block: '10.0.3.0/24', ipv6_cidr_block: unset }),
    ];
    expect(itemsOf(resources, 'vpcs')).toMatchObject({
      'aws_vpc.a': { cidrs: [block('10.0.0.0/16')] },
      'aws_vpc.b': { cidrs: [block('10.0.0.0/16'), block('2001:db8:0:100::/56')] },
    });
    expect(itemsOf(resources, 'subnets')).toMatchObject({
      'aws_subnet.x': { ipv6Cidrs: [] },
      'aws_subnet.y': { ipv6Cidrs: [block('2001:db8:0:100::/64')] },
      'aws_subnet.z': { ipv6Cidrs: [block('2001:db8:0:101::/64')] },
    });
  });

  test('of an association are stand-ins of the VPC as well', () => {
    const association = {
      vpc_id: 'aws_vpc.b',
      assign_generated_ipv6_cidr_block: true,
      ipv6_cidr_block: unset,
    };
    const resources = [
      resource('aws_vpc', 'b', vpc),
      resource('aws_vpc_ipv6_cidr_block_association', 'six', association),
      subnet('s', unresolved('cidr')),
    ];
    expect(linksOf(resources, 'vpc-cidr')).toStrictEqual([
      { vpcId: known('aws_vpc.b'), cidr: known(block('2001:db8::/56')) },
    ]);
    expect(itemsOf(resources, 'subnets')['aws_subnet.s']).toMatchObject({
      ipv6Cidrs: [block('2001:db8::/64')],
    });
  });

  test('that are written stand', () => {
    const resources = [
      resource('aws_vpc', 'b', { ...amazons, ipv6_cidr_block: '2a05:d018:1::/56' }),
      subnet('s', '2a05:d018:1:2::/64'),
    ];
    expect(itemsOf(resources, 'vpcs')['aws_vpc.b']).toMatchObject({
      cidrs: [block('10.0.0.0/16'), block('2a05:d018:1::/56')],
    });
    expect(itemsOf(resources, 'subnets')['aws_subnet.s']).toMatchObject({
      ipv6Cidrs: [block('2a05:d018:1:2::/64')],
    });
  });

  test('of a pool are not known, of the VPC and of its subnets', () => {
    const resources = [
      resource('aws_vpc', 'b', { ...vpc, ipv6_ipam_pool_id: 'pool', ipv6_cidr_block: unset }),
      subnet('s', unresolved('aws_vpc.b.ipv6_cidr_block')),
    ];
    expect(itemsOf(resources, 'vpcs')['aws_vpc.b']).toMatchObject({ cidrs: [block('10.0.0.0/16')] });
    expect(linksOf(resources, 'vpc-cidr')).toStrictEqual([
      { vpcId: known('aws_vpc.b'), cidr: not('a block of the pool pool') },
    ]);
    expect(linksOf(resources, 'subnet-ipv6-cidr')).toStrictEqual([
      { subnetId: known('aws_subnet.s'), cidr: not('aws_vpc.b.ipv6_cidr_block') },
    ]);
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_ipv4_cidr_block_association
test.each([
  [{ cidr_block: '10.1.0.0/16' }, known(block('10.1.0.0/16'))],
  [{ cidr_block: unset, ipv4_ipam_pool_id: 'pool' }, not('a block of the pool pool')],
  [{}, not('cidr_block is not given')],
])('aws_vpc_ipv4_cidr_block_association %o', (attributes, cidr) => {
  const association = resource('aws_vpc_ipv4_cidr_block_association', 'two', {
    vpc_id: 'aws_vpc.a',
    ...attributes,
  });
  expect(linksOf([association], 'vpc-cidr')).toStrictEqual([{ vpcId: known('aws_vpc.a'), cidr }]);
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_vpc
test('aws_default_vpc is there already, with what nobody wrote down', () => {
  const resources = [resource('aws_default_vpc', 'this', { cidr_block: unset })];
  expect(itemsOf(resources, 'vpcs')['aws_default_vpc.this']).toMatchObject({
    cidrs: [block('172.31.0.0/16')],
    enableDnsHostnames: known(true),
  });
  expect(linksOf(resources, 'vpc-brings')).toStrictEqual([]);
  expect(lacksOf(resources)).toContainEqual({
    fact: 'routeTables',
    id: 'aws_default_vpc.this',
    expression: 'what the existing VPC aws_default_vpc.this has besides',
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/vpc
describe('data.aws_vpc', () => {
  const attributes = {
    cidr_block: '10.0.0.0/16',
    cidr_block_associations: [
      { cidr_block: '10.0.0.0/16', state: 'associated' },
      { cidr_block: '10.1.0.0/16', state: 'associated' },
      { cidr_block: '10.2.0.0/16', state: 'disassociated' },
    ],
    ipv6_cidr_block: '',
    enable_dns_support: true,
    enable_dns_hostnames: true,
    dhcp_options_id: 'dopt-1',
    owner_id: '444455556666',
    main_route_table_id: 'rtb-1',
  };

  test('tells the VPC, and not what it has', () => {
    const resources = [existing('aws_vpc', 'vpc-1', attributes)];
    expect(itemsOf(resources, 'vpcs')['vpc-1']).toMatchObject({
      ownerId: '444455556666',
      cidrs: [block('10.0.0.0/16')],
      dhcpOptionsId: 'dopt-1',
      enableDnsHostnames: known(true),
    });
    expect(linksOf(resources, 'vpc-cidr')).toStrictEqual([
      { vpcId: known('vpc-1'), cidr: known(block('10.1.0.0/16')) },
    ]);
    expect(linksOf(resources, 'vpc-brings')).toStrictEqual([]);
    const facts = lacksOf(resources).map(({ fact }) => fact);
    expect(facts).toEqual(
      expect.arrayContaining(['routeTables', 'networkAcls', 'vpcEndpoints', 'hostedZones']),
    );
  });

  test('read twice, or managed by the plan, is one VPC', () => {
    const read = existing('aws_vpc', 'vpc-1', attributes);
    const managed = resource('aws_vpc', 'this', vpc, 'vpc-1');
    expect(lacksOf([read, read])).toStrictEqual(lacksOf([read]));
    expect(lacksOf([read, managed])).toStrictEqual([]);
    expect(linksOf([read, managed], 'vpc-brings')).toHaveLength(1);
  });
});
