import { describe, expect, test } from 'vitest';
import { block, existing, itemsOf, lacksOf, resource, unresolved, unset } from './kit/plan-resource.ts';

const subnet = { vpc_id: 'aws_vpc.a', cidr_block: '10.0.1.0/24' };

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet
describe('aws_subnet', () => {
  test.each([
    [
      { ...subnet, availability_zone: unset, availability_zone_id: unset, ipv6_cidr_block: unset },
      {
        vpcId: 'aws_vpc.a',
        cidr: block('10.0.1.0/24'),
        ipv6Cidrs: [],
        enableDns64: false,
        availabilityZone: null,
      },
    ],
    [
      { ...subnet, availability_zone: 'eu-west-1a' },
      { availabilityZone: 'eu-west-1a', availabilityZoneId: null },
    ],
    [
      { ...subnet, availability_zone_id: 'euw1-az1' },
      { availabilityZone: null, availabilityZoneId: 'euw1-az1' },
    ],
    [
      { ...subnet, enable_dns64: true, ipv6_cidr_block: '2a05::/64' },
      { enableDns64: true, ipv6Cidrs: [block('2a05::/64')] },
    ],
    [
      { vpc_id: 'aws_vpc.a', cidr_block: '', ipv6_native: true, ipv6_cidr_block: '2a05::/64' },
      { cidr: null, ipv6Cidrs: [block('2a05::/64')] },
    ],
    [{ ...subnet, tags: { Name: 'one' }, map_public_ip_on_launch: true }, { name: 'one' }],
    [{ ...subnet, tags: null, tags_all: { Name: 'all' } }, { name: 'all' }],
    [{ ...subnet, vpc_id: '' }, { not: 'vpc_id is not given' }],
    [{ ...subnet, vpc_id: 7 }, { vpcId: '7' }],
    [{ ...subnet, vpc_id: unresolved('var.vpc') }, { not: 'var.vpc' }],
    [{ ...subnet, cidr_block: unresolved('var.cidr') }, { not: 'var.cidr' }],
    [{ ...subnet, cidr_block: null }, { not: 'cidr_block is not given' }],
    [{ ...subnet, enable_dns64: 'maybe' }, { not: 'enable_dns64: "maybe"' }],
  ])('%o', (attributes, expected) => {
    expect(itemsOf([resource('aws_subnet', 'a', attributes)], 'subnets')['aws_subnet.a']).toMatchObject(
      expected,
    );
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/subnet
test('data.aws_subnet does not say its table and ACL', () => {
  const read = existing('aws_subnet', 'subnet-1', {
    ...subnet,
    vpc_id: 'vpc-1',
    available_ip_address_count: 251,
    owner_id: '444455556666',
  });
  expect(itemsOf([read], 'subnets')['subnet-1']).toMatchObject({
    vpcId: 'vpc-1',
    availableAddresses: 251,
    ownerId: '444455556666',
  });
  expect(lacksOf([read])).toStrictEqual([
    { fact: 'routeTables', id: 'vpc-1', expression: 'the route table of the existing subnet subnet-1' },
    { fact: 'networkAcls', id: 'vpc-1', expression: 'the network ACL of the existing subnet subnet-1' },
  ]);
});
