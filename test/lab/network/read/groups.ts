import * as z from 'zod';
import { type Account } from '../account.ts';
import { type SavedAnswers } from './saved-answers.ts';

const permission = z
  .object({
    IpProtocol: z.enum(['tcp', 'udp', '-1']),
    FromPort: z.number().exactOptional(),
    ToPort: z.number().exactOptional(),
    IpRanges: z.array(z.object({ CidrIp: z.string() })).default([]),
    Ipv6Ranges: z.array(z.object({ CidrIpv6: z.string() })).default([]),
    PrefixListIds: z.array(z.object({ PrefixListId: z.string() })).default([]),
    UserIdGroupPairs: z.array(z.object({ GroupId: z.string() })).default([]),
  })
  .transform(({ IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs, ...rest }) => ({
    ...rest,
    CidrIps: IpRanges.map(({ CidrIp }) => CidrIp),
    CidrIpv6s: Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
    PrefixListIds: PrefixListIds.map(({ PrefixListId }) => PrefixListId),
    GroupIds: UserIdGroupPairs.map(({ GroupId }) => GroupId),
  }));

const groups = z.object({
  SecurityGroups: z.array(
    z.object({
      GroupId: z.string(),
      VpcId: z.string(),
      IpPermissions: z.array(permission),
      IpPermissionsEgress: z.array(permission),
    }),
  ),
});

/** Security groups with their rules. */
export function readGroups(saved: SavedAnswers): Account['SecurityGroups'] {
  return saved.one('describe-security-groups', groups)?.SecurityGroups ?? [];
}
