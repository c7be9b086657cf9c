import { expect, test } from 'vitest';
import { draftsOfPlan } from '../../../../src/sources/terraform/resources/index.ts';
import { resource } from './kit/plan-resource.ts';

const rule = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };

test('things and what they say of others name the place where it is written', () => {
  const { drafts, links } = draftsOfPlan([
    resource('aws_vpc_endpoint', 'e', { vpc_id: 'v', service_name: 'com.amazonaws.eu-west-1.sqs' }),
    resource('aws_security_group', 'g', { vpc_id: 'v', egress: [rule] }),
    resource('aws_route', 'r', {
      route_table_id: 't',
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: 'igw-1',
    }),
  ]);
  const ways = drafts.map(({ place, properties }) => [
    place.path,
    Object.fromEntries(Object.entries(properties).map(([name, where]) => [name, where.path])),
  ]);
  expect(ways).toStrictEqual([
    [
      'aws_vpc_endpoint.e',
      {
        'private-dns': 'aws_vpc_endpoint.e.private_dns_enabled',
        subnets: 'aws_vpc_endpoint.e.subnet_ids',
        'security-groups': 'aws_vpc_endpoint.e.security_group_ids',
        'route-tables': 'aws_vpc_endpoint.e.route_table_ids',
        policy: 'aws_vpc_endpoint.e.policy',
        'endpoint-type': 'aws_vpc_endpoint.e.vpc_endpoint_type',
      },
    ],
    [
      'aws_security_group.g',
      { egress: 'aws_security_group.g.egress', ingress: 'aws_security_group.g.ingress' },
    ],
  ]);
  expect(links.map(({ place }) => place.path)).toStrictEqual([
    'aws_security_group.g.egress.0',
    'aws_route.r.destination_cidr_block',
  ]);
});
