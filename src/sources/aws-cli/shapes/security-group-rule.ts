import * as z from 'zod';
import { type PortRange } from '../../../network/ports.ts';
import { type SecurityGroupRule } from '../../../network/security-group.ts';
import { itemReader } from '../read-items.ts';
import { cidr, ipv4Cidr, ipv6Cidr, optionalList, optionalText, text } from './fields.ts';

// -1 stands for all, of ports and of ICMP types.
const port = z.number().int().min(-1).max(65535).nullish();

/** The protocol and the ports of a rule; ICMP keeps its type and code in the ports. */
export const protocolShape = z
  .object({ IpProtocol: text, FromPort: port, ToPort: port })
  .refine(({ IpProtocol: protocol, FromPort: first, ToPort: last }) => {
    return !hasPorts(toProtocol(protocol)) || (first ?? -1) <= (last ?? -1);
  });

const permission = protocolShape.and(
  z.object({
    IpRanges: optionalList(z.object({ CidrIp: ipv4Cidr })),
    Ipv6Ranges: optionalList(z.object({ CidrIpv6: ipv6Cidr })),
    PrefixListIds: optionalList(z.object({ PrefixListId: text })),
    UserIdGroupPairs: optionalList(z.object({ GroupId: text, UserId: optionalText })),
  }),
);

/** Members of IpPermissions and IpPermissionsEgress. */
export const permissionsShape = z.array(permission);

/** IpProtocol as the model words it: a name or a number, `-1` for all. */
export function toProtocol(word: string): SecurityGroupRule['protocol'] {
  if (word === '-1') return 'all';
  if (word === '6' || word.toLowerCase() === 'tcp') return 'tcp';
  return word === '17' || word.toLowerCase() === 'udp' ? 'udp' : 'other';
}

/** Whether rules of a protocol compare ports; ICMP keeps its type and code in the same fields. */
export function hasPorts(protocol: SecurityGroupRule['protocol']): boolean {
  return protocol === 'tcp' || protocol === 'udp';
}

function toPorts({ IpProtocol: protocol, FromPort: first, ToPort: last }: z.output<typeof protocolShape>) {
  if (!hasPorts(toProtocol(protocol))) return null;
  if (first === null || first === undefined || last === null || last === undefined) return null;
  return first === -1 ? null : ({ first, last } satisfies PortRange);
}

/**
 * One rule for each peer of each permission.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export function toRules(permissions: z.output<typeof permissionsShape>): readonly SecurityGroupRule[] {
  return permissions.flatMap((fields) => {
    const rule = { protocol: toProtocol(fields.IpProtocol), ports: toPorts(fields) };
    return [
      ...fields.IpRanges.map(({ CidrIp: block }) => ({
        ...rule,
        peer: { kind: 'cidr', cidr: block } as const,
      })),
      ...fields.Ipv6Ranges.map(({ CidrIpv6: block }) => ({
        ...rule,
        peer: { kind: 'cidr', cidr: block } as const,
      })),
      ...fields.PrefixListIds.map(({ PrefixListId: prefixListId }) => ({
        ...rule,
        peer: { kind: 'prefix-list', prefixListId } as const,
      })),
      ...fields.UserIdGroupPairs.map(({ GroupId: groupId, UserId: accountId }) => ({
        ...rule,
        peer: { kind: 'security-group', reference: { groupId, accountId } } as const,
      })),
    ];
  });
}

/** A rule of DescribeSecurityGroupRules with the group that it belongs to. */
export interface FlatRule {
  readonly groupId: string;
  readonly egress: boolean;
  readonly rule: SecurityGroupRule;
}

const flatShape = protocolShape.and(
  z.object({
    GroupId: text,
    IsEgress: z.boolean(),
    CidrIpv4: cidr.nullish(),
    CidrIpv6: cidr.nullish(),
    PrefixListId: optionalText,
    ReferencedGroupInfo: z.object({ GroupId: text, UserId: optionalText }).nullish(),
  }),
);

/**
 * Reads a member of DescribeSecurityGroupRules.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html
 */
export const readFlatRule = itemReader(
  flatShape.refine((fields) => flatPeer(fields) !== undefined),
  (fields): FlatRule | null => {
    const peer = flatPeer(fields);
    if (peer === undefined) return null;
    const rule = { protocol: toProtocol(fields.IpProtocol), ports: toPorts(fields), peer };
    return { groupId: fields.GroupId, egress: fields.IsEgress, rule };
  },
);

function flatPeer(fields: z.output<typeof flatShape>): SecurityGroupRule['peer'] | undefined {
  const block = fields.CidrIpv4 ?? fields.CidrIpv6;
  if (block !== null && block !== undefined) return { kind: 'cidr', cidr: block };
  if (fields.PrefixListId !== null) return { kind: 'prefix-list', prefixListId: fields.PrefixListId };
  const group = fields.ReferencedGroupInfo;
  if (group === null || group === undefined) return undefined;
  return { kind: 'security-group', reference: { groupId: group.GroupId, accountId: group.UserId } };
}
