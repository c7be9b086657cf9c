import { describe, expect, test } from 'vitest';
import { existing, itemsOf, lacksOf, resource, unresolved, unset } from './kit/plan-resource.ts';

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
describe('aws_lambda_function', () => {
  const config = {
    subnet_ids: ['b', 'a'],
    security_group_ids: ['g'],
    ipv6_allowed_for_dual_stack: false,
    vpc_id: unset,
  };

  test.each([
    [
      { arn: unset, vpc_config: [config] },
      {
        f: {
          name: 'worker',
          arn: 'f',
          vpcId: '',
          subnetIds: ['a', 'b'],
          securityGroupIds: ['g'],
          ipv6Allowed: false,
        },
      },
    ],
    [
      { arn: 'arn:f', vpc_config: [{ ...config, vpc_id: 'vpc-1', ipv6_allowed_for_dual_stack: true }] },
      { f: { arn: 'arn:f', vpcId: 'vpc-1', ipv6Allowed: true } },
    ],
    [{ vpc_config: [] }, {}],
    [{ vpc_config: null }, {}],
    [{ vpc_config: [{ subnet_ids: [], security_group_ids: [] }] }, {}],
    [
      { vpc_config: [{ ...config, subnet_ids: unresolved('module.ids') }] },
      { f: { subnetIds: ['module.ids'] } },
    ],
    [{ vpc_config: unresolved('var.config') }, { f: { not: 'var.config' } }],
    [{ function_name: unresolved('random.name'), vpc_config: [config] }, { f: { not: 'random.name' } }],
  ])('%o', (attributes, expected) => {
    const one = resource('aws_lambda_function', 'f', { function_name: 'worker', ...attributes }, 'f');
    expect(itemsOf([one], 'functions')).toMatchObject(expected);
    expect(Object.keys(itemsOf([one], 'functions'))).toStrictEqual(Object.keys(expected));
  });

  test('whose subnets only apply knows lacks them', () => {
    const one = resource('aws_lambda_function', 'f', {
      function_name: 'worker',
      vpc_config: [{ ...config, subnet_ids: [unresolved('module.id')] }],
    });
    expect(lacksOf([one])).toStrictEqual([{ fact: 'subnets', id: 'module.id', expression: 'module.id' }]);
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api
describe('aws_api_gateway_rest_api', () => {
  const extension =
    '{"x-amazon-apigateway-endpoint-configuration":{"vpcEndpointIds":["vpce-1"],"disableExecuteApiEndpoint":true}}';

  test.each([
    [
      {},
      {
        kind: 'rest',
        endpointType: 'EDGE',
        ipAddressType: 'ipv4',
        vpcEndpointIds: [],
        disableExecuteApiEndpoint: false,
        endpointAccessMode: null,
      },
    ],
    [{ endpoint_configuration: unset }, { endpointType: 'EDGE' }],
    [
      { endpoint_configuration: [{ types: ['REGIONAL'], vpc_endpoint_ids: null }] },
      { endpointType: 'REGIONAL' },
    ],
    [
      { endpoint_configuration: [{ types: ['REGIONAL'], ip_address_type: 'dualstack' }] },
      { ipAddressType: 'dualstack' },
    ],
    [
      { endpoint_configuration: [{ types: ['PRIVATE'], vpc_endpoint_ids: ['b', 'a'] }] },
      { endpointType: 'PRIVATE', ipAddressType: 'dualstack', vpcEndpointIds: ['a', 'b'] },
    ],
    [{ endpoint_configuration: [{ types: [unresolved('var.type')] }] }, { not: 'var.type' }],
    [{ endpoint_configuration: [{ types: ['NEW'] }] }, { not: 'endpoint_configuration.types: NEW' }],
    [{ disable_execute_api_endpoint: true }, { disableExecuteApiEndpoint: true }],
    [{ disable_execute_api_endpoint: unresolved('var.off') }, { not: 'var.off' }],
    [{ endpoint_access_mode: 'STRICT' }, { endpointAccessMode: 'STRICT' }],
    [{ body: '{"openapi":"3.0.1"}' }, { disableExecuteApiEndpoint: false, vpcEndpointIds: [] }],
    [{ body: extension }, { not: 'vpcEndpointIds in the document that body imports' }],
    [
      { body: extension, endpoint_configuration: [{ types: ['PRIVATE'], vpc_endpoint_ids: ['vpce-2'] }] },
      { not: 'disableExecuteApiEndpoint in the document that body imports' },
    ],
    [
      {
        body: extension,
        disable_execute_api_endpoint: false,
        endpoint_configuration: [{ types: ['PRIVATE'], vpc_endpoint_ids: ['vpce-2'] }],
      },
      { vpcEndpointIds: ['vpce-2'], disableExecuteApiEndpoint: false },
    ],
  ])('%o', (attributes, expected) => {
    const one = resource('aws_api_gateway_rest_api', 'r', { name: 'orders', ...attributes });
    expect(itemsOf([one], 'apis')['aws_api_gateway_rest_api.r']).toMatchObject(expected);
  });

  test('that exists does not say whether its endpoint is disabled', () => {
    const read = existing('aws_api_gateway_rest_api', 'abc', { name: 'orders' });
    expect(itemsOf([read], 'apis')).toStrictEqual({});
    expect(lacksOf([read])).toStrictEqual([{ fact: 'apis', id: 'abc', expression: 'the existing API abc' }]);
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_api
test.each([
  [
    { protocol_type: 'HTTP', ip_address_type: unset },
    { kind: 'http', endpointType: 'REGIONAL', ipAddressType: 'ipv4', disableExecuteApiEndpoint: false },
  ],
  [
    { protocol_type: 'WEBSOCKET', ip_address_type: 'dualstack' },
    { kind: 'websocket', ipAddressType: 'dualstack' },
  ],
  [{ protocol_type: 'HTTP', disable_execute_api_endpoint: true }, { disableExecuteApiEndpoint: true }],
  [{ protocol_type: unresolved('var.protocol') }, { not: 'var.protocol' }],
  [{}, { not: 'protocol_type is not given' }],
])('aws_apigatewayv2_api %o', (attributes, expected) => {
  const one = resource('aws_apigatewayv2_api', 'h', { name: 'orders', ...attributes });
  expect(itemsOf([one], 'apis')['aws_apigatewayv2_api.h']).toMatchObject(expected);
});
