/**
 * One account in one region as the AWS CLI prints it: the members of the answers, under AWS's own names. Only the
 * fields that decide something are there. The builder and the predictor both start from it, each by its own reading.
 */
export interface Account {
  readonly Vpcs: readonly Vpc[];
  readonly DhcpOptions: readonly DhcpOptions[];
  readonly Subnets: readonly Subnet[];
  readonly RouteTables: readonly RouteTable[];
  readonly InternetGateways: readonly InternetGateway[];
  readonly EgressOnlyInternetGateways: readonly EgressOnlyInternetGateway[];
  readonly NatGateways: readonly NatGateway[];
  readonly VpcEndpoints: readonly VpcEndpoint[];
  readonly NetworkInterfaces: readonly NetworkInterface[];
  readonly Instances: readonly Instance[];
  readonly SecurityGroups: readonly SecurityGroup[];
  readonly NetworkAcls: readonly NetworkAcl[];
  readonly PrefixLists: readonly PrefixList[];
  readonly VpcPeeringConnections: readonly VpcPeeringConnection[];
  readonly TransitGatewayVpcAttachments: readonly TransitGatewayVpcAttachment[];
  readonly TransitGatewayRouteTables: readonly TransitGatewayRouteTable[];
  readonly Functions: readonly VpcFunction[];
  readonly HostedZones: readonly HostedZone[];
  /** What describe-vpc-block-public-access-options says; VPCs and subnets carry the mode in force themselves. */
  readonly InternetGatewayBlockMode: BlockMode;
}

export type BlockMode = 'off' | 'block-bidirectional' | 'block-ingress';

/** A VPC with the two attributes that describe-vpc-attribute prints apart. */
export interface Vpc {
  readonly VpcId: string;
  /** The first IPv4 block. */
  readonly CidrBlock: string;
  /** All IPv4 blocks. */
  readonly CidrBlocks: readonly string[];
  readonly Ipv6CidrBlocks: readonly string[];
  readonly DhcpOptionsId: string;
  readonly EnableDnsSupport: boolean;
  readonly EnableDnsHostnames: boolean;
  readonly InternetGatewayBlockMode: BlockMode;
}

interface DhcpOptions {
  readonly DhcpOptionsId: string;
  /** `AmazonProvidedDNS`, or addresses. */
  readonly DomainNameServers: readonly string[];
}

export interface Subnet {
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly CidrBlock: string;
  readonly Ipv6CidrBlocks: readonly string[];
  /** `eu-west-1a`. */
  readonly AvailabilityZone: string;
  /** `euw1-az1`. */
  readonly AvailabilityZoneId: string;
  readonly InternetGatewayBlockMode: BlockMode;
}

/** Exactly one of the three destinations and one of the targets is there. */
export interface Route {
  readonly DestinationCidrBlock?: string;
  readonly DestinationIpv6CidrBlock?: string;
  readonly DestinationPrefixListId?: string;
  /** `local`, `igw-…`, or the `vpce-…` of a gateway endpoint. */
  readonly GatewayId?: string;
  readonly NatGatewayId?: string;
  readonly EgressOnlyInternetGatewayId?: string;
  readonly TransitGatewayId?: string;
  readonly VpcPeeringConnectionId?: string;
  readonly NetworkInterfaceId?: string;
  readonly State: 'active' | 'blackhole';
  readonly Origin: 'CreateRouteTable' | 'CreateRoute' | 'EnableVgwRoutePropagation';
}

export interface RouteTable {
  readonly RouteTableId: string;
  readonly VpcId: string;
  readonly Main: boolean;
  /** Subnets associated explicitly. */
  readonly SubnetIds: readonly string[];
  readonly Routes: readonly Route[];
}

interface InternetGateway {
  readonly InternetGatewayId: string;
  /** The VPC that it is attached to; null when detached. */
  readonly VpcId: string | null;
}

interface EgressOnlyInternetGateway {
  readonly EgressOnlyInternetGatewayId: string;
  readonly VpcId: string | null;
}

export interface NatGateway {
  readonly NatGatewayId: string;
  readonly VpcId: string;
  /** Null for a regional one. */
  readonly SubnetId: string | null;
  /** The table of a regional one; null for a zonal one. */
  readonly RouteTableId: string | null;
  readonly AvailabilityMode: 'zonal' | 'regional';
  readonly ConnectivityType: 'public' | 'private';
  readonly State: 'pending' | 'failed' | 'available' | 'deleting' | 'deleted';
  readonly FailureCode: string | null;
  /** Of a zonal one exactly one; PrivateIp in the range of its subnet. PublicIp null for a private one. */
  readonly NatGatewayAddresses: readonly {
    readonly PrivateIp: string | null;
    readonly PublicIp: string | null;
  }[];
}

export interface VpcEndpoint {
  readonly VpcEndpointId: string;
  readonly VpcEndpointType: 'Interface' | 'Gateway';
  readonly VpcId: string;
  /** `com.amazonaws.eu-west-1.execute-api`. */
  readonly ServiceName: string;
  readonly State:
    | 'available'
    | 'pending'
    | 'pendingAcceptance'
    | 'deleting'
    | 'rejected'
    | 'failed'
    | 'expired'
    | 'partial';
  /** Of a gateway endpoint. */
  readonly RouteTableIds: readonly string[];
  /** Of an interface endpoint; its interfaces are in `NetworkInterfaces` with InterfaceType `vpc_endpoint`. */
  readonly SubnetIds: readonly string[];
  readonly NetworkInterfaceIds: readonly string[];
  /** The groups of the endpoint, and so of all of its interfaces. */
  readonly GroupIds: readonly string[];
  readonly PrivateDnsEnabled: boolean;
  readonly IpAddressType: 'ipv4' | 'dualstack';
  /** The names that the endpoint answers to: its own `vpce-….vpce.amazonaws.com` ones, and its private ones. */
  readonly DnsNames: readonly string[];
}

