import * as z from 'zod';

/**
 * The fields of AWS's answers that the scenarios have. The shapes are strict, so that nothing that was saved is left
 * out of a printed form without a word; a state that no template or plan can ask for does not fit.
 */
const text = z.string();
const flag = z.boolean();
const account = { OwnerId: text.optional() };
const texts = z.array(text);
const publicAccess = {
  BlockPublicAccessStates: z
    .strictObject({ InternetGatewayBlockMode: z.enum(['off', 'block-bidirectional', 'block-ingress']) })
    .optional(),
};
const associated = z.strictObject({ State: z.literal('associated') });
const tags = { Tags: z.array(z.strictObject({ Key: text, Value: text })).optional() };
const ipv6Blocks = {
  Ipv6CidrBlockAssociationSet: z
    .array(
      z.strictObject({ AssociationId: text.optional(), Ipv6CidrBlock: text, Ipv6CidrBlockState: associated }),
    )
    .default([]),
};

const vpc = z.strictObject({
  VpcId: text,
  ...account,
  ...tags,
  State: z.literal('available'),
  CidrBlock: text,
  CidrBlockAssociationSet: z.array(
    z.strictObject({ AssociationId: text.optional(), CidrBlock: text, CidrBlockState: associated }),
  ),
  ...ipv6Blocks,
  DhcpOptionsId: text,
  IsDefault: z.literal(false).optional(),
  ...publicAccess,
});

const subnet = z.strictObject({
  SubnetId: text,
  ...account,
  ...tags,
  VpcId: text,
  State: z.literal('available'),
  CidrBlock: text.optional(),
  ...ipv6Blocks,
  Ipv6Native: flag.optional(),
  EnableDns64: flag.optional(),
  AvailabilityZone: text,
  AvailabilityZoneId: text.optional(),
  // Fewer are a finding; how many are free, only what is deployed can say.
  AvailableIpAddressCount: z.int().min(8).optional(),
  MapPublicIpOnLaunch: flag.optional(),
  ...publicAccess,
});

const route = z.strictObject({
  DestinationCidrBlock: text.optional(),
  DestinationIpv6CidrBlock: text.optional(),
  DestinationPrefixListId: text.optional(),
  GatewayId: text.optional(),
  NatGatewayId: text.optional(),
  TransitGatewayId: text.optional(),
  VpcPeeringConnectionId: text.optional(),
  NetworkInterfaceId: text.optional(),
  InstanceId: text.optional(),
  InstanceOwnerId: text.optional(),
  EgressOnlyInternetGatewayId: text.optional(),
  Origin: z.enum(['CreateRouteTable', 'CreateRoute']),
  State: z.literal('active'),
});

const routeTable = z.strictObject({
  RouteTableId: text,
  ...account,
  ...tags,
  VpcId: text,
  Associations: z.array(
    z.strictObject({
      Main: flag,
      RouteTableAssociationId: text.optional(),
      RouteTableId: text,
      SubnetId: text.optional(),
      GatewayId: text.optional(),
      AssociationState: associated,
    }),
  ),
  PropagatingVgws: z.array(z.never()).optional(),
  Routes: z.array(route),
});

const gatewayAttachments = z.array(z.strictObject({ VpcId: text, State: z.enum(['available', 'attached']) }));

const natGateway = z.strictObject({
  NatGatewayId: text,
  ...tags,
  VpcId: text,
  SubnetId: text.optional(),
  State: z.literal('available'),
  ConnectivityType: z.enum(['public', 'private']),
  AvailabilityMode: z.enum(['zonal', 'regional']).optional(),
  NatGatewayAddresses: z
    .array(
      z.strictObject({
        NetworkInterfaceId: text.optional(),
        PrivateIp: text.optional(),
        AllocationId: text.optional(),
        PublicIp: text.optional(),
        IsPrimary: flag.optional(),
        Status: z.literal('succeeded').optional(),
        AvailabilityZone: text.optional(),
        AvailabilityZoneId: text.optional(),
      }),
    )
    .default([]),
  RouteTableId: text.optional(),
  AutoProvisionZones: z.literal('enabled').optional(),
  AutoScalingIps: z.literal('enabled').optional(),
});

