import { parseAddress } from '../../../src/network/address.ts';
import { cidrOf, containsRange, formatCidr } from '../../../src/network/address-range.ts';
import { neverOnInternet } from '../../../src/network/special-addresses.ts';
import { type Account, type NetworkInterface, type Subnet } from '../network/account.ts';
import { blockHolding, blockOf, holds, hostBlock } from './addresses.ts';
import { type BlockOf, type Connection } from './block.ts';
import { changeEndpoint, changeWhere, freshId, groupWith, permissionFor } from './change-account.ts';
import { freeAddress, freeBlock, freeBlockAround, isUsable } from './free-space.ts';
import { releaseBlock } from './vpc-blocks.ts';

/** Brings an endpoint up. */
export function bringUpEndpoint(account: Account, endpointId: string): Account {
  return changeEndpoint(account, endpointId, (endpoint) => ({ ...endpoint, State: 'available' }));
}

interface Placed {
  readonly account: Account;
  readonly subnet: Subnet;
}

/**
 * Puts an instance at an address where nobody is. What looks like an address of the internet is left to the
 * internet instead, if the VPC can do without the block. Null for an address that AWS gives to nobody.
 */
export function fillAddress(
  account: Account,
  { resource }: BlockOf<'target-interface-missing'>,
  connection: Connection,
): Account | null {
  const { address } = connection;
  if (address === null) return null;
  const released = isOfInternet(address) ? releaseBlock(account, resource.id, address) : null;
  return released ?? putInstance(account, resource.id, address, connection);
}

function isOfInternet(address: string): boolean {
  return !neverOnInternet.some((range) => containsRange(range, blockOf(hostBlock(address))));
}

function putInstance(
  account: Account,
  vpcId: string,
  address: string,
  { port, family }: Connection,
): Account | null {
  const placed = placeFor(account, vpcId, address);
  if (placed === null) return null;
  const { subnet } = placed;
  const everywhere = ['0.0.0.0/0', '::/0'].map((block) => permissionFor('tcp', port, block));
  const group = groupWith(freshId(account, 'sg'), subnet.VpcId, everywhere);
  const InstanceId = freshId(account, 'i');
  const item: NetworkInterface = {
    NetworkInterfaceId: freshId(account, 'eni'),
    VpcId: subnet.VpcId,
    SubnetId: subnet.SubnetId,
    AvailabilityZone: subnet.AvailabilityZone,
    InterfaceType: 'interface',
    PrivateIpAddress: family === 'ipv4' ? address : freeAddress(placed.account, subnet),
    Ipv6Addresses: family === 'ipv6' ? [address] : [],
    PublicIp: null,
    GroupIds: [group.GroupId],
    SourceDestCheck: true,
    InstanceId,
  };
  const instance = { InstanceId, State: 'running', NetworkInterfaceIds: [item.NetworkInterfaceId] } as const;
  return {
    ...placed.account,
    SecurityGroups: [...account.SecurityGroups, group],
    NetworkInterfaces: [...account.NetworkInterfaces, item],
    Instances: [...account.Instances, instance],
  };
}

// The subnet that holds the address, or a new one around it.
function placeFor(account: Account, vpcId: string, address: string): Placed | null {
  const blocksOf = ({ CidrBlock, Ipv6CidrBlocks }: Subnet): readonly string[] => [
    CidrBlock,
    ...Ipv6CidrBlocks,
  ];
  const own = account.Subnets.filter(({ VpcId }) => VpcId === vpcId);
  const subnet = own.find((item) => blocksOf(item).some((block) => holds(block, address)));
  if (subnet === undefined) return placeAround(account, vpcId, address);
  return blocksOf(subnet).some((block) => isUsable(block, address)) ? { account, subnet } : null;
}

function placeAround(account: Account, vpcId: string, address: string): Placed | null {
  const vpc = account.Vpcs.find(({ VpcId }) => VpcId === vpcId);
  const near = account.Subnets.find(({ VpcId }) => VpcId === vpcId);
  const parsed = parseAddress(address);
  const isIn = blockHolding(account, vpcId, address) !== undefined;
  if (vpc === undefined || near === undefined || parsed === undefined || !isIn) return null;
  const isIpv6 = parsed.family === 'ipv6';
  const CidrBlock = isIpv6 ? freeBlock(account, vpc) : freeBlockAround(account, vpcId, address);
  const Ipv6CidrBlocks = isIpv6 ? [formatCidr(cidrOf(parsed, 64))] : [];
  if (CidrBlock === null || !isUsable(Ipv6CidrBlocks[0] ?? CidrBlock, address)) return null;
  const SubnetId = freshId(account, 'subnet');
  const subnet: Subnet = { ...near, SubnetId, CidrBlock, Ipv6CidrBlocks };
  const NetworkAcls = changeWhere(
    account.NetworkAcls,
    ({ VpcId, IsDefault }) => VpcId === vpcId && IsDefault,
    (acl) => ({ ...acl, SubnetIds: [...acl.SubnetIds, SubnetId] }),
  );
  return { account: { ...account, Subnets: [...account.Subnets, subnet], NetworkAcls }, subnet };
}
