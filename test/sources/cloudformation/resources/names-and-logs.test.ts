import { describe, expect, test } from 'vitest';
import { type ValueObject } from '../../../../src/sources/declared/value.ts';
import { declare, item, lacks, links, open, saidBy, scope } from './declare.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-hostedzone.html
describe('AWS::Route53::HostedZone', () => {
  const type = 'AWS::Route53::HostedZone';

  test('private', () => {
    const told = saidBy(type, {
      Name: 'Execute-API.eu-west-1.amazonaws.com.',
      VPCs: [
        { VPCId: 'Vpc', VPCRegion: 'eu-west-1' },
        { VPCId: open('Ref Other'), VPCRegion: 'eu-west-1' },
      ],
    });
    expect(item(told, 'hostedZones')).toEqual({
      id: 'It',
      scope,
      ownerId: '111122223333',
      name: 'execute-api.eu-west-1.amazonaws.com',
      vpcIds: ['Vpc'],
      profileVpcIds: [],
      records: { known: true, value: [] },
    });
    expect(links(told, 'hosted-zone-of-vpc')).toEqual([{ hostedZoneId: 'It', vpcId: '? Ref Other' }]);
  });

  test.each([[{}], [{ VPCs: [] }]])('public: %j', (properties) => {
    expect(saidBy(type, { Name: 'example.com', ...properties })).toEqual({
      drafts: [],
      links: [],
      lacks: [],
    });
  });

  test('private or not', () => {
    const told = saidBy(type, { Name: 'example.com', VPCs: open('Ref Vpcs') });
    expect(item(told, 'hostedZones')).toMatchObject({ vpcIds: [] });
    expect(links(told, 'hosted-zone-of-vpc')).toEqual([{ hostedZoneId: 'It', vpcId: '? Ref Vpcs' }]);
  });

  test('of a name that is not known', () => {
    expect(item(saidBy(type, { Name: open('Ref N'), VPCs: [{ VPCId: 'Vpc' }] }), 'hostedZones')).toBe(
      '? Ref N',
    );
  });
});

const zones = [
  declare('Private', 'AWS::Route53::HostedZone', { Name: 'example.com', VPCs: [{ VPCId: 'Vpc' }] }),
  declare('Public', 'AWS::Route53::HostedZone', { Name: 'example.org' }),
];

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html
describe('AWS::Route53::RecordSet', () => {
  const record = (properties: ValueObject) =>
    links(
      saidBy(
        'AWS::Route53::RecordSet',
        { HostedZoneId: 'Private', Name: '*.Example.com.', Type: 'A', ...properties },
        ...zones,
      ),
      'hosted-zone-record',
    );

  test.each([
    [
      { ResourceRecords: ['10.0.0.6', '10.0.0.5'] },
      {
        kind: 'addresses',
        addresses: [
          { family: 'ipv4', value: 0x0a000005n },
          { family: 'ipv4', value: 0x0a000006n },
        ],
      },
    ],
    [
      { Type: 'AAAA', ResourceRecords: ['2001:db8::1'] },
      { kind: 'addresses', addresses: [{ family: 'ipv6', value: 0x20010db8000000000000000000000001n }] },
    ],
    [
      { Type: 'CNAME', ResourceRecords: ['Api.example.net.'] },
      { kind: 'name', name: 'api.example.net' },
    ],
    [
      { AliasTarget: { DNSName: 'vpce-1.execute-api.eu-west-1.vpce.amazonaws.com', HostedZoneId: 'Z1' } },
      { kind: 'name', name: 'vpce-1.execute-api.eu-west-1.vpce.amazonaws.com' },
    ],
    [{ AliasTarget: { DNSName: open('GetAtt Endpoint.DnsEntries') } }, { kind: 'other' }],
    [{ AliasTarget: open('Ref Alias') }, { kind: 'other' }],
    [{ SetIdentifier: 'a', Weight: 10, ResourceRecords: ['10.0.0.5'] }, { kind: 'other' }],
    [{ Weight: '10', ResourceRecords: ['10.0.0.5'] }, { kind: 'other' }],
    [{ Type: 'TXT', ResourceRecords: ['"x"'] }, { kind: 'other' }],
    [{ ResourceRecords: [open('Ref Address')] }, { kind: 'other' }],
    [{ ResourceRecords: ['host'] }, { kind: 'other' }],
    [{}, { kind: 'other' }],
  ])('answers %j', (properties, answer) => {
    expect(record(properties)).toEqual([
      {
        hostedZone: { kind: 'id', value: 'Private' },
        record: { name: '*.example.com', type: 'Type' in properties ? properties.Type : 'A', answer },
      },
    ]);
  });

  test.each([
    [{ Name: open('Sub ${Host}') }, '? Sub ${Host}'],
    [{ Type: null }, '? Type is not given'],
  ])('is not known: %j', (properties, expected) => {
    expect(record(properties)).toMatchObject([{ record: expected }]);
  });

  test.each([
    [{ HostedZoneId: '/hostedzone/Z123' }, { kind: 'id', value: 'Z123' }],
    [
      { HostedZoneId: null, HostedZoneName: 'Example.com.' },
      { kind: 'name', value: 'example.com' },
    ],
    [{ HostedZoneId: open('Ref Zone') }, '? Ref Zone'],
    [{ HostedZoneId: null }, '? HostedZoneId is not given'],
  ])('of the zone %j', (properties, hostedZone) => {
    expect(record(properties)).toMatchObject([{ hostedZone }]);
  });

  test('of a public zone is of no interest', () => {
    expect(record({ HostedZoneId: 'Public' })).toEqual([]);
  });
});

