import { describe, expect, test } from 'vitest';
import { collectionNames } from '../../src/network/gap.ts';
import { callNamed, callNames, callOf } from '../../src/sources/calls.ts';

describe('the table of calls', () => {
  test.each(collectionNames)('%s is told by some call', (collection) => {
    expect(callNames.some((call) => callOf(call).facts.includes(collection))).toBe(true);
  });

  test.each([
    ['ec2:DescribeVpcs', 'aws ec2 describe-vpcs', 'ec2:DescribeVpcs'],
    ['ec2:DescribeDhcpOptions', 'aws ec2 describe-dhcp-options', 'ec2:DescribeDhcpOptions'],
    [
      'ec2:DescribeVpcAttribute',
      'aws ec2 describe-vpc-attribute --vpc-id VPC_ID --attribute ATTRIBUTE',
      'ec2:DescribeVpcAttribute',
    ],
    [
      'route53:ListHostedZonesByVPC',
      'aws route53 list-hosted-zones-by-vpc --vpc-id VPC_ID --vpc-region REGION',
      'route53:ListHostedZonesByVPC',
    ],
    [
      'ec2:SearchTransitGatewayRoutes',
      'aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id TRANSIT_GATEWAY_ROUTE_TABLE_ID --filters Name=state,Values=active,blackhole',
      'ec2:SearchTransitGatewayRoutes',
    ],
    ['apigateway:GetRestApis', 'aws apigateway get-rest-apis', 'apigateway:GET'],
  ] as const)('%s', (name, command, action) => {
    expect(callOf(name)).toMatchObject({ call: name, command, action });
  });

  test('only the two calls for prefix lists share a top-level key', () => {
    const keys = callNames.flatMap((call) => callOf(call).topLevelKey ?? []);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual(['PrefixLists']);
  });

  test('a name is found whatever its letter case', () => {
    expect(callNamed('EC2:describevpcs')).toBe('ec2:DescribeVpcs');
    expect(callNamed('ec2:DescribeKeyPairs')).toBeUndefined();
  });
});
