import { describe, expect, test } from 'vitest';
import { type RouteTarget } from '../../../../src/network/route-table.ts';
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

const anywhere = { kind: 'cidr', cidr: block('0.0.0.0/0') };
const route = (target: RouteTarget, destination: unknown = anywhere) =>
  known({ destination, target, state: 'active', propagated: false });

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route
describe('aws_route', () => {
  const others = [
    resource('aws_internet_gateway', 'a', {}),
    resource('aws_vpn_gateway', 'a', {}),
    resource('aws_ec2_carrier_gateway', 'a', {}),
    resource('aws_vpc_endpoint', 'a', {}),
  ];

  test.each([
    [{ gateway_id: 'aws_internet_gateway.a' }, { kind: 'internet-gateway', id: 'aws_internet_gateway.a' }],
    [{ gateway_id: 'igw-1' }, { kind: 'internet-gateway', id: 'igw-1' }],
    [{ gateway_id: 'aws_vpn_gateway.a' }, { kind: 'virtual-private-gateway', id: 'aws_vpn_gateway.a' }],
    [{ gateway_id: 'vgw-1' }, { kind: 'virtual-private-gateway', id: 'vgw-1' }],
    [{ gateway_id: 'aws_vpc_endpoint.a' }, { kind: 'vpc-endpoint', id: 'aws_vpc_endpoint.a' }],
    [{ gateway_id: 'vpce-1' }, { kind: 'vpc-endpoint', id: 'vpce-1' }],
    [{ gateway_id: 'local' }, { kind: 'local' }],
    [{ gateway_id: 'what' }, { kind: 'other', id: 'what' }],
    [
      { gateway_id: '', nat_gateway_id: 'nat-1' },
      { kind: 'nat-gateway', id: 'nat-1' },
    ],
    [{ transit_gateway_id: 'tgw-1' }, { kind: 'transit-gateway', id: 'tgw-1' }],
    [{ vpc_peering_connection_id: 'pcx-1' }, { kind: 'vpc-peering-connection', id: 'pcx-1' }],
    [{ vpc_endpoint_id: 'vpce-1' }, { kind: 'vpc-endpoint', id: 'vpce-1' }],
    [{ network_interface_id: 'eni-1' }, { kind: 'network-interface', id: 'eni-1' }],
    [{ egress_only_gateway_id: 'eigw-1' }, { kind: 'egress-only-internet-gateway', id: 'eigw-1' }],
    [
      { carrier_gateway_id: 'aws_ec2_carrier_gateway.a' },
      { kind: 'carrier-gateway', id: 'aws_ec2_carrier_gateway.a' },
    ],
    [{ local_gateway_id: 'lgw-1' }, { kind: 'local-gateway', id: 'lgw-1' }],
    [{ core_network_arn: 'arn:cn' }, { kind: 'core-network', id: 'arn:cn' }],
    [{ odb_network_arn: 'arn:odb' }, { kind: 'outpost-database-network', id: 'arn:odb' }],
    [{ nat_gateway_id: unresolved('module.nat.id') }, { kind: 'other', id: 'module.nat.id' }],
    [{ gateway_id: unresolved('module.gw.id') }, { kind: 'other', id: 'module.gw.id' }],
    [{ nat_gateway_id: unset }, { kind: 'other', id: 'none' }],
  ] as const)('to %o', (attributes, target) => {
    const one = resource('aws_route', 'r', {
      route_table_id: 'aws_route_table.t',
      destination_cidr_block: '0.0.0.0/0',
      ...attributes,
    });
    expect(linksOf([...others, one], 'route')).toStrictEqual([
      { routeTableId: known('aws_route_table.t'), route: route(target) },
    ]);
  });

  const target = { kind: 'nat-gateway', id: 'nat-1' } as const;

  test.each([
    [{ destination_cidr_block: '10.9.0.0/16' }, { kind: 'cidr', cidr: block('10.9.0.0/16') }],
    [
      { destination_ipv6_cidr_block: '::/0', destination_cidr_block: '' },
      { kind: 'cidr', cidr: block('::/0') },
    ],
    [{ destination_prefix_list_id: 'pl-1' }, { kind: 'prefix-list', prefixListId: 'pl-1' }],
    [{ destination_cidr_block: unresolved('var.cidr') }, { kind: 'prefix-list', prefixListId: 'var.cidr' }],
    [
      { destination_prefix_list_id: unresolved('var.list') },
      { kind: 'prefix-list', prefixListId: 'var.list' },
    ],
  ])('from %o', (attributes, destination) => {
    const one = resource('aws_route', 'r', { route_table_id: 't', nat_gateway_id: 'nat-1', ...attributes });
    expect(linksOf([one], 'route')).toStrictEqual([
      { routeTableId: known('t'), route: route(target, destination) },
    ]);
  });

  test('a range that only apply knows is a prefix list without entries', () => {
    const one = resource('aws_route', 'r', {
      route_table_id: 't',
      nat_gateway_id: 'nat-1',
      destination_cidr_block: unresolved('var.cidr'),
    });
    expect(itemsOf([one], 'prefixLists')).toMatchObject({ 'var.cidr': { entries: { known: false } } });
  });

  test('without a destination or a table is not known', () => {
    expect(linksOf([resource('aws_route', 'r', { nat_gateway_id: 'nat-1' })], 'route')).toStrictEqual([
      { routeTableId: not('route_table_id is not given'), route: not('a route without a destination') },
    ]);
  });

  test('that the state calls a blackhole is one', () => {
    const one = resource('aws_route', 'r', {
      route_table_id: 't',
      nat_gateway_id: 'nat-1',
      destination_cidr_block: '0.0.0.0/0',
      state: 'blackhole',
    });
    expect(linksOf([one], 'route')).toMatchObject([{ route: { value: { state: 'blackhole' } } }]);
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table
describe('aws_route_table', () => {
  const inline = {
    carrier_gateway_id: '',
    cidr_block: '0.0.0.0/0',
    core_network_arn: '',
    destination_prefix_list_id: '',
    egress_only_gateway_id: '',
    gateway_id: 'igw-1',
    ipv6_cidr_block: '',
    local_gateway_id: '',
    nat_gateway_id: '',
    network_interface_id: '',
    transit_gateway_id: '',
    vpc_endpoint_id: '',
    vpc_peering_connection_id: '',
  };
  const table = (attributes: object) =>
    resource('aws_route_table', 't', { vpc_id: 'aws_vpc.a', ...attributes });
  const toInternet = { kind: 'internet-gateway', id: 'igw-1' } as const;

  test.each([
    [unset, []],
    [null, []],
    [[], []],
    [[inline], [route(toInternet)]],
    [
      [{ ...inline, cidr_block: '', ipv6_cidr_block: '::/0' }],
      [route(toInternet, { kind: 'cidr', cidr: block('::/0') })],
    ],
    [unresolved('var.routes'), [not('var.routes')]],
    [[unresolved('var.route')], [not('var.route')]],
    ['wrong', [not('route: "wrong"')]],
  ])('with routes %o', (routes, expected) => {
    expect(linksOf([table({ route: routes })], 'route')).toStrictEqual(
      expected.map((one) => ({ routeTableId: known('aws_route_table.t'), route: one })),
    );
  });

  test('is of its VPC, and not the main one', () => {
    expect(itemsOf([table({})], 'routeTables')).toMatchObject({
      'aws_route_table.t': { vpcId: 'aws_vpc.a', main: false, routes: [], subnetIds: [] },
    });
    expect(itemsOf([resource('aws_route_table', 't', {})], 'routeTables')).toStrictEqual({
      'aws_route_table.t': { not: 'vpc_id is not given' },
    });
  });

  test('in the state lists the routes of separate resources, which are what apply writes', () => {
    const separate = resource('aws_route', 'r', {
      route_table_id: 'rtb-1',
      destination_cidr_block: '0.0.0.0/0',
      nat_gateway_id: 'nat-1',
    });
    const inState = resource('aws_route_table', 't', { vpc_id: 'vpc-1', route: [inline] }, 'rtb-1');
    expect(linksOf([inState, separate], 'route')).toStrictEqual([
      { routeTableId: known('rtb-1'), route: route({ kind: 'nat-gateway', id: 'nat-1' }) },
    ]);
  });

  test('takes the routes of gateways', () => {
    const separate = resource('aws_vpn_gateway_route_propagation', 'p', {
      route_table_id: 'u',
      vpn_gateway_id: 'vgw-2',
    });
    expect(
      linksOf([table({ propagating_vgws: ['vgw-1', unresolved('v')] }), separate], 'route-propagation'),
    ).toStrictEqual([
      { routeTableId: known('aws_route_table.t'), gatewayId: known('vgw-1') },
      { routeTableId: known('aws_route_table.t'), gatewayId: not('v') },
      { routeTableId: known('u'), gatewayId: known('vgw-2') },
    ]);
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_route_table
describe('aws_default_route_table', () => {
  test.each(['main_route_table_id', 'default_route_table_id'])('manages the %s of a VPC', (attribute) => {
    const id = `module.net.aws_vpc.this[0].${attribute}`;
    const resources = [
      resource('aws_default_route_table', 'd', { default_route_table_id: id, route: [], vpc_id: unset }),
    ];
    expect(itemsOf(resources, 'routeTables')).toMatchObject({
      'aws_default_route_table.d': { vpcId: 'module.net.aws_vpc.this[0]', main: true, routes: [] },
    });
    expect(linksOf(resources, 'alias')).toStrictEqual([
      { id: 'aws_default_route_table.d', other: known(id) },
    ]);
  });

  test('of a VPC that exists is found by AWS’s id', () => {
    const resources = [
      resource('aws_vpc', 'a', { cidr_block: '10.0.0.0/16', default_route_table_id: 'rtb-1' }, 'vpc-1'),
      resource('aws_default_route_table', 'd', { default_route_table_id: 'rtb-1' }, 'rtb-1'),
    ];
    expect(itemsOf(resources, 'routeTables')).toMatchObject({ 'rtb-1': { vpcId: 'vpc-1' } });
    expect(linksOf(resources, 'alias')).toStrictEqual([]);
  });

  test.each([
    [{ default_route_table_id: 'rtb-9' }, 'the VPC of rtb-9'],
    [{}, 'default_route_table_id is not given'],
    [{ default_route_table_id: unresolved('var.table') }, 'var.table'],
  ])('%o is of no VPC that is known', (attributes, expression) => {
    const resources = [resource('aws_default_route_table', 'd', attributes)];
    expect(itemsOf(resources, 'routeTables')).toStrictEqual({
      'aws_default_route_table.d': { not: expression },
    });
  });
});

test('associations', () => {
  const resources = [
    resource('aws_route_table_association', 'a', { route_table_id: 't', subnet_id: 's', gateway_id: '' }),
    resource('aws_route_table_association', 'b', {
      route_table_id: 't',
      subnet_id: null,
      gateway_id: 'igw-1',
    }),
    resource('aws_route_table_association', 'c', {
      route_table_id: unresolved('x'),
      subnet_id: unresolved('y'),
    }),
    resource('aws_main_route_table_association', 'd', { vpc_id: 'v', route_table_id: 't' }),
  ];
  expect(linksOf(resources, 'route-table-of-subnet')).toStrictEqual([
    { routeTableId: known('t'), subnetId: known('s') },
    { routeTableId: not('x'), subnetId: not('y') },
  ]);
  expect(linksOf(resources, 'route-table-of-gateway')).toStrictEqual([
    { routeTableId: known('t'), gatewayId: known('igw-1') },
  ]);
  expect(linksOf(resources, 'main-route-table')).toStrictEqual([
    { vpcId: known('v'), routeTableId: known('t') },
  ]);
});

test('a route server adds routes to any range', () => {
  const resources = [
    resource('aws_vpc_route_server_propagation', 'p', { route_table_id: 't', route_server_id: 'rs' }),
  ];
  expect(linksOf(resources, 'route')).toMatchObject([
    {
      routeTableId: known('t'),
      route: { value: { propagated: true, target: { kind: 'other' }, destination: { kind: 'prefix-list' } } },
    },
  ]);
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/route_table
test('data.aws_route_table leaves routes out: no table', () => {
  const read = existing('aws_route_table', 'rtb-1', { vpc_id: 'vpc-1', routes: [], associations: [] });
  expect(itemsOf([read], 'routeTables')).toStrictEqual({});
  expect(lacksOf([read])).toStrictEqual([
    { fact: 'routeTables', id: 'rtb-1', expression: 'all routes of rtb-1' },
  ]);
});
