import { containsRange, formatCidr, parseCidr } from '../../src/network/address-range.ts';
import { type AddressRange, type Cidr, singleAddress } from '../../src/network/address-range.ts';
import { parseAddress } from '../../src/network/address.ts';
import { type AddressFamily } from '../../src/network/family.ts';
import { type NetworkIndex } from '../../src/network/network-index.ts';
import { subnetCidrs } from '../../src/network/subnet.ts';
import { type FixContext } from '../../src/audit/check.ts';
import { type FilterData } from '../../src/path/step-code.ts';

/** CIDR blocks of the other side, as a rule of a fix names them; a placeholder where only the user knows them. */
export function blocksOf(
  remote: FilterData['remote'],
  family: AddressFamily,
  context: FixContext,
): readonly [string, ...string[]] {
  const [first, ...more] = remote.flatMap((part) => blocksOfPart(part, family, context));
  return first === undefined
    ? ['TRANSLATED_ADDRESS']
    : [first, ...new Set(more.filter((block) => block !== first))];
}

function blocksOfPart(part: string, family: AddressFamily, context: FixContext): readonly string[] {
  if (part === 'public') return [family === 'ipv4' ? '0.0.0.0/0' : '::/0'];
  if (part === 'client') return clientBlocks(family, context);
  const range = parseRange(part);
  if (range === undefined) return ['REMAINING_ADDRESSES'];
  const cidr = parseCidr(part);
  if (cidr !== undefined) return [formatCidr(cidr)];
  if (range.first === range.last) return [`${part}/${family === 'ipv4' ? 32 : 128}`];
  return [coveringBlock(range, context.index) ?? 'ADDRESSES_OF_THE_TARGET'];
}

const listedSubnets = 3;

/** The blocks of the affected subnets, or those of the VPC where the subnets are many. */
export function clientBlocks(
  family: AddressFamily,
  { index, subnetIds, vpcId }: FixContext,
): readonly string[] {
  const subnets = subnetIds.flatMap((id) => index.byId.subnets.get(id) ?? []);
  const blocks = subnets.flatMap((subnet) => subnetCidrs(subnet, family)).map(formatCidr);
  const ofVpc = index.byId.vpcs.get(vpcId)?.cidrs.filter((cidr) => cidr.family === family) ?? [];
  const chosen = blocks.length > listedSubnets && ofVpc.length > 0 ? ofVpc.map(formatCidr) : blocks;
  return chosen.length === 0 ? ['CLIENT_ADDRESSES'] : chosen;
}

function parseRange(text: string): AddressRange | undefined {
  const cidr = parseCidr(text);
  if (cidr !== undefined) return cidr;
  const [first, last] = text.split('-').map(parseAddress);
  if (first === undefined) return undefined;
  return last === undefined
    ? singleAddress(first)
    : { family: first.family, first: first.value, last: last.value };
}

function coveringBlock(range: AddressRange, { network }: NetworkIndex): string | undefined {
  const ofSubnets = network.subnets.items.flatMap((subnet) => subnetCidrs(subnet, range.family));
  const covers = (cidr: Cidr): boolean => containsRange(cidr, range);
  const cidr = ofSubnets.find(covers) ?? network.vpcs.items.flatMap((vpc) => vpc.cidrs).find(covers);
  return cidr && formatCidr(cidr);
}
