import * as z from 'zod';
import { type Subnet } from '../../../network/subnet.ts';
import { itemReader } from '../read-items.ts';
import { blockPublicAccessFact, blockPublicAccessStates } from './block-public-access.ts';
import { ipv4Cidr, ipv6Cidr, nameTag, optionalList, optionalText, text } from './fields.ts';

/** Blocks of IPv6 as VPCs and subnets list them, with the state of each. */
export const ipv6Associations = optionalList(
  z.object({ Ipv6CidrBlock: ipv6Cidr, Ipv6CidrBlockState: z.object({ State: z.string() }).nullish() }),
);

/** The IPv6 blocks that are associated. */
export function associatedIpv6(associations: z.output<typeof ipv6Associations>) {
  return associations
    .filter(({ Ipv6CidrBlockState: state }) => (state?.State ?? 'associated') === 'associated')
    .map(({ Ipv6CidrBlock: cidr }) => cidr);
}

const shape = z.object({
  SubnetId: text,
  OwnerId: optionalText,
  VpcId: text,
  CidrBlock: z.union([z.literal('').transform(() => null), ipv4Cidr]).nullish(),
  Ipv6CidrBlockAssociationSet: ipv6Associations,
  EnableDns64: z.boolean().nullish(),
  AvailabilityZone: optionalText,
  AvailabilityZoneId: optionalText,
  AvailableIpAddressCount: z.number().int().nonnegative().nullish(),
  BlockPublicAccessStates: blockPublicAccessStates,
  Tags: nameTag,
});

/** Reads a member of DescribeSubnets. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Subnet.html */
export const readSubnet = itemReader(shape, (fields, scope): Subnet => ({
  id: fields.SubnetId,
  scope,
  ownerId: fields.OwnerId,
  name: fields.Tags,
  vpcId: fields.VpcId,
  cidr: fields.CidrBlock ?? null,
  ipv6Cidrs: associatedIpv6(fields.Ipv6CidrBlockAssociationSet),
  enableDns64: fields.EnableDns64 ?? false,
  availabilityZone: fields.AvailabilityZone,
  availabilityZoneId: fields.AvailabilityZoneId,
  availableAddresses: fields.AvailableIpAddressCount ?? null,
  blockPublicAccess: blockPublicAccessFact(fields.BlockPublicAccessStates, {
    call: 'ec2:DescribeSubnets',
    scope,
    id: fields.SubnetId,
  }),
}));
