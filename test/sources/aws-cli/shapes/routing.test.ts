import { describe, expect, test } from 'vitest';
import { itemWith } from '../kit/read.ts';
import { addressTexts, routeText } from '../kit/text.ts';

function routes(...members: object[]): readonly string[] {
  const table = itemWith('routeTables', 'ec2:DescribeRouteTables', { Routes: members });
  return (table?.routes ?? []).map(routeText);
}

describe('where a route leads', () => {
  test.each([
    [{ GatewayId: 'local' }, 'local'],
    [{ GatewayId: 'igw-1' }, 'internet-gateway igw-1'],
    [{ GatewayId: 'vgw-1' }, 'virtual-private-gateway vgw-1'],
    [{ GatewayId: 'vpce-1' }, 'vpc-endpoint vpce-1'],
    [{ GatewayId: 'lgw-1' }, 'local-gateway lgw-1'],
    [{ GatewayId: 'cagw-1' }, 'carrier-gateway cagw-1'],
    [{ GatewayId: 'eigw-1' }, 'egress-only-internet-gateway eigw-1'],
    [{ GatewayId: 'xyz-1' }, 'other xyz-1'],
    [{ NatGatewayId: 'nat-1' }, 'nat-gateway nat-1'],
    [{ TransitGatewayId: 'tgw-1' }, 'transit-gateway tgw-1'],
    [{ VpcPeeringConnectionId: 'pcx-1' }, 'vpc-peering-connection pcx-1'],
    [{ NetworkInterfaceId: 'eni-1' }, 'network-interface eni-1'],
    [
      { InstanceId: 'i-1', InstanceOwnerId: '111122223333', NetworkInterfaceId: 'eni-1' },
      'network-interface eni-1',
    ],
    [{ InstanceId: 'i-1' }, 'instance i-1'],
    [{ EgressOnlyInternetGatewayId: 'eigw-1' }, 'egress-only-internet-gateway eigw-1'],
    [{ LocalGatewayId: 'lgw-1' }, 'local-gateway lgw-1'],
    [{ CarrierGatewayId: 'cagw-1' }, 'carrier-gateway cagw-1'],
    [{ CoreNetworkArn: 'arn:core' }, 'core-network arn:core'],
    [{ OdbNetworkArn: 'arn:odb' }, 'outpost-database-network arn:odb'],
    [{ IpAddress: '10.0.0.9' }, 'other 10.0.0.9'],
    [{}, 'other none'],
    [{ GatewayId: '', NatGatewayId: 'nat-1' }, 'nat-gateway nat-1'],
  ])('%j', (target, expected) => {
    expect(routes({ DestinationCidrBlock: '0.0.0.0/0', State: 'active', ...target })).toEqual([
      `0.0.0.0/0 ${expected} active`,
    ]);
  });
});

describe('a route', () => {
  test.each([
    ['active', 'active'],
    ['blackhole', 'blackhole'],
    ['filtered', 'filtered'],
    ['confused', 'other'],
    [undefined, 'other'],
  ])('state %s', (State, expected) => {
    const route = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State };
    expect(routes(route)).toEqual([`0.0.0.0/0 nat-gateway nat-1 ${expected}`]);
  });

  test.each([
    ['CreateRouteTable', ''],
    ['CreateRoute', ''],
    ['EnableVgwRoutePropagation', ' propagated'],
    ['Advertisement', ' propagated'],
  ])('origin %s', (Origin, expected) => {
    const route = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vgw-1', State: 'active', Origin };
    expect(routes(route)).toEqual([`0.0.0.0/0 virtual-private-gateway vgw-1 active${expected}`]);
  });

  test('of IPv6, to a prefix list, and to nothing at all', () => {
    const rest = { GatewayId: 'igw-1', State: 'active' };
    expect(
      routes(
        { DestinationPrefixListId: 'pl-1', ...rest },
        { DestinationIpv6CidrBlock: '::/0', ...rest },
        { DestinationCidrBlock: '10.0.0.9/16', ...rest },
        rest,
      ),
    ).toEqual([
      '10.0.0.0/16 internet-gateway igw-1 active',
      '::/0 internet-gateway igw-1 active',
      'pl-1 internet-gateway igw-1 active',
    ]);
  });

  test('order does not count', () => {
    const one = { DestinationCidrBlock: '10.0.0.0/8', GatewayId: 'local', State: 'active' };
    const two = { DestinationCidrBlock: '9.0.0.0/8', NatGatewayId: 'nat-1', State: 'active' };
    expect(routes(one, two)).toEqual(routes(two, one));
  });
});

