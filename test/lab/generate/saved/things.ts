import {
  type Account,
  type IpPermission,
  type NatGateway,
  type NetworkInterface,
  type SecurityGroup,
  type VpcEndpoint,
} from '../../network/account.ts';
import { ownerId } from './places.ts';

function printNatGateway(nat: NatGateway): object {
  return {
    NatGatewayId: nat.NatGatewayId,
    VpcId: nat.VpcId,
    ...(nat.SubnetId === null ? {} : { SubnetId: nat.SubnetId }),
    ...(nat.RouteTableId === null ? {} : { RouteTableId: nat.RouteTableId }),
    AvailabilityMode: nat.AvailabilityMode,
    ConnectivityType: nat.ConnectivityType,
    State: nat.State,
    ...(nat.FailureCode === null ? {} : { FailureCode: nat.FailureCode }),
    NatGatewayAddresses: nat.NatGatewayAddresses.map(({ PrivateIp, PublicIp }) => ({
      ...(PrivateIp === null ? {} : { PrivateIp }),
      ...(PublicIp === null ? {} : { PublicIp }),
      IsPrimary: true,
    })),
  };
}

// The policy that AWS writes where nobody gives one.
const fullAccess =
  '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}';

function printEndpoint(endpoint: VpcEndpoint): object {
  const common = {
    VpcEndpointId: endpoint.VpcEndpointId,
    VpcEndpointType: endpoint.VpcEndpointType,
    VpcId: endpoint.VpcId,
    ServiceName: endpoint.ServiceName,
    State: endpoint.State,
    PolicyDocument: fullAccess,
    RouteTableIds: endpoint.RouteTableIds,
    SubnetIds: endpoint.SubnetIds,
    Groups: endpoint.GroupIds.map((GroupId) => ({ GroupId, GroupName: GroupId })),
    PrivateDnsEnabled: endpoint.PrivateDnsEnabled,
    RequesterManaged: false,
    NetworkInterfaceIds: endpoint.NetworkInterfaceIds,
    DnsEntries: endpoint.DnsNames.map((DnsName) => ({ DnsName, HostedZoneId: 'Z38GZ743OKFT7T' })),
    OwnerId: ownerId,
  };
  if (endpoint.VpcEndpointType === 'Gateway') return common;
  const { IpAddressType } = endpoint;
  return { ...common, IpAddressType, DnsOptions: { DnsRecordIpType: IpAddressType } };
}

function printInterface(item: NetworkInterface): object {
  const association = item.PublicIp === null ? {} : { Association: { PublicIp: item.PublicIp } };
  return {
    NetworkInterfaceId: item.NetworkInterfaceId,
    VpcId: item.VpcId,
    SubnetId: item.SubnetId,
    AvailabilityZone: item.AvailabilityZone,
    InterfaceType: item.InterfaceType,
    PrivateIpAddress: item.PrivateIpAddress,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: item.PrivateIpAddress, ...association }],
    Ipv6Addresses: item.Ipv6Addresses.map((Ipv6Address) => ({ Ipv6Address })),
    ...association,
    Groups: item.GroupIds.map((GroupId) => ({ GroupId, GroupName: GroupId })),
    SourceDestCheck: item.SourceDestCheck,
    ...(item.InstanceId === null
      ? {}
      : { Attachment: { InstanceId: item.InstanceId, InstanceOwnerId: ownerId, Status: 'attached' } }),
    OwnerId: ownerId,
    Status: 'in-use',
    TagSet: [],
  };
}

function printPermission(permission: IpPermission): object {
  const { IpProtocol, FromPort, ToPort } = permission;
  return {
    IpProtocol,
    ...(FromPort === undefined ? {} : { FromPort }),
    ...(ToPort === undefined ? {} : { ToPort }),
    IpRanges: permission.CidrIps.map((CidrIp) => ({ CidrIp })),
    Ipv6Ranges: permission.CidrIpv6s.map((CidrIpv6) => ({ CidrIpv6 })),
    PrefixListIds: permission.PrefixListIds.map((PrefixListId) => ({ PrefixListId })),
    UserIdGroupPairs: permission.GroupIds.map((GroupId) => ({ GroupId, UserId: ownerId })),
  };
}

function printGroup(group: SecurityGroup): object {
  return {
    GroupId: group.GroupId,
    GroupName: group.GroupId,
    Description: 'made at random',
    VpcId: group.VpcId,
    OwnerId: ownerId,
    IpPermissions: group.IpPermissions.map(printPermission),
    IpPermissionsEgress: group.IpPermissionsEgress.map(printPermission),
  };
}

// Attached internet gateways are `available`, attached egress-only ones `attached`.
function printAttachments(vpcId: string | null, State: string): readonly object[] {
  return vpcId === null ? [] : [{ VpcId: vpcId, State }];
}

/** The answers about gateways, endpoints, interfaces, instances, groups and functions. */
export function thingAnswers(account: Account): readonly (readonly [string, object])[] {
  const InternetGateways = account.InternetGateways.map(({ InternetGatewayId, VpcId }) => {
    return { InternetGatewayId, Attachments: printAttachments(VpcId, 'available'), OwnerId: ownerId };
  });
  const EgressOnlyInternetGateways = account.EgressOnlyInternetGateways.map((gateway) => ({
    EgressOnlyInternetGatewayId: gateway.EgressOnlyInternetGatewayId,
    Attachments: printAttachments(gateway.VpcId, 'attached'),
  }));
  return [
    ['describe-internet-gateways', { InternetGateways }],
    ['describe-egress-only-internet-gateways', { EgressOnlyInternetGateways }],
    ['describe-nat-gateways', { NatGateways: account.NatGateways.map(printNatGateway) }],
    ['describe-vpc-endpoints', { VpcEndpoints: account.VpcEndpoints.map(printEndpoint) }],
    ['describe-network-interfaces', { NetworkInterfaces: account.NetworkInterfaces.map(printInterface) }],
    ['describe-instances', { Reservations: account.Instances.map(printReservation) }],
    ['describe-security-groups', { SecurityGroups: account.SecurityGroups.map(printGroup) }],
    ['list-functions', { Functions: account.Functions.map(printFunction) }],
  ];
}

function printReservation(instance: Account['Instances'][number]): object {
  const { InstanceId, State, NetworkInterfaceIds } = instance;
  const NetworkInterfaces = NetworkInterfaceIds.map((NetworkInterfaceId) => ({ NetworkInterfaceId }));
  const Code = State === 'running' ? 16 : 80;
  return {
    ReservationId: `r-${InstanceId.slice(2)}`,
    OwnerId: ownerId,
    Instances: [{ InstanceId, State: { Code, Name: State }, NetworkInterfaces }],
  };
}

function printFunction(item: Account['Functions'][number]): object {
  const { FunctionName, VpcId, SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack } = item;
  return {
    FunctionName,
    FunctionArn: `arn:aws:lambda:eu-west-1:${ownerId}:function:${FunctionName}`,
    Runtime: 'nodejs22.x',
    VpcConfig: { VpcId, SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack },
  };
}
