import { describe, expect, test } from 'vitest';
import { draftsOfTemplate } from '../../../../src/sources/cloudformation/resources/index.ts';
import { type ValueObject } from '../../../../src/sources/declared/value.ts';
import { declare, item, items, lacks, open, saidBy, scope } from './declare.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-vpcconfig.html
describe.each(['AWS::Lambda::Function', 'AWS::Serverless::Function'])('%s', (type) => {
  test('in a VPC', () => {
    const told = saidBy(type, {
      VpcConfig: { SubnetIds: ['B', 'A'], SecurityGroupIds: ['Group'], Ipv6AllowedForDualStack: 'true' },
    });
    expect(item(told, 'functions')).toEqual({
      name: 'It',
      arn: 'It',
      scope,
      vpcId: '',
      subnetIds: ['A', 'B'],
      securityGroupIds: ['Group'],
      ipv6Allowed: true,
    });
    expect(told.drafts[0]?.properties.subnets?.path).toBe('Resources.It.Properties.VpcConfig.SubnetIds');
  });

  test.each([[{}], [{ VpcConfig: null }], [{ VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } }]])(
    'in no VPC: %j',
    (properties) => {
      expect(saidBy(type, properties)).toEqual({ drafts: [], links: [], lacks: [] });
    },
  );

  test('in a VPC or not', () => {
    expect(item(saidBy(type, { VpcConfig: open('Fn::If InVpc') }), 'functions')).toBe('? Fn::If InVpc');
  });

  test('in subnets and with groups that are not known', () => {
    const told = saidBy(type, {
      VpcConfig: { SubnetIds: open('Ref Subnets'), SecurityGroupIds: [open('Ref Group')] },
    });
    expect(item(told, 'functions')).toMatchObject({
      subnetIds: ['Ref Subnets'],
      securityGroupIds: ['Ref Group'],
    });
    expect(lacks(told).map(({ fact, id }) => [fact, id])).toEqual([
      ['subnets', 'Ref Subnets'],
      ['securityGroups', 'Ref Group'],
    ]);
  });

  // What a parameter leaves that is given no value is the id of nothing.
  test('in a subnet whose id is empty', () => {
    const told = saidBy(type, { VpcConfig: { SubnetIds: [''], SecurityGroupIds: ['Group'] } });
    expect(item(told, 'functions')).toMatchObject({ subnetIds: ['SubnetIds is empty'] });
    expect(lacks(told)).toMatchObject([{ fact: 'subnets', id: 'SubnetIds is empty' }]);
  });

  test('without groups', () => {
    const told = saidBy(type, { VpcConfig: { SubnetIds: ['A'] } });
    expect(item(told, 'functions')).toMatchObject({ securityGroupIds: ['the security groups of It'] });
    expect(lacks(told)).toHaveLength(1);
  });

  const config = { VpcConfig: { SubnetIds: ['A'], SecurityGroupIds: ['G'] } };
  test.each([
    [{ FunctionName: 'orders' }, 'orders', 'arn:aws:lambda:eu-west-1:111122223333:function:orders'],
    [{ FunctionName: open('Sub ${Stage}-orders') }, 'It', 'It'],
    [{ FunctionName: '' }, 'It', 'It'],
  ])('is named by %j', (properties, name, arn) => {
    expect(item(saidBy(type, { ...config, ...properties }), 'functions')).toMatchObject({ name, arn });
  });

  test('in an account that is not known has no ARN', () => {
    const own = declare('It', type, { ...config, FunctionName: 'orders' });
    const told = draftsOfTemplate([{ ...own, scope: { accountId: null, region: 'eu-west-1' } }]);
    expect(item(told, 'functions')).toMatchObject({ name: 'orders', arn: 'It' });
  });
});

// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
test.each([
  [{ Get: { Type: 'Api', Properties: { Path: '/', Method: 'get' } } }, ['ServerlessRestApi']],
  [{ Get: { Type: 'Api', Properties: { RestApiId: 'Mine' } } }, []],
  [{ Get: { Type: 'HttpApi' }, Put: { Type: 'HttpApi', Properties: {} } }, ['ServerlessHttpApi']],
  [{ Daily: { Type: 'Schedule' } }, []],
  [open('Ref Events'), []],
])('the APIs that SAM makes of the events %j are not told', (Events, ids) => {
  const told = lacks(saidBy('AWS::Serverless::Function', { Events }));
  expect(told.map(({ fact, id }) => [fact, id])).toEqual(ids.map((id) => ['apis', id]));
});

