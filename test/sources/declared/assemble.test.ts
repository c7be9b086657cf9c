import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCidr } from '../../../src/network/address-range.ts';
import { type Network } from '../../../src/network/network.ts';
import { assembleNetwork } from '../../../src/sources/declared/assemble.ts';
import { impliedSources } from '../../../src/sources/declared/implied.ts';
import { unstated } from '../../../src/sources/declared/stated.ts';
import { draftsOf, lacksOf, networkOf, routesOf, rulesOf, tableOf } from './network-of.ts';

const vpc = `
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }`;
const subnet = (name: string, range = '10.0.1.0/24', of = 'Vpc') => `
  ${name}: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref ${of}, CidrBlock: ${range}, AvailabilityZone: eu-west-1a } }`;
const group = (name: string, more = '') => `
  ${name}: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, GroupDescription: g${more} } }`;
const table = (name: string) => `
  ${name}: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }`;
const ipv6 = `
  Block: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Vpc, AmazonProvidedIpv6CidrBlock: true } }`;

// With something of most kinds.
const whole = `${vpc}${ipv6}${subnet('Subnet')}${subnet('Other', '10.0.2.0/24')}${group('Group')}${table('Table')}
  Gateway: { Type: AWS::EC2::InternetGateway }
  Attached: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway } }
  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Other, AllocationId: eipalloc-1 } }
  Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }
  Associated: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Subnet } }
  Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Group, IpProtocol: -1, SourceSecurityGroupId: !Ref Group } }
  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Vpc, VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.sqs, SubnetIds: [!Ref Subnet] } }`;

interface Case {
  readonly name: string;
  readonly resources: string;
  readonly tells: (network: Network) => unknown;
  readonly expected: unknown;
}

/** What AWS makes with a VPC, one by one as its pages say it. */
const implied: readonly (Case & { readonly row: keyof typeof impliedSources })[] = [
  {
    row: 'main route table',
    name: 'a subnet without a table has the main one, which AWS makes',
    resources: vpc + subnet('Subnet'),
    tells: ({ routeTables }) => routeTables.items.map(({ id, main, subnetIds }) => ({ id, main, subnetIds })),
    expected: [{ id: 'Vpc.MainRouteTable', main: true, subnetIds: [] }],
  },
  {
    row: 'local routes',
    name: 'every table leads to each block of its VPC',
    resources: `${vpc}${table('Table')}
  More: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/16 } }`,
    tells: (network) => [routesOf(network, 'Table'), routesOf(network, 'Vpc.MainRouteTable')],
    expected: [
      ['10.0.0.0/16 local', '10.1.0.0/16 local'],
      ['10.0.0.0/16 local', '10.1.0.0/16 local'],
    ],
  },
  {
    row: 'default network ACL',
    name: 'a subnet without an ACL has the default one, which lets all through',
    resources: vpc + subnet('Subnet'),
    tells: ({ networkAcls }) =>
      networkAcls.items.map(({ id, isDefault, subnetIds, inbound, outbound }) => ({
        id,
        isDefault,
        subnetIds,
        entries: [inbound, outbound].map((side) =>
          side.map(({ number, action, protocol, cidr }) =>
            [number, action, protocol, formatCidr(cidr)].join(' '),
          ),
        ),
      })),
    expected: [
      {
        id: 'Vpc.DefaultNetworkAcl',
        isDefault: true,
        subnetIds: ['Subnet'],
        entries: [['100 allow all 0.0.0.0/0'], ['100 allow all 0.0.0.0/0']],
      },
    ],
  },
  {
    row: 'default network ACL',
    name: 'the default ACL of a VPC with IPv6 lets that through, too',
    resources: vpc + ipv6,
    tells: ({ networkAcls }) =>
      networkAcls.items.map(({ inbound }) => inbound.map(({ cidr }) => formatCidr(cidr))),
    expected: [['0.0.0.0/0', '::/0']],
  },
  {
    row: 'default security group',
    name: 'the default group admits itself and lets all out',
    resources: vpc,
    tells: (network) => [
      rulesOf(network, 'Vpc.DefaultSecurityGroup', 'ingress'),
      rulesOf(network, 'Vpc.DefaultSecurityGroup', 'egress'),
    ],
    expected: [['all Vpc.DefaultSecurityGroup'], ['all 0.0.0.0/0']],
  },
  {
    row: 'egress of a new security group',
    name: 'a group of which no egress is written lets all out, of IPv6 where the VPC has it',
    resources: vpc + ipv6 + group('Group'),
    tells: (network) => rulesOf(network, 'Group', 'egress'),
    expected: ['all 0.0.0.0/0', 'all ::/0'],
  },
];

