import { describe, expect, test } from 'vitest';
import { account, accountId, ids } from './kit/account.ts';
import { accountFiles, configurationOf } from './kit/files.ts';

const vpcs = account()['ec2:DescribeVpcs'];

function natGateway(change: Record<string, unknown>) {
  return {
    NatGateways: [
      { NatGatewayId: 'nat-0a1', VpcId: ids.vpc, SubnetId: ids.subnet, State: 'available', ...change },
    ],
  };
}

describe('the same thing twice', () => {
  test('equal: one item', () => {
    const { network } = configurationOf({ ...accountFiles(), 'again.json': vpcs });
    expect(network.vpcs).toMatchObject({ items: [{ id: ids.vpc }], missing: [] });
  });

  test.each([
    ['tags', { Tags: [{ Key: 'Name', Value: 'egress' }] }],
    ['keys that are not read', { CreateTime: '2026-01-01' }],
  ])('equal apart from %s: one item', (_, change) => {
    const { network } = configurationOf({
      ...accountFiles({ 'ec2:DescribeNatGateways': natGateway({}) }),
      'later/nat.json': natGateway(change),
    });
    expect(network.natGateways).toMatchObject({ items: [{ id: 'nat-0a1' }], missing: [] });
  });

  test('free addresses, which change by the hour', () => {
    const subnet = (free: number) => ({
      Subnets: [{ SubnetId: 's', VpcId: ids.vpc, CidrBlock: '10.0.9.0/24', AvailableIpAddressCount: free }],
    });
    const { network } = configurationOf({ ...accountFiles(), 'a.json': subnet(5), 'b.json': subnet(6) });
    expect(network.subnets.items.filter(({ id }) => id === 's')).toHaveLength(1);
    expect(network.subnets.missing).toEqual([]);
  });

  test.each([
    ['state', { State: 'failed' }],
    ['subnetId', { SubnetId: 'subnet-0b2' }],
  ])('disagreeing about %s: neither, and a gap', (field, change) => {
    const files = {
      ...accountFiles({ 'ec2:DescribeNatGateways': natGateway({}) }),
      'later/nat.json': natGateway(change),
    };
    for (const order of [files, Object.fromEntries(Object.entries(files).toReversed())]) {
      expect(configurationOf(order).network.natGateways).toMatchObject({
        items: [],
        missing: [
          {
            subject: { fact: 'natGateways', id: null },
            command: 'aws ec2 describe-nat-gateways --region eu-west-1',
            detail: `ec2-DescribeNatGateways.json and later/nat.json: nat-0a1: ${field} differs`,
          },
        ],
      });
    }
  });

  test('what one answer leaves open and another tells', () => {
    const summary = account()['route53:ListHostedZonesByVPC'];
    const untold = { HostedZoneSummaries: [{ HostedZoneId: ids.zone, Name: 'example.com', Owner: {} }] };
    const files = {
      ...accountFiles({ 'route53:ListHostedZonesByVPC': untold }),
      [`again.${ids.vpc}.json`]: summary,
    };
    expect(configurationOf(files).network.hostedZones.items).toMatchObject([{ ownerId: accountId }]);
  });
});

describe('the same thing seen by two accounts', () => {
  const other = '444455556666';
  const mine = { 'one/me.json': { UserId: 'A', Account: accountId, Arn: 'arn:x' } };
  const theirs = { 'two/me.json': { UserId: 'B', Account: other, Arn: 'arn:x' } };
  const zones = { 'one/s.json': { Subnets: [subnet('s1')] }, 'two/s.json': { Subnets: [subnet('s2')] } };

  function subnet(id: string) {
    return { SubnetId: id, VpcId: `vpc-${id}`, CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a' };
  }

  test('a hosted zone with VPCs of both', () => {
    const summary = { HostedZoneSummaries: [{ HostedZoneId: 'Z1ABCD', Name: 'x.example.', Owner: {} }] };
    const files = { ...mine, ...theirs, ...zones, 'one/vpc-1.json': summary, 'two/vpc-2.json': summary };
    const { hostedZones } = configurationOf(files).network;
    expect(hostedZones.items).toMatchObject([{ id: 'Z1ABCD', vpcIds: ['vpc-1', 'vpc-2'] }]);
  });

  test('a resolver rule, which each account associates with its own VPCs', () => {
    const rules = { ResolverRules: [{ Id: 'rslvr-rr-1', DomainName: 'x.', RuleType: 'FORWARD' }] };
    const association = (vpcId: string) => ({
      ResolverRuleAssociations: [{ ResolverRuleId: 'rslvr-rr-1', VPCId: vpcId }],
    });
    const files = {
      ...mine,
      ...theirs,
      ...zones,
      'one/rules.json': rules,
      'two/rules.json': rules,
      'one/associations.json': association('vpc-1'),
    };
    expect(configurationOf(files).network.resolverRules.items).toMatchObject([{ vpcIds: { known: false } }]);
    const both = { ...files, 'two/associations.json': association('vpc-2') };
    expect(configurationOf(both).network.resolverRules.items).toMatchObject([
      { vpcIds: { known: true, value: ['vpc-1', 'vpc-2'] } },
    ]);
  });

  test('endpoint services are of each account and region', () => {
    const services = {
      ServiceDetails: [
        { ServiceName: 'com.amazonaws.eu-west-1.s3', ServiceType: [{ ServiceType: 'Gateway' }] },
      ],
    };
    const files = { ...mine, ...theirs, ...zones, 'one/e.json': services, 'two/e.json': services };
    expect(configurationOf(files).network.endpointServices.items.map(({ scope }) => scope.accountId)).toEqual(
      [accountId, other],
    );
  });

  test('a peering connection of both', () => {
    const peering = account()['ec2:DescribeVpcPeeringConnections'];
    const files = { ...mine, ...theirs, ...zones, 'one/p.json': peering, 'two/p.json': peering };
    expect(configurationOf(files).network.peeringConnections.items).toMatchObject([
      { id: 'pcx-0a1', scope: { accountId } },
    ]);
  });
});
