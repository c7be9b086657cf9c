import { describe, expect, test } from 'vitest';
import { cidr, declare, item, links, open, saidBy, scope, subnet, vpc } from './declare.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html
describe('AWS::EC2::VPC', () => {
  const type = 'AWS::EC2::VPC';

  test('has its block, name and DNS attributes', () => {
    const told = saidBy(type, {
      CidrBlock: '10.0.0.0/16',
      EnableDnsSupport: 'true',
      EnableDnsHostnames: true,
      Tags: [
        { Key: 'Team', Value: 'a' },
        { Key: 'Name', Value: 'main' },
      ],
    });
    expect(item(told, 'vpcs')).toMatchObject({
      id: 'It',
      scope,
      ownerId: '111122223333',
      name: 'main',
      cidrs: [cidr('10.0.0.0/16')],
      dhcpOptionsId: null,
      enableDnsSupport: { known: true, value: true },
      enableDnsHostnames: { known: true, value: true },
      blockPublicAccess: { known: false },
    });
  });

  test('brings a main table, a default ACL and a default group', () => {
    expect(links(saidBy(type, { CidrBlock: '10.0.0.0/16' }), 'vpc-brings')).toEqual([
      {
        vpcId: 'It',
        mainRouteTableId: 'It.MainRouteTable',
        networkAclId: 'It.DefaultNetworkAcl',
        securityGroupId: 'It.DefaultSecurityGroup',
      },
    ]);
  });

  test('says where its properties are written', () => {
    const [draft] = saidBy(type, { CidrBlock: '10.0.0.0/16' }).drafts;
    expect(draft?.properties.cidr?.path).toBe('Resources.It.Properties.CidrBlock');
    expect(draft?.properties['dns-hostnames']?.path).toBe('Resources.It.Properties.EnableDnsHostnames');
  });

  test.each([
    [{ CidrBlock: open('Ref Cidr') }, '? Ref Cidr'],
    [{ CidrBlock: '10.0.0.0' }, '? CidrBlock: "10.0.0.0"'],
    [{ CidrBlock: [] }, '? CidrBlock: []'],
    [{}, '? CidrBlock is not given'],
    [{ Ipv4IpamPoolId: 'ipam-pool-1' }, '? a block of the pool ipam-pool-1'],
  ])('is not known without its block: %j', (properties, expected) => {
    const told = saidBy(type, properties);
    expect(item(told, 'vpcs')).toBe(expected);
    expect(links(told, 'vpc-brings')).toHaveLength(1);
  });

  test('keeps what is not known of its DNS attributes', () => {
    const told = saidBy(type, { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: open('Ref Names') });
    expect(item(told, 'vpcs')).toMatchObject({
      enableDnsHostnames: {
        known: false,
        gap: {
          kind: 'unresolved',
          subject: { fact: 'enableDnsHostnames', id: 'It' },
          expression: 'Ref Names',
        },
      },
    });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpccidrblock.html
describe('AWS::EC2::VPCCidrBlock', () => {
  test.each([
    ['IPv4', { CidrBlock: '100.64.0.0/16' }, cidr('100.64.0.0/16')],
    ['a block of a pool', { Ipv6CidrBlock: '2001:db8:1::/56', Ipv6Pool: 'p' }, cidr('2001:db8:1::/56')],
    ['an IPv4 pool', { Ipv4IpamPoolId: 'p4' }, '? a block of the pool p4'],
    ['an IPv6 pool', { Ipv6IpamPoolId: open('Ref Pool') }, '? a block of the pool Ref Pool'],
    // The second VPC by id: the block of the first is 2001:db8:0:0::/56.
    ["Amazon's", { AmazonProvidedIpv6CidrBlock: 'true' }, cidr('2001:db8:0:100::/56')],
    ['not known whether', { AmazonProvidedIpv6CidrBlock: open('Ref Dual') }, '? Ref Dual'],
  ])('%s', (_, properties, expected) => {
    const told = saidBy('AWS::EC2::VPCCidrBlock', { VpcId: 'Vpc', ...properties }, vpc(), vpc('Alpha'));
    expect(links(told, 'vpc-cidr')).toEqual([{ vpcId: 'Vpc', cidr: expected }]);
  });

  test('of a VPC that is not of the template', () => {
    const properties = { VpcId: 'vpc-1', AmazonProvidedIpv6CidrBlock: true };
    expect(links(saidBy('AWS::EC2::VPCCidrBlock', properties), 'vpc-cidr')).toEqual([
      { vpcId: 'vpc-1', cidr: '? the IPv6 block that Amazon gives vpc-1' },
    ]);
  });

  test('asks for no block of Amazon', () => {
    const properties = { VpcId: 'Vpc', AmazonProvidedIpv6CidrBlock: false };
    expect(saidBy('AWS::EC2::VPCCidrBlock', properties, vpc()).links).toEqual([]);
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html
describe('AWS::EC2::Subnet', () => {
  const type = 'AWS::EC2::Subnet';

  test('of both families, in a symbolic zone', () => {
    const told = saidBy(type, {
      VpcId: 'Vpc',
      CidrBlock: '10.0.1.0/24',
      Ipv6CidrBlock: '2001:db8::/64',
      EnableDns64: 'true',
      AvailabilityZone: 'GetAZs[0]',
      Tags: [{ Key: 'Name', Value: open('Ref Name') }],
    });
    expect(item(told, 'subnets')).toMatchObject({
      id: 'It',
      vpcId: 'Vpc',
      name: null,
      cidr: cidr('10.0.1.0/24'),
      ipv6Cidrs: [cidr('2001:db8::/64')],
      enableDns64: true,
      availabilityZone: 'GetAZs[0]',
      availabilityZoneId: null,
      availableAddresses: null,
    });
    expect(told.links).toEqual([]);
  });

  test('of IPv6 alone', () => {
    const told = saidBy(type, {
      VpcId: 'Vpc',
      Ipv6Native: true,
      Ipv6CidrBlock: '2001:db8::/64',
      AvailabilityZoneId: 'euw1-az1',
    });
    expect(item(told, 'subnets')).toMatchObject({ cidr: null, availabilityZoneId: 'euw1-az1' });
  });

  test('with an IPv6 block that is not known', () => {
    const told = saidBy(type, { VpcId: 'Vpc', CidrBlock: '10.0.1.0/24', Ipv6CidrBlock: open('Ref Six') });
    expect(item(told, 'subnets')).toMatchObject({ ipv6Cidrs: [] });
    expect(links(told, 'subnet-ipv6-cidr')).toEqual([{ subnetId: 'It', cidr: '? Ref Six' }]);
  });

  test.each([
    [{ VpcId: open('Ref VpcId') }, '? Ref VpcId'],
    [{ VpcId: '' }, '? VpcId is empty'],
    [{ CidrBlock: null }, '? CidrBlock is not given'],
    [{ CidrBlock: null, Ipv4IpamPoolId: 'p' }, '? a block of the pool p'],
    [{ Ipv6Native: open('Ref Native') }, '? Ref Native'],
    [{ EnableDns64: 'perhaps' }, '? EnableDns64: "perhaps"'],
  ])('is not known: %j', (properties, expected) => {
    const told = saidBy(type, { VpcId: 'Vpc', CidrBlock: '10.0.1.0/24', ...properties });
    expect(item(told, 'subnets')).toBe(expected);
  });
});

test.each([
  [{ Ipv6CidrBlock: '2001:db8::/64' }, cidr('2001:db8::/64')],
  [{ Ipv6IpamPoolId: 'p' }, '? a block of the pool p'],
  [{}, '? Ipv6CidrBlock is not given'],
])('AWS::EC2::SubnetCidrBlock %j', (properties, expected) => {
  const told = saidBy('AWS::EC2::SubnetCidrBlock', { SubnetId: 'App', ...properties });
  expect(links(told, 'subnet-ipv6-cidr')).toEqual([{ subnetId: 'App', cidr: expected }]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-dhcpoptions.html
describe('AWS::EC2::DHCPOptions', () => {
  const one = { family: 'ipv4', value: 0x0a000002n };
  const two = { family: 'ipv4', value: 0x0a000003n };
  test.each([
    [['AmazonProvidedDNS'], 'amazon'],
    [
      ['10.0.0.3', '10.0.0.2'],
      [one, two],
    ],
    [['10.0.0.2', 'AmazonProvidedDNS'], [one]],
  ])('%j', (servers, expected) => {
    const told = saidBy('AWS::EC2::DHCPOptions', { DomainNameServers: servers });
    expect(item(told, 'dhcpOptions')).toMatchObject({ id: 'It', domainNameServers: expected });
  });

  test.each([
    [[open('Ref Server')], '? Ref Server'],
    [['ns.example.com'], '? DomainNameServers: ns.example.com'],
  ])('not known: %j', (servers, expected) => {
    expect(item(saidBy('AWS::EC2::DHCPOptions', { DomainNameServers: servers }), 'dhcpOptions')).toBe(
      expected,
    );
  });

  test('of a VPC', () => {
    const told = saidBy('AWS::EC2::VPCDHCPOptionsAssociation', { VpcId: 'Vpc', DhcpOptionsId: 'default' });
    expect(links(told, 'dhcp-options-of-vpc')).toEqual([{ vpcId: 'Vpc', dhcpOptionsId: 'default' }]);
  });
});

// https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
describe('Block Public Access', () => {
  test('of the account', () => {
    const told = saidBy('AWS::EC2::VPCBlockPublicAccessOptions', {
      InternetGatewayBlockMode: 'block-ingress',
    });
    expect(item(told, 'blockPublicAccess')).toEqual({ scope, mode: 'block-ingress' });
  });

  test('in a word that is not known', () => {
    const told = saidBy('AWS::EC2::VPCBlockPublicAccessOptions', { InternetGatewayBlockMode: 'block-some' });
    expect(item(told, 'blockPublicAccess')).toBe('? InternetGatewayBlockMode: block-some');
  });

  test.each([
    [
      { SubnetId: 'App', InternetGatewayExclusionMode: 'allow-egress' },
      { type: 'subnet', id: 'App' },
      'block-ingress',
    ],
    [
      { VpcId: 'Vpc', InternetGatewayExclusionMode: 'allow-bidirectional' },
      { type: 'vpc', id: 'Vpc' },
      'off',
    ],
    [{ VpcId: open('Ref Id'), InternetGatewayExclusionMode: open('Ref Mode') }, '? Ref Id', '? Ref Mode'],
  ])('excludes %j', (properties, of, left) => {
    const told = saidBy('AWS::EC2::VPCBlockPublicAccessExclusion', properties);
    expect(links(told, 'block-public-access-exclusion')).toEqual([{ of, left }]);
  });
});

test('resources of types that no network has say nothing', () => {
  const told = saidBy(
    'AWS::EC2::KeyPair',
    { KeyName: 'k' },
    declare('S', 'AWS::EC2::VPCEndpointService'),
    subnet('A'),
  );
  expect(told).toEqual({ drafts: [], links: [], lacks: [] });
});