const links: readonly Case[] = [
  {
    name: 'a rule of its own takes the place of all egress',
    resources: `${vpc}${group('Group')}
  Rule: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 } }`,
    tells: (network) => rulesOf(network, 'Group', 'egress'),
    expected: ['tcp 443 10.0.0.0/16'],
  },
  {
    name: 'inline and separate rules stand together',
    resources: `${vpc}${group('Group', ', SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.1.0/24 }]')}${group('Other')}
  Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref Other } }`,
    tells: (network) => rulesOf(network, 'Group', 'ingress')?.toSorted(),
    expected: ['tcp 443 10.0.1.0/24', 'tcp 443 Other'],
  },
  {
    name: 'a route with its table',
    resources: `${vpc}${table('Table')}${subnet('Subnet')}
  Gateway: { Type: AWS::EC2::InternetGateway }
  Attached: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway } }
  Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway } }
  Associated: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Subnet } }`,
    tells: (network) => [
      routesOf(network, 'Table'),
      tableOf(network, 'Table')?.subnetIds,
      network.internetGateways.items.map(({ vpcIds }) => vpcIds),
    ],
    expected: [['10.0.0.0/16 local', '0.0.0.0/0 internet-gateway Gateway'], ['Subnet'], [['Vpc']]],
  },
  {
    name: 'two routes to one destination: which one stands is not known',
    resources: `${vpc}${table('Table')}
  One: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-0a1 } }
  Two: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-0a2 } }`,
    tells: (network) => [tableOf(network, 'Table'), lacksOf(network.routeTables)],
    expected: [undefined, ['Table: two routes to 0.0.0.0/0']],
  },
  {
    name: 'a subnet whose table is not known may have any',
    resources: `${vpc}${subnet('Subnet')}
  Associated: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Unknown, SubnetId: !Ref Subnet } }`,
    tells: ({ routeTables }) => lacksOf(routeTables),
    expected: ['Vpc: Ref Unknown (no value given for parameter Unknown)'],
  },
  {
    name: 'a table whose gateway propagates routes is not known',
    resources: `${vpc}${table('Table')}
  Vpn: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  Propagated: { Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { RouteTableIds: [!Ref Table], VpnGatewayId: !Ref Vpn } }`,
    tells: (network) => [tableOf(network, 'Table'), lacksOf(network.routeTables)],
    expected: [undefined, ['Table: the routes that Vpn propagates']],
  },
  {
    name: "a gateway endpoint's route to its service's list",
    resources: `${vpc}${table('Table')}
  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.s3, RouteTableIds: [!Ref Table] } }`,
    tells: (network) => [routesOf(network, 'Table'), network.prefixLists.items.map(({ name }) => name)],
    expected: [
      ['10.0.0.0/16 local', 'com.amazonaws.eu-west-1.s3 vpc-endpoint Endpoint'],
      ['com.amazonaws.eu-west-1.s3'],
    ],
  },
  {
    name: 'an endpoint without groups has the default group of its VPC',
    resources: `${vpc}${subnet('Subnet')}
  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Vpc, VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.execute-api, SubnetIds: [!Ref Subnet] } }`,
    tells: ({ vpcEndpoints }) =>
      vpcEndpoints.items.map(({ securityGroupIds, privateDnsEnabled }) => ({
        securityGroupIds,
        privateDnsEnabled,
      })),
    expected: [{ securityGroupIds: ['Vpc.DefaultSecurityGroup'], privateDnsEnabled: false }],
  },
  {
    name: 'an ACL with its entries and its subnet, which leaves the default one',
    resources: `${vpc}${subnet('Subnet')}
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }
  Later: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 200, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  First: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: 6, RuleAction: deny, CidrBlock: 0.0.0.0/0, PortRange: { From: 22, To: 22 } } }
  Associated: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { NetworkAclId: !Ref Acl, SubnetId: !Ref Subnet } }`,
    tells: ({ networkAcls }) =>
      networkAcls.items.map(({ id, subnetIds, inbound }) => [
        id,
        subnetIds,
        inbound.map(({ number }) => number),
      ]),
    expected: [
      ['Acl', ['Subnet'], [100, 200]],
      ['Vpc.DefaultNetworkAcl', [], [100]],
    ],
  },
  {
    name: 'two entries of one number: which one stands is not known',
    resources: `${vpc}
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }
  One: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  Two: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: -1, RuleAction: deny, CidrBlock: 0.0.0.0/0 } }`,
    tells: ({ networkAcls }) => [networkAcls.items.map(({ id }) => id), lacksOf(networkAcls)],
    expected: [['Vpc.DefaultNetworkAcl'], ['Acl: two inbound entries with number 100']],
  },
  {
    name: 'DHCP options of a VPC',
    resources: `${vpc}
  Options: { Type: AWS::EC2::DHCPOptions, Properties: { DomainNameServers: [10.0.0.53] } }
  Associated: { Type: AWS::EC2::VPCDHCPOptionsAssociation, Properties: { VpcId: !Ref Vpc, DhcpOptionsId: !Ref Options } }`,
    tells: ({ vpcs }) => vpcs.items.map(({ dhcpOptionsId }) => dhcpOptionsId),
    expected: ['Options'],
  },
  {
    name: 'a NAT gateway and a function take their VPC from their subnets',
    resources: `${vpc}${subnet('Subnet')}
  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Subnet, AllocationId: eipalloc-1 } }
  Function: { Type: AWS::Lambda::Function, Properties: { Role: r, Code: { ZipFile: x }, VpcConfig: { SubnetIds: [!Ref Subnet], SecurityGroupIds: [sg-0a1] } } }`,
    tells: ({ natGateways, functions }) => [
      natGateways.items.map(({ vpcId }) => vpcId),
      functions.items.map(({ vpcId }) => vpcId),
    ],
    expected: [['Vpc'], ['Vpc']],
  },
  {
    name: 'a function in a subnet of others: its VPC is not known',
    resources: `
  Function: { Type: AWS::Lambda::Function, Properties: { Role: r, Code: { ZipFile: x }, VpcConfig: { SubnetIds: [subnet-0a1], SecurityGroupIds: [sg-0a1] } } }`,
    tells: ({ functions }) => [functions.items, functions.missing.length > 0],
    expected: [[], true],
  },
  {
    name: 'what is there in a VPC of others is not known',
    resources: `
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-0a1, CidrBlock: 10.0.1.0/24 } }`,
    tells: ({ routeTables, networkAcls, vpcEndpoints }) =>
      [routeTables, networkAcls, vpcEndpoints].map((collection) => lacksOf(collection)),
    expected: [
      ['aws ec2 describe-route-tables --region eu-west-1'],
      ['aws ec2 describe-network-acls --region eu-west-1'],
      ['aws ec2 describe-vpc-endpoints --region eu-west-1'],
    ],
  },
  {
    name: 'a hosted zone with a record of its own resource',
    resources: `${vpc}
  Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: internal., VPCs: [{ VPCId: !Ref Vpc, VPCRegion: eu-west-1 }] } }
  Record: { Type: AWS::Route53::RecordSet, Properties: { HostedZoneName: internal., Name: db.internal., Type: A, ResourceRecords: [10.0.1.5] } }`,
    tells: ({ hostedZones }) =>
      hostedZones.items.map(({ name, vpcIds, records }) => [
        name,
        vpcIds,
        records.known && records.value.map((record) => record.name),
      ]),
    expected: [['internal', ['Vpc'], ['db.internal']]],
  },
  {
    name: 'peering within the account is active, with the blocks of both sides',
    resources: `${vpc}
  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.9.0.0/16 } }
  Peering: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Vpc, PeerVpcId: !Ref Other } }`,
    tells: ({ peeringConnections }) =>
      peeringConnections.items.map(({ status, requester, accepter }) => [
        status,
        ...[requester, accepter].map(({ cidrs }) => cidrs.map(formatCidr)),
      ]),
    expected: [['active', ['10.0.0.0/16'], ['10.9.0.0/16']]],
  },
  {
    name: "a transit gateway's default table takes its attachments",
    resources: `${vpc}${subnet('Subnet')}
  Gateway: { Type: AWS::EC2::TransitGateway }
  Attached: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Gateway, VpcId: !Ref Vpc, SubnetIds: [!Ref Subnet] } }`,
    tells: ({ transitGatewayRouteTables }) =>
      transitGatewayRouteTables.items.map(({ associatedAttachmentIds, routes }) => [
        associatedAttachmentIds.known && associatedAttachmentIds.value,
        routes.known &&
          routes.value.map(({ destination, propagated, attachmentIds }) => [
            destination.kind === 'cidr' && formatCidr(destination.cidr),
            propagated,
            attachmentIds,
          ]),
      ]),
    expected: [[['Attached'], [['10.0.0.0/16', true, ['Attached']]]]],
  },
  {
    name: 'Block Public Access of the account is in force where nothing is excluded',
    resources: `${vpc}${subnet('Open')}${subnet('Shut', '10.0.2.0/24')}
  Options: { Type: AWS::EC2::VPCBlockPublicAccessOptions, Properties: { InternetGatewayBlockMode: block-bidirectional } }
  Excluded: { Type: AWS::EC2::VPCBlockPublicAccessExclusion, Properties: { SubnetId: !Ref Open, InternetGatewayExclusionMode: allow-bidirectional } }`,
    tells: ({ subnets }) =>
      subnets.items.map(({ id, blockPublicAccess: mode }) => [id, mode.known && mode.value]),
    expected: [
      ['Open', 'off'],
      ['Shut', 'block-bidirectional'],
    ],
  },
];

