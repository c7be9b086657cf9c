import { type Account, type IpPermission, type SecurityGroup } from '../network/account.ts';

/** A list in which the things that are meant are changed. */
export function changeWhere<T>(
  list: readonly T[],
  isMeant: (item: T) => boolean,
  change: (item: T) => T,
): readonly T[] {
  return list.map((item) => (isMeant(item) ? change(item) : item));
}

/** An id that nothing in the account has. */
export function freshId(account: Account, prefix: string): string {
  const text = JSON.stringify(account);
  for (let number = 1; ; number += 1) {
    const id = `${prefix}-0fe${number.toString(16).padStart(14, '0')}`;
    if (!text.includes(id)) return id;
  }
}

/** Changes a subnet. */
export function changeSubnet(
  account: Account,
  id: string,
  change: (subnet: Account['Subnets'][number]) => Account['Subnets'][number],
): Account {
  return { ...account, Subnets: changeWhere(account.Subnets, ({ SubnetId }) => SubnetId === id, change) };
}

/** Changes a VPC. */
export function changeVpc(
  account: Account,
  id: string,
  change: (vpc: Account['Vpcs'][number]) => Account['Vpcs'][number],
): Account {
  return { ...account, Vpcs: changeWhere(account.Vpcs, ({ VpcId }) => VpcId === id, change) };
}

/** Changes an endpoint. */
export function changeEndpoint(
  account: Account,
  id: string,
  change: (endpoint: Account['VpcEndpoints'][number]) => Account['VpcEndpoints'][number],
): Account {
  const VpcEndpoints = changeWhere(account.VpcEndpoints, ({ VpcEndpointId }) => VpcEndpointId === id, change);
  return { ...account, VpcEndpoints };
}

/** Changes a network interface. */
export function changeInterface(
  account: Account,
  id: string,
  change: (item: Account['NetworkInterfaces'][number]) => Account['NetworkInterfaces'][number],
): Account {
  const isMeant = (item: Account['NetworkInterfaces'][number]): boolean => item.NetworkInterfaceId === id;
  return { ...account, NetworkInterfaces: changeWhere(account.NetworkInterfaces, isMeant, change) };
}

/** A permission for one TCP or UDP port and one block. */
export function permissionFor(protocol: 'tcp' | 'udp', port: number, block: string): IpPermission {
  const isIpv6 = block.includes(':');
  return {
    IpProtocol: protocol,
    FromPort: port,
    ToPort: port,
    CidrIps: isIpv6 ? [] : [block],
    CidrIpv6s: isIpv6 ? [block] : [],
    PrefixListIds: [],
    GroupIds: [],
  };
}

/** A group that lets everything out, and in what is given. */
export function groupWith(
  GroupId: string,
  VpcId: string,
  IpPermissions: readonly IpPermission[],
): SecurityGroup {
  const out: IpPermission = {
    IpProtocol: '-1',
    CidrIps: ['0.0.0.0/0'],
    CidrIpv6s: ['::/0'],
    PrefixListIds: [],
    GroupIds: [],
  };
  return { GroupId, VpcId, IpPermissions, IpPermissionsEgress: [out] };
}
