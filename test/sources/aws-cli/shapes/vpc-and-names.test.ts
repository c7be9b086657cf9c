import { describe, expect, test } from 'vitest';
import { type Fact } from '../../../../src/network/fact.ts';
import { type HostedZoneRecord } from '../../../../src/network/names.ts';
import { accountId, ids, region } from '../kit/account.ts';
import { accountFiles, configurationOf } from '../kit/files.ts';
import { itemWith, readWith } from '../kit/read.ts';
import { addressTexts, cidrTexts } from '../kit/text.ts';

const scope = { accountId, region };

describe('a VPC', () => {
  test('has the blocks that are associated, of both families', () => {
    const [vpc] = readWith({}).vpcs.items;
    expect(cidrTexts(vpc?.cidrs ?? [])).toEqual(['10.0.0.0/16', '2001:db8:1::/56']);
    expect(vpc).toMatchObject({
      id: ids.vpc,
      scope,
      ownerId: accountId,
      name: 'main',
      dhcpOptionsId: 'dopt-0a1',
    });
  });

  test('of an old AWS CLI has one block', () => {
    const change = { CidrBlockAssociationSet: undefined, Ipv6CidrBlockAssociationSet: undefined };
    expect(cidrTexts(itemWith('vpcs', 'ec2:DescribeVpcs', change)?.cidrs ?? [])).toEqual(['10.0.0.0/16']);
  });

  test('whose DNS attributes were asked for', () => {
    expect(readWith({}).vpcs.items).toMatchObject([
      {
        enableDnsSupport: { known: true, value: true },
        enableDnsHostnames: { known: true, value: false },
        blockPublicAccess: { known: true, value: 'off' },
      },
    ]);
  });

  test('whose DNS attributes were not', () => {
    const attribute = (fact: string) => ({
      known: false,
      gap: {
        kind: 'not-in-source',
        subject: { fact, id: ids.vpc },
        scope,
        command: `aws ec2 describe-vpc-attribute --vpc-id ${ids.vpc} --attribute ${fact} --region eu-west-1`,
        detail: null,
      },
    });
    expect(readWith({ 'ec2:DescribeVpcAttribute': null }).vpcs.items).toMatchObject([
      {
        enableDnsSupport: attribute('enableDnsSupport'),
        enableDnsHostnames: attribute('enableDnsHostnames'),
      },
    ]);
  });

  test.each([
    ['is no boolean', { Value: 'yes' }],
    ['has no value', {}],
  ])('whose attribute %s', (_, EnableDnsSupport) => {
    const answer = { VpcId: ids.vpc, EnableDnsSupport };
    expect(readWith({ 'ec2:DescribeVpcAttribute': answer }).vpcs.items).toMatchObject([
      { enableDnsSupport: { known: false, gap: { kind: 'not-in-source' } } },
    ]);
  });

  test('of which two answers disagree', () => {
    const second = { VpcId: ids.vpc, EnableDnsSupport: { Value: false } };
    expect(configurationOf({ ...accountFiles(), 'z.json': second }).network.vpcs.items).toMatchObject([
      {
        enableDnsSupport: {
          known: false,
          gap: {
            detail: `ec2-DescribeVpcAttribute.${ids.vpc}.json: EnableDnsSupport: {"Value":true}; z.json: EnableDnsSupport: {"Value":false}`,
          },
        },
      },
    ]);
  });

  test.each<[string, object | undefined, string | null]>([
    ['leaves out', undefined, null],
    [
      'words in a way not known',
      { InternetGatewayBlockMode: 'sideways' },
      'InternetGatewayBlockMode: "sideways"',
    ],
  ])('whose Block Public Access the answer %s', (_, BlockPublicAccessStates, detail) => {
    expect(
      itemWith('vpcs', 'ec2:DescribeVpcs', { BlockPublicAccessStates })?.blockPublicAccess,
    ).toMatchObject({
      known: false,
      gap: { subject: { fact: 'vpcBlockPublicAccess', id: ids.vpc }, detail },
    });
  });
});

describe('a subnet', () => {
  test('of IPv6 only', () => {
    const subnet = itemWith('subnets', 'ec2:DescribeSubnets', {
      CidrBlock: '',
      Ipv6CidrBlockAssociationSet: [
        { Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'associated' } },
        { Ipv6CidrBlock: '2001:db8:1::/64', Ipv6CidrBlockState: { State: 'disassociated' } },
      ],
    });
    expect(subnet?.cidr).toBeNull();
    expect(cidrTexts(subnet?.ipv6Cidrs ?? [])).toEqual(['2001:db8::/64']);
    expect(itemWith('subnets', 'ec2:DescribeSubnets', { CidrBlock: undefined })?.cidr).toBeNull();
  });

  test('with its zone and its free addresses', () => {
    expect(readWith({}).subnets.items).toMatchObject([
      {
        ownerId: accountId,
        availabilityZone: 'eu-west-1a',
        availabilityZoneId: 'euw1-az1',
        availableAddresses: 250,
        blockPublicAccess: { known: true, value: 'block-ingress' },
        name: null,
      },
    ]);
  });
});