export interface NetworkInterface {
  readonly NetworkInterfaceId: string;
  readonly VpcId: string;
  readonly SubnetId: string;
  readonly AvailabilityZone: string;
  readonly InterfaceType: 'interface' | 'vpc_endpoint' | 'nat_gateway';
  readonly PrivateIpAddress: string;
  readonly Ipv6Addresses: readonly string[];
  /** The public IPv4 address associated with it. */
  readonly PublicIp: string | null;
  readonly GroupIds: readonly string[];
  readonly SourceDestCheck: boolean;
  /** Null where it belongs to no instance. */
  readonly InstanceId: string | null;
}

export interface Instance {
  readonly InstanceId: string;
  readonly State: 'running' | 'stopped';
  readonly NetworkInterfaceIds: readonly string[];
}

/** IpProtocol `tcp`, `udp` or `-1` for all (then without ports); exactly one of the lists need have members. */
export interface IpPermission {
  readonly IpProtocol: 'tcp' | 'udp' | '-1';
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIps: readonly string[];
  readonly CidrIpv6s: readonly string[];
  readonly PrefixListIds: readonly string[];
  /** Groups referred to. */
  readonly GroupIds: readonly string[];
}

export interface SecurityGroup {
  readonly GroupId: string;
  readonly VpcId: string;
  readonly IpPermissions: readonly IpPermission[];
  readonly IpPermissionsEgress: readonly IpPermission[];
}

/** Exactly one of the two blocks is there; PortRange only with protocols 6 and 17. */
export interface NetworkAclEntry {
  readonly Egress: boolean;
  /** 1 to 32766; the final `*` rules are not written down here. */
  readonly RuleNumber: number;
  /** `6` TCP, `17` UDP, `-1` all. */
  readonly Protocol: '6' | '17' | '-1';
  readonly PortRange?: { readonly From: number; readonly To: number };
  readonly CidrBlock?: string;
  readonly Ipv6CidrBlock?: string;
  readonly RuleAction: 'allow' | 'deny';
}

export interface NetworkAcl {
  readonly NetworkAclId: string;
  readonly VpcId: string;
  readonly IsDefault: boolean;
  /** Every subnet is in exactly one ACL. */
  readonly SubnetIds: readonly string[];
  readonly Entries: readonly NetworkAclEntry[];
}

export interface PrefixList {
  readonly PrefixListId: string;
  /** `com.amazonaws.eu-west-1.s3` for AWS's own. */
  readonly PrefixListName: string;
  readonly AddressFamily: 'IPv4' | 'IPv6';
  readonly Entries: readonly string[];
}

export interface VpcPeeringConnection {
  readonly VpcPeeringConnectionId: string;
  readonly StatusCode: 'active' | 'pending-acceptance' | 'deleted' | 'rejected' | 'expired' | 'failed';
  readonly RequesterVpcId: string;
  readonly AccepterVpcId: string;
}

export interface TransitGatewayVpcAttachment {
  readonly TransitGatewayAttachmentId: string;
  readonly TransitGatewayId: string;
  readonly VpcId: string;
  readonly State: 'available' | 'deleting' | 'deleted' | 'failed' | 'pendingAcceptance' | 'modifying';
  /** At most one in each zone. */
  readonly SubnetIds: readonly string[];
  readonly ApplianceModeSupport: 'enable' | 'disable';
}

export interface TransitGatewayRoute {
  readonly DestinationCidrBlock: string;
  /** Null for a blackhole. */
  readonly TransitGatewayAttachmentId: string | null;
  readonly Type: 'static' | 'propagated';
  readonly State: 'active' | 'blackhole';
}

export interface TransitGatewayRouteTable {
  readonly TransitGatewayRouteTableId: string;
  readonly TransitGatewayId: string;
  readonly AssociatedAttachmentIds: readonly string[];
  readonly Routes: readonly TransitGatewayRoute[];
}

interface VpcFunction {
  readonly FunctionName: string;
  readonly VpcId: string;
  readonly SubnetIds: readonly string[];
  readonly SecurityGroupIds: readonly string[];
  readonly Ipv6AllowedForDualStack: boolean;
}

/** Exactly one of the two lists or the alias is there. */
export interface HostedZoneRecord {
  /** Without a final dot; `*.` in front for a wildcard. */
  readonly Name: string;
  readonly Type: 'A' | 'AAAA' | 'CNAME' | 'TXT';
  readonly Values: readonly string[];
  /** The name of an endpoint, say. */
  readonly AliasDnsName: string | null;
}

/** A private hosted zone and the VPCs it is associated with. */
export interface HostedZone {
  readonly HostedZoneId: string;
  readonly Name: string;
  readonly VpcIds: readonly string[];
  readonly Records: readonly HostedZoneRecord[];
}
