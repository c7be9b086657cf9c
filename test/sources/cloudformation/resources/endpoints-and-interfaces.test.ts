import { describe, expect, test } from 'vitest';
import { type ValueObject } from '../../../../src/sources/declared/value.ts';
import { declare, item, items, lacks, links, open, saidBy, scope, subnet } from './declare.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
describe('AWS::EC2::VPCEndpoint', () => {
  const endpoint = (properties: ValueObject) =>
    saidBy('AWS::EC2::VPCEndpoint', {
      VpcId: 'Vpc',
      ServiceName: 'com.amazonaws.eu-west-1.execute-api',
      VpcEndpointType: 'Interface',
      ...properties,
    });
  const one = (properties: ValueObject) => item(endpoint(properties), 'vpcEndpoints');

  test('of an interface', () => {
    const told = endpoint({
      PrivateDnsEnabled: 'true',
      SubnetIds: ['B', 'A'],
      SecurityGroupIds: ['Group'],
      PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] },
    });
    expect(item(told, 'vpcEndpoints')).toEqual({
      id: 'It',
      scope,
      name: null,
      ownerId: '111122223333',
      vpcId: 'Vpc',
      type: 'interface',
      serviceName: 'com.amazonaws.eu-west-1.execute-api',
      serviceRegion: null,
      state: 'available',
      subnetIds: ['A', 'B'],
      securityGroupIds: ['Group'],
      networkInterfaceIds: [],
      routeTableIds: [],
      privateDnsEnabled: true,
      privateDnsOnlyForInboundResolverEndpoint: false,
      dnsNames: null,
      dnsRecordIpType: 'ipv4',
      policy: { known: true, value: 'restricted' },
    });
    const [draft] = told.drafts;
    expect(draft?.properties['security-groups']?.path).toBe('Resources.It.Properties.SecurityGroupIds');
  });

  test('of a gateway', () => {
    const gateway = one({
      VpcEndpointType: 'Gateway',
      ServiceName: 'com.amazonaws.eu-west-1.s3',
      RouteTableIds: ['B', 'A', 'A'],
    });
    expect(gateway).toMatchObject({
      type: 'gateway',
      routeTableIds: ['A', 'B'],
      subnetIds: [],
      securityGroupIds: [],
      privateDnsEnabled: false,
      policy: { known: true, value: 'full-access' },
    });
  });

  test('of a Gateway Load Balancer', () => {
    const balanced = one({
      VpcEndpointType: 'GatewayLoadBalancer',
      ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-1',
      SubnetIds: ['Firewall'],
    });
    expect(balanced).toMatchObject({
      type: 'gateway-load-balancer',
      subnetIds: ['Firewall'],
      securityGroupIds: [],
    });
  });

  test('of a resource, which has no service', () => {
    const told = endpoint({
      VpcEndpointType: 'Resource',
      ServiceName: null,
      ResourceConfigurationArn: 'arn:r',
    });
    expect(item(told, 'vpcEndpoints')).toMatchObject({ type: 'other', serviceName: '' });
  });

  test.each([
    [{ ServiceRegion: 'us-east-1' }, 'us-east-1'],
    [{ ServiceRegion: 'eu-west-1' }, null],
  ])('of a service in %j', (properties, serviceRegion) => {
    expect(one(properties)).toMatchObject({ serviceRegion });
  });

  test.each([
    [{ VpcId: open('Ref V') }, '? Ref V'],
    [{ ServiceName: open('Sub com.amazonaws.${R}.s3') }, '? Sub com.amazonaws.${R}.s3'],
    [{ ServiceName: null }, '? ServiceName is not given'],
    [{ VpcEndpointType: open('Ref T') }, '? Ref T'],
    [{ PrivateDnsEnabled: open('Ref P') }, '? Ref P'],
    [{ VpcEndpointType: 'Gateway', RouteTableIds: ['A', open('Ref Table')] }, '? Ref Table'],
    [{ DnsOptions: open('Ref D') }, '? Ref D'],
    [{ DnsOptions: { DnsRecordIpType: 'ipv5' } }, '? DnsRecordIpType: ipv5'],
  ])('is not known: %j', (properties, expected) => {
    expect(one(properties)).toBe(expected);
  });

  test('stays known for what its subnets and groups do not touch', () => {
    const told = endpoint({ SubnetIds: ['A', open('Ref B')], SecurityGroupIds: open('Ref Groups') });
    expect(item(told, 'vpcEndpoints')).toMatchObject({
      subnetIds: ['A', 'Ref B'],
      securityGroupIds: ['Ref Groups'],
    });
    expect(lacks(told)).toEqual([
      { fact: 'subnets', id: 'Ref B', expression: 'Ref B' },
      { fact: 'securityGroups', id: 'Ref Groups', expression: 'Ref Groups' },
    ]);
  });

  // https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.VpcEndpointDnsRecordIpType.html
  test.each([
    [{ DnsOptions: { DnsRecordIpType: 'service-defined' }, IpAddressType: 'dualstack' }, 'service-defined'],
    [{ IpAddressType: 'ipv4' }, 'ipv4'],
    [{ IpAddressType: 'ipv6', DnsOptions: { DnsRecordIpType: 'not-specified' } }, 'ipv6'],
    [{ IpAddressType: 'not-specified' }, 'ipv4'],
  ])('answers with %j', (properties, dnsRecordIpType) => {
    expect(one(properties)).toMatchObject({ dnsRecordIpType });
    expect(lacks(endpoint(properties))).toEqual([]);
  });

  test('a dual-stack endpoint that does not say what it answers with is a guess', () => {
    const told = endpoint({ IpAddressType: 'dualstack' });
    expect(item(told, 'vpcEndpoints')).toMatchObject({ dnsRecordIpType: 'dualstack' });
    expect(lacks(told)).toMatchObject([{ fact: 'endpointDnsNames', id: 'It' }]);
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-vpcendpoint-dnsoptionsspecification.html
  const s3 = { ServiceName: 'com.amazonaws.eu-west-1.s3', PrivateDnsEnabled: true };
  const option = 'PrivateDnsOnlyForInboundResolverEndpoint';
  test.each([
    [{ ...s3, DnsOptions: { [option]: 'AllResolvers' } }, false],
    [{ ...s3, DnsOptions: { [option]: 'OnlyInboundResolver' } }, true],
    [{ ...s3, DnsOptions: { [option]: false } }, false],
    [{ ...s3, DnsOptions: { [option]: 'true' } }, true],
    [{ ...s3, DnsOptions: { [option]: 'NotSpecified' } }, true],
    [{ ...s3, PrivateDnsEnabled: false }, false],
    [{ PrivateDnsEnabled: true }, false],
    [{ ...s3, VpcEndpointType: 'Gateway' }, false],
  ])('only for inbound resolvers: %j', (properties, expected) => {
    expect(one(properties)).toMatchObject({ privateDnsOnlyForInboundResolverEndpoint: expected });
  });

  test.each([
    [{ ...s3, DnsOptions: { [option]: 'Some' } }, `? ${option}: Some`],
    [{ ...s3, ServiceName: 'com.amazonaws.eu-west-1.dynamodb' }, `? ${option} is not given`],
  ])('only for inbound resolvers or not, not known: %j', (properties, expected) => {
    expect(one(properties)).toBe(expected);
  });

  const full = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
  // https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
  test.each([
    [{ Statement: [full] }, 'full-access'],
    [{ Version: '2012-10-17', Statement: full }, 'full-access'],
    [JSON.stringify({ Statement: [full] }), 'full-access'],
    [{ Statement: [{ ...full, Action: 'execute-api:Invoke' }] }, 'restricted'],
    [JSON.stringify({ Statement: [{ ...full, Condition: {} }] }), 'restricted'],
    [{ Statement: [{ ...full, Action: ['s3:GetObject'], Resource: open('Ref Arn') }] }, 'restricted'],
  ])('policy %j', (PolicyDocument, value) => {
    expect(one({ PolicyDocument })).toMatchObject({ policy: { known: true, value } });
  });

  test.each([
    [open('Ref Policy'), 'Ref Policy'],
    [{ Statement: open('Ref Statements') }, 'Ref Statements'],
    [{ Statement: [{ ...full, Resource: [open('Ref Arn')] }] }, 'Ref Arn'],
    [{ Statement: [{ ...full, Effect: open('Ref Effect') }] }, 'Ref Effect'],
    [{ Statement: [{ ...full, Condition: open('Ref Condition') }] }, 'Ref Condition'],
    [{}, 'PolicyDocument: {}'],
    ['none', 'PolicyDocument: "none"'],
    [5, 'PolicyDocument: 5'],
  ])('policy that is not known: %j', (PolicyDocument, expression) => {
    expect(one({ PolicyDocument })).toMatchObject({ policy: { known: false, gap: { expression } } });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkinterface.html
describe('AWS::EC2::NetworkInterface', () => {
  const type = 'AWS::EC2::NetworkInterface';

  test('with its addresses, the primary one first', () => {
    const told = saidBy(
      type,
      {
        SubnetId: 'App',
        GroupSet: ['B', 'A'],
        SourceDestCheck: 'false',
        PrivateIpAddresses: [
          { PrivateIpAddress: '10.0.1.8', Primary: false },
          { PrivateIpAddress: '10.0.1.9', Primary: 'true' },
          { PrivateIpAddress: open('Ref Third'), Primary: false },
        ],
        Ipv6Addresses: [{ Ipv6Address: '2001:db8::5' }],
      },
      declare('Attach', 'AWS::EC2::NetworkInterfaceAttachment', {
        NetworkInterfaceId: 'It',
        InstanceId: 'Proxy',
        DeviceIndex: '1',
      }),
    );
    expect(item(told, 'networkInterfaces')).toEqual({
      id: 'It',
      scope,
      name: null,
      vpcId: '',
      subnetId: 'App',
      availabilityZone: null,
      interfaceType: 'interface',
      addresses: [
        { family: 'ipv4', value: 0x0a000109n },
        { family: 'ipv4', value: 0x0a000108n },
        { family: 'ipv6', value: 0x20010db8000000000000000000000005n },
      ],
      publicAddresses: [],
      securityGroupIds: ['A', 'B'],
      sourceDestCheck: false,
      instanceId: 'Proxy',
    });
  });

  test('of the instance that names it', () => {
    const instance = declare('Proxy', 'AWS::EC2::Instance', {
      NetworkInterfaces: [{ NetworkInterfaceId: 'It', DeviceIndex: '0' }],
    });
    const told = saidBy(type, { SubnetId: 'App', GroupSet: ['A'] }, instance);
    expect(item(told, 'networkInterfaces')).toMatchObject({ instanceId: 'Proxy' });
  });

  test('whose groups and check are not known', () => {
    const told = saidBy(type, { SubnetId: 'subnet-1', SourceDestCheck: open('Ref Check') });
    const expression = 'the default security group of the VPC of It';
    expect(item(told, 'networkInterfaces')).toMatchObject({
      securityGroupIds: [expression],
      sourceDestCheck: null,
    });
    expect(lacks(told)).toEqual([{ fact: 'securityGroups', id: expression, expression }]);
  });

  test('in a subnet that is not known', () => {
    expect(item(saidBy(type, { SubnetId: open('Ref S') }), 'networkInterfaces')).toBe('? Ref S');
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
describe('AWS::EC2::Instance', () => {
  const type = 'AWS::EC2::Instance';

  test('with one interface', () => {
    const told = saidBy(
      type,
      { SubnetId: 'App', SecurityGroupIds: ['Group'], SourceDestCheck: false, PrivateIpAddress: '10.0.1.5' },
      subnet('App', { MapPublicIpOnLaunch: 'true' }),
    );
    expect(item(told, 'instances')).toEqual({
      id: 'It',
      scope,
      name: null,
      state: 'running',
      networkInterfaceIds: ['It.NetworkInterface0'],
    });
    expect(item(told, 'networkInterfaces')).toMatchObject({
      id: 'It.NetworkInterface0',
      subnetId: 'App',
      securityGroupIds: ['Group'],
      sourceDestCheck: false,
      instanceId: 'It',
      addresses: [{ family: 'ipv4', value: 0x0a000105n }],
    });
    expect(links(told, 'public-address')).toEqual([{ ownerId: 'It.NetworkInterface0' }]);
  });

  test('with interfaces of its own, existing ones and attached ones', () => {
    const told = saidBy(
      type,
      {
        NetworkInterfaces: [
          { DeviceIndex: '0', SubnetId: 'App', GroupSet: ['Group'], AssociatePublicIpAddress: true },
          { DeviceIndex: '1', NetworkInterfaceId: 'Eni' },
        ],
      },
      subnet('App'),
      declare('Attach', 'AWS::EC2::NetworkInterfaceAttachment', {
        NetworkInterfaceId: 'Later',
        InstanceId: 'It',
        DeviceIndex: 2,
      }),
    );
    expect(item(told, 'instances')).toMatchObject({
      networkInterfaceIds: ['Eni', 'It.NetworkInterface0', 'Later'],
    });
    expect(items(told, 'networkInterfaces')).toMatchObject([
      { id: 'It.NetworkInterface0', securityGroupIds: ['Group'] },
    ]);
    expect(links(told, 'public-address')).toEqual([{ ownerId: 'It.NetworkInterface0' }]);
  });

  test('with an address that its subnet gives or not', () => {
    const properties = { SubnetId: 'App', SecurityGroupIds: ['Group'] };
    expect(links(saidBy(type, properties, subnet('App')), 'public-address')).toEqual([]);
    const unsure = saidBy(type, properties, subnet('App', { MapPublicIpOnLaunch: open('Ref Map') }));
    expect(item(unsure, 'networkInterfaces')).toBe('? Ref Map');
    expect(item(saidBy(type, { SubnetId: 'subnet-1' }), 'networkInterfaces')).toBe(
      '? MapPublicIpOnLaunch of subnet-1',
    );
  });

  test('from a launch template, of which nothing is known', () => {
    const template = { LaunchTemplate: { LaunchTemplateId: 'Template', Version: '1' } };
    expect(item(saidBy(type, template), 'instances')).toBe(
      '? the network interfaces that the launch template of It says',
    );
    const told = saidBy(type, { ...template, SubnetId: 'App' }, subnet('App'));
    expect(item(told, 'networkInterfaces')).toMatchObject({
      securityGroupIds: ['the groups that the launch template of It says'],
    });
  });

  test('with groups by name', () => {
    const told = saidBy(type, { SubnetId: 'App', SecurityGroups: ['web'] }, subnet('App'));
    expect(lacks(told)).toMatchObject([
      { fact: 'securityGroups', id: 'the groups that SecurityGroups of It names' },
    ]);
  });
});
