import { describe, expect, test } from 'vitest';
import { account, ids } from '../kit/account.ts';
import { accountFiles, configurationOf } from '../kit/files.ts';
import { itemsFrom, itemWith, readWith } from '../kit/read.ts';
import { entryText, ruleText } from '../kit/text.ts';

function ingress(...permissions: object[]): readonly string[] {
  const group = itemWith('securityGroups', 'ec2:DescribeSecurityGroups', { IpPermissions: permissions });
  return (group?.ingress ?? []).map(ruleText);
}

const anywhere = { IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

describe('a rule of a security group', () => {
  test.each<[object, string]>([
    [{ IpProtocol: '-1' }, 'all *'],
    [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }, 'tcp 443'],
    [{ IpProtocol: '6', FromPort: 0, ToPort: 65535 }, 'tcp 0-65535'],
    [{ IpProtocol: 'tcp', FromPort: -1, ToPort: -1 }, 'tcp *'],
    [{ IpProtocol: 'tcp' }, 'tcp *'],
    [{ IpProtocol: 'udp', FromPort: 53, ToPort: 53 }, 'udp 53'],
    [{ IpProtocol: '17', FromPort: 1024, ToPort: 65535 }, 'udp 1024-65535'],
    [{ IpProtocol: 'icmp', FromPort: 8, ToPort: -1 }, 'other *'],
    [{ IpProtocol: '50' }, 'other *'],
  ])('%j', (fields, expected) => {
    expect(ingress({ ...fields, ...anywhere })).toEqual([`${expected} 0.0.0.0/0`]);
  });

  test('is one for each peer', () => {
    expect(
      ingress({
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'office' }, { CidrIp: '0.0.0.0/0' }],
        Ipv6Ranges: [{ CidrIpv6: '::/0' }],
        PrefixListIds: [{ PrefixListId: 'pl-1' }],
        UserIdGroupPairs: [{ GroupId: 'sg-9', UserId: '444455556666' }, { GroupId: 'sg-8' }],
      }).toSorted(),
    ).toEqual([
      'tcp 443 0.0.0.0/0',
      'tcp 443 10.0.0.0/8',
      'tcp 443 ::/0',
      'tcp 443 pl-1',
      'tcp 443 sg-8 of -',
      'tcp 443 sg-9 of 444455556666',
    ]);
  });

  test('order does not count, nor does saying it twice', () => {
    const one = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, ...anywhere };
    const two = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...anywhere };
    expect(ingress(one, two)).toEqual(ingress(two, one, one));
  });
});

describe('rules of DescribeSecurityGroupRules', () => {
  const bare = { SecurityGroups: [{ GroupId: ids.group, GroupName: 'default', VpcId: ids.vpc }] };
  const rule = { GroupId: ids.group, IsEgress: false, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
  const rules = (members: object[], rest = {}) => ({ SecurityGroupRules: members, ...rest });

  test('stand in for those of a group that has none', () => {
    const flat = [
      { ...rule, CidrIpv4: '10.0.0.0/8' },
      { ...rule, CidrIpv6: '::/0' },
      { ...rule, PrefixListId: 'pl-1', IsEgress: true },
      { ...rule, ReferencedGroupInfo: { GroupId: 'sg-9', UserId: '444455556666' } },
      { ...rule, GroupId: 'sg-other', CidrIpv4: '0.0.0.0/0' },
    ];
    const { securityGroups } = readWith({
      'ec2:DescribeSecurityGroups': bare,
      'ec2:DescribeSecurityGroupRules': rules(flat),
    });
    expect(securityGroups.missing).toEqual([]);
    const [group] = securityGroups.items;
    expect(group?.ingress.map(ruleText).toSorted()).toEqual([
      'tcp 443 10.0.0.0/8',
      'tcp 443 ::/0',
      'tcp 443 sg-9 of 444455556666',
    ]);
    expect(group?.egress.map(ruleText)).toEqual(['tcp 443 pl-1']);
  });

  test('do not count where the group has its own', () => {
    const flat = rules([{ ...rule, CidrIpv4: '0.0.0.0/0' }]);
    const [group] = readWith({ 'ec2:DescribeSecurityGroupRules': flat }).securityGroups.items;
    expect(group?.ingress).toEqual([]);
    expect(group?.egress.map(ruleText)).toEqual(['all * 0.0.0.0/0']);
  });

  test.each([
    ['missing', null],
    ['partial', rules([{ ...rule, CidrIpv4: '0.0.0.0/0' }], { NextToken: 'x' })],
    ['with one that does not fit', rules([{ ...rule, CidrIpv4: 'x' }])],
    ['with one that has no peer', rules([rule])],
  ])('%s: a group without its own is left out', (_, answer) => {
    const { securityGroups } = readWith({
      'ec2:DescribeSecurityGroups': bare,
      'ec2:DescribeSecurityGroupRules': answer,
    });
    expect(securityGroups).toMatchObject({
      items: [],
      missing: [{ detail: 'ec2-DescribeSecurityGroups.json: SecurityGroups[0].IpPermissions: missing' }],
    });
  });
});

describe('a network ACL', () => {
  const entry = (RuleNumber: number, rest: object = {}) => ({
    Egress: false,
    RuleNumber,
    Protocol: '-1',
    RuleAction: 'allow',
    CidrBlock: '0.0.0.0/0',
    ...rest,
  });

  test('has its entries by number, without the implied ones', () => {
    const [acl] = itemsFrom('networkAcls', 'ec2:DescribeNetworkAcls', [
      {
        NetworkAclId: 'acl-1',
        VpcId: ids.vpc,
        IsDefault: false,
        Associations: [{ SubnetId: 'subnet-2' }, { SubnetId: 'subnet-1' }],
        Entries: [
          entry(32767, { RuleAction: 'deny' }),
          entry(32768, { RuleAction: 'deny', CidrBlock: undefined, Ipv6CidrBlock: '::/0' }),
          entry(200, { Protocol: '6', PortRange: { From: 1024, To: 65535 } }),
          entry(100, { RuleAction: 'deny', Protocol: '17', PortRange: { From: 53, To: 53 } }),
          entry(101, { CidrBlock: undefined, Ipv6CidrBlock: '::/0' }),
          entry(100, { Egress: true, Protocol: '6' }),
        ],
      },
    ]);
    expect(acl?.subnetIds).toEqual(['subnet-1', 'subnet-2']);
    expect(acl?.inbound.map(entryText)).toEqual([
      '100 deny udp 53 0.0.0.0/0',
      '101 allow all * ::/0',
      '200 allow tcp 1024-65535 0.0.0.0/0',
    ]);
    expect(acl?.outbound.map(entryText)).toEqual(['100 allow tcp * 0.0.0.0/0']);
  });

  test.each([
    ['a port over 65535', { Protocol: '6', PortRange: { From: 0, To: 70000 } }],
    ['ports the wrong way round', { Protocol: '6', PortRange: { From: 443, To: 80 } }],
  ])('%s makes it unreadable', (_, change) => {
    const acl = { ...firstAcl(), Entries: [entry(100, change)] };
    const files = accountFiles({ 'ec2:DescribeNetworkAcls': { NetworkAcls: [acl] } });
    expect(configurationOf(files).network.networkAcls).toMatchObject({
      items: [],
      missing: [{ kind: 'not-in-source' }],
    });
  });

  function firstAcl(): object {
    const acls = account()['ec2:DescribeNetworkAcls']['NetworkAcls'];
    const first: unknown = Array.isArray(acls) ? acls[0] : undefined;
    return typeof first === 'object' && first !== null ? first : {};
  }
});
