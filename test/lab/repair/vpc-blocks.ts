import { overlaps } from '../../../src/network/address-range.ts';
import { type Account, type Vpc } from '../network/account.ts';
import { blockHolding, blockOf, isSameBlock } from './addresses.ts';
import { type BlockOf, type Connection } from './block.ts';
import { changeVpc } from './change-account.ts';
import { dropRoute } from './route-tables.ts';
import { sourcesOf } from './way-back.ts';

type CapturingCode = 'local-route-captures-target' | 'local-route-captures-some-public';

/**
 * Takes the block off a VPC that captures what is meant for somebody else, with its local routes. Null where the
 * block is the VPC's first one or has subnets: nothing but another range for the VPC would help then.
 */
export function releaseCapturing(
  account: Account,
  { data, way }: BlockOf<CapturingCode>,
  connection: Connection,
): Account | null {
  const away = sourcesOf(account, connection).filter(({ vpcId }) => vpcId !== data.vpcId);
  const meant = way === 'there' ? connection.address : away.at(-1)?.address;
  return meant ? releaseBlock(account, data.vpcId, meant) : null;
}

/** Takes the block that an address lies in off a VPC; null where the block is in use, or the VPC's first one. */
export function releaseBlock(account: Account, vpcId: string, address: string): Account | null {
  const vpc = account.Vpcs.find(({ VpcId }) => VpcId === vpcId);
  const block = blockHolding(account, vpcId, address);
  if (vpc === undefined || block === undefined || !isReleasable(account, vpc, block)) return null;
  const released = changeVpc(account, vpcId, (item) => ({
    ...item,
    CidrBlocks: item.CidrBlocks.filter((own) => own !== block),
  }));
  const tables = released.RouteTables.filter(({ VpcId }) => VpcId === vpcId);
  return tables.reduce((changed, { RouteTableId }) => dropRoute(changed, RouteTableId, block), released);
}

function isReleasable(account: Account, { VpcId, CidrBlock, CidrBlocks }: Vpc, block: string): boolean {
  const hasSubnet = account.Subnets.some(
    (subnet) => subnet.VpcId === VpcId && overlaps(blockOf(subnet.CidrBlock), blockOf(block)),
  );
  return CidrBlocks.includes(block) && !isSameBlock(CidrBlock, block) && !hasSubnet;
}
