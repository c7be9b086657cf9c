import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../../src/network/address.ts';
import {
  block,
  existing,
  itemsOf,
  known,
  linksOf,
  not,
  resource,
  unresolved,
  unset,
} from './kit/plan-resource.ts';

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/internet_gateway
test.each([
  [{ vpc_id: 'v' }, [{ gatewayId: known('aws_internet_gateway.g'), vpcId: known('v') }]],
  [
    { vpc_id: unresolved('module.v') },
    [{ gatewayId: known('aws_internet_gateway.g'), vpcId: not('module.v') }],
  ],
  [{ vpc_id: unset }, []],
])('aws_internet_gateway %o', (attributes, attachments) => {
  const resources = [resource('aws_internet_gateway', 'g', attributes)];
  expect(itemsOf(resources, 'internetGateways')).toMatchObject({ 'aws_internet_gateway.g': { vpcIds: [] } });
  expect(linksOf(resources, 'gateway-attachment')).toStrictEqual(attachments);
});

test('aws_internet_gateway_attachment', () => {
  const one = resource('aws_internet_gateway_attachment', 'a', { internet_gateway_id: 'g', vpc_id: 'v' });
  expect(linksOf([one], 'gateway-attachment')).toStrictEqual([{ gatewayId: known('g'), vpcId: known('v') }]);
});

test('aws_egress_only_internet_gateway', () => {
  const made = (vpcId: string | null) => resource('aws_egress_only_internet_gateway', 'e', { vpc_id: vpcId });
  expect(itemsOf([made('v')], 'egressOnlyInternetGateways')).toMatchObject({
    'aws_egress_only_internet_gateway.e': { vpcIds: ['v'] },
  });
  expect(itemsOf([made(null)], 'egressOnlyInternetGateways')).toStrictEqual({
    'aws_egress_only_internet_gateway.e': { not: 'vpc_id is not given' },
  });
});

test('data.aws_internet_gateway lists its attachments', () => {
  const attachments = [
    { state: 'available', vpc_id: 'vpc-1' },
    { state: 'detaching', vpc_id: 'vpc-2' },
  ];
  expect(
    itemsOf([existing('aws_internet_gateway', 'igw-1', { attachments })], 'internetGateways'),
  ).toMatchObject({
    'igw-1': { vpcIds: ['vpc-1'] },
  });
});

test('virtual private gateways are only what routes name', () => {
  const resources = [
    resource('aws_vpn_gateway', 'v', { vpc_id: 'v' }),
    resource('aws_vpn_gateway_attachment', 'a', { vpc_id: 'v', vpn_gateway_id: 'g' }),
  ];
  expect(linksOf(resources, 'gateway-attachment')).toStrictEqual([]);
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/nat_gateway
describe('aws_nat_gateway', () => {
  test.each([
    [
      { subnet_id: 's', allocation_id: 'eip', private_ip: unset, public_ip: unset, vpc_id: unset },
      {
        mode: 'zonal',
        connectivity: 'public',
        subnetId: 's',
        vpcId: '',
        routeTableId: null,
        state: 'available',
        addresses: [],
      },
    ],
    [
      { subnet_id: 's', connectivity_type: 'private', private_ip: '10.0.1.9' },
      {
        connectivity: 'private',
        addresses: [{ privateAddress: parseAddress('10.0.1.9'), publicAddress: null }],
      },
    ],
    [
      { availability_mode: 'regional', vpc_id: 'aws_vpc.a', subnet_id: null, route_table_id: unset },
      {
        mode: 'regional',
        vpcId: 'aws_vpc.a',
        subnetId: null,
        routeTableId: 'aws_nat_gateway.n.route_table_id',
      },
    ],
    [{ subnet_id: unresolved('module.s') }, { not: 'module.s' }],
    [{ subnet_id: 's', connectivity_type: 'half' }, { not: 'connectivity_type: half' }],
    [{ subnet_id: 's', availability_mode: unresolved('var.mode') }, { not: 'var.mode' }],
    [{ availability_mode: 'regional' }, { not: 'vpc_id is not given' }],
  ])('%o', (attributes, expected) => {
    const item = itemsOf([resource('aws_nat_gateway', 'n', attributes)], 'natGateways')['aws_nat_gateway.n'];
    expect(item).toMatchObject(expected);
  });

  // https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
  describe('that is regional has a table of its own with a route', () => {
    const vpc = resource('aws_vpc', 'a', { cidr_block: '10.0.0.0/16' });
    const regional = resource('aws_nat_gateway', 'n', { availability_mode: 'regional', vpc_id: 'aws_vpc.a' });
    const to = (target: object) => [
      {
        routeTableId: known('aws_nat_gateway.n.route_table_id'),
        route: known({
          destination: { kind: 'cidr', cidr: block('0.0.0.0/0') },
          target,
          state: 'active',
          propagated: false,
        }),
      },
    ];

    test.each([
      [
        resource('aws_internet_gateway', 'g', { vpc_id: 'aws_vpc.a' }),
        to({ kind: 'internet-gateway', id: 'aws_internet_gateway.g' }),
      ],
      [
        resource('aws_internet_gateway_attachment', 'x', {
          vpc_id: 'aws_vpc.a',
          internet_gateway_id: 'igw-1',
        }),
        to({ kind: 'internet-gateway', id: 'igw-1' }),
      ],
      [resource('aws_internet_gateway', 'g', { vpc_id: 'aws_vpc.b' }), []],
    ])('with %o', (gateway, routes) => {
      expect(linksOf([vpc, regional, gateway], 'route')).toStrictEqual(routes);
      expect(itemsOf([vpc, regional, gateway], 'routeTables')).toMatchObject({
        'aws_nat_gateway.n.route_table_id': { vpcId: 'aws_vpc.a', main: false },
      });
    });

    test('in a VPC that is not of the plan', () => {
      expect(linksOf([regional], 'route')).toStrictEqual(
        to({ kind: 'other', id: 'the internet gateway of aws_vpc.a' }),
      );
    });
  });

  test('data.aws_nat_gateway says its state', () => {
    const read = existing('aws_nat_gateway', 'nat-1', {
      subnet_id: 's',
      vpc_id: 'vpc-1',
      state: 'failed',
      public_ip: '203.0.113.9',
    });
    expect(itemsOf([read], 'natGateways')['nat-1']).toMatchObject({
      vpcId: 'vpc-1',
      state: 'failed',
      addresses: [{ privateAddress: null, publicAddress: parseAddress('203.0.113.9') }],
    });
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip
test.each([
  ['aws_eip', { domain: 'vpc', instance: unset, network_interface: unset }, []],
  [
    'aws_eip',
    { instance: 'aws_instance.i', network_interface: unset },
    [{ ownerId: known('aws_instance.i') }],
  ],
  ['aws_eip', { network_interface: unresolved('module.eni') }, [{ ownerId: not('module.eni') }]],
  [
    'aws_eip_association',
    { allocation_id: 'eip', instance_id: 'i', network_interface_id: unset },
    [{ ownerId: known('i') }],
  ],
  ['aws_eip_association', { allocation_id: 'eip', network_interface_id: 'eni' }, [{ ownerId: known('eni') }]],
])('%s %o', (type, attributes, expected) => {
  expect(linksOf([resource(type, 'e', attributes)], 'public-address')).toStrictEqual(expected);
});
