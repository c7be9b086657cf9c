import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftsOfTemplate, mappers } from '../../../../src/sources/cloudformation/resources/index.ts';
import { type Value, type ValueObject } from '../../../../src/sources/declared/value.ts';
import { declare, open, subnet, vpc } from './declare.ts';

// All properties that the templates of these tests write, of whichever type: what stands under them is arbitrary.
const names = [
  'AddSubnetIds AmazonProvidedIpv6CidrBlock AssociationDefaultRouteTableId AvailabilityMode Blackhole Body',
  'BodyS3Location CidrBlock CidrIp CidrIpv6 ConnectivityType DefaultRouteTableAssociation DefaultSecurityGroupId',
  'DestinationCidrBlock DestinationPrefixListId DhcpOptionsId DisableExecuteApiEndpoint DnsOptions DomainName',
  'DomainNameServers Egress EnableDns64 EnableDnsHostnames EndpointAccessMode EndpointConfiguration Entries Events',
  'FromPort FunctionName GatewayId GroupId GroupName GroupSet HostedZoneId HostedZoneName InstanceId',
  'InternetGatewayBlockMode InternetGatewayExclusionMode InternetGatewayId IpAddressType IpProtocol Ipv4IpamPoolId',
  'Ipv6CidrBlock Ipv6IpamPoolId Ipv6Native LaunchTemplate Name NatGatewayId NetworkAclId NetworkInterfaceId',
  'NetworkInterfaces Options Parameters PeerOwnerId PeerRegion PeerRoleArn PeerVpcId PolicyDocument PortRange',
  'PrefixListName PrivateDnsEnabled PrivateIpAddress PrivateIpAddresses Protocol ProtocolType RecordSets',
  'RemoveSubnetIds ResolverRuleId ResourceId ResourceRecords RouteTableId RouteTableIds RuleAction RuleNumber',
  'RuleType SecurityGroupEgress SecurityGroupIds SecurityGroupIngress SecurityGroups ServiceName ServiceRegion',
  'SourceDestCheck SourceSecurityGroupId SourceSecurityGroupName SubnetId SubnetIds Tags ToPort TrafficType',
  'TransitGatewayAttachmentId TransitGatewayId TransitGatewayRouteTableId Type VPCId VPCs VpcConfig VpcEndpointType',
  'VpcId VpnGatewayId',
].flatMap((line) => line.split(' '));

const plausible = fc.constantFrom<Value>(
  'It',
  'Vpc',
  'App',
  '10.0.0.0/8',
  '::/0',
  '0.0.0.0',
  'true',
  '443',
  -1,
  70000,
  true,
  null,
  'tcp',
  'PRIVATE',
  'Interface',
  'regional',
  'A',
  '',
  [],
  {},
  [null],
  [{}],
  ['It', 'It'],
);

const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plausible,
    fc.string({ maxLength: 8 }),
    fc.double(),
    fc.string({ maxLength: 8 }).map(open),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 6 })), tie('value'), {
      maxKeys: 4,
    }),
  ),
})).value;

const anyProperties: fc.Arbitrary<ValueObject> = fc.dictionary(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.string() }),
  anyValue,
  { maxKeys: 12 },
);

describe('any properties', () => {
  test.each([...mappers.keys()])('of %s never throw', (type) => {
    fc.assert(
      fc.property(anyProperties, (properties) => {
        const others = [vpc(), subnet('App'), declare('Other', type, properties)];
        const own = declare('It', type, properties);
        const told = draftsOfTemplate([...others, own]);
        // Whatever is said is whole: an id and a place for each thing, and for each link its kind.
        for (const draft of told.drafts)
          expect([typeof draft.id, draft.scope]).toEqual(['string', own.scope]);
        for (const link of told.links) expect(link.place.file).toBe('template.yaml');
        for (const lack of told.lacks) expect(typeof lack.expression).toBe('string');
      }),
      { numRuns: 150 },
    );
  });

  test('nothing but properties that are not known makes nothing that is', () => {
    const unread = Object.fromEntries(names.map((name) => [name, open(`Ref ${name}`)]));
    for (const type of mappers.keys()) {
      const told = draftsOfTemplate([declare('It', type, unread)]);
      const collections = told.drafts.filter(({ item }) => item.known).map(({ collection }) => collection);
      // A gateway and a prefix list are things of their own, whatever is not known of them.
      const standAlone = ['internetGateways', 'prefixLists'];
      expect(
        collections.filter((name) => !standAlone.includes(name)),
        type,
      ).toEqual([]);
    }
  });
});