describe('DHCP options', () => {
  const servers = (...values: string[]) => {
    const DhcpConfigurations = [
      { Key: 'domain-name', Values: [{ Value: 'corp.example' }] },
      ...(values.length === 0
        ? []
        : [{ Key: 'domain-name-servers', Values: values.map((Value) => ({ Value })) }]),
    ];
    return itemWith('dhcpOptions', 'ec2:DescribeDhcpOptions', { DhcpConfigurations })?.domainNameServers;
  };

  test.each([[['AmazonProvidedDNS']], [[]]])('%j: Amazon DNS', (values) => {
    expect(servers(...values)).toBe('amazon');
  });

  // It is Amazon's as well, which the resolver decides: beside another server it must not get lost.
  test('the link-local address of Amazon DNS is kept', () => {
    const own = servers('169.254.169.253');
    expect(own === 'amazon' || own === undefined ? own : addressTexts(own)).toEqual(['169.254.169.253']);
  });

  test('servers of the own', () => {
    const own = servers('10.0.0.53', '10.0.0.10');
    expect(own === 'amazon' || own === undefined ? own : addressTexts(own)).toEqual([
      '10.0.0.10',
      '10.0.0.53',
    ]);
  });
});

describe('network interfaces and instances', () => {
  test('all addresses, the primary one first, and the public ones', () => {
    const networkInterface = itemWith('networkInterfaces', 'ec2:DescribeNetworkInterfaces', {
      PrivateIpAddress: '10.0.1.20',
      PrivateIpAddresses: [
        { PrivateIpAddress: '10.0.1.9', Primary: false, Association: { PublicIp: '3.3.3.9' } },
        { PrivateIpAddress: '10.0.1.20', Primary: true, Association: { PublicIp: '3.3.3.4' } },
      ],
      Ipv6Addresses: [{ Ipv6Address: '2001:db8::2' }, { Ipv6Address: '2001:db8::1' }],
      Association: { PublicIp: '3.3.3.4' },
      Attachment: { InstanceId: 'i-9' },
      SourceDestCheck: undefined,
      TagSet: [{ Key: 'Name', Value: 'web' }],
    });
    expect(addressTexts(networkInterface?.addresses ?? [])).toEqual([
      '10.0.1.20',
      '10.0.1.9',
      '2001:db8::1',
      '2001:db8::2',
    ]);
    expect(addressTexts(networkInterface?.publicAddresses ?? [])).toEqual(['3.3.3.4', '3.3.3.9']);
    expect(networkInterface).toMatchObject({ name: 'web', instanceId: 'i-9', sourceDestCheck: null });
  });

  test('an Elastic IP address that only DescribeAddresses tells', () => {
    const [networkInterface] = readWith({}).networkInterfaces.items;
    expect(addressTexts(networkInterface?.publicAddresses ?? [])).toEqual(['3.3.3.4']);
  });

  test('an instance', () => {
    expect(readWith({}).instances.items).toEqual([
      { id: 'i-0a1', scope, name: null, state: 'running', networkInterfaceIds: ['eni-0b2'] },
    ]);
  });
});