const endpoint = z.strictObject({
  VpcEndpointId: text,
  ...account,
  ...tags,
  VpcEndpointType: z.enum(['Interface', 'Gateway', 'GatewayLoadBalancer']),
  VpcId: text,
  ServiceName: text,
  State: z.literal('available'),
  PolicyDocument: text.optional(),
  RouteTableIds: texts.default([]),
  SubnetIds: texts.default([]),
  Groups: z.array(z.strictObject({ GroupId: text, GroupName: text.optional() })).default([]),
  IpAddressType: z.enum(['ipv4', 'dualstack', 'ipv6']).optional(),
  DnsOptions: z
    .strictObject({
      DnsRecordIpType: z.enum(['ipv4', 'dualstack', 'ipv6', 'service-defined']),
      PrivateDnsOnlyForInboundResolverEndpoint: flag.optional(),
    })
    .optional(),
  PrivateDnsEnabled: flag,
  NetworkInterfaceIds: texts.default([]),
  DnsEntries: z.array(z.strictObject({ DnsName: text, HostedZoneId: text.optional() })).default([]),
});

const publicAddress = z.strictObject({ IpOwnerId: text.optional(), PublicIp: text }).optional();

const networkInterface = z.strictObject({
  NetworkInterfaceId: text,
  ...account,
  VpcId: text,
  SubnetId: text,
  AvailabilityZone: text,
  InterfaceType: z.enum(['interface', 'vpc_endpoint', 'nat_gateway']),
  Status: z.literal('in-use'),
  SourceDestCheck: flag.optional(),
  PrivateIpAddress: text,
  PrivateIpAddresses: z.array(
    z.strictObject({ Primary: flag, PrivateIpAddress: text, Association: publicAddress }),
  ),
  Ipv6Addresses: z.array(z.strictObject({ Ipv6Address: text })).default([]),
  Groups: z.array(z.strictObject({ GroupId: text, GroupName: text.optional() })).default([]),
  Association: publicAddress,
  Attachment: z
    .strictObject({
      AttachmentId: text.optional(),
      InstanceId: text,
      InstanceOwnerId: text.optional(),
      DeviceIndex: z.int(),
      Status: z.literal('attached'),
    })
    .optional(),
});

const permission = z.strictObject({
  IpProtocol: text,
  FromPort: z.int().optional(),
  ToPort: z.int().optional(),
  IpRanges: z.array(z.strictObject({ CidrIp: text })).default([]),
  Ipv6Ranges: z.array(z.strictObject({ CidrIpv6: text })).default([]),
  PrefixListIds: z.array(z.strictObject({ PrefixListId: text })).default([]),
  UserIdGroupPairs: z
    .array(
      z.strictObject({
        GroupId: text,
        UserId: text.optional(),
        VpcId: text.optional(),
        VpcPeeringConnectionId: text.optional(),
      }),
    )
    .default([]),
});

const securityGroup = z.strictObject({
  GroupId: text,
  ...account,
  ...tags,
  GroupName: text,
  Description: text.optional(),
  VpcId: text,
  IpPermissions: z.array(permission),
  IpPermissionsEgress: z.array(permission),
});

const networkAcl = z.strictObject({
  NetworkAclId: text,
  ...account,
  ...tags,
  VpcId: text,
  IsDefault: flag,
  Associations: z.array(
    z.strictObject({ NetworkAclAssociationId: text.optional(), NetworkAclId: text, SubnetId: text }),
  ),
  Entries: z.array(
    z.strictObject({
      RuleNumber: z.int(),
      Egress: flag,
      Protocol: text,
      CidrBlock: text.optional(),
      Ipv6CidrBlock: text.optional(),
      RuleAction: z.enum(['allow', 'deny']),
      PortRange: z.strictObject({ From: z.int(), To: z.int() }).optional(),
    }),
  ),
});

const peerVpc = z.strictObject({
  VpcId: text,
  OwnerId: text,
  Region: text,
  CidrBlock: text,
  CidrBlockSet: z.array(z.strictObject({ CidrBlock: text })),
});

const prefixList = z.strictObject({
  PrefixListId: text,
  PrefixListName: text.optional(),
  PrefixListArn: text.optional(),
  AddressFamily: z.enum(['IPv4', 'IPv6']).optional(),
  MaxEntries: z.int().optional(),
  Version: z.int().optional(),
  State: z.enum(['create-complete', 'modify-complete']).optional(),
  ...account,
  Cidrs: texts.optional(),
});

const onOff = z.enum(['enable', 'disable']);