test('the associations of a route table that are in force', () => {
  const association = (State: string | undefined, rest: object) => ({
    ...rest,
    ...(State === undefined ? {} : { AssociationState: { State } }),
  });
  const table = itemWith('routeTables', 'ec2:DescribeRouteTables', {
    Associations: [
      association('associated', { Main: false, SubnetId: 'subnet-2' }),
      association(undefined, { Main: false, SubnetId: 'subnet-1' }),
      association('associating', { Main: false, SubnetId: 'subnet-3' }),
      association('disassociating', { Main: false, SubnetId: 'subnet-4' }),
      association('failed', { Main: true }),
      association('associated', { Main: false, GatewayId: 'igw-1' }),
    ],
  });
  expect(table).toMatchObject({
    main: false,
    subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    gatewayIds: ['igw-1'],
  });
});

describe('gateways', () => {
  test('only attachments in force', () => {
    const attachments = {
      Attachments: [
        { VpcId: 'vpc-1', State: 'available' },
        { VpcId: 'vpc-2', State: 'detaching' },
      ],
    };
    const gateway = itemWith('internetGateways', 'ec2:DescribeInternetGateways', attachments);
    expect(gateway?.vpcIds).toEqual(['vpc-1']);
  });

  test('a zonal NAT gateway, as old answers have it', () => {
    const change = { ConnectivityType: undefined, NatGatewayAddresses: undefined };
    expect(itemWith('natGateways', 'ec2:DescribeNatGateways', change)).toMatchObject({
      mode: 'zonal',
      subnetId: 'subnet-0a1',
      routeTableId: null,
      connectivity: 'public',
      addresses: [],
      attachedAppliances: [],
    });
  });

  test('a regional NAT gateway', () => {
    const gateway = itemWith('natGateways', 'ec2:DescribeNatGateways', {
      SubnetId: undefined,
      AvailabilityMode: 'regional',
      RouteTableId: 'rtb-9',
      NatGatewayAddresses: [{ PublicIp: '3.3.3.3', AvailabilityZone: 'eu-west-1a', Status: 'succeeded' }],
      AttachedAppliances: [
        { Type: 'network-firewall-proxy', ApplianceArn: 'arn:2', AttachmentState: 'attached' },
        { Type: 'network-firewall-proxy', ApplianceArn: 'arn:1', AttachmentState: 'detached' },
      ],
    });
    expect(gateway).toMatchObject({
      mode: 'regional',
      subnetId: null,
      routeTableId: 'rtb-9',
      attachedAppliances: ['arn:2'],
      addresses: [{ privateAddress: null, availabilityZone: 'eu-west-1a' }],
    });
    expect(addressTexts(gateway?.addresses.flatMap((pair) => pair.publicAddress ?? []) ?? [])).toEqual([
      '3.3.3.3',
    ]);
  });

  test('a failed private NAT gateway', () => {
    const change = { State: 'failed', FailureCode: 'Gateway.NotAttached', ConnectivityType: 'private' };
    expect(itemWith('natGateways', 'ec2:DescribeNatGateways', change)).toMatchObject({
      state: 'failed',
      failureCode: 'Gateway.NotAttached',
      connectivity: 'private',
    });
    expect(itemWith('natGateways', 'ec2:DescribeNatGateways', { State: 'pondering' })?.state).toBe('other');
  });
});
