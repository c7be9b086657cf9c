import { type Sample, time, vpcId } from './sample.ts';

const table = 'tgw-rtb-0a1';
const tags = [{ Key: 'Name', Value: 'a "b" <c> & d\u00e9\r\n\te ' }];

function id(prefix: string, n: number): string {
  return `${prefix}-0a${n}`;
}

/** EC2's calls. */
export const ec2Samples = {
  'ec2:DescribeVpcs': {
    list: 'Vpcs',
    item: (n) => ({
      VpcId: id('vpc', n),
      OwnerId: '111122223333',
      IsDefault: n === 1,
      CidrBlock: `10.${n}.0.0/16`,
      CidrBlockAssociationSet: [
        {
          AssociationId: id('assoc', n),
          CidrBlock: `10.${n}.0.0/16`,
          CidrBlockState: { State: 'associated' },
        },
      ],
      Ipv6CidrBlockAssociationSet: [],
      BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
      Tags: tags,
    }),
  },
  'ec2:DescribeVpcAttribute': {
    parameters: { VpcId: vpcId, Attribute: 'enableDnsHostnames' },
    others: { VpcId: vpcId, EnableDnsHostnames: { Value: false } },
  },
  'ec2:DescribeDhcpOptions': {
    list: 'DhcpOptions',
    item: (n) => ({
      DhcpOptionsId: id('dopt', n),
      DhcpConfigurations: [
        { Key: 'domain-name-servers', Values: [{ Value: '10.0.0.2' }, { Value: '10.0.0.3' }] },
      ],
    }),
  },
  'ec2:DescribeSubnets': {
    list: 'Subnets',
    item: (n) => ({
      SubnetId: id('subnet', n),
      VpcId: vpcId,
      AvailabilityZoneId: 'euw1-az1',
      AvailableIpAddressCount: 250 + n,
      MapPublicIpOnLaunch: false,
      AssignIpv6AddressOnCreation: true,
      PrivateDnsNameOptionsOnLaunch: { HostnameType: 'ip-name', EnableResourceNameDnsARecord: false },
    }),
  },
  'ec2:DescribeRouteTables': {
    list: 'RouteTables',
    item: (n) => ({
      RouteTableId: id('rtb', n),
      Associations: [{ Main: true, SubnetId: 'subnet-0a1', AssociationState: { State: 'associated' } }],
      PropagatingVgws: [{ GatewayId: 'vgw-0a1' }],
      Routes: [
        { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-0a1', State: 'active' },
        { DestinationPrefixListId: 'pl-0a1', GatewayId: 'vpce-0a1', State: 'blackhole' },
      ],
    }),
  },
  'ec2:DescribeInternetGateways': {
    list: 'InternetGateways',
    item: (n) => ({ InternetGatewayId: id('igw', n), Attachments: [{ VpcId: vpcId, State: 'available' }] }),
  },
  'ec2:DescribeEgressOnlyInternetGateways': {
    list: 'EgressOnlyInternetGateways',
    item: (n) => ({
      EgressOnlyInternetGatewayId: id('eigw', n),
      Attachments: [{ VpcId: vpcId, State: 'attached' }],
    }),
  },
  'ec2:DescribeNatGateways': {
    list: 'NatGateways',
    item: (n) => ({
      NatGatewayId: id('nat', n),
      CreateTime: time,
      FailureMessage: 'x > y',
      NatGatewayAddresses: [{ PrivateIp: '10.0.0.9', PublicIp: '203.0.113.9', IsPrimary: true }],
    }),
  },
  'ec2:DescribeVpcEndpoints': {
    list: 'VpcEndpoints',
    item: (n) => ({
      VpcEndpointId: id('vpce', n),
      PolicyDocument: '{\n  "Statement": [{"Action":"*","Effect":"Allow","Resource":"<&>"}]\n}',
      Groups: [{ GroupId: 'sg-0a1', GroupName: 'default' }],
      SubnetIds: ['subnet-0a1', 'subnet-0a2'],
      PrivateDnsEnabled: true,
      DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: false },
      DnsEntries: [{ DnsName: '*.execute-api.eu-west-1.amazonaws.com', HostedZoneId: 'Z1' }],
      CreationTimestamp: time,
    }),
  },
  'ec2:DescribeNetworkInterfaces': {
    list: 'NetworkInterfaces',
    item: (n) => ({
      NetworkInterfaceId: id('eni', n),
      Attachment: { AttachTime: time, DeviceIndex: 0, InstanceId: 'i-0a1' },
      Association: { PublicIp: '203.0.113.9' },
      Groups: [{ GroupId: 'sg-0a1', GroupName: 'default' }],
      Ipv6Addresses: [{ Ipv6Address: '2001:db8::1' }],
      PrivateIpAddresses: [
        { Primary: true, PrivateIpAddress: '10.0.0.9', Association: { PublicIp: '203.0.113.9' } },
      ],
      TagSet: tags,
    }),
  },
  'ec2:DescribeInstances': {
    list: 'Reservations',
    item: (n) => ({
      ReservationId: id('r', n),
      Groups: [],
      Instances: [{ InstanceId: id('i', n), State: { Code: 16, Name: 'running' }, NetworkInterfaces: [] }],
    }),
  },
  'ec2:DescribeSecurityGroups': {
    list: 'SecurityGroups',
    item: (n) => ({
      GroupId: id('sg', n),
      Description: 'from <anywhere> & "back"',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'inside' }],
          Ipv6Ranges: [{ CidrIpv6: '::/0' }],
          PrefixListIds: [{ PrefixListId: 'pl-0a1' }],
          UserIdGroupPairs: [{ GroupId: 'sg-0a9', UserId: '111122223333' }],
        },
      ],
      IpPermissionsEgress: [],
    }),
  },
  'ec2:DescribeSecurityGroupRules': {
    list: 'SecurityGroupRules',
    item: (n) => ({
      SecurityGroupRuleId: id('sgr', n),
      IsEgress: true,
      FromPort: -1,
      ReferencedGroupInfo: { GroupId: 'sg-0a9' },
    }),
  },
  'ec2:DescribeNetworkAcls': {
    list: 'NetworkAcls',
    item: (n) => ({
      NetworkAclId: id('acl', n),
      Entries: [
        {
          RuleNumber: 100,
          Egress: false,
          Protocol: '6',
          PortRange: { From: 443, To: 443 },
          RuleAction: 'allow',
        },
        {
          RuleNumber: 110,
          Egress: true,
          Protocol: '1',
          IcmpTypeCode: { Code: -1, Type: -1 },
          RuleAction: 'deny',
        },
      ],
    }),
  },
  'ec2:DescribeManagedPrefixLists': {
    list: 'PrefixLists',
    item: (n) => ({ PrefixListId: id('pl', n), MaxEntries: 3, Version: 2, Tags: [] }),
  },
  'ec2:DescribePrefixLists': {
    list: 'PrefixLists',
    item: (n) => ({ PrefixListId: id('pl', n), Cidrs: ['192.0.2.0/24', '198.51.100.0/24'] }),
  },
  'ec2:GetManagedPrefixListEntries': {
    parameters: { PrefixListId: 'pl-0a1' },
    list: 'Entries',
    item: (n) => ({ Cidr: `192.0.2.${n}/32`, Description: 'one' }),
  },
  'ec2:DescribeVpcPeeringConnections': {
    list: 'VpcPeeringConnections',
    item: (n) => ({
      VpcPeeringConnectionId: id('pcx', n),
      ExpirationTime: time,
      Status: { Code: 'active' },
      RequesterVpcInfo: { VpcId: vpcId, CidrBlockSet: [{ CidrBlock: '10.0.0.0/16' }], Ipv6CidrBlockSet: [] },
    }),
  },
  'ec2:DescribeTransitGateways': {
    list: 'TransitGateways',
    item: (n) => ({
      TransitGatewayId: id('tgw', n),
      CreationTime: time,
      Options: { AmazonSideAsn: 64512, TransitGatewayCidrBlocks: ['10.9.0.0/16'] },
    }),
  },
  'ec2:DescribeTransitGatewayVpcAttachments': {
    list: 'TransitGatewayVpcAttachments',
    item: (n) => ({
      TransitGatewayAttachmentId: id('tgw-attach', n),
      SubnetIds: ['subnet-0a1'],
      Options: { ApplianceModeSupport: 'enable' },
    }),
  },
  'ec2:DescribeTransitGatewayAttachments': {
    list: 'TransitGatewayAttachments',
    item: (n) => ({
      TransitGatewayAttachmentId: id('tgw-attach', n),
      Association: { TransitGatewayRouteTableId: table, State: 'associated' },
    }),
  },
  'ec2:DescribeTransitGatewayRouteTables': {
    list: 'TransitGatewayRouteTables',
    item: (n) => ({ TransitGatewayRouteTableId: id('tgw-rtb', n), DefaultAssociationRouteTable: true }),
  },
  'ec2:SearchTransitGatewayRoutes': {
    parameters: {
      TransitGatewayRouteTableId: table,
      Filters: [{ Name: 'state', Values: ['active', 'blackhole'] }],
    },
    list: 'Routes',
    item: (n) => ({
      DestinationCidrBlock: `10.${n}.0.0/16`,
      TransitGatewayAttachments: [{ ResourceId: vpcId, ResourceType: 'vpc' }],
      State: n === 1 ? 'blackhole' : 'active',
    }),
    others: { AdditionalRoutesAvailable: false },
  },
  'ec2:GetTransitGatewayRouteTableAssociations': {
    parameters: { TransitGatewayRouteTableId: table },
    list: 'Associations',
    item: (n) => ({ TransitGatewayAttachmentId: id('tgw-attach', n), State: 'associated' }),
  },
  'ec2:DescribeVpcBlockPublicAccessOptions': {
    others: {
      VpcBlockPublicAccessOptions: {
        InternetGatewayBlockMode: 'block-ingress',
        LastUpdateTimestamp: time,
        ExclusionsAllowed: 'allowed',
      },
    },
  },
  'ec2:DescribeVpcBlockPublicAccessExclusions': {
    list: 'VpcBlockPublicAccessExclusions',
    item: (n) => ({ ExclusionId: id('vpcbpa-exclude', n), CreationTimestamp: time }),
  },
  'ec2:DescribeAddresses': {
    list: 'Addresses',
    item: (n) => ({ AllocationId: id('eipalloc', n), PublicIp: `203.0.113.${n}`, Tags: tags }),
  },
  'ec2:DescribeFlowLogs': {
    list: 'FlowLogs',
    item: (n) => ({
      FlowLogId: id('fl', n),
      CreationTime: time,
      ResourceId: vpcId,
      MaxAggregationInterval: 600,
    }),
  },
  'ec2:DescribeRegions': {
    list: 'Regions',
    item: (n) => ({ RegionName: `eu-west-${n}`, OptInStatus: 'opt-in-not-required' }),
  },
  'ec2:DescribeAvailabilityZones': {
    list: 'AvailabilityZones',
    item: (n) => ({ ZoneName: `eu-west-1${'abcde'.charAt(n - 1)}`, Messages: [], State: 'available' }),
  },
} as const satisfies Readonly<Record<string, Sample>>;
