import { expect, test } from 'vitest';
import { type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { ask, askAll } from './ask.ts';
import { askAllByFetch } from './ask-by-fetch.ts';
import { startAwsServer } from './aws-server.ts';
import { narrowingFiles as files, record, vpcs } from './sample/narrowing-files.ts';

function filter(name: string, ...values: readonly string[]) {
  return { Filters: [{ Name: name, Values: values }] };
}

test.each<[string, JsonObject, unknown]>([
  ['ec2:DescribeVpcs', { VpcIds: ['vpc-0a2'] }, { Vpcs: [vpcs[1]] }],
  ['ec2:DescribeVpcs', filter('vpc-id', 'vpc-0a*'), { Vpcs: vpcs }],
  ['ec2:DescribeVpcs', filter('vpc-id', 'vpc-0b?'), { Vpcs: [] }],
  [
    'ec2:DescribeSubnets',
    {
      Filters: [
        { Name: 'vpc-id', Values: ['vpc-0a2'] },
        { Name: 'availability-zone', Values: ['eu-west-1a', 'eu-west-1b'] },
      ],
    },
    { Subnets: [{ SubnetId: 'subnet-0a2', VpcId: 'vpc-0a2', AvailabilityZone: 'eu-west-1b' }] },
  ],
  ['ec2:DescribeInternetGateways', filter('attachment.vpc-id', 'vpc-0a2'), { InternetGateways: [] }],
  [
    'ec2:DescribeVpcAttribute',
    { VpcId: 'vpc-0a2', Attribute: 'enableDnsSupport' },
    { VpcId: 'vpc-0a2', EnableDnsSupport: { Value: false } },
  ],
  [
    'ec2:DescribeVpcAttribute',
    { VpcId: 'vpc-0a1', Attribute: 'enableDnsHostnames' },
    { VpcId: 'vpc-0a1', EnableDnsHostnames: { Value: false } },
  ],
  ['ec2:GetManagedPrefixListEntries', { PrefixListId: 'pl-0a2' }, { Entries: [{ Cidr: '198.51.100.0/24' }] }],
  ['ec2:GetManagedPrefixListEntries', { PrefixListId: 'pl-0a3' }, { Entries: [] }],
  [
    'ec2:SearchTransitGatewayRoutes',
    { TransitGatewayRouteTableId: 'tgw-rtb-0a2', ...filter('state', 'active') },
    {
      Routes: [{ DestinationCidrBlock: '10.2.0.0/16', Type: 'static', State: 'active' }],
      AdditionalRoutesAvailable: false,
    },
  ],
  [
    'ec2:GetTransitGatewayRouteTableAssociations',
    { TransitGatewayRouteTableId: 'tgw-rtb-0a2' },
    { Associations: [] },
  ],
  [
    'ec2:DescribeVpcEndpointServices',
    { ServiceNames: ['a.two', 'a.three'] },
    {
      ServiceNames: ['a.two', 'a.three'],
      ServiceDetails: [{ ServiceName: 'a.two', ServiceType: [{ ServiceType: 'Gateway' }] }],
    },
  ],
  [
    'ec2:DescribeVpcEndpointServices',
    filter('service-type', 'Interface'),
    {
      ServiceNames: ['a.one'],
      ServiceDetails: [{ ServiceName: 'a.one', ServiceType: [{ ServiceType: 'Interface' }] }],
    },
  ],
  ['route53:ListHostedZonesByVPC', { VPCId: 'vpc-0a2', VPCRegion: 'eu-west-1' }, { HostedZoneSummaries: [] }],
  [
    'route53:ListResourceRecordSets',
    { HostedZoneId: '/hostedzone/Z0A2' },
    { ResourceRecordSets: [record('b.')] },
  ],
  [
    'route53:GetHostedZone',
    { Id: 'Z0A1' },
    { HostedZone: { Id: '/hostedzone/Z0A1', Name: 'a.', CallerReference: 'x' } },
  ],
  [
    'lambda:GetFunctionConfiguration',
    { FunctionName: 'arn:aws:lambda:eu-west-1:111122223333:function:f' },
    { FunctionName: 'f', FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f' },
  ],
])('%s %o', async (call, parameters, expected) => {
  await using server = await startAwsServer({ snapshot: files });
  expect(await askAll(server.url, call, parameters)).toEqual(expected);
  expect(server.complaints).toEqual([]);
});

test('Route 53 Resolver narrows by filters as EC2 does', async () => {
  await using server = await startAwsServer({ snapshot: files });
  const call = 'route53resolver:ListResolverRuleAssociations';
  expect(await askAllByFetch(server.url, call, filter('VPCId', 'vpc-0a2'))).toEqual({
    ResolverRuleAssociations: [{ Id: 'two', VPCId: 'vpc-0a2' }],
  });
});

test.each([
  ['ec2:DescribeVpcs', { VpcIds: ['vpc-0a9'] }, 'InvalidVpcID.NotFound'],
  ['ec2:DescribeVpcEndpointServices', { ServiceNames: ['a.four'] }, 'InvalidServiceName'],
  ['ec2:DescribeVpcs', { NextToken: 'made up' }, 'InvalidNextToken'],
  ['lambda:ListFunctions', { Marker: 'made up' }, 'InvalidParameterValueException'],
  ['apigateway:GetRestApis', { position: 'made up' }, 'BadRequestException'],
  ['apigatewayv2:GetApis', { NextToken: 'made up' }, 'BadRequestException'],
  ['route53:ListHostedZones', { Marker: 'made up' }, 'InvalidPaginationToken'],
  [
    'route53:ListResourceRecordSets',
    { HostedZoneId: 'Z0A1', StartRecordName: 'x.' },
    'InvalidPaginationToken',
  ],
])('%s %o: %s', async (call, parameters, name) => {
  await using server = await startAwsServer({ snapshot: files });
  await expect(ask(server.url, call, parameters)).rejects.toMatchObject({ name });
  expect(server.complaints).toEqual([]);
});

test('a token holds only for the request that it was given for', async () => {
  await using server = await startAwsServer({ snapshot: files, pageSize: 1 });
  const { NextToken: token } = await ask(server.url, 'ec2:DescribeSubnets', filter('vpc-id', 'vpc-0a2'));
  const more = { ...filter('vpc-id', 'vpc-0a2'), NextToken: token };
  expect(await ask(server.url, 'ec2:DescribeSubnets', more)).toMatchObject({
    Subnets: [{ SubnetId: 'subnet-0a3' }],
  });
  const others = [
    ['ec2:DescribeSubnets', { NextToken: token }],
    ['ec2:DescribeVpcs', { NextToken: token }],
  ] as const;
  for (const [call, parameters] of others) {
    await expect(ask(server.url, call, parameters)).rejects.toMatchObject({ name: 'InvalidNextToken' });
  }
});

test.each([
  [
    'ec2:DescribeVpcs',
    filter('tag:Name', 'x'),
    'ec2:DescribeVpcs: filter {"Name":"tag:Name","Values":["x"]}',
  ],
  ['ec2:DescribeVpcs', { DryRun: true }, 'ec2:DescribeVpcs: parameter DryRun'],
  ['lambda:ListFunctions', { FunctionVersion: 'ALL' }, 'lambda:ListFunctions: parameter FunctionVersion'],
])('%s %o is not ignored but complained of', async (call, parameters, complaint) => {
  await using server = await startAwsServer({ snapshot: files });
  await expect(ask(server.url, call, parameters)).rejects.toThrow(complaint);
  expect(server.complaints).toEqual([`${call.split(':')[0]}: ${complaint}`]);
});

test('a call that nobody saved: nothing found, or a refusal where that is wanted or there is no empty answer', async () => {
  await using server = await startAwsServer({ snapshot: files });
  expect(await ask(server.url, 'ec2:DescribeNatGateways')).toEqual({ NatGateways: [] });
  const options = 'ec2:DescribeVpcBlockPublicAccessOptions';
  await expect(ask(server.url, options)).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  await using strict = await startAwsServer({ snapshot: files, absent: 'refuse' });
  const refused = ask(strict.url, 'ec2:DescribeNatGateways');
  await expect(refused).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
});

test('a snapshot has one region: the others are empty', async () => {
  const manifest = {
    schema: 'planecheck/snapshot/v1',
    accountId: '111122223333',
    region: 'eu-west-1',
    calls: [
      { call: 'ec2:DescribeVpcs', files: ['vpcs.json'] },
      {
        call: 'ec2:DescribeSubnets',
        files: [],
        refused: { code: 'UnauthorizedOperation', message: 'no: é' },
      },
      { call: 'lambda:ListFunctions', files: [], unanswered: { host: 'lambda.eu-west-1.amazonaws.com' } },
    ],
  };
  const snapshot = new Map([...files, ['planecheck-snapshot.json', JSON.stringify(manifest)]]);
  await using server = await startAwsServer({ snapshot });
  expect(await ask(server.url, 'ec2:DescribeVpcs', {}, 'eu-west-1')).toEqual({ Vpcs: vpcs });
  expect(await ask(server.url, 'ec2:DescribeVpcs', {}, 'eu-west-2')).toEqual({ Vpcs: [] });
  expect(server.requests.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-west-2']);
  await expect(ask(server.url, 'ec2:DescribeSubnets')).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
    message: 'no: é',
  });
  await expect(ask(server.url, 'lambda:ListFunctions')).rejects.toMatchObject({ code: 'ECONNRESET' });
});
