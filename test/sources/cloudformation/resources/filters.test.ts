import { describe, expect, test } from 'vitest';
import { type ValueObject } from '../../../../src/sources/declared/value.ts';
import { cidr, declare, item, items, links, open, saidBy, scope, vpc } from './declare.ts';

const anywhere = { kind: 'cidr', cidr: cidr('0.0.0.0/0') };

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
describe('AWS::EC2::SecurityGroup', () => {
  const type = 'AWS::EC2::SecurityGroup';

  test('with inline rules', () => {
    const told = saidBy(type, {
      VpcId: 'Vpc',
      GroupName: 'app',
      SecurityGroupIngress: [
        { IpProtocol: 'tcp', FromPort: '443', ToPort: 443, SourceSecurityGroupId: 'Client' },
      ],
      SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
    });
    expect(item(told, 'securityGroups')).toEqual({
      id: 'It',
      scope,
      name: null,
      vpcId: 'Vpc',
      ownerId: '111122223333',
      groupName: 'app',
      ingress: [],
      egress: [],
    });
    expect(links(told, 'security-group-rule')).toEqual([
      {
        securityGroupId: 'It',
        direction: 'ingress',
        rule: {
          protocol: 'tcp',
          ports: { first: 443, last: 443 },
          peer: { kind: 'security-group', reference: { groupId: 'Client', accountId: null } },
        },
      },
      {
        securityGroupId: 'It',
        direction: 'egress',
        rule: { protocol: 'all', ports: null, peer: anywhere },
      },
    ]);
    expect(told.links.map(({ place }) => place.path)).toEqual([
      'Resources.It.Properties',
      'Resources.It.Properties.SecurityGroupIngress.0',
      'Resources.It.Properties.SecurityGroupEgress.0',
    ]);
  });

  test('of a VPC that is not known', () => {
    expect(item(saidBy(type, {}), 'securityGroups')).toBe('? VpcId is not given');
  });

  // CDK's group without any outbound traffic: https://github.com/aws/aws-cdk/issues/998
  test("CDK's rule that matches nothing is a rule like any other", () => {
    const told = saidBy(type, {
      VpcId: 'Vpc',
      SecurityGroupEgress: [
        {
          CidrIp: '255.255.255.255/32',
          Description: 'Disallow all traffic',
          FromPort: 252,
          IpProtocol: 'icmp',
          ToPort: 86,
        },
      ],
    });
    expect(links(told, 'security-group-rule')).toMatchObject([
      {
        direction: 'egress',
        rule: { protocol: 'other', ports: null, peer: { kind: 'cidr', cidr: cidr('255.255.255.255/32') } },
      },
    ]);
  });

  test('with a rule that stands without a list', () => {
    const told = saidBy(type, { VpcId: 'Vpc', SecurityGroupIngress: { IpProtocol: -1, CidrIpv6: '::/0' } });
    expect(links(told, 'security-group-rule')).toMatchObject([
      { direction: 'ingress', rule: { protocol: 'all', peer: { kind: 'cidr', cidr: cidr('::/0') } } },
    ]);
  });

  test.each([
    [open('Fn::If Open'), 'Fn::If Open'],
    [[open('Fn::If Open')], 'Fn::If Open'],
    ['all', 'SecurityGroupEgress: "all"'],
    [['all'], 'SecurityGroupEgress: "all"'],
    [[{ CidrIp: '0.0.0.0/0' }], 'IpProtocol is not given'],
    [[{ IpProtocol: 'tcp', FromPort: 443, ToPort: open('Ref To'), CidrIp: '0.0.0.0/0' }], 'Ref To'],
    [[{ IpProtocol: 'tcp', FromPort: 443, CidrIp: '0.0.0.0/0' }], 'ToPort is not given'],
    [[{ IpProtocol: 'tcp', FromPort: 90, ToPort: 80, CidrIp: '0.0.0.0/0' }], 'ports 90 to 80'],
    [[{ IpProtocol: 'tcp', FromPort: 0, ToPort: 65536, CidrIp: '0.0.0.0/0' }], 'ports 0 to 65536'],
    [[{ IpProtocol: open('Ref P'), CidrIp: '0.0.0.0/0' }], 'Ref P'],
    [[{ IpProtocol: '-1' }], 'a rule without a peer'],
  ])('rules that are not known may let pass anything or nothing: %j', (egress, expression) => {
    const told = saidBy(type, { VpcId: 'Vpc', SecurityGroupEgress: egress });
    expect(links(told, 'security-group-rule')).toEqual([
      {
        securityGroupId: 'It',
        direction: 'egress',
        rule: { protocol: 'all', ports: null, peer: { kind: 'prefix-list', prefixListId: expression } },
      },
    ]);
    expect(items(told, 'prefixLists')).toMatchObject([{ id: expression, entries: { known: false } }]);
  });
});