describe('hosted zones', () => {
  function records(...sets: object[]): readonly HostedZoneRecord[] {
    const { items } = readWith({
      'route53:ListResourceRecordSets': { ResourceRecordSets: sets },
    }).hostedZones;
    return valueOf(items[0]?.records);
  }

  function valueOf<T>(fact: Fact<T> | undefined): T {
    if (fact?.known !== true) throw new Error('not known');
    return fact.value;
  }

  test.each<[object, object]>([
    [
      { Type: 'A', ResourceRecords: [{ Value: '10.0.0.1' }] },
      { kind: 'addresses', addresses: [{ family: 'ipv4', value: 0x0a000001n }] },
    ],
    [
      { Type: 'AAAA', ResourceRecords: [{ Value: '::1' }] },
      { kind: 'addresses', addresses: [{ family: 'ipv6', value: 1n }] },
    ],
    [
      { Type: 'A', AliasTarget: { DNSName: 'VPCE-1.example.' } },
      { kind: 'name', name: 'vpce-1.example' },
    ],
    [
      { Type: 'CNAME', ResourceRecords: [{ Value: 'X.example.' }] },
      { kind: 'name', name: 'x.example' },
    ],
    [
      { Type: 'A', SetIdentifier: 'a', Weight: 1, ResourceRecords: [{ Value: '10.0.0.1' }] },
      { kind: 'other' },
    ],
    [{ Type: 'A', ResourceRecords: [{ Value: 'oops' }] }, { kind: 'other' }],
    [{ Type: 'NS', ResourceRecords: [{ Value: 'ns.example.' }] }, { kind: 'other' }],
  ])('record %j', (fields, answer) => {
    expect(records({ Name: 'a.Example.com.', ...fields })).toMatchObject([{ name: 'a.example.com', answer }]);
  });

  test('wildcards and other escapes of Route 53', () => {
    const set = { Type: 'A', ResourceRecords: [] };
    const names = records({ Name: '\\052.example.com.', ...set }, { Name: 'a\\100b.example.com', ...set });
    expect(names.map(({ name }) => name)).toEqual(['*.example.com', 'a@b.example.com']);
  });

  test('weighted sets become one record', () => {
    const set = (SetIdentifier: string) => ({ Name: 'a.', Type: 'A', SetIdentifier, ResourceRecords: [] });
    expect(records(set('x'), set('y'))).toHaveLength(1);
  });

  test('a zone whose records were not asked for', () => {
    expect(readWith({ 'route53:ListResourceRecordSets': null }).hostedZones.items).toMatchObject([
      {
        id: ids.zone,
        name: 'example.com',
        vpcIds: [ids.vpc],
        records: {
          known: false,
          gap: { command: `aws route53 list-resource-record-sets --hosted-zone-id ${ids.zone}` },
        },
      },
    ]);
  });

  test('are asked for VPC by VPC', () => {
    const { missing } = readWith({ 'route53:ListHostedZonesByVPC': null }).hostedZones;
    expect(missing).toEqual([
      {
        kind: 'not-in-source',
        subject: { fact: 'hostedZones', id: ids.vpc },
        scope,
        command: `aws route53 list-hosted-zones-by-vpc --vpc-id ${ids.vpc} --vpc-region eu-west-1`,
        detail: null,
      },
    ]);
  });

  test("PrivateLink's own zones and public zones are none", () => {
    const own = { HostedZoneId: 'Z9', Name: 'x.', Owner: { OwningService: 'vpce.amazonaws.com' } };
    const { items } = readWith({
      'route53:ListHostedZonesByVPC': { HostedZoneSummaries: [own] },
      'route53:GetHostedZone': { HostedZone: { Id: '/hostedzone/Z8', Name: 'public.example.' } },
    }).hostedZones;
    expect(items).toEqual([]);
  });
});

describe('resolver rules', () => {
  test.each([
    ['FORWARD', 'corp.example.', { type: 'forward', domainName: 'corp.example' }],
    ['SYSTEM', 'Aws.Example', { type: 'system', domainName: 'aws.example' }],
    ['DELEGATE', '.', { type: 'other', domainName: '' }],
  ])('%s', (RuleType, DomainName, expected) => {
    const ResolverRules = [{ Id: ids.rule, DomainName, RuleType, Name: 'n' }];
    const { items } = readWith({ 'route53resolver:ListResolverRules': { ResolverRules } }).resolverRules;
    expect(items).toMatchObject([{ ...expected, name: 'n', vpcIds: { known: true, value: [ids.vpc] } }]);
  });

  test("Resolver's own rule for the internet is none", () => {
    const ResolverRules = [
      { Id: 'rslvr-autodefined-rr-internet-resolver', DomainName: '.', RuleType: 'RECURSIVE' },
    ];
    expect(readWith({ 'route53resolver:ListResolverRules': { ResolverRules } }).resolverRules.items).toEqual(
      [],
    );
  });

  test('an association that failed does not count', () => {
    const ResolverRuleAssociations = [{ ResolverRuleId: ids.rule, VPCId: ids.vpc, Status: 'FAILED' }];
    const answer = { 'route53resolver:ListResolverRuleAssociations': { ResolverRuleAssociations } };
    expect(readWith(answer).resolverRules.items).toMatchObject([{ vpcIds: { known: true, value: [] } }]);
  });
});

describe('functions', () => {
  test('those in a VPC, from all three calls', () => {
    expect(readWith({}).functions.items.map(({ name }) => name)).toEqual(['one', 'three', 'two']);
  });

  test.each([
    ['in none', undefined],
    ['taken out of one', { VpcId: '', SubnetIds: [], SecurityGroupIds: [] }],
  ])('%s are left out', (_, VpcConfig) => {
    const change = { VpcConfig, FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:zero' };
    expect(itemWith('functions', 'lambda:ListFunctions', change)?.name).toBe('three');
  });
});
