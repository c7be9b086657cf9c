import { describe, expect, test } from 'vitest';
import { type ValueObject } from '../../../../src/sources/declared/value.ts';
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

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection
describe('aws_vpc_peering_connection', () => {
  const made = (attributes: object) =>
    itemsOf(
      [
        resource('aws_vpc', 'a', { cidr_block: '10.0.0.0/16' }),
        resource('aws_vpc_ipv4_cidr_block_association', 'x', {
          vpc_id: 'aws_vpc.a',
          cidr_block: '10.2.0.0/16',
        }),
        resource('aws_vpc_peering_connection', 'p', {
          vpc_id: 'aws_vpc.a',
          peer_vpc_id: 'vpc-9',
          ...attributes,
        }),
      ],
      'peeringConnections',
    )['aws_vpc_peering_connection.p'];
  const here = { accountId: '111122223333', region: 'eu-west-1' };

  test.each([
    [
      { peer_owner_id: unset, peer_region: unset },
      {
        status: 'pending-acceptance',
        requester: { vpcId: 'aws_vpc.a', ...here, cidrs: [block('10.0.0.0/16'), block('10.2.0.0/16')] },
        accepter: { vpcId: 'vpc-9', ...here, cidrs: [] },
      },
    ],
    [{ auto_accept: true }, { status: 'active' }],
    [{ auto_accept: false, accept_status: 'active' }, { status: 'active' }],
    [
      { peer_owner_id: '444455556666', peer_region: 'us-east-1' },
      { accepter: { accountId: '444455556666', region: 'us-east-1' } },
    ],
    [{ peer_owner_id: unresolved('var.owner') }, { accepter: { accountId: null, region: 'eu-west-1' } }],
    [{ peer_vpc_id: unresolved('var.peer') }, { not: 'var.peer' }],
  ])('%o', (attributes, expected) => {
    expect(made(attributes)).toMatchObject(expected);
  });

  test.each([
    [{ auto_accept: true }, [{ peeringConnectionId: known('p') }]],
    [{ auto_accept: unresolved('var.accept') }, [{ peeringConnectionId: not('var.accept') }]],
    [{}, []],
  ])('aws_vpc_peering_connection_accepter %o', (attributes, expected) => {
    const one = resource('aws_vpc_peering_connection_accepter', 'a', {
      vpc_peering_connection_id: 'p',
      ...attributes,
    });
    expect(linksOf([one], 'peering-accepted')).toStrictEqual(expected);
  });

  test('data.aws_vpc_peering_connection', () => {
    const read = existing('aws_vpc_peering_connection', 'pcx-1', {
      status: 'active',
      vpc_id: 'vpc-1',
      owner_id: '111122223333',
      cidr_block: '10.0.0.0/16',
      cidr_block_set: [{ cidr_block: '10.0.0.0/16' }, { cidr_block: '10.1.0.0/16' }],
      peer_vpc_id: 'vpc-2',
      peer_owner_id: '444455556666',
      peer_region: 'us-east-1',
      peer_cidr_block: '10.5.0.0/16',
      peer_ipv6_cidr_block_set: [{ ipv6_cidr_block: '2a05::/56' }],
    });
    expect(itemsOf([read], 'peeringConnections')['pcx-1']).toMatchObject({
      status: 'active',
      requester: { vpcId: 'vpc-1', cidrs: [block('10.0.0.0/16'), block('10.1.0.0/16')] },
      accepter: { vpcId: 'vpc-2', region: 'us-east-1', cidrs: [block('10.5.0.0/16'), block('2a05::/56')] },
    });
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway
describe('transit gateways', () => {
  const gateway = (attributes: ValueObject) => resource('aws_ec2_transit_gateway', 't', attributes);
  const id = 'aws_ec2_transit_gateway.t';

  test.each([
    [{}, known(true), known(true)],
    [{ default_route_table_association: 'disable' }, known(false), known(true)],
    [{ default_route_table_propagation: 'disable' }, known(true), known(false)],
    [{ default_route_table_association: unresolved('var.on') }, not('var.on'), known(true)],
    [{ default_route_table_association: 'off' }, not('default_route_table_association: off'), known(true)],
  ])('bring a table %o', (attributes, associatesByDefault, propagatesByDefault) => {
    const routeTableId = `${id}.association_default_route_table_id`;
    expect(linksOf([gateway(attributes)], 'transit-gateway-brings')).toStrictEqual([
      { transitGatewayId: id, routeTableId, associatesByDefault, propagatesByDefault },
    ]);
    expect(linksOf([gateway(attributes)], 'alias')).toStrictEqual([
      { id: routeTableId, other: known(`${id}.propagation_default_route_table_id`) },
    ]);
  });

  test('another default table makes what is taken by default unknown', () => {
    const other = resource('aws_ec2_transit_gateway_default_route_table_association', 'o', {
      transit_gateway_id: id,
      transit_gateway_route_table_id: 'x',
    });
    expect(linksOf([gateway({}), other], 'transit-gateway-brings')).toMatchObject([
      { associatesByDefault: { known: false }, propagatesByDefault: known(true) },
    ]);
  });

  const attachment = { transit_gateway_id: id, vpc_id: 'aws_vpc.a', subnet_ids: ['b', 'a'] };

  test.each([
    [
      {},
      {
        kind: 'vpc',
        transitGatewayId: id,
        resourceId: 'aws_vpc.a',
        subnetIds: ['a', 'b'],
        available: true,
        applianceMode: false,
      },
    ],
    [{ appliance_mode_support: 'enable' }, { applianceMode: true }],
    [{ subnet_ids: unresolved('module.ids') }, { subnetIds: ['module.ids'] }],
    [{ transit_gateway_id: unresolved('data.tgw') }, { not: 'data.tgw' }],
  ])('aws_ec2_transit_gateway_vpc_attachment %o', (attributes, expected) => {
    const one = resource('aws_ec2_transit_gateway_vpc_attachment', 'a', { ...attachment, ...attributes });
    const items = itemsOf([one], 'transitGatewayAttachments');
    expect(items['aws_ec2_transit_gateway_vpc_attachment.a']).toMatchObject(expected);
  });

  const flags = 'transit_gateway_default_route_table';
  const made = 'aws_ec2_transit_gateway_vpc_attachment.a';

  test.each([
    [{}, []],
    [{ [`${flags}_association`]: unset, [`${flags}_propagation`]: unset }, []],
    [
      { [`${flags}_association`]: false },
      [{ attachmentId: made, associates: known(false), propagates: known(true) }],
    ],
    [
      { [`${flags}_propagation`]: unresolved('x') },
      [{ attachmentId: made, associates: known(true), propagates: not('x') }],
    ],
  ])('the default tables of an attachment %o', (attributes, expected) => {
    const one = resource('aws_ec2_transit_gateway_vpc_attachment', 'a', { ...attachment, ...attributes });
    expect(linksOf([one], 'attachment-defaults')).toStrictEqual(expected);
    const accepter = resource('aws_ec2_transit_gateway_vpc_attachment_accepter', 'x', {
      transit_gateway_attachment_id: made,
      ...attributes,
    });
    expect(linksOf([accepter], 'attachment-defaults')).toStrictEqual(expected);
  });

  test('tables, associations and propagations', () => {
    const ids = { transit_gateway_route_table_id: 'r', transit_gateway_attachment_id: 'a' };
    const resources = [
      resource('aws_ec2_transit_gateway_route_table', 'r', { transit_gateway_id: id }),
      resource('aws_ec2_transit_gateway_route_table_association', 'x', ids),
      resource('aws_ec2_transit_gateway_route_table_propagation', 'y', ids),
    ];
    const data = [{ routeTableId: known('r'), attachmentId: known('a') }];
    expect(linksOf(resources, 'transit-gateway-association')).toStrictEqual(data);
    expect(linksOf(resources, 'transit-gateway-propagation')).toStrictEqual(data);
    expect(itemsOf(resources, 'transitGatewayRouteTables')).toMatchObject({
      'aws_ec2_transit_gateway_route_table.r': { transitGatewayId: id, routes: known([]) },
    });
  });

  const anywhere = { kind: 'cidr', cidr: block('0.0.0.0/0') };

  test.each([
    [
      'aws_ec2_transit_gateway_route',
      { destination_cidr_block: '0.0.0.0/0', transit_gateway_attachment_id: 'a' },
      known({ destination: anywhere, attachmentIds: ['a'], state: 'active', propagated: false }),
    ],
    [
      'aws_ec2_transit_gateway_route',
      { destination_cidr_block: '0.0.0.0/0', blackhole: true },
      known({ destination: anywhere, attachmentIds: [], state: 'blackhole', propagated: false }),
    ],
    [
      'aws_ec2_transit_gateway_route',
      { destination_cidr_block: '0.0.0.0/0' },
      not('transit_gateway_attachment_id is not given'),
    ],
    [
      'aws_ec2_transit_gateway_prefix_list_reference',
      { prefix_list_id: 'pl-1', transit_gateway_attachment_id: 'a' },
      known({
        destination: { kind: 'prefix-list', prefixListId: 'pl-1' },
        attachmentIds: ['a'],
        state: 'active',
        propagated: false,
      }),
    ],
  ])('%s %o', (type, attributes, route) => {
    const one = resource(type, 'x', { transit_gateway_route_table_id: 'r', ...attributes });
    expect(linksOf([one], 'transit-gateway-route')).toStrictEqual([{ routeTableId: known('r'), route }]);
  });

  test('a peering attachment leads elsewhere', () => {
    const one = resource('aws_ec2_transit_gateway_peering_attachment', 'p', {
      transit_gateway_id: id,
      peer_transit_gateway_id: 'tgw-9',
      peer_account_id: '444455556666',
    });
    expect(itemsOf([one], 'transitGatewayAttachments')).toMatchObject({
      'aws_ec2_transit_gateway_peering_attachment.p': {
        kind: 'other',
        resourceId: 'tgw-9',
        resourceOwnerId: '444455556666',
      },
    });
  });

  test.each([
    [
      'aws_vpn_connection',
      { transit_gateway_id: id },
      ['transitGatewayRouteTables', 'transitGatewayAttachments'],
    ],
    ['aws_vpn_connection', { vpn_gateway_id: 'vgw-1' }, []],
    [
      'aws_ec2_transit_gateway_connect',
      { transit_gateway_id: id },
      ['transitGatewayRouteTables', 'transitGatewayAttachments'],
    ],
  ])('routes that nobody wrote down: %s %o', (type, attributes, facts) => {
    expect(lacksOf([resource(type, 'x', attributes)]).map(({ fact }) => fact)).toStrictEqual(facts);
  });

  test('one that exists has more than the plan says', () => {
    expect(lacksOf([existing('aws_ec2_transit_gateway', 'tgw-1', {})])).toMatchObject([
      { fact: 'transitGatewayRouteTables', id: 'tgw-1' },
      { fact: 'transitGatewayAttachments', id: 'tgw-1' },
    ]);
  });
});
