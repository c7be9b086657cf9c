import { describe, expect, test } from 'vitest';
import { type ValueObject } from '../../../../src/sources/declared/value.ts';
import { cidr, declare, item, items, links, open, saidBy, scope, subnet, vpc } from './declare.ts';

test('AWS::EC2::RouteTable', () => {
  const told = saidBy('AWS::EC2::RouteTable', { VpcId: 'Vpc', Tags: [{ Key: 'Name', Value: 'private' }] });
  expect(item(told, 'routeTables')).toEqual({
    id: 'It',
    scope,
    name: 'private',
    vpcId: 'Vpc',
    main: false,
    subnetIds: [],
    gatewayIds: [],
    routes: [],
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html
describe('AWS::EC2::Route', () => {
  const route = (properties: ValueObject) =>
    saidBy(
      'AWS::EC2::Route',
      { RouteTableId: 'Table', ...properties },
      declare('Igw', 'AWS::EC2::InternetGateway'),
      declare('Vgw', 'AWS::EC2::VPNGateway'),
      declare('Carrier', 'AWS::EC2::CarrierGateway'),
    );

  test.each([
    [{ GatewayId: 'Igw' }, { kind: 'internet-gateway', id: 'Igw' }],
    [{ GatewayId: 'Vgw' }, { kind: 'virtual-private-gateway', id: 'Vgw' }],
    [{ GatewayId: 'Carrier' }, { kind: 'carrier-gateway', id: 'Carrier' }],
    [{ GatewayId: 'igw-1' }, { kind: 'internet-gateway', id: 'igw-1' }],
    [{ GatewayId: 'vgw-1' }, { kind: 'virtual-private-gateway', id: 'vgw-1' }],
    [{ GatewayId: 'local' }, { kind: 'local' }],
    [{ GatewayId: 'Elsewhere' }, { kind: 'other', id: 'Elsewhere' }],
    [{ GatewayId: open('ImportValue Gateway') }, { kind: 'other', id: 'ImportValue Gateway' }],
    [{ NatGatewayId: 'Nat' }, { kind: 'nat-gateway', id: 'Nat' }],
    [{ NatGatewayId: open('Ref Nat') }, { kind: 'other', id: 'Ref Nat' }],
    [{ TransitGatewayId: 'tgw-1' }, { kind: 'transit-gateway', id: 'tgw-1' }],
    [{ VpcPeeringConnectionId: 'Peer' }, { kind: 'vpc-peering-connection', id: 'Peer' }],
    [{ NetworkInterfaceId: 'Eni' }, { kind: 'network-interface', id: 'Eni' }],
    [{ InstanceId: 'Proxy' }, { kind: 'instance', id: 'Proxy' }],
    [{ EgressOnlyInternetGatewayId: 'Eigw' }, { kind: 'egress-only-internet-gateway', id: 'Eigw' }],
    [{ VpcEndpointId: 'Gwlbe' }, { kind: 'vpc-endpoint', id: 'Gwlbe' }],
    [{ LocalGatewayId: 'lgw-1' }, { kind: 'local-gateway', id: 'lgw-1' }],
    [{ CarrierGatewayId: 'Carrier' }, { kind: 'carrier-gateway', id: 'Carrier' }],
    [{ CoreNetworkArn: 'arn:core' }, { kind: 'core-network', id: 'arn:core' }],
    [{ OdbNetworkArn: 'arn:odb' }, { kind: 'outpost-database-network', id: 'arn:odb' }],
    [{}, { kind: 'other', id: 'none' }],
  ])('leads to %j', (target, expected) => {
    expect(links(route({ DestinationCidrBlock: '0.0.0.0/0', ...target }), 'route')).toEqual([
      {
        routeTableId: 'Table',
        route: {
          destination: { kind: 'cidr', cidr: cidr('0.0.0.0/0') },
          target: expected,
          state: 'active',
          propagated: false,
        },
      },
    ]);
  });

  test.each([
    [{ DestinationIpv6CidrBlock: '::/0' }, { kind: 'cidr', cidr: cidr('::/0') }],
    [{ DestinationPrefixListId: 'pl-1' }, { kind: 'prefix-list', prefixListId: 'pl-1' }],
  ])('for %j', (destination, expected) => {
    expect(links(route({ GatewayId: 'Igw', ...destination }), 'route')).toMatchObject([
      { route: { destination: expected } },
    ]);
  });

  test('for a range that is not known', () => {
    const told = route({ DestinationCidrBlock: open('Ref Office'), GatewayId: 'Vgw' });
    expect(links(told, 'route')).toMatchObject([
      { route: { destination: { kind: 'prefix-list', prefixListId: 'Ref Office' } } },
    ]);
    expect(items(told, 'prefixLists')).toMatchObject([
      { id: 'Ref Office', entries: { known: false, gap: { kind: 'unresolved', expression: 'Ref Office' } } },
    ]);
  });

  test('is not known without a destination or a table', () => {
    expect(links(route({ GatewayId: 'Igw' }), 'route')).toEqual([
      { routeTableId: 'Table', route: '? a route without a destination' },
    ]);
    expect(links(route({ RouteTableId: null, DestinationCidrBlock: '::/0' }), 'route')).toMatchObject([
      { routeTableId: '? RouteTableId is not given' },
    ]);
  });

  test('ranges that are not known are told once', () => {
    const properties = { RouteTableId: 'T', DestinationCidrBlock: open('Ref Office'), GatewayId: 'Igw' };
    const told = saidBy('AWS::EC2::Route', properties, declare('Other', 'AWS::EC2::Route', properties));
    expect(told.drafts).toEqual([]);
    expect(told.links).toHaveLength(1);
  });
});

describe('associations', () => {
  test('of a subnet', () => {
    const told = saidBy('AWS::EC2::SubnetRouteTableAssociation', {
      RouteTableId: 'T',
      SubnetId: open('Ref S'),
    });
    expect(links(told, 'route-table-of-subnet')).toEqual([{ routeTableId: 'T', subnetId: '? Ref S' }]);
  });

  test('of a gateway', () => {
    const told = saidBy('AWS::EC2::GatewayRouteTableAssociation', { RouteTableId: 'T', GatewayId: 'Igw' });
    expect(links(told, 'route-table-of-gateway')).toEqual([{ routeTableId: 'T', gatewayId: 'Igw' }]);
  });

  test.each([
    [
      ['A', open('Ref B')],
      ['A', '? Ref B'],
    ],
    [open('Ref Tables'), ['? Ref Tables']],
  ])('propagation into %j', (RouteTableIds, expected) => {
    const told = saidBy('AWS::EC2::VPNGatewayRoutePropagation', { RouteTableIds, VpnGatewayId: 'Vgw' });
    expect(links(told, 'route-propagation')).toEqual(
      expected.map((routeTableId) => ({ routeTableId, gatewayId: 'Vgw' })),
    );
  });

  test('a route server may add a route to any range', () => {
    const told = saidBy('AWS::EC2::RouteServerPropagation', { RouteServerId: 'Rs', RouteTableId: 'T' });
    const range = 'the ranges that the route server of It adds routes to';
    expect(links(told, 'route')).toEqual([
      {
        routeTableId: 'T',
        route: {
          destination: { kind: 'prefix-list', prefixListId: range },
          target: { kind: 'other', id: range },
          state: 'active',
          propagated: true,
        },
      },
    ]);
    expect(items(told, 'prefixLists')).toMatchObject([{ id: range, entries: { known: false } }]);
  });
});

describe('gateways', () => {
  test('AWS::EC2::InternetGateway', () => {
    const told = saidBy('AWS::EC2::InternetGateway', {});
    expect(item(told, 'internetGateways')).toEqual({ id: 'It', scope, name: null, vpcIds: [] });
  });

  test('AWS::EC2::VPCGatewayAttachment', () => {
    const told = saidBy('AWS::EC2::VPCGatewayAttachment', { VpcId: 'Vpc', InternetGatewayId: 'Igw' });
    expect(links(told, 'gateway-attachment')).toEqual([{ gatewayId: 'Igw', vpcId: 'Vpc' }]);
    expect(saidBy('AWS::EC2::VPCGatewayAttachment', { VpcId: 'Vpc', VpnGatewayId: 'Vgw' }).links).toEqual([]);
  });

  test('AWS::EC2::EgressOnlyInternetGateway', () => {
    const told = saidBy('AWS::EC2::EgressOnlyInternetGateway', { VpcId: 'Vpc' });
    expect(item(told, 'egressOnlyInternetGateways')).toEqual({
      id: 'It',
      scope,
      name: null,
      vpcIds: ['Vpc'],
    });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html
describe('AWS::EC2::NatGateway', () => {
  const type = 'AWS::EC2::NatGateway';

  test('zonal and public', () => {
    expect(
      item(saidBy(type, { SubnetId: 'Public', AllocationId: open('GetAtt Eip') }), 'natGateways'),
    ).toEqual({
      id: 'It',
      scope,
      name: null,
      vpcId: '',
      mode: 'zonal',
      subnetId: 'Public',
      routeTableId: null,
      state: 'available',
      connectivity: 'public',
      addresses: [],
      failureCode: null,
      attachedAppliances: [],
    });
  });

  test('private, at its address', () => {
    const told = saidBy(type, { SubnetId: 'A', ConnectivityType: 'private', PrivateIpAddress: '10.0.1.9' });
    expect(item(told, 'natGateways')).toMatchObject({
      connectivity: 'private',
      addresses: [{ privateAddress: { family: 'ipv4', value: 0x0a000109n }, publicAddress: null }],
    });
  });

  // https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
  test('regional, with a table that leads to the internet gateway', () => {
    const told = saidBy(
      type,
      { VpcId: 'Vpc', AvailabilityMode: 'regional' },
      vpc(),
      declare('Attach', 'AWS::EC2::VPCGatewayAttachment', { VpcId: 'Vpc', InternetGatewayId: 'Igw' }),
    );
    expect(item(told, 'natGateways')).toMatchObject({
      mode: 'regional',
      vpcId: 'Vpc',
      subnetId: null,
      routeTableId: 'It.RouteTableId',
    });
    expect(item(told, 'routeTables')).toMatchObject({ id: 'It.RouteTableId', vpcId: 'Vpc', main: false });
    expect(links(told, 'route')).toEqual([
      {
        routeTableId: 'It.RouteTableId',
        route: {
          destination: { kind: 'cidr', cidr: cidr('0.0.0.0/0') },
          target: { kind: 'internet-gateway', id: 'Igw' },
          state: 'active',
          propagated: false,
        },
      },
    ]);
  });

  test('regional in a VPC without an internet gateway, and in one that is not of the template', () => {
    const inOwn = saidBy(type, { VpcId: 'Vpc', AvailabilityMode: 'regional' }, vpc());
    expect(links(inOwn, 'route')).toEqual([]);
    const inOther = saidBy(type, { VpcId: 'vpc-1', AvailabilityMode: 'regional' });
    expect(links(inOther, 'route')).toMatchObject([
      { route: { target: { kind: 'other', id: 'the internet gateway of vpc-1' } } },
    ]);
  });

  test('with a firewall in proxy mode behind it', () => {
    const told = saidBy(
      type,
      { SubnetId: 'A' },
      declare('Proxy', 'AWS::NetworkFirewall::Firewall', { NatGatewayMappings: [{ NatGatewayId: 'It' }] }),
      declare('Inline', 'AWS::NetworkFirewall::Firewall', { VpcId: 'Vpc' }),
    );
    expect(item(told, 'natGateways')).toMatchObject({ attachedAppliances: ['Proxy'] });
  });

  test.each([
    [{}, '? SubnetId is not given'],
    [{ SubnetId: open('Ref S') }, '? Ref S'],
    [{ SubnetId: 'A', ConnectivityType: 'open' }, '? ConnectivityType: open'],
    [{ AvailabilityMode: open('Ref Mode') }, '? Ref Mode'],
    [{ AvailabilityMode: 'regional' }, '? VpcId is not given'],
  ])('not known: %j', (properties, expected) => {
    expect(item(saidBy(type, properties), 'natGateways')).toBe(expected);
  });
});

describe('elastic addresses', () => {
  test.each([
    ['AWS::EC2::EIP', { Domain: 'vpc' }, []],
    ['AWS::EC2::EIP', { InstanceId: 'Proxy' }, ['Proxy']],
    ['AWS::EC2::EIP', { InstanceId: open('Ref I') }, ['? Ref I']],
    ['AWS::EC2::EIPAssociation', { NetworkInterfaceId: 'Eni', AllocationId: 'a' }, ['Eni']],
    ['AWS::EC2::EIPAssociation', { InstanceId: 'Proxy' }, ['Proxy']],
    ['AWS::EC2::EIPAssociation', {}, ['? InstanceId is not given']],
  ])('%s %j', (type, properties, owners) => {
    expect(links(saidBy(type, properties), 'public-address')).toEqual(owners.map((ownerId) => ({ ownerId })));
  });
});

describe('AWS::EC2::VPCPeeringConnection', () => {
  const type = 'AWS::EC2::VPCPeeringConnection';
  const sides = { VpcId: 'Vpc', PeerVpcId: 'vpc-2' };

  test('in its own account is accepted by deployment', () => {
    const told = saidBy(
      type,
      sides,
      vpc(),
      declare('More', 'AWS::EC2::VPCCidrBlock', { VpcId: 'Vpc', CidrBlock: '100.64.0.0/16' }),
    );
    expect(item(told, 'peeringConnections')).toEqual({
      id: 'It',
      scope,
      name: null,
      status: 'active',
      requester: {
        vpcId: 'Vpc',
        accountId: '111122223333',
        region: 'eu-west-1',
        cidrs: [cidr('10.0.0.0/16'), cidr('100.64.0.0/16')],
      },
      accepter: { vpcId: 'vpc-2', accountId: '111122223333', region: 'eu-west-1', cidrs: [] },
    });
  });

  test.each([
    [{ PeerOwnerId: '111122223333', PeerRegion: 'us-east-1' }, 'active', { region: 'us-east-1' }],
    [{ PeerOwnerId: 444455556666 }, 'pending-acceptance', { accountId: '444455556666' }],
    [{ PeerOwnerId: '444455556666', PeerRoleArn: 'arn:r' }, 'active', { accountId: '444455556666' }],
    [{ PeerOwnerId: open('Ref O'), PeerRoleArn: 'arn:r' }, 'active', { accountId: null }],
  ])('%j', (properties, status, accepter) => {
    expect(item(saidBy(type, { ...sides, ...properties }), 'peeringConnections')).toMatchObject({
      status,
      accepter,
    });
  });

  test('with an account that is not known', () => {
    const told = saidBy(type, { ...sides, PeerOwnerId: open('Ref O') });
    expect(item(told, 'peeringConnections')).toBe('? Ref O');
  });
});

describe('transit gateways', () => {
  const brings = { transitGatewayId: 'It', routeTableId: 'It.DefaultRouteTable' };
  test.each([
    [
      { DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'enable' },
      { associatesByDefault: false, propagatesByDefault: true },
    ],
    [
      { DefaultRouteTableAssociation: open('Ref A'), DefaultRouteTablePropagation: true },
      { associatesByDefault: '? Ref A', propagatesByDefault: '? DefaultRouteTablePropagation: true' },
    ],
    [
      { AssociationDefaultRouteTableId: 'Other' },
      { associatesByDefault: '? Other as the default table of It', propagatesByDefault: true },
    ],
  ])('%j', (properties, expected) => {
    const told = saidBy('AWS::EC2::TransitGateway', properties);
    expect(links(told, 'transit-gateway-brings')).toEqual([{ ...brings, ...expected }]);
  });

  test.each(['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'])('%s', (type) => {
    const told = saidBy(type, {
      TransitGatewayId: 'Tgw',
      VpcId: 'Vpc',
      SubnetIds: ['B', 'A'],
      Options: { ApplianceModeSupport: 'enable' },
    });
    expect(item(told, 'transitGatewayAttachments')).toEqual({
      id: 'It',
      scope,
      name: null,
      transitGatewayId: 'Tgw',
      kind: 'vpc',
      resourceId: 'Vpc',
      resourceOwnerId: '111122223333',
      subnetIds: ['A', 'B'],
      available: true,
      applianceMode: true,
    });
  });

  test('an attachment whose subnets are changed', () => {
    const told = saidBy('AWS::EC2::TransitGatewayVpcAttachment', {
      TransitGatewayId: 'Tgw',
      VpcId: 'Vpc',
      SubnetIds: ['A', 'B'],
      AddSubnetIds: ['C'],
      RemoveSubnetIds: ['A'],
    });
    expect(item(told, 'transitGatewayAttachments')).toMatchObject({ subnetIds: ['B', 'C'] });
  });

  test('an attachment in subnets that are not known', () => {
    const properties = { TransitGatewayId: 'Tgw', VpcId: 'Vpc', SubnetIds: open('Ref Subnets') };
    const told = saidBy('AWS::EC2::TransitGatewayAttachment', properties);
    expect(item(told, 'transitGatewayAttachments')).toBe('? Ref Subnets');
  });

  test('an attachment to a gateway elsewhere', () => {
    const told = saidBy('AWS::EC2::TransitGatewayPeeringAttachment', {
      TransitGatewayId: 'Tgw',
      PeerTransitGatewayId: 'tgw-2',
      PeerAccountId: '444455556666',
      PeerRegion: 'us-east-1',
    });
    expect(item(told, 'transitGatewayAttachments')).toMatchObject({
      kind: 'other',
      transitGatewayId: 'Tgw',
      resourceId: 'tgw-2',
      resourceOwnerId: '444455556666',
      subnetIds: [],
    });
  });

  test('a table, its associations and propagations', () => {
    expect(
      item(
        saidBy('AWS::EC2::TransitGatewayRouteTable', { TransitGatewayId: 'Tgw' }),
        'transitGatewayRouteTables',
      ),
    ).toMatchObject({
      id: 'It',
      transitGatewayId: 'Tgw',
      associatedAttachmentIds: { known: true, value: [] },
      routes: { known: true, value: [] },
    });
    const pair = { TransitGatewayRouteTableId: 'T', TransitGatewayAttachmentId: 'A' };
    const expected = [{ routeTableId: 'T', attachmentId: 'A' }];
    expect(
      links(saidBy('AWS::EC2::TransitGatewayRouteTableAssociation', pair), 'transit-gateway-association'),
    ).toEqual(expected);
    expect(
      links(saidBy('AWS::EC2::TransitGatewayRouteTablePropagation', pair), 'transit-gateway-propagation'),
    ).toEqual(expected);
  });

  const toAll = { kind: 'cidr', cidr: cidr('0.0.0.0/0') };
  test.each([
    [
      { TransitGatewayAttachmentId: 'A' },
      { destination: toAll, attachmentIds: ['A'], state: 'active', propagated: false },
    ],
    [{ Blackhole: 'true' }, { destination: toAll, attachmentIds: [], state: 'blackhole', propagated: false }],
    [{ TransitGatewayAttachmentId: open('Ref A') }, '? Ref A'],
    [{}, '? TransitGatewayAttachmentId is not given'],
  ])('a route: %j', (properties, route) => {
    const told = saidBy('AWS::EC2::TransitGatewayRoute', {
      TransitGatewayRouteTableId: 'T',
      DestinationCidrBlock: '0.0.0.0/0',
      ...properties,
    });
    expect(links(told, 'transit-gateway-route')).toEqual([{ routeTableId: 'T', route }]);
  });

  test.each([
    ['AWS::EC2::VPNConnection', { TransitGatewayId: 'Tgw' }, 2],
    ['AWS::EC2::VPNConnection', { VpnGatewayId: 'Vgw' }, 0],
    ['AWS::EC2::TransitGatewayConnect', { TransportTransitGatewayAttachmentId: 'A' }, 2],
    ['AWS::EC2::TransitGatewayPolicyTableAssociation', {}, 1],
    ['AWS::EC2::TransitGatewayAttachmentNatConfiguration', {}, 1],
  ])('%s %j brings what is not followed', (type, properties, count) => {
    const { lacks } = saidBy(type, properties);
    expect(lacks).toHaveLength(count);
    for (const lack of lacks) {
      expect(lack).toMatchObject({ id: null, scope });
      expect(lack.expression).toContain('It');
    }
  });
});

test('a subnet is no gateway', () => {
  const told = saidBy(
    'AWS::EC2::Route',
    { RouteTableId: 'T', DestinationCidrBlock: '::/0', GatewayId: 'App' },
    subnet('App'),
  );
  expect(links(told, 'route')).toMatchObject([{ route: { target: { kind: 'other', id: 'App' } } }]);
});
