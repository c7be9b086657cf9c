import * as z from 'zod';
import { type Cidr } from '../../../network/address-range.ts';
import { type NetworkAcl, type NetworkAclEntry } from '../../../network/network-acl.ts';
import { type PortRange } from '../../../network/ports.ts';
import { itemReader } from '../read-items.ts';
import { ipv4Cidr, ipv6Cidr, nameTag, text } from './fields.ts';
import { hasPorts, toProtocol } from './security-group-rule.ts';

const port = z.number().int().min(0).max(65535);

const entryFields = z.object({
  Egress: z.boolean(),
  RuleNumber: z.number().int().nonnegative(),
  Protocol: text,
  PortRange: z.object({ From: port, To: port }).nullish(),
  CidrBlock: ipv4Cidr.nullish(),
  Ipv6CidrBlock: ipv6Cidr.nullish(),
  RuleAction: z.enum(['allow', 'deny']),
});

const entryShape = entryFields
  .refine((fields) => entryCidr(fields) !== undefined, { path: ['CidrBlock'] })
  .refine(({ PortRange: range }) => (range?.From ?? 0) <= (range?.To ?? 0), { path: ['PortRange'] });

const shape = z.object({
  NetworkAclId: text,
  VpcId: text,
  IsDefault: z.boolean(),
  Associations: z.array(z.object({ SubnetId: text })),
  Entries: z.array(entryShape),
  Tags: nameTag,
});

// Every ACL ends in a deny of everything, `*`: 32767 for IPv4 and 32768 for IPv6.
// https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
const firstImpliedNumber = 32767;

/**
 * Reads a member of DescribeNetworkAcls, which lists its entries in no particular order.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAcl.html
 */
export const readNetworkAcl = itemReader(shape, (fields, scope): NetworkAcl => {
  const entries = (egress: boolean) => {
    return fields.Entries.filter((entry) => entry.Egress === egress && entry.RuleNumber < firstImpliedNumber)
      .flatMap(toEntry)
      .toSorted((a, b) => a.number - b.number);
  };
  return {
    id: fields.NetworkAclId,
    scope,
    name: fields.Tags,
    vpcId: fields.VpcId,
    isDefault: fields.IsDefault,
    subnetIds: fields.Associations.map(({ SubnetId: id }) => id).toSorted(),
    inbound: entries(false),
    outbound: entries(true),
  };
});

function toEntry(fields: z.output<typeof entryFields>): NetworkAclEntry[] {
  const cidr = entryCidr(fields);
  if (cidr === undefined) return [];
  const protocol = toProtocol(fields.Protocol);
  const range = hasPorts(protocol) ? fields.PortRange : null;
  const ports: PortRange | null = range ? { first: range.From, last: range.To } : null;
  return [{ number: fields.RuleNumber, protocol, ports, cidr, action: fields.RuleAction }];
}

function entryCidr(fields: z.output<typeof entryFields>): Cidr | undefined {
  return fields.CidrBlock ?? fields.Ipv6CidrBlock ?? undefined;
}
