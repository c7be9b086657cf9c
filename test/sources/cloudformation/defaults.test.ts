import { expect, test } from 'vitest';
import { type Default, defaults } from '../../../src/sources/cloudformation/defaults.ts';
import { type Drafts } from '../../../src/sources/declared/draft.ts';
import { item, links, saidBy, subnet } from './resources/declare.ts';

// What each row of the table means for a resource that leaves the property out; the pages are those of the table.
const vpc = () => item(saidBy('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }), 'vpcs');
const inVpc = { VpcId: 'Vpc', CidrBlock: '10.0.1.0/24' };
const ofSubnet = () => item(saidBy('AWS::EC2::Subnet', inVpc), 'subnets');
const nat = () => item(saidBy('AWS::EC2::NatGateway', { SubnetId: 'App' }), 'natGateways');
const endpointOf = (properties: Readonly<Record<string, string | boolean>>) =>
  item(
    saidBy('AWS::EC2::VPCEndpoint', {
      VpcId: 'Vpc',
      ServiceName: 'com.amazonaws.eu-west-1.s3',
      ...properties,
    }),
    'vpcEndpoints',
  );
const networkInterface = () =>
  item(saidBy('AWS::EC2::NetworkInterface', { SubnetId: 'App' }, subnet('App')), 'networkInterfaces');
const instance = () => saidBy('AWS::EC2::Instance', { SubnetId: 'App' }, subnet('App'));
const itsInterface = (told: Drafts) => item(told, 'networkInterfaces');
const transitGateway = () => links(saidBy('AWS::EC2::TransitGateway', {}), 'transit-gateway-brings');
const restApi = () => item(saidBy('AWS::ApiGateway::RestApi', { Name: 'orders' }), 'apis');
const httpApi = () => item(saidBy('AWS::ApiGatewayV2::Api', { Body: { openapi: '3.0.1' } }), 'apis');

const rows: readonly (readonly [string, () => unknown, object])[] = [
  ['AWS::EC2::VPC EnableDnsSupport', vpc, { enableDnsSupport: { known: true, value: true } }],
  ['AWS::EC2::VPC EnableDnsHostnames', vpc, { enableDnsHostnames: { known: true, value: false } }],
  ['AWS::EC2::Subnet Ipv6Native', ofSubnet, { cidr: { family: 'ipv4', length: 24 } }],
  ['AWS::EC2::Subnet EnableDns64', ofSubnet, { enableDns64: false }],
  ['AWS::EC2::Subnet MapPublicIpOnLaunch', () => links(instance(), 'public-address'), []],
  ['AWS::EC2::NatGateway ConnectivityType', nat, { connectivity: 'public' }],
  ['AWS::EC2::NatGateway AvailabilityMode', nat, { mode: 'zonal', subnetId: 'App' }],
  ['AWS::EC2::VPCEndpoint VpcEndpointType', () => endpointOf({}), { type: 'gateway' }],
  [
    'AWS::EC2::VPCEndpoint PrivateDnsEnabled',
    () => endpointOf({ VpcEndpointType: 'Interface' }),
    { privateDnsEnabled: false },
  ],
  [
    'AWS::EC2::VPCEndpoint SecurityGroupIds',
    () => endpointOf({ VpcEndpointType: 'Interface' }),
    { securityGroupIds: ['Vpc.DefaultSecurityGroup'] },
  ],
  [
    'AWS::EC2::VPCEndpoint PolicyDocument',
    () => endpointOf({}),
    { policy: { known: true, value: 'full-access' } },
  ],
  [
    'AWS::EC2::VPCEndpoint PrivateDnsOnlyForInboundResolverEndpoint',
    () => endpointOf({ VpcEndpointType: 'Interface', PrivateDnsEnabled: true }),
    { privateDnsOnlyForInboundResolverEndpoint: true },
  ],
  [
    'AWS::EC2::SecurityGroup SecurityGroupEgress',
    () => links(saidBy('AWS::EC2::SecurityGroup', { VpcId: 'Vpc' }), 'egress-unless-ruled'),
    [{ securityGroupId: 'It' }],
  ],
  [
    'AWS::EC2::NetworkAclEntry Egress',
    () => links(saidBy('AWS::EC2::NetworkAclEntry', {}), 'network-acl-entry'),
    [{ direction: 'inbound' }],
  ],
  ['AWS::EC2::NetworkInterface InterfaceType', networkInterface, { interfaceType: 'interface' }],
  ['AWS::EC2::NetworkInterface SourceDestCheck', networkInterface, { sourceDestCheck: true }],
  [
    'AWS::EC2::NetworkInterface GroupSet',
    networkInterface,
    { securityGroupIds: ['Vpc.DefaultSecurityGroup'] },
  ],
  ['AWS::EC2::Instance SourceDestCheck', () => itsInterface(instance()), { sourceDestCheck: true }],
  [
    'AWS::EC2::Instance SecurityGroupIds',
    () => itsInterface(instance()),
    { securityGroupIds: ['Vpc.DefaultSecurityGroup'] },
  ],
  [
    'AWS::EC2::DHCPOptions DomainNameServers',
    () => item(saidBy('AWS::EC2::DHCPOptions', { DomainName: 'corp.example' }), 'dhcpOptions'),
    { domainNameServers: 'amazon' },
  ],
  ['AWS::EC2::TransitGateway DefaultRouteTableAssociation', transitGateway, [{ associatesByDefault: true }]],
  ['AWS::EC2::TransitGateway DefaultRouteTablePropagation', transitGateway, [{ propagatesByDefault: true }]],
  [
    'AWS::EC2::TransitGatewayAttachment ApplianceModeSupport',
    () =>
      item(
        saidBy('AWS::EC2::TransitGatewayAttachment', { TransitGatewayId: 'T', VpcId: 'V', SubnetIds: ['A'] }),
        'transitGatewayAttachments',
      ),
    { applianceMode: false },
  ],
  [
    'AWS::EC2::TransitGatewayRoute Blackhole',
    () =>
      links(
        saidBy('AWS::EC2::TransitGatewayRoute', {
          TransitGatewayRouteTableId: 'T',
          TransitGatewayAttachmentId: 'A',
          DestinationCidrBlock: '0.0.0.0/0',
        }),
        'transit-gateway-route',
      ),
    [{ route: { state: 'active', attachmentIds: ['A'] } }],
  ],
  [
    'AWS::Lambda::Function Ipv6AllowedForDualStack',
    () =>
      item(
        saidBy('AWS::Lambda::Function', { VpcConfig: { SubnetIds: ['A'], SecurityGroupIds: ['G'] } }),
        'functions',
      ),
    { ipv6Allowed: false },
  ],
  ['AWS::ApiGateway::RestApi EndpointConfiguration', restApi, { endpointType: 'EDGE' }],
  ['AWS::ApiGateway::RestApi IpAddressType', restApi, { ipAddressType: 'ipv4' }],
  ['AWS::ApiGateway::RestApi DisableExecuteApiEndpoint', restApi, { disableExecuteApiEndpoint: false }],
  [
    'AWS::Serverless::Api EndpointConfiguration',
    () => item(saidBy('AWS::Serverless::Api', { StageName: 'prod' }), 'apis'),
    { endpointType: 'EDGE' },
  ],
  ['AWS::ApiGatewayV2::Api ProtocolType', httpApi, { kind: 'http' }],
  ['AWS::ApiGatewayV2::Api IpAddressType', httpApi, { ipAddressType: 'ipv4' }],
  ['AWS::ApiGatewayV2::Api DisableExecuteApiEndpoint', httpApi, { disableExecuteApiEndpoint: false }],
];

test.each(rows)('%s', (_, told, expected) => {
  expect(told()).toMatchObject(expected);
});

test('every default has a test and a page', () => {
  const table: Readonly<Record<string, Readonly<Record<string, Default>>>> = defaults;
  const all = Object.entries(table).flatMap(([type, properties]) =>
    Object.entries(properties).map(([property, { source }]) => ({ row: `${type} ${property}`, source })),
  );
  expect(all.map(({ row }) => row).toSorted()).toEqual(rows.map(([row]) => row).toSorted());
  for (const { source } of all) expect(source).toMatch(/^https:\/\/(?:docs\.)?aws\.amazon\.com\//);
});
