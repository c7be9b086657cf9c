import {
  type Account,
  type NetworkInterface,
  type SecurityGroup,
  type VpcEndpoint,
} from '../../network/account.ts';
import { clientPlaces } from './client-places.ts';
import { add } from './edit.ts';
import { networkInterface, permission } from './parts.ts';
import { type Topology } from './topology.ts';

/** Adds the security groups of clients, endpoints and plain interfaces. */
export function addGroups(account: Account, { groups }: Topology): Account {
  const everything = [permission('0.0.0.0/0', null), permission('::/0', null)];
  const https = [443, 443] as const;
  const ranges = ['10.0.0.0/8', '100.64.0.0/10', '2600:1f18:a::/56'].map((block) => permission(block, https));
  const admitted = {
    open: everything,
    'by-block': ranges,
    'by-list': [permission('pl-0aa', https)],
    'two-groups': [permission('10.0.0.0/8', [8443, 8443])],
    'by-group': [permission('sg-0c', https)],
  }[groups];
  const clientEgress =
    groups === 'by-group'
      ? [permission('sg-0e', https), permission('0.0.0.0/0', https), permission('::/0', https)]
      : everything;
  const group = (
    GroupId: string,
    ingress: SecurityGroup['IpPermissions'],
    egress = everything,
  ): SecurityGroup => {
    return { GroupId, VpcId: 'vpc-0a', IpPermissions: ingress, IpPermissionsEgress: egress };
  };
  return add(
    account,
    'SecurityGroups',
    group('sg-0c', [], clientEgress),
    group('sg-0c2', []),
    group('sg-0e', admitted),
    group('sg-0e2', ranges),
    group('sg-0f', groups === 'two-groups' ? ranges : admitted),
  );
}

/** Adds functions, instances and interfaces in the clients' VPC, some to ask from and one to ask for. */
export function addClients(account: Account, topology: Topology): Account {
  const { open, clients, endpoints } = clientPlaces(topology);
  const GroupIds = topology.groups === 'two-groups' ? ['sg-0c', 'sg-0c2'] : ['sg-0c'];
  const last = clients.at(-1) ?? clients[0];
  const onInstance = (id: string): Partial<NetworkInterface> => ({ GroupIds, InstanceId: `i-${id}` });
  const outside = topology.publicClients
    ? [
        networkInterface('eni-0c3', open, 9, { ...onInstance('0c3'), PublicIp: '34.240.0.9' }),
        networkInterface('eni-0c4', open, 10, onInstance('0c4')),
      ]
    : [];
  const target = networkInterface('eni-0f1', endpoints.at(-1) ?? last, 13, { GroupIds: ['sg-0f'] });
  const items = [
    networkInterface('eni-0c1', clients[0], 7, onInstance('0c1')),
    networkInterface('eni-0c2', last, 8, { GroupIds }),
    ...outside,
  ];
  const instances = items.flatMap(({ InstanceId, NetworkInterfaceId }) =>
    InstanceId === null
      ? []
      : [{ InstanceId, State: 'running' as const, NetworkInterfaceIds: [NetworkInterfaceId] }],
  );
  const SubnetIds = clients.map(({ SubnetId }) => SubnetId);
  const common = { VpcId: 'vpc-0a', SubnetIds };
  const withItems = add(account, 'NetworkInterfaces', ...items, target);
  return add(
    add(withItems, 'Instances', ...instances),
    'Functions',
    { ...common, FunctionName: 'orders', SecurityGroupIds: GroupIds, Ipv6AllowedForDualStack: topology.ipv6 },
    { ...common, FunctionName: 'billing', SecurityGroupIds: ['sg-0c2'], Ipv6AllowedForDualStack: false },
  );
}

/** The own name and, with private DNS, the private names of an interface endpoint. */
export function endpointNames(id: string, service: string, isPrivate: boolean): readonly string[] {
  const name = `${service}.eu-west-1.amazonaws.com`;
  const own = `${id}-k3v9x2qd.${service}.eu-west-1.vpce.amazonaws.com`;
  if (!isPrivate) return [own];
  return service === 'execute-api' ? [own, name, `*.${name}`] : [own, name];
}

/** An available interface endpoint at some interfaces. */
export function interfaceEndpoint(
  VpcEndpointId: string,
  service: 'execute-api' | 'apigateway',
  interfaces: readonly NetworkInterface[],
  PrivateDnsEnabled: boolean,
): VpcEndpoint {
  const [first] = interfaces;
  return {
    VpcEndpointId,
    VpcEndpointType: 'Interface',
    VpcId: first?.VpcId ?? '',
    ServiceName: `com.amazonaws.eu-west-1.${service}`,
    State: 'available',
    RouteTableIds: [],
    SubnetIds: interfaces.map(({ SubnetId }) => SubnetId),
    NetworkInterfaceIds: interfaces.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    GroupIds: first?.GroupIds ?? [],
    PrivateDnsEnabled,
    IpAddressType: first !== undefined && first.Ipv6Addresses.length > 0 ? 'dualstack' : 'ipv4',
    DnsNames: endpointNames(VpcEndpointId, service, PrivateDnsEnabled),
  };
}

/** An available gateway endpoint of S3 in some route tables. */
export function gatewayEndpoint(
  VpcEndpointId: string,
  VpcId: string,
  RouteTableIds: readonly string[],
): VpcEndpoint {
  return {
    VpcEndpointId,
    VpcEndpointType: 'Gateway',
    VpcId,
    ServiceName: 'com.amazonaws.eu-west-1.s3',
    State: 'available',
    RouteTableIds,
    SubnetIds: [],
    NetworkInterfaceIds: [],
    GroupIds: [],
    PrivateDnsEnabled: false,
    IpAddressType: 'ipv4',
    DnsNames: [],
  };
}
