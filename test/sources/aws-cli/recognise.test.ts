import { describe, expect, test } from 'vitest';
import { callNames } from '../../../src/sources/calls.ts';
import { moreToCome, recogniseCalls } from '../../../src/sources/aws-cli/recognise.ts';
import { account } from './kit/account.ts';

describe('an answer is recognised by its keys', () => {
  test.each(callNames.filter((call) => call !== 'apigateway:GetRestApis'))('%s', (call) => {
    expect(recogniseCalls(account()[call], 'x.json')).toEqual([call]);
  });

  test('items only by the name of its file', () => {
    expect(recogniseCalls({ items: [] }, 'x.json')).toEqual([]);
    expect(recogniseCalls({ items: [] }, 'eu/get-rest-apis.json')).toEqual(['apigateway:GetRestApis']);
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
