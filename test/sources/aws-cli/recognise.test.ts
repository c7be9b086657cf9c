import { describe, expect, test } from 'vitest';
import { callNames } from '../../../src/sources/calls.ts';
import { moreToCome, recogniseCalls } from '../../../src/sources/aws-cli/recognise.ts';
import { account } from './kit/account.ts';

describe('an answer is recognised by its keys', () => {
  test.each(callNames)('%s', (call) => {
    expect(recogniseCalls(account()[call], 'x.json')).toEqual([call]);
  });

  test('no APIs only by the name of its file', () => {
    expect(recogniseCalls({ items: [] }, 'x.json')).toEqual([]);
    expect(recogniseCalls({ items: [] }, 'eu/get-rest-apis.json')).toEqual(['apigateway:GetRestApis']);
    expect(recogniseCalls({ Items: [] }, 'apis/x.json')).toEqual([]);
    expect(recogniseCalls({ Items: [] }, 'apis/get-domain-names.json')).toEqual([]);
    expect(recogniseCalls({ Items: [] }, 'eu/get-apis.json')).toEqual(['apigatewayv2:GetApis']);
    expect(recogniseCalls({ Items: [] }, 'GetApis.json')).toEqual(['apigatewayv2:GetApis']);
    expect(recogniseCalls({ Items: [] }, 'apigatewayv2_apis.json')).toEqual(['apigatewayv2:GetApis']);
  });

  test.each([
    ['of today', { id: 'a1', endpointConfiguration: { types: ['EDGE'] } }],
    ['without the configuration', { id: 'a1', createdDate: '2026-01-01', apiKeySource: 'HEADER' }],
  ])('REST APIs %s, whatever the file is called', (_, item) => {
    expect(recogniseCalls({ items: [item] }, 'x.json')).toEqual(['apigateway:GetRestApis']);
  });

  test('custom domains in a file that is called after APIs', () => {
    const body = { items: [{ domainName: 'api.example.com', endpointConfiguration: { types: ['EDGE'] } }] };
    expect(recogniseCalls(body, 'rest-apis.json')).toEqual(['apigateway:GetDomainNames']);
  });

  test('several answers merged into one object', () => {
    expect(recogniseCalls({ Vpcs: [], Subnets: [] }, 'x')).toEqual([
      'ec2:DescribeVpcs',
      'ec2:DescribeSubnets',
    ]);
  });

  test('service names without details', () => {
    expect(recogniseCalls({ ServiceNames: [] }, 'x')).toEqual(['ec2:DescribeVpcEndpointServices']);
  });
});

describe('look-alikes are not recognised', () => {
  test.each([
    ['a stack template', { Resources: {}, AWSTemplateFormatVersion: '2010-09-09' }],
    ['one route table of EC2', { Routes: [{ State: 'active' }], Associations: [], RouteTableId: 'rtb-1' }],
    ['SSM associations', { Associations: [{ AssociationId: 'x', Name: 'AWS-Run' }] }],
    ['a VPC of another tool', { VpcId: 'vpc-1' }],
    ['functions of another service', { Functions: [{ Name: 'x' }] }],
    ['API keys', { items: [{ id: 'k1', name: 'x', createdDate: '2026-01-01', stageKeys: [] }] }],
    ['a list of Kubernetes', { kind: 'List', items: [{ kind: 'Pod', metadata: {} }] }],
  ])('%s', (_, body) => {
    expect(recogniseCalls(body, 'x.json')).toEqual([]);
  });
});

test.each([
  [{ NextToken: 'x' }, 'NextToken'],
  [{ NextToken: null }, null],
  [{ NextToken: '' }, null],
  [{ NextMarker: 'x' }, 'NextMarker'],
  [{ IsTruncated: true }, 'IsTruncated'],
  [{ IsTruncated: false }, null],
  [{ AdditionalRoutesAvailable: true }, 'AdditionalRoutesAvailable'],
])('%j has more to come: %s', (body, key) => {
  expect(moreToCome(body)).toBe(key);
});