describe('what AWS makes with a VPC', () => {
  test.each(implied)('$name', async ({ resources, tells, expected }) => {
    expect(tells(await networkOf(resources))).toEqual(expected);
  });

  test('every row has its source and a case', () => {
    expect([...new Set(implied.map(({ row }) => row))].toSorted()).toEqual(
      Object.keys(impliedSources).toSorted(),
    );
    for (const source of Object.values(impliedSources))
      expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

describe('resources together', () => {
  test.each(links)('$name', async ({ resources, tells, expected }) => {
    expect(tells(await networkOf(resources))).toEqual(expected);
  });

  test('the order in which things are said is nothing', async () => {
    const said = await draftsOf(whole);
    const first = assembleNetwork(said).network;
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...said.drafts], { minLength: said.drafts.length }),
        fc.shuffledSubarray([...said.links], { minLength: said.links.length }),
        (drafts, shuffled) => {
          expect(assembleNetwork({ ...said, drafts, links: shuffled }).network).toEqual(first);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a thing of which too little is known is taken out, and what is there in its place is a gap', async () => {
    const said = await draftsOf(whole);
    for (const draft of said.drafts) {
      const item = unstated('Ref Unknown');
      const drafts = said.drafts.map((one) => (one === draft ? { ...one, item } : one));
      const collection = assembleNetwork({ ...said, drafts }).network[draft.collection];
      expect(collection.items.some((one) => 'id' in one && one.id === draft.id)).toBe(false);
      expect(lacksOf(collection)).toContain(`${draft.id}: Ref Unknown`);
    }
  });
});
