import { describe, expect, test } from 'vitest';
import { allowingOnly, awsHostSuffixes, readHostList } from '../../src/probe/allowed-hosts.ts';
import { partitionOf } from '../../src/targets/partition.ts';

describe('the hosts of a partition', () => {
  test.each([
    'us-east-1',
    'ap-northeast-1',
    'us-gov-west-1',
    'cn-north-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
    'eusc-de-east-1',
  ])('are those of the targets in %s', (region) => {
    const partition = partitionOf(region);
    expect(awsHostSuffixes(region)).toEqual([partition?.dnsSuffix, partition?.dualStackDnsSuffix]);
  });
});

describe('what is allowed', () => {
  const allows = allowingOnly([
    ...awsHostSuffixes('eu-west-1'),
    ...readHostList(' api.example.com, .Corp.Example ,10.0.0.5,2001:db8::5,,0.5,.'),
  ]);

  test.each([
    ['apigateway.eu-west-1.amazonaws.com', true],
    ['APIGATEWAY.eu-west-1.AmazonAWS.com', true],
    ['apigateway.eu-west-1.api.aws', true],
    ['amazonaws.com', true],
    ['api.example.com', true],
    ['v1.api.example.com', true],
    ['deep.corp.example', true],
    ['10.0.0.5', true],
    ['2001:0db8:0:0::5', true],
    // Whole labels, and at the end of the name.
    ['evilamazonaws.com', false],
    ['amazonaws.com.evil.example', false],
    ['amazonaws.com.cn', false],
    ['xapi.example.com', false],
    ['example.com', false],
    ['com', false],
    ['', false],
    ['localhost', false],
    // An address is one, and not labels: 0.5 is an entry.
    ['10.1.0.5', false],
    ['110.0.0.5', false],
    ['2001:db8::15', false],
    ['::ffff:10.0.0.5', false],
  ])('%s: %s', (host, expected) => {
    expect(allows(host)).toBe(expected);
  });

  test('is nothing where the list is empty', () => {
    const none = allowingOnly(readHostList(''));
    expect(['amazonaws.com', '', '.', '10.0.0.5'].map(none)).toEqual([false, false, false, false]);
  });
});