test('AWS::Route53::RecordSetGroup', () => {
  const told = saidBy(
    'AWS::Route53::RecordSetGroup',
    {
      HostedZoneId: 'Private',
      RecordSets: [
        { Name: 'a.example.com', Type: 'CNAME', ResourceRecords: ['b.example.com'] },
        open('Fn::If More'),
        5,
      ],
    },
    ...zones,
  );
  const hostedZone = { kind: 'id', value: 'Private' };
  expect(links(told, 'hosted-zone-record')).toEqual([
    {
      hostedZone,
      record: { name: 'a.example.com', type: 'CNAME', answer: { kind: 'name', name: 'b.example.com' } },
    },
    { hostedZone, record: '? Fn::If More' },
    { hostedZone, record: '? RecordSets: 5' },
  ]);
  const unread = saidBy(
    'AWS::Route53::RecordSetGroup',
    { HostedZoneId: 'Private', RecordSets: open('Ref R') },
    ...zones,
  );
  expect(links(unread, 'hosted-zone-record')).toEqual([{ hostedZone, record: '? Ref R' }]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53resolver-resolverrule.html
describe('AWS::Route53Resolver::ResolverRule', () => {
  const rule = (properties: ValueObject) =>
    item(saidBy('AWS::Route53Resolver::ResolverRule', properties), 'resolverRules');

  test.each([
    [
      { RuleType: 'FORWARD', DomainName: 'Corp.example.', Name: 'corp' },
      { type: 'forward', domainName: 'corp.example', name: 'corp' },
    ],
    [
      { RuleType: 'SYSTEM', DomainName: '.' },
      { type: 'system', domainName: '', name: null },
    ],
    [
      { RuleType: 'DELEGATE', DelegationRecord: 'ns.corp.example' },
      { type: 'other', domainName: 'ns.corp.example' },
    ],
  ])('%j', (properties, expected) => {
    expect(rule(properties)).toMatchObject({
      id: 'It',
      vpcIds: { known: true, value: [] },
      profileVpcIds: [],
      ...expected,
    });
  });

  test.each([
    [{ RuleType: 'FORWARD', DomainName: open('Ref D') }, '? Ref D'],
    [{ RuleType: 'FORWARD' }, '? DelegationRecord is not given'],
    [{ RuleType: open('Ref T'), DomainName: 'a.example' }, '? Ref T'],
    [{ RuleType: 'RECURSIVE', DomainName: '.' }, []],
  ])('%j says %j', (properties, expected) => {
    expect(rule(properties)).toEqual(expected);
  });
});

describe('AWS::Route53Resolver::ResolverRuleAssociation', () => {
  const type = 'AWS::Route53Resolver::ResolverRuleAssociation';
  const rule = declare('Rule', 'AWS::Route53Resolver::ResolverRule', {
    RuleType: 'SYSTEM',
    DomainName: 'a.example',
  });

  test('of a rule of the template', () => {
    const told = saidBy(type, { ResolverRuleId: 'Rule', VPCId: 'Vpc' }, rule);
    expect(links(told, 'resolver-rule-of-vpc')).toEqual([{ resolverRuleId: 'Rule', vpcId: 'Vpc' }]);
    expect(told.lacks).toEqual([]);
  });

  test.each([
    ['rslvr-rr-1', 'the resolver rule rslvr-rr-1'],
    [open('Ref Shared'), 'the resolver rule Ref Shared'],
  ])('of another rule: %j', (ResolverRuleId, expression) => {
    const told = saidBy(type, { ResolverRuleId, VPCId: 'Vpc' }, rule);
    expect(lacks(told)).toEqual([{ fact: 'resolverRules', id: 'Vpc', expression }]);
  });
});

test('AWS::Route53Profiles::ProfileAssociation', () => {
  const type = 'AWS::Route53Profiles::ProfileAssociation';
  expect(
    item(saidBy(type, { Name: 'shared', ProfileId: 'rp-1', ResourceId: 'Vpc' }), 'resolverRules'),
  ).toEqual({
    id: 'It',
    scope,
    name: 'shared',
    domainName: '',
    type: 'profile',
    vpcIds: { known: true, value: [] },
    profileVpcIds: ['Vpc'],
  });
  expect(lacks(saidBy(type, { ProfileId: 'rp-1', ResourceId: open('Ref V') }))).toEqual([
    { fact: 'resolverRules', id: null, expression: 'the VPC of the Profile association It' },
  ]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html
describe('logs', () => {
  test.each([
    ['ALL', true],
    ['REJECT', true],
    ['ACCEPT', false],
    [null, true],
  ])('a flow log of %s', (TrafficType, recordsRejects) => {
    const told = saidBy('AWS::EC2::FlowLog', { ResourceId: 'Vpc', ResourceType: 'VPC', TrafficType });
    expect(item(told, 'flowLogs')).toEqual({ id: 'It', scope, resourceId: 'Vpc', recordsRejects });
  });

  test('a flow log that is not known', () => {
    const told = saidBy('AWS::EC2::FlowLog', { ResourceId: 'Vpc', TrafficType: open('Ref T') });
    expect(item(told, 'flowLogs')).toBe('? Ref T');
  });

  test('a query log', () => {
    const type = 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation';
    expect(
      item(saidBy(type, { ResourceId: 'Vpc', ResolverQueryLogConfigId: 'C' }), 'queryLogAssociations'),
    ).toEqual({
      id: 'It',
      scope,
      vpcId: 'Vpc',
    });
  });
});