const extension = 'x-amazon-apigateway-endpoint-configuration';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
describe('AWS::ApiGateway::RestApi', () => {
  const api = (properties: ValueObject) => item(saidBy('AWS::ApiGateway::RestApi', properties), 'apis');

  test('private', () => {
    const told = api({
      Name: 'orders',
      EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['Endpoint'] },
      DisableExecuteApiEndpoint: 'false',
      EndpointAccessMode: 'STRICT',
    });
    expect(told).toEqual({
      id: 'It',
      scope,
      name: 'orders',
      kind: 'rest',
      endpointType: 'PRIVATE',
      vpcEndpointIds: ['Endpoint'],
      ipAddressType: 'dualstack',
      disableExecuteApiEndpoint: false,
      endpointAccessMode: 'STRICT',
    });
  });

  test.each([
    [
      { EndpointConfiguration: { Types: ['REGIONAL'], IpAddressType: 'dualstack' } },
      { endpointType: 'REGIONAL', ipAddressType: 'dualstack' },
    ],
    [
      { EndpointConfiguration: { IpAddressType: open('Ref Ip') } },
      { endpointType: 'EDGE', ipAddressType: null },
    ],
    [{ Parameters: { endpointConfigurationTypes: 'PRIVATE' } }, { endpointType: 'PRIVATE' }],
    [{ DisableExecuteApiEndpoint: true }, { disableExecuteApiEndpoint: true, endpointAccessMode: null }],
    [{ Body: { info: { title: 'from the body' } } }, { name: 'from the body' }],
    [{ Body: { [extension]: { disableExecuteApiEndpoint: true } } }, { disableExecuteApiEndpoint: true }],
    [
      { Body: { [extension]: { disableExecuteApiEndpoint: true } }, DisableExecuteApiEndpoint: false },
      { disableExecuteApiEndpoint: false },
    ],
    [
      {
        EndpointConfiguration: { Types: ['PRIVATE'] },
        Body: { openapi: '3.0.1', servers: [{ url: '/' }, { [extension]: { vpcEndpointIds: ['vpce-1'] } }] },
      },
      { vpcEndpointIds: ['vpce-1'], disableExecuteApiEndpoint: false },
    ],
    [
      { BodyS3Location: { Bucket: 'b', Key: 'k' }, DisableExecuteApiEndpoint: false },
      { disableExecuteApiEndpoint: false },
    ],
  ])('%j', (properties, expected) => {
    expect(api(properties)).toMatchObject(expected);
  });

  test.each([
    [{ EndpointConfiguration: open('Ref E') }, '? Ref E'],
    [{ EndpointConfiguration: { Types: [open('Ref T')] } }, '? Ref T'],
    [{ EndpointConfiguration: { Types: ['GLOBAL'] } }, '? EndpointConfiguration: GLOBAL'],
    [{ DisableExecuteApiEndpoint: open('Ref Off') }, '? Ref Off'],
    [{ EndpointAccessMode: open('Ref Mode') }, '? Ref Mode'],
    [{ BodyS3Location: { Bucket: 'b' } }, '? the document at BodyS3Location'],
    [{ Body: open('Fn::Transform') }, '? Fn::Transform'],
  ])('not known: %j', (properties, expected) => {
    expect(api(properties)).toBe(expected);
  });

  test('with VPC endpoints that are not known', () => {
    const told = saidBy('AWS::ApiGateway::RestApi', {
      EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: [open('Ref Endpoint')] },
    });
    expect(item(told, 'apis')).toMatchObject({ vpcEndpointIds: ['Ref Endpoint'] });
    expect(lacks(told)).toEqual([{ fact: 'vpcEndpoints', id: 'Ref Endpoint', expression: 'Ref Endpoint' }]);
  });
});

// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
describe('AWS::Serverless::Api', () => {
  test.each([
    [{ EndpointConfiguration: 'REGIONAL' }, { endpointType: 'REGIONAL' }],
    [
      { EndpointConfiguration: { Type: 'PRIVATE', VPCEndpointIds: ['Endpoint'] } },
      { endpointType: 'PRIVATE', vpcEndpointIds: ['Endpoint'], ipAddressType: 'dualstack' },
    ],
    [
      { DefinitionBody: { [extension]: { disableExecuteApiEndpoint: true } } },
      { disableExecuteApiEndpoint: true },
    ],
    [
      { Name: 'orders', DisableExecuteApiEndpoint: true },
      { name: 'orders', disableExecuteApiEndpoint: true },
    ],
  ])('%j', (properties, expected) => {
    expect(item(saidBy('AWS::Serverless::Api', properties), 'apis')).toMatchObject({
      kind: 'rest',
      ...expected,
    });
  });

  test.each([
    [{ EndpointConfiguration: open('Ref E') }, '? Ref E'],
    [{ DefinitionUri: 'api.yaml' }, '? the document at DefinitionUri'],
  ])('not known: %j', (properties, expected) => {
    expect(item(saidBy('AWS::Serverless::Api', properties), 'apis')).toBe(expected);
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
describe('HTTP and WebSocket APIs', () => {
  test.each([
    [
      'AWS::ApiGatewayV2::Api',
      { ProtocolType: 'WEBSOCKET', Name: 'chat' },
      { kind: 'websocket', name: 'chat' },
    ],
    [
      'AWS::ApiGatewayV2::Api',
      { ProtocolType: 'HTTP', IpAddressType: 'dualstack' },
      { kind: 'http', ipAddressType: 'dualstack' },
    ],
    [
      'AWS::Serverless::HttpApi',
      { DisableExecuteApiEndpoint: true },
      { kind: 'http', disableExecuteApiEndpoint: true },
    ],
    ['AWS::Serverless::WebSocketApi', {}, { kind: 'websocket' }],
  ])('%s %j', (type, properties, expected) => {
    expect(item(saidBy(type, properties), 'apis')).toMatchObject({
      endpointType: 'REGIONAL',
      vpcEndpointIds: [],
      endpointAccessMode: null,
      ...expected,
    });
  });

  test.each([
    [{ ProtocolType: 'GRPC' }, '? ProtocolType: GRPC'],
    [{ ProtocolType: open('Ref P') }, '? Ref P'],
  ])('not known: %j', (properties, expected) => {
    expect(items(saidBy('AWS::ApiGatewayV2::Api', properties), 'apis')).toEqual([expected]);
  });
});
