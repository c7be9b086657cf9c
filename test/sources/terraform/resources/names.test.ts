import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../../src/network/address.ts';
import { type ValueObject } from '../../../../src/sources/declared/value.ts';
import {
  existing,
  itemsOf,
  known,
  lacksOf,
  linksOf,
  not,
  resource,
  unresolved,
  unset,
} from './kit/plan-resource.ts';

const privateZone = resource('aws_route53_zone', 'z', {
  name: 'Internal.Example.com.',
  vpc: [{ vpc_id: 'aws_vpc.a', vpc_region: '' }],
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone
describe('aws_route53_zone', () => {
  test('with a VPC is private', () => {
    expect(itemsOf([privateZone], 'hostedZones')).toMatchObject({
      'aws_route53_zone.z': { name: 'internal.example.com', vpcIds: [], records: known([]) },
    });
    expect(linksOf([privateZone], 'hosted-zone-of-vpc')).toStrictEqual([
      { hostedZoneId: known('aws_route53_zone.z'), vpcId: known('aws_vpc.a') },
    ]);
  });

  test.each([[[]], [unset], [null]])('with vpc %o is public', (vpc) => {
    expect(
      itemsOf([resource('aws_route53_zone', 'z', { name: 'example.com', vpc })], 'hostedZones'),
    ).toStrictEqual({});
  });

  test('whose VPCs only apply knows', () => {
    const zone = resource('aws_route53_zone', 'z', { name: 'example.com', vpc: unresolved('var.vpcs') });
    expect(linksOf([zone], 'hosted-zone-of-vpc')).toStrictEqual([
      { hostedZoneId: known('aws_route53_zone.z'), vpcId: not('var.vpcs') },
    ]);
  });

  test('is associated by a resource of its own', () => {
    const one = resource('aws_route53_zone_association', 'x', {
      zone_id: '/hostedzone/Z1',
      vpc_id: 'aws_vpc.b',
    });
    expect(linksOf([one], 'hosted-zone-of-vpc')).toStrictEqual([
      { hostedZoneId: known('Z1'), vpcId: known('aws_vpc.b') },
    ]);
  });

  test.each([
    [{ name: 'example.com', private_zone: false }, []],
    [{ name: 'example.com.', private_zone: true }, ['hostedZones']],
    [{ name: 'example.com.', vpc_id: 'vpc-1' }, ['hostedZones']],
  ])('data.aws_route53_zone %o', (attributes, facts) => {
    expect(lacksOf([existing('aws_route53_zone', 'Z1', attributes)]).map(({ fact }) => fact)).toStrictEqual(
      facts,
    );
  });

  // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/service_discovery_private_dns_namespace
  test('a private namespace is a zone whose records come later', () => {
    const one = resource('aws_service_discovery_private_dns_namespace', 'n', {
      name: 'svc.local',
      vpc: 'aws_vpc.a',
      hosted_zone: unset,
    });
    const id = 'aws_service_discovery_private_dns_namespace.n.hosted_zone';
    expect(itemsOf([one], 'hostedZones')).toMatchObject({
      [id]: { name: 'svc.local', records: { known: false } },
    });
    expect(linksOf([one], 'hosted-zone-of-vpc')).toStrictEqual([
      { hostedZoneId: known(id), vpcId: known('aws_vpc.a') },
    ]);
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_record
describe('aws_route53_record', () => {
  const made = (attributes: ValueObject) =>
    resource('aws_route53_record', 'r', {
      zone_id: 'aws_route53_zone.z',
      type: 'A',
      fqdn: unset,
      ...attributes,
    });
  const a = { records: ['10.0.0.1'] };
  const addresses = { kind: 'addresses', addresses: [parseAddress('10.0.0.1')] };

  test.each([
    [
      { ...a, name: 'api' },
      { name: 'api.internal.example.com', type: 'A', answer: addresses },
    ],
    [
      { ...a, name: 'API.internal.example.com.' },
      { name: 'api.internal.example.com', type: 'A', answer: addresses },
    ],
    [
      { ...a, name: '' },
      { name: 'internal.example.com', type: 'A', answer: addresses },
    ],
    [
      { ...a, name: 'internal.example.com' },
      { name: 'internal.example.com', type: 'A', answer: addresses },
    ],
    [
      { ...a, name: '*' },
      { name: '*.internal.example.com', type: 'A', answer: addresses },
    ],
    [
      { ...a, name: 'x', fqdn: 'known.internal.example.com' },
      { name: 'known.internal.example.com', type: 'A', answer: addresses },
    ],
    [
      { name: 'c', type: 'CNAME', records: ['Target.example.net.'] },
      { name: 'c.internal.example.com', type: 'CNAME', answer: { kind: 'name', name: 'target.example.net' } },
    ],
    [
      { name: 't', type: 'TXT', records: ['x'] },
      { name: 't.internal.example.com', type: 'TXT', answer: { kind: 'other' } },
    ],
    [
      { name: 'w', ...a, records: ['nonsense'] },
      { name: 'w.internal.example.com', type: 'A', answer: { kind: 'other' } },
    ],
    [
      {
        name: 'l',
        records: unset,
        alias: [{ name: 'VPCE-1.example.com.', zone_id: 'Z', evaluate_target_health: false }],
      },
      { name: 'l.internal.example.com', type: 'A', answer: { kind: 'name', name: 'vpce-1.example.com' } },
    ],
    [
      { ...a, name: 'w', set_identifier: 'one', weighted_routing_policy: [{ weight: 1 }] },
      { name: 'w.internal.example.com', type: 'A', answer: { kind: 'other' } },
    ],
    [
      { ...a, name: 'm', multivalue_answer_routing_policy: true },
      { name: 'm.internal.example.com', type: 'A', answer: { kind: 'other' } },
    ],
  ])('%o', (attributes, record) => {
    expect(linksOf([privateZone, made(attributes)], 'hosted-zone-record')).toStrictEqual([
      { hostedZone: known({ kind: 'id', value: 'aws_route53_zone.z' }), record: known(record) },
    ]);
  });

  test.each([
    [{ name: unresolved('var.name'), ...a }, 'var.name'],
    [{ name: 'x', type: null, ...a }, 'type is not given'],
  ])('%o is not known', (attributes, expression) => {
    expect(linksOf([privateZone, made(attributes)], 'hosted-zone-record')).toMatchObject([
      { record: not(expression) },
    ]);
  });

  test.each([
    [{ records: unresolved('aws_instance.i.private_ip') }],
    [{ records: [unresolved('aws_instance.i.private_ip')] }],
    [{ records: unset }],
    [{ alias: [{ name: unresolved('dns_entry[0].dns_name') }] }],
    [{ ...a, set_identifier: unresolved('each.key') }],
  ])('%o has an answer that is not followed', (attributes) => {
    expect(linksOf([privateZone, made({ name: 'x', ...attributes })], 'hosted-zone-record')).toMatchObject([
      { record: known({ name: 'x.internal.example.com', type: 'A', answer: { kind: 'other' } }) },
    ]);
  });

  test('of a public zone is of no interest, and of a zone that nobody knows has no whole name', () => {
    const publicZone = resource('aws_route53_zone', 'z', { name: 'example.com', vpc: [] });
    expect(linksOf([publicZone, made({ ...a, name: 'x' })], 'hosted-zone-record')).toStrictEqual([]);
    expect(linksOf([made({ ...a, name: 'x' })], 'hosted-zone-record')).toMatchObject([
      { record: not('the name of the zone that the record x is in') },
    ]);
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_resolver_rule
describe('resolver rules', () => {
  test.each([
    [
      { domain_name: 'Corp.Example.', rule_type: 'FORWARD', name: 'corp' },
      { r: { domainName: 'corp.example', type: 'forward', name: 'corp', vpcIds: known([]) } },
    ],
    [{ domain_name: 'x.', rule_type: 'SYSTEM' }, { r: { type: 'system' } }],
    [{ domain_name: '.', rule_type: 'FORWARD' }, { r: { domainName: '' } }],
    [{ domain_name: 'x.', rule_type: 'DELEGATE' }, { r: { type: 'other' } }],
    [{ domain_name: '.', rule_type: 'RECURSIVE' }, {}],
    [{ domain_name: unresolved('var.domain'), rule_type: 'FORWARD' }, { r: { not: 'var.domain' } }],
  ])('%o', (attributes, expected) => {
    const items = itemsOf([resource('aws_route53_resolver_rule', 'r', attributes, 'r')], 'resolverRules');
    expect(items).toMatchObject(expected);
    expect(Object.keys(items)).toStrictEqual(Object.keys(expected));
  });

  test('are associated', () => {
    const one = resource('aws_route53_resolver_rule_association', 'a', {
      resolver_rule_id: 'r',
      vpc_id: 'v',
    });
    expect(linksOf([one], 'resolver-rule-of-vpc')).toStrictEqual([
      { resolverRuleId: known('r'), vpcId: known('v') },
    ]);
  });

  test('a Profile brings a VPC what is not followed', () => {
    const one = resource('aws_route53profiles_association', 'p', {
      name: 'shared',
      profile_id: 'rp-1',
      resource_id: 'aws_vpc.a',
    });
    expect(itemsOf([one], 'resolverRules')).toMatchObject({
      'aws_route53profiles_association.p': { type: 'profile', name: 'shared', profileVpcIds: ['aws_vpc.a'] },
    });
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_dhcp_options
describe('DHCP options', () => {
  test.each([
    [{ domain_name_servers: ['AmazonProvidedDNS'] }, { domainNameServers: 'amazon' }],
    [{ domain_name: 'corp.example' }, { domainNameServers: 'amazon' }],
    [
      { domain_name_servers: ['10.0.0.9', '10.0.0.8'] },
      { domainNameServers: [parseAddress('10.0.0.8'), parseAddress('10.0.0.9')] },
    ],
    [{ domain_name_servers: ['dns.corp'] }, { not: 'domain_name_servers: dns.corp' }],
    [{ domain_name_servers: [unresolved('module.dns.ip')] }, { not: 'module.dns.ip' }],
  ])('%o', (attributes, expected) => {
    expect(itemsOf([resource('aws_vpc_dhcp_options', 'd', attributes)], 'dhcpOptions')).toMatchObject({
      'aws_vpc_dhcp_options.d': expected,
    });
  });

  test('of AWS, and of VPCs', () => {
    const amazons = resource('aws_default_vpc_dhcp_options', 'd', { domain_name_servers: unset });
    expect(itemsOf([amazons], 'dhcpOptions')).toMatchObject({
      'aws_default_vpc_dhcp_options.d': { domainNameServers: 'amazon' },
    });
    const association = (options: string) =>
      resource('aws_vpc_dhcp_options_association', 'a', { vpc_id: 'v', dhcp_options_id: options });
    expect(linksOf([association('dopt-1')], 'dhcp-options-of-vpc')).toStrictEqual([
      { vpcId: known('v'), dhcpOptionsId: known('dopt-1') },
    ]);
    expect(linksOf([association('default')], 'dhcp-options-of-vpc')).toStrictEqual([]);
  });
});