/** One shape for each answer's main key. */
export const savedShapes = {
  Vpcs: vpc,
  Subnets: subnet,
  RouteTables: routeTable,
  InternetGateways: z.strictObject({
    InternetGatewayId: text,
    ...account,
    ...tags,
    Attachments: gatewayAttachments,
  }),
  EgressOnlyInternetGateways: z.strictObject({
    EgressOnlyInternetGatewayId: text,
    Attachments: gatewayAttachments,
  }),
  NatGateways: natGateway,
  VpcEndpoints: endpoint,
  NetworkInterfaces: networkInterface,
  Reservations: z.strictObject({
    ...account,
    Instances: z.array(
      z.strictObject({
        InstanceId: text,
        State: z.strictObject({ Code: z.int(), Name: z.literal('running') }),
        NetworkInterfaces: z.array(z.strictObject({ NetworkInterfaceId: text })),
        Placement: z.strictObject({ AvailabilityZone: text }),
      }),
    ),
  }),
  SecurityGroups: securityGroup,
  NetworkAcls: networkAcl,
  DhcpOptions: z.strictObject({
    DhcpOptionsId: text,
    ...account,
    DhcpConfigurations: z.array(
      z.strictObject({
        Key: z.literal('domain-name-servers'),
        Values: z.array(z.strictObject({ Value: text })),
      }),
    ),
  }),
  PrefixLists: prefixList,
  VpcPeeringConnections: z.strictObject({
    VpcPeeringConnectionId: text,
    Status: z.strictObject({ Code: z.literal('active'), Message: text }),
    RequesterVpcInfo: peerVpc,
    AccepterVpcInfo: peerVpc,
  }),
  TransitGatewayVpcAttachments: z.strictObject({
    TransitGatewayAttachmentId: text,
    TransitGatewayId: text,
    VpcId: text,
    VpcOwnerId: text,
    State: z.literal('available'),
    SubnetIds: texts,
    Options: z.strictObject({ DnsSupport: onOff, Ipv6Support: onOff, ApplianceModeSupport: onOff }),
  }),
  TransitGatewayAttachments: z.strictObject({
    TransitGatewayAttachmentId: text,
    TransitGatewayId: text,
    TransitGatewayOwnerId: text,
    ResourceOwnerId: text,
    ResourceType: z.literal('vpc'),
    ResourceId: text,
    State: z.literal('available'),
    Association: z.strictObject({ TransitGatewayRouteTableId: text, State: z.literal('associated') }),
  }),
  TransitGatewayRouteTables: z.strictObject({
    TransitGatewayRouteTableId: text,
    TransitGatewayId: text,
    State: z.literal('available'),
  }),
  Associations: z.strictObject({
    TransitGatewayAttachmentId: text,
    ResourceId: text,
    ResourceType: z.literal('vpc'),
    State: z.literal('associated'),
  }),
  Routes: z.strictObject({
    DestinationCidrBlock: text,
    Type: z.enum(['static', 'propagated']),
    State: z.enum(['active', 'blackhole']),
    TransitGatewayAttachments: z
      .array(z.strictObject({ TransitGatewayAttachmentId: text, ResourceId: text, ResourceType: text }))
      .default([]),
  }),
  Entries: z.strictObject({ Cidr: text }),
  Functions: z.strictObject({
    FunctionName: text,
    FunctionArn: text,
    Runtime: text.optional(),
    PackageType: text.optional(),
    VpcConfig: z.strictObject({
      VpcId: text,
      SubnetIds: texts,
      SecurityGroupIds: texts,
      Ipv6AllowedForDualStack: flag,
    }),
  }),
  ResolverRules: z.strictObject({
    Id: text,
    CreatorRequestId: text.optional(),
    DomainName: text,
    Status: z.literal('COMPLETE'),
    RuleType: z.enum(['FORWARD', 'SYSTEM', 'RECURSIVE']),
    Name: text,
    OwnerId: text,
    ShareStatus: z.literal('NOT_SHARED'),
    TargetIps: z.array(z.strictObject({ Ip: text, Port: z.int() })).optional(),
    ResolverEndpointId: text.optional(),
  }),
  ResolverRuleAssociations: z.strictObject({
    Id: text,
    ResolverRuleId: text,
    VPCId: text,
    Name: text.optional(),
    Status: z.literal('COMPLETE'),
  }),
  HostedZoneSummaries: z.strictObject({
    HostedZoneId: text,
    Name: text,
    Owner: z.strictObject({ OwningAccount: text }),
  }),
  ResourceRecordSets: z.strictObject({
    Name: text,
    Type: text,
    TTL: z.int().optional(),
    ResourceRecords: z.array(z.strictObject({ Value: text })).optional(),
    AliasTarget: z.strictObject({ HostedZoneId: text, DNSName: text, EvaluateTargetHealth: flag }).optional(),
    SetIdentifier: text.optional(),
    Weight: z.int().optional(),
  }),
} as const;

/** The main key of an answer. */
export type SavedKey = keyof typeof savedShapes;

/** One thing of an answer. */
export type Saved<K extends SavedKey> = z.infer<(typeof savedShapes)[K]>;
