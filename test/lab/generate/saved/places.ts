import {
  type Account,
  type BlockMode,
  type NetworkAcl,
  type NetworkAclEntry,
  type Route,
  type RouteTable,
  type Subnet,
  type Vpc,
} from '../../network/account.ts';

/** The account that every answer is of. */
export const ownerId = '111122223333';

const associated = { State: 'associated' } as const;

function blockStates(mode: BlockMode): object {
  return { BlockPublicAccessStates: { InternetGatewayBlockMode: mode } };
}

function printVpc(vpc: Vpc): object {
  return {
    VpcId: vpc.VpcId,
    CidrBlock: vpc.CidrBlock,
    CidrBlockAssociationSet: vpc.CidrBlocks.map((block, at) => ({
      AssociationId: `vpc-cidr-assoc-${vpc.VpcId.slice(4)}${at}`,
      CidrBlock: block,
      CidrBlockState: associated,
    })),
    Ipv6CidrBlockAssociationSet: ipv6Set(vpc.Ipv6CidrBlocks),
    DhcpOptionsId: vpc.DhcpOptionsId,
    ...blockStates(vpc.InternetGatewayBlockMode),
    InstanceTenancy: 'default',
    IsDefault: false,
    OwnerId: ownerId,
    State: 'available',
  };
}

function ipv6Set(blocks: readonly string[]): readonly object[] {
  return blocks.map((block) => ({ Ipv6CidrBlock: block, Ipv6CidrBlockState: associated }));
}

function printSubnet(subnet: Subnet): object {
  return {
    SubnetId: subnet.SubnetId,
    VpcId: subnet.VpcId,
    CidrBlock: subnet.CidrBlock,
    Ipv6CidrBlockAssociationSet: ipv6Set(subnet.Ipv6CidrBlocks),
    AvailabilityZone: subnet.AvailabilityZone,
    AvailabilityZoneId: subnet.AvailabilityZoneId,
    AvailableIpAddressCount: 8,
    ...blockStates(subnet.InternetGatewayBlockMode),
    EnableDns64: false,
    OwnerId: ownerId,
    State: 'available',
  };
}

function printRouteTable({ RouteTableId, VpcId, Main, SubnetIds, Routes }: RouteTable): object {
  const common = { RouteTableId, AssociationState: associated };
  const explicit = SubnetIds.map((SubnetId) => ({ Main: false, SubnetId, ...common }));
  return {
    RouteTableId,
    VpcId,
    Associations: Main ? [{ Main: true, ...common }, ...explicit] : explicit,
    PropagatingVgws: [],
    Routes: Routes.map((route): Route => route),
    OwnerId: ownerId,
  };
}

// AWS lists the final `*` rules like any other entry, under numbers that nobody can choose.
const finalEntries = [true, false].flatMap((Egress) => [
  { Egress, RuleNumber: 32767, Protocol: '-1', CidrBlock: '0.0.0.0/0', RuleAction: 'deny' },
  { Egress, RuleNumber: 32768, Protocol: '-1', Ipv6CidrBlock: '::/0', RuleAction: 'deny' },
]);

function printNetworkAcl(acl: NetworkAcl): object {
  return {
    NetworkAclId: acl.NetworkAclId,
    VpcId: acl.VpcId,
    IsDefault: acl.IsDefault,
    Associations: acl.SubnetIds.map((SubnetId) => ({ NetworkAclId: acl.NetworkAclId, SubnetId })),
    Entries: [...acl.Entries.map((entry): NetworkAclEntry => entry), ...finalEntries],
    OwnerId: ownerId,
  };
}

/** The answers about VPCs and what divides them: attributes, DHCP options, subnets, tables and ACLs. */
export function placeAnswers(account: Account): readonly (readonly [string, object])[] {
  return [
    ['describe-vpcs', { Vpcs: account.Vpcs.map(printVpc) }],
    ...account.Vpcs.flatMap(({ VpcId, EnableDnsSupport, EnableDnsHostnames }) => [
      [
        `describe-vpc-attribute.${VpcId}.enableDnsSupport`,
        { VpcId, EnableDnsSupport: { Value: EnableDnsSupport } },
      ] as const,
      [
        `describe-vpc-attribute.${VpcId}.enableDnsHostnames`,
        { VpcId, EnableDnsHostnames: { Value: EnableDnsHostnames } },
      ] as const,
    ]),
    ['describe-dhcp-options', { DhcpOptions: account.DhcpOptions.map(printDhcpOptions) }],
    ['describe-subnets', { Subnets: account.Subnets.map(printSubnet) }],
    ['describe-route-tables', { RouteTables: account.RouteTables.map(printRouteTable) }],
    ['describe-network-acls', { NetworkAcls: account.NetworkAcls.map(printNetworkAcl) }],
  ];
}

function printDhcpOptions(options: Account['DhcpOptions'][number]): object {
  const Values = options.DomainNameServers.map((Value) => ({ Value }));
  return {
    DhcpOptionsId: options.DhcpOptionsId,
    DhcpConfigurations: [
      { Key: 'domain-name', Values: [{ Value: 'eu-west-1.compute.internal' }] },
      { Key: 'domain-name-servers', Values },
    ],
    OwnerId: ownerId,
  };
}