describe('a separate rule', () => {
  const group = declare('App', 'AWS::EC2::SecurityGroup', { VpcId: 'Vpc', GroupName: 'app' });
  const ingress = (properties: ValueObject) =>
    saidBy(
      'AWS::EC2::SecurityGroupIngress',
      { GroupId: 'App', IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...properties },
      group,
    );
  const reference = (groupId: string, accountId: string | null = null) => ({
    kind: 'security-group',
    reference: { groupId, accountId },
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
  test.each([
    [{ CidrIp: '10.0.0.0/8' }, { kind: 'cidr', cidr: cidr('10.0.0.0/8') }],
    [{ CidrIpv6: '::/0' }, { kind: 'cidr', cidr: cidr('::/0') }],
    [{ SourcePrefixListId: 'pl-1' }, { kind: 'prefix-list', prefixListId: 'pl-1' }],
    [{ SourceSecurityGroupId: 'Client' }, reference('Client')],
    [
      { SourceSecurityGroupId: 'sg-1', SourceSecurityGroupOwnerId: 444455556666 },
      reference('sg-1', '444455556666'),
    ],
    [{ SourceSecurityGroupName: 'app' }, reference('App')],
    [{ SourceSecurityGroupName: 'App' }, reference('App')],
    [
      { SourceSecurityGroupName: 'other' },
      { kind: 'prefix-list', prefixListId: 'the security group that is named other' },
    ],
    [{ SourceSecurityGroupId: open('Ref Sg') }, { kind: 'prefix-list', prefixListId: 'Ref Sg' }],
    [{ CidrIp: open('Ref Office') }, { kind: 'prefix-list', prefixListId: 'Ref Office' }],
    [{ CidrIp: '10.0.0.0' }, { kind: 'prefix-list', prefixListId: 'CidrIp: "10.0.0.0"' }],
  ])('from %j', (properties, peer) => {
    expect(links(ingress(properties), 'security-group-rule')).toEqual([
      {
        securityGroupId: 'App',
        direction: 'ingress',
        rule: { protocol: 'tcp', ports: { first: 443, last: 443 }, peer },
      },
    ]);
  });

  test.each([
    [{ IpProtocol: '6' }, { protocol: 'tcp', ports: { first: 443, last: 443 } }],
    [
      { IpProtocol: 17, FromPort: '0', ToPort: '65535' },
      { protocol: 'udp', ports: { first: 0, last: 65535 } },
    ],
    [
      { IpProtocol: 'TCP', FromPort: -1, ToPort: -1 },
      { protocol: 'tcp', ports: null },
    ],
    [{ IpProtocol: -1 }, { protocol: 'all', ports: null }],
    [
      { IpProtocol: 'icmpv6', FromPort: -1, ToPort: -1 },
      { protocol: 'other', ports: null },
    ],
    [
      { IpProtocol: '50', FromPort: null, ToPort: null },
      { protocol: 'other', ports: null },
    ],
  ])('for %j', (properties, expected) => {
    expect(links(ingress({ CidrIp: '0.0.0.0/0', ...properties }), 'security-group-rule')).toMatchObject([
      { rule: { ...expected, peer: anywhere } },
    ]);
  });

  test.each([
    [{ GroupId: null, GroupName: 'app' }, 'App'],
    [{ GroupId: null, GroupName: 'other' }, '? the security group that is named other'],
    [{ GroupId: open('Ref G') }, '? Ref G'],
    [{ GroupId: null }, '? GroupId is not given'],
  ])('of the group %j', (properties, securityGroupId) => {
    expect(links(ingress({ CidrIp: '0.0.0.0/0', ...properties }), 'security-group-rule')).toMatchObject([
      { securityGroupId },
    ]);
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupegress.html
  test.each([
    [{ DestinationSecurityGroupId: 'Db' }, reference('Db')],
    [{ DestinationPrefixListId: 'pl-2' }, { kind: 'prefix-list', prefixListId: 'pl-2' }],
    [{ CidrIp: '0.0.0.0/0' }, anywhere],
  ])('to %j', (properties, peer) => {
    const told = saidBy(
      'AWS::EC2::SecurityGroupEgress',
      { GroupId: 'App', IpProtocol: '-1', ...properties },
      group,
    );
    expect(links(told, 'security-group-rule')).toEqual([
      { securityGroupId: 'App', direction: 'egress', rule: { protocol: 'all', ports: null, peer } },
    ]);
  });
});

// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.VpcProps.html#restrictdefaultsecuritygroup
describe('Custom::VpcRestrictDefaultSG', () => {
  const type = 'Custom::VpcRestrictDefaultSG';

  test("leaves the VPC's default group without rules", () => {
    const told = saidBy(
      type,
      { DefaultSecurityGroupId: 'Vpc.DefaultSecurityGroup', Account: '111122223333' },
      vpc(),
    );
    expect(told.drafts).toMatchObject([{ id: 'Vpc.DefaultSecurityGroup', collection: 'securityGroups' }]);
    expect(item(told, 'securityGroups')).toEqual({
      id: 'Vpc.DefaultSecurityGroup',
      scope,
      name: null,
      vpcId: 'Vpc',
      ownerId: '111122223333',
      groupName: 'default',
      ingress: [],
      egress: [],
    });
    expect(told.links).toEqual([]);
  });

  test('says nothing certain of another group', () => {
    expect(item(saidBy(type, { DefaultSecurityGroupId: 'sg-1' }), 'securityGroups')).toBe(
      '? the VPC of sg-1',
    );
    expect(saidBy(type, { DefaultSecurityGroupId: open('Ref Sg') }).drafts).toEqual([]);
  });
});

describe('network ACLs', () => {
  test('AWS::EC2::NetworkAcl', () => {
    expect(item(saidBy('AWS::EC2::NetworkAcl', { VpcId: 'Vpc' }), 'networkAcls')).toEqual({
      id: 'It',
      scope,
      name: null,
      vpcId: 'Vpc',
      isDefault: false,
      subnetIds: [],
      inbound: [],
      outbound: [],
    });
  });

  const entry = (properties: ValueObject) =>
    links(
      saidBy('AWS::EC2::NetworkAclEntry', {
        NetworkAclId: 'Acl',
        RuleNumber: 100,
        Protocol: 6,
        RuleAction: 'allow',
        CidrBlock: '0.0.0.0/0',
        PortRange: { From: 1024, To: '65535' },
        ...properties,
      }),
      'network-acl-entry',
    );
  const all = cidr('0.0.0.0/0');
  const ports = { first: 1024, last: 65535 };

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html
  test.each([
    [{ Egress: 'true' }, 'outbound', { number: 100, protocol: 'tcp', ports, cidr: all, action: 'allow' }],
    [
      { Egress: false, Protocol: '17', RuleNumber: '90', RuleAction: 'deny' },
      'inbound',
      { number: 90, protocol: 'udp', ports, cidr: all, action: 'deny' },
    ],
    [
      { Egress: true, Protocol: -1 },
      'outbound',
      { number: 100, protocol: 'all', ports: null, cidr: all, action: 'allow' },
    ],
    [
      { Egress: true, Protocol: 1, Icmp: { Code: -1, Type: -1 }, PortRange: null },
      'outbound',
      { number: 100, protocol: 'other', ports: null, cidr: all, action: 'allow' },
    ],
    [
      { Egress: true, CidrBlock: null, Ipv6CidrBlock: '::/0' },
      'outbound',
      { number: 100, protocol: 'tcp', ports, cidr: cidr('::/0'), action: 'allow' },
    ],
    [{ Egress: true, PortRange: null }, 'outbound', '? PortRange is not given'],
    [{ Egress: true, PortRange: { From: 1024 } }, 'outbound', '? To is not given'],
    [{ Egress: true, CidrBlock: open('Ref Cidr') }, 'outbound', '? Ref Cidr'],
    [{ Egress: true, RuleNumber: open('Ref Number') }, 'outbound', '? Ref Number'],
    [{ Egress: true, RuleAction: 'pass' }, 'outbound', '? RuleAction: pass'],
  ])('%j', (properties, direction, expected) => {
    expect(entry(properties)).toEqual([{ networkAclId: 'Acl', direction, entry: expected }]);
  });

  test('an entry of a direction that is not known may be of either', () => {
    expect(entry({ Egress: open('Ref Out') })).toEqual([
      { networkAclId: 'Acl', direction: 'inbound', entry: '? Ref Out' },
      { networkAclId: 'Acl', direction: 'outbound', entry: '? Ref Out' },
    ]);
  });

  test('AWS::EC2::SubnetNetworkAclAssociation', () => {
    const told = saidBy('AWS::EC2::SubnetNetworkAclAssociation', { NetworkAclId: 'Acl', SubnetId: 'App' });
    expect(links(told, 'network-acl-of-subnet')).toEqual([{ networkAclId: 'Acl', subnetId: 'App' }]);
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-prefixlist.html
describe('AWS::EC2::PrefixList', () => {
  const list = (entries: ValueObject) =>
    item(saidBy('AWS::EC2::PrefixList', { PrefixListName: 'office', ...entries }), 'prefixLists');

  test.each([
    [
      { Entries: [{ Cidr: '10.2.0.0/16' }, { Cidr: '10.1.0.0/16' }] },
      [cidr('10.1.0.0/16'), cidr('10.2.0.0/16')],
    ],
    [{}, []],
  ])('%j', (entries, expected) => {
    expect(list(entries)).toEqual({
      id: 'It',
      scope,
      name: 'office',
      entries: { known: true, value: expected },
    });
  });

  test.each([
    [{ Entries: open('Ref Entries') }, 'Ref Entries'],
    [{ Entries: [{ Cidr: '10.0.0.0/8' }, { Cidr: open('Ref More') }] }, 'Ref More'],
    [{ Entries: [{}] }, 'Cidr is not given'],
  ])('not known: %j', (entries, expression) => {
    expect(list(entries)).toMatchObject({ entries: { known: false, gap: { expression } } });
  });
});
