import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../../src/network/address.ts';
import { type ValueObject } from '../../../../src/sources/declared/value.ts';
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

const subnet = resource('aws_subnet', 's', { vpc_id: 'aws_vpc.a', cidr_block: '10.0.1.0/24' });
const publicSubnet = resource('aws_subnet', 'p', {
  vpc_id: 'aws_vpc.a',
  cidr_block: '10.0.2.0/24',
  map_public_ip_on_launch: true,
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_interface
describe('aws_network_interface', () => {
  const made = (attributes: object, ...others: ReturnType<typeof resource>[]) =>
    itemsOf(
      [
        subnet,
        resource('aws_network_interface', 'e', { subnet_id: 'aws_subnet.s', ...attributes }),
        ...others,
      ],
      'networkInterfaces',
    )['aws_network_interface.e'];

  test.each([
    [
      { security_groups: unset, private_ips: unset, attachment: [], interface_type: unset },
      {
        subnetId: 'aws_subnet.s',
        interfaceType: 'interface',
        addresses: [],
        securityGroupIds: ['aws_vpc.a.default_security_group_id'],
        sourceDestCheck: true,
        instanceId: null,
      },
    ],
    [
      { security_groups: ['g', 'f'], source_dest_check: false },
      { securityGroupIds: ['f', 'g'], sourceDestCheck: false },
    ],
    [{ source_dest_check: unresolved('var.check') }, { sourceDestCheck: null }],
    [
      { private_ips: ['10.0.1.9'], ipv6_addresses: ['2a05::9'] },
      { addresses: [parseAddress('10.0.1.9'), parseAddress('2a05::9')] },
    ],
    [{ attachment: [{ instance: 'aws_instance.i', device_index: 1 }] }, { instanceId: 'aws_instance.i' }],
    [{ subnet_id: unresolved('var.subnet') }, { not: 'var.subnet' }],
  ])('%o', (attributes, expected) => {
    expect(made(attributes)).toMatchObject(expected);
  });

  test('takes groups and instances of resources of their own', () => {
    const group = resource('aws_network_interface_sg_attachment', 'g', {
      network_interface_id: 'aws_network_interface.e',
      security_group_id: 'g2',
    });
    const attachment = resource('aws_network_interface_attachment', 'a', {
      network_interface_id: 'aws_network_interface.e',
      instance_id: 'i',
    });
    expect(made({ security_groups: ['g1'] }, group, attachment)).toMatchObject({
      securityGroupIds: ['g1', 'g2'],
      instanceId: 'i',
    });
  });

  test('in a subnet of which nothing is known has groups that are not known', () => {
    const one = resource('aws_network_interface', 'e', { subnet_id: 'subnet-9' });
    expect(lacksOf([one])).toStrictEqual([
      {
        fact: 'securityGroups',
        id: 'the security groups of aws_network_interface.e',
        expression: 'the security groups of aws_network_interface.e',
      },
    ]);
  });

  test('that exists does not say its check', () => {
    const read = existing('aws_network_interface', 'eni-1', {
      subnet_id: 'subnet-1',
      vpc_id: 'vpc-1',
      private_ips: ['10.0.1.9'],
      security_groups: ['sg-1'],
      association: [{ public_ip: '203.0.113.9' }],
      attachment: [{ instance_id: 'i-1' }],
    });
    expect(itemsOf([read], 'networkInterfaces')['eni-1']).toMatchObject({
      vpcId: 'vpc-1',
      sourceDestCheck: null,
      publicAddresses: [parseAddress('203.0.113.9')],
      instanceId: 'i-1',
    });
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
describe('aws_instance', () => {
  const own = 'aws_instance.i.primary_network_interface_id';
  const made = (attributes: ValueObject) => [subnet, publicSubnet, resource('aws_instance', 'i', attributes)];

  test('has an interface of its own', () => {
    const resources = made({
      subnet_id: 'aws_subnet.s',
      vpc_security_group_ids: ['g'],
      source_dest_check: false,
      primary_network_interface_id: unset,
      network_interface: unset,
    });
    expect(itemsOf(resources, 'instances')).toMatchObject({
      'aws_instance.i': { state: 'running', networkInterfaceIds: [own] },
    });
    expect(itemsOf(resources, 'networkInterfaces')).toMatchObject({
      [own]: {
        subnetId: 'aws_subnet.s',
        securityGroupIds: ['g'],
        sourceDestCheck: false,
        instanceId: 'aws_instance.i',
      },
    });
  });

  test('without groups has the default one', () => {
    expect(
      itemsOf(made({ subnet_id: 'aws_subnet.s', vpc_security_group_ids: unset }), 'networkInterfaces'),
    ).toMatchObject({
      [own]: { securityGroupIds: ['aws_vpc.a.default_security_group_id'], sourceDestCheck: true },
    });
  });

  test('with a launch template may have the template’s groups', () => {
    const resources = made({ subnet_id: 'aws_subnet.s', launch_template: [{ id: 'lt-1' }] });
    expect(lacksOf(resources)).toMatchObject([
      { fact: 'securityGroups', expression: 'the security groups of aws_instance.i' },
    ]);
  });

  test('without a subnet is in one that is not known', () => {
    expect(itemsOf(made({ subnet_id: unset }), 'networkInterfaces')).toStrictEqual({
      [own]: { not: 'subnet_id is not given' },
    });
  });

  test.each([
    [{ subnet_id: 'aws_subnet.s' }, []],
    [{ subnet_id: 'aws_subnet.s', associate_public_ip_address: true }, [{ ownerId: known(own) }]],
    [{ subnet_id: 'aws_subnet.p', associate_public_ip_address: unset }, [{ ownerId: known(own) }]],
    [{ subnet_id: 'aws_subnet.p', associate_public_ip_address: false }, []],
    [
      { subnet_id: 'aws_subnet.s', associate_public_ip_address: unresolved('var.public') },
      [{ ownerId: not('var.public') }],
    ],
  ])('with a public address: %o', (attributes, expected) => {
    expect(linksOf(made(attributes), 'public-address')).toStrictEqual(expected);
  });

  test.each(['network_interface', 'primary_network_interface'])('with %s has that one', (block) => {
    const resources = [
      ...made({ [block]: [{ network_interface_id: 'aws_network_interface.e' }] }),
      resource('aws_network_interface', 'e', { subnet_id: 'aws_subnet.s' }),
    ];
    expect(itemsOf(resources, 'instances')).toMatchObject({
      'aws_instance.i': { networkInterfaceIds: ['aws_network_interface.e'] },
    });
    expect(itemsOf(resources, 'networkInterfaces')).toMatchObject({
      'aws_network_interface.e': { instanceId: 'aws_instance.i' },
    });
    expect(Object.keys(itemsOf(resources, 'networkInterfaces'))).toStrictEqual(['aws_network_interface.e']);
  });

  test('with interfaces that only apply knows is not known', () => {
    expect(itemsOf(made({ network_interface: unresolved('var.interfaces') }), 'instances')).toStrictEqual({
      'aws_instance.i': { not: 'the network interfaces of aws_instance.i' },
    });
  });

  test('in the state names its own interface', () => {
    const attributes = {
      subnet_id: 'aws_subnet.s',
      primary_network_interface_id: 'eni-1',
      primary_network_interface: [{ network_interface_id: 'eni-1', delete_on_termination: true }],
    };
    expect(itemsOf(made(attributes), 'networkInterfaces')).toMatchObject({
      'eni-1': { instanceId: 'aws_instance.i' },
    });
    expect(itemsOf(made(attributes), 'instances')).toMatchObject({
      'aws_instance.i': { networkInterfaceIds: ['eni-1'] },
    });
  });

  test('has those that are attached to it as well', () => {
    const resources = [
      ...made({ subnet_id: 'aws_subnet.s' }),
      resource('aws_network_interface_attachment', 'a', {
        instance_id: 'aws_instance.i',
        network_interface_id: 'eni-7',
      }),
      resource('aws_network_interface', 'e', {
        subnet_id: 'aws_subnet.s',
        attachment: [{ instance: 'aws_instance.i' }],
      }),
    ];
    expect(itemsOf(resources, 'instances')).toMatchObject({
      'aws_instance.i': { networkInterfaceIds: [own, 'aws_network_interface.e', 'eni-7'] },
    });
  });

  test('data.aws_instance says its state and interface', () => {
    const read = existing('aws_instance', 'i-1', {
      subnet_id: 'subnet-1',
      network_interface_id: 'eni-1',
      instance_state: 'stopped',
      vpc_security_group_ids: ['sg-1'],
      source_dest_check: true,
    });
    expect(itemsOf([read], 'instances')).toMatchObject({
      'i-1': { state: 'stopped', networkInterfaceIds: ['eni-1'] },
    });
  });
});
