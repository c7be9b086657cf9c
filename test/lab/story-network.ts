import { type Account, type NetworkAclEntry, type Route } from './network/account.ts';

const everything: readonly NetworkAclEntry[] = [true, false].map((Egress) => ({
  Egress,
  RuleNumber: 100,
  Protocol: '-1',
  CidrBlock: '0.0.0.0/0',
  RuleAction: 'allow',
}));

const local: Route = {
  DestinationCidrBlock: '10.0.0.0/16',
  GatewayId: 'local',
  State: 'active',
  Origin: 'CreateRouteTable',
};

function defaultRoute(target: Pick<Route, 'GatewayId' | 'NatGatewayId'>): Route {
  return { DestinationCidrBlock: '0.0.0.0/0', ...target, State: 'active', Origin: 'CreateRoute' };
}

function subnet(id: string, block: string): Account['Subnets'][number] {
  return {
    SubnetId: id,
    VpcId: 'vpc-1',
    CidrBlock: block,
    Ipv6CidrBlocks: [],
    AvailabilityZone: 'eu-west-1a',
    AvailabilityZoneId: 'euw1-az1',
    InternetGatewayBlockMode: 'off',
  };
}

function acl(id: string, subnetId: string): Account['NetworkAcls'][number] {
  return {
    NetworkAclId: id,
    VpcId: 'vpc-1',
    IsDefault: id === 'acl-client',
    SubnetIds: [subnetId],
    Entries: everything,
  };
}

const everywhere = [
  { IpProtocol: '-1' as const, CidrIps: ['0.0.0.0/0'], CidrIpv6s: [], PrefixListIds: [], GroupIds: [] },
];

/**
 * The network of the stories: a function in a private subnet, a NAT gateway in a public one, and an endpoint for
 * private APIs in a third.
 */
export const storyNetwork: Account = {
  Vpcs: [
    {
      VpcId: 'vpc-1',
      CidrBlock: '10.0.0.0/16',
      CidrBlocks: ['10.0.0.0/16'],
      Ipv6CidrBlocks: [],
      DhcpOptionsId: 'dopt-1',
      EnableDnsSupport: true,
      EnableDnsHostnames: true,
      InternetGatewayBlockMode: 'off',
    },
  ],
  DhcpOptions: [{ DhcpOptionsId: 'dopt-1', DomainNameServers: ['AmazonProvidedDNS'] }],
  Subnets: [
    subnet('subnet-client', '10.0.1.0/24'),
    subnet('subnet-public', '10.0.0.0/24'),
    subnet('subnet-endpoint', '10.0.2.0/24'),
  ],
  RouteTables: [
    {
      RouteTableId: 'rtb-private',
      VpcId: 'vpc-1',
      Main: true,
      SubnetIds: [],
      Routes: [local, defaultRoute({ NatGatewayId: 'nat-1' })],
    },
    {
      RouteTableId: 'rtb-public',
      VpcId: 'vpc-1',
      Main: false,
      SubnetIds: ['subnet-public'],
      Routes: [local, defaultRoute({ GatewayId: 'igw-1' })],
    },
  ],
  InternetGateways: [{ InternetGatewayId: 'igw-1', VpcId: 'vpc-1' }],
  EgressOnlyInternetGateways: [],
  NatGateways: [
    {
      NatGatewayId: 'nat-1',
      VpcId: 'vpc-1',
      SubnetId: 'subnet-public',
      RouteTableId: null,
      AvailabilityMode: 'zonal',
      ConnectivityType: 'public',
      State: 'available',
      FailureCode: null,
      NatGatewayAddresses: [{ PrivateIp: '10.0.0.10', PublicIp: '34.240.0.10' }],
    },
  ],
  VpcEndpoints: [
    {
      VpcEndpointId: 'vpce-0a1',
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-1',
      ServiceName: 'com.amazonaws.eu-west-1.execute-api',
      State: 'available',
      RouteTableIds: [],
      SubnetIds: ['subnet-endpoint'],
      NetworkInterfaceIds: ['eni-endpoint'],
      GroupIds: ['sg-endpoint'],
      PrivateDnsEnabled: true,
      IpAddressType: 'ipv4',
      DnsNames: [
        'vpce-0a1-k3v9x2qd.execute-api.eu-west-1.vpce.amazonaws.com',
        'execute-api.eu-west-1.amazonaws.com',
        '*.execute-api.eu-west-1.amazonaws.com',
      ],
    },
  ],
  NetworkInterfaces: [
    {
      NetworkInterfaceId: 'eni-endpoint',
      VpcId: 'vpc-1',
      SubnetId: 'subnet-endpoint',
      AvailabilityZone: 'eu-west-1a',
      InterfaceType: 'vpc_endpoint',
      PrivateIpAddress: '10.0.2.20',
      Ipv6Addresses: [],
      PublicIp: null,
      GroupIds: ['sg-endpoint'],
      SourceDestCheck: true,
      InstanceId: null,
    },
  ],
  Instances: [],
  SecurityGroups: [
    { GroupId: 'sg-client', VpcId: 'vpc-1', IpPermissions: [], IpPermissionsEgress: everywhere },
    {
      GroupId: 'sg-endpoint',
      VpcId: 'vpc-1',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          CidrIps: ['10.0.0.0/16'],
          CidrIpv6s: [],
          PrefixListIds: [],
          GroupIds: [],
        },
      ],
      IpPermissionsEgress: everywhere,
    },
  ],
  NetworkAcls: [
    acl('acl-client', 'subnet-client'),
    acl('acl-public', 'subnet-public'),
    acl('acl-endpoint', 'subnet-endpoint'),
  ],
  PrefixLists: [],
  VpcPeeringConnections: [],
  TransitGatewayVpcAttachments: [],
  TransitGatewayRouteTables: [],
  Functions: [
    {
      FunctionName: 'orders',
      VpcId: 'vpc-1',
      SubnetIds: ['subnet-client'],
      SecurityGroupIds: ['sg-client'],
      Ipv6AllowedForDualStack: false,
    },
  ],
  HostedZones: [],
  InternetGatewayBlockMode: 'off',
};

/** The network with another list of routes in one of its tables. */
export function withRoutes(id: string, routes: readonly Route[]): Account {
  const RouteTables = storyNetwork.RouteTables.map((table) =>
    table.RouteTableId === id ? { ...table, Routes: [local, ...routes] } : table,
  );
  return { ...storyNetwork, RouteTables };
}

/** The network with other entries in one of its network ACLs. */
export function withEntries(id: string, entries: readonly NetworkAclEntry[]): Account {
  const NetworkAcls = storyNetwork.NetworkAcls.map((item) =>
    item.NetworkAclId === id ? { ...item, Entries: entries } : item,
  );
  return { ...storyNetwork, NetworkAcls };
}

/** A default route to the internet gateway. */
export const toInternetGateway: Route = defaultRoute({ GatewayId: 'igw-1' });

/** Entries that let everything pass in one direction only, and in the other what fits. */
export function entriesWith(entry: NetworkAclEntry): readonly NetworkAclEntry[] {
  return [...everything.filter(({ Egress }) => Egress !== entry.Egress), entry];
}
