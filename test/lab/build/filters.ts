import {
  type Account,
  type IpPermission,
  type NetworkAcl,
  type NetworkAclEntry,
} from '../network/account.ts';
import { type DropBook } from './drops.ts';
import { type Place, type Port } from './place.ts';

/** The network ACL of a subnet. */
export function aclOfSubnet(account: Account, subnetId: string): NetworkAcl {
  const found = account.NetworkAcls.find(({ SubnetIds: ids }) => ids.includes(subnetId));
  if (found === undefined) throw new Error(`no network ACL for ${subnetId}`);
  return found;
}

/** The name of the chain that stands for one direction of an ACL. */
export function aclChain(acl: NetworkAcl, direction: 'in' | 'out'): string {
  return `acl_${acl.NetworkAclId.replaceAll('-', '_')}_${direction}`;
}

/**
 * The chains of an ACL. It keeps no state: rules in the order of their numbers, the first that fits decides,
 * and what fits none is denied. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function aclChains(acl: NetworkAcl, book: DropBook): readonly string[] {
  return (['in', 'out'] as const).flatMap((direction) => {
    const entries = acl.Entries.filter(({ Egress: egress }) => egress === (direction === 'out')).toSorted(
      (x, y) => x.RuleNumber - y.RuleNumber,
    );
    const refuse = (rule: string): string =>
      book.statement({ kind: 'acl', ids: [acl.NetworkAclId, direction], rule });
    return [
      ` chain ${aclChain(acl, direction)} {`,
      ...entries.map((entry) => {
        const verdict = entry.RuleAction === 'allow' ? 'return' : refuse(`${entry.RuleNumber}`);
        return `  ${matchOfEntry(entry, direction)} ${verdict}`;
      }),
      `  ${refuse('*')}`,
      ' }',
    ];
  });
}

function matchOfEntry(entry: NetworkAclEntry, direction: 'in' | 'out'): string {
  const side = direction === 'in' ? 'saddr' : 'daddr';
  const block =
    entry.CidrBlock === undefined
      ? `ip6 ${side} ${entry.Ipv6CidrBlock ?? ''}`
      : `ip ${side} ${entry.CidrBlock}`;
  const protocol = entry.Protocol === '-1' ? undefined : entry.Protocol === '6' ? 'tcp' : 'udp';
  return `${block} ${matchOfPorts(protocol, entry.PortRange?.From, entry.PortRange?.To)}`;
}

function matchOfPorts(
  protocol: string | undefined,
  from: number | undefined,
  to: number | undefined,
): string {
  if (protocol === undefined) return '';
  if (from === undefined || to === undefined) return `meta l4proto ${protocol}`;
  return `${protocol} dport ${from}-${to}`;
}

/** The name of the set that holds the addresses of a group's interfaces. */
export function groupSet(groupId: string, family: 4 | 6): string {
  return `members_${groupId.replaceAll('-', '_')}_${family}`;
}

/** The groups that some rule refers to. */
export function referredGroups(account: Account): readonly string[] {
  const rules = account.SecurityGroups.flatMap((group) => [
    ...group.IpPermissions,
    ...group.IpPermissionsEgress,
  ]);
  return [...new Set(rules.flatMap(({ GroupIds: ids }) => ids))].toSorted();
}

/**
 * The chains of a port's groups, which keep state: answers pass. All groups' rules count together.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function groupChains(account: Account, port: Port, book: DropBook): readonly string[] {
  const { groupIds } = port;
  if (groupIds === null) return [];
  return (['in', 'out'] as const).flatMap((direction) => [
    ` chain group_${port.device}_${direction} {`,
    '  ct state established,related return',
    ...rulesOf(account, groupIds, direction).map((rule) => `  ${rule} return`),
    `  ${book.statement({ kind: 'group', ids: [port.meaning.id, ...(groupIds === 'everything-out' ? [] : groupIds)], rule: direction })}`,
    ' }',
  ]);
}

function rulesOf(
  account: Account,
  groupIds: readonly string[] | 'everything-out',
  direction: 'in' | 'out',
): readonly string[] {
  if (groupIds === 'everything-out') return direction === 'out' ? ['meta l4proto { tcp, udp }'] : [];
  return account.SecurityGroups.filter(({ GroupId: id }) => groupIds.includes(id)).flatMap((group) =>
    (direction === 'in' ? group.IpPermissions : group.IpPermissionsEgress).flatMap((permission) =>
      matchesOf(account, permission, direction),
    ),
  );
}

function matchesOf(account: Account, permission: IpPermission, direction: 'in' | 'out'): readonly string[] {
  const side = direction === 'in' ? 'saddr' : 'daddr';
  const listed = account.PrefixLists.filter(({ PrefixListId: id }) => permission.PrefixListIds.includes(id));
  const blocks = [
    ...permission.CidrIps,
    ...permission.CidrIpv6s,
    ...listed.flatMap(({ Entries: all }) => all),
  ];
  const protocol = permission.IpProtocol === '-1' ? undefined : permission.IpProtocol;
  const ports = matchOfPorts(protocol, permission.FromPort, permission.ToPort);
  return [
    ...blocks.map((block) => `${block.includes(':') ? 'ip6' : 'ip'} ${side} ${block} ${ports}`),
    ...permission.GroupIds.flatMap((id) => [
      `ip ${side} @${groupSet(id, 4)} ${ports}`,
      `ip6 ${side} @${groupSet(id, 6)} ${ports}`,
    ]),
  ];
}

/** ACLs of all subnets of a place, each once. */
export function aclsOf(account: Account, place: Place): readonly NetworkAcl[] {
  return [...new Set(place.subnets.map(({ SubnetId: id }) => aclOfSubnet(account, id)))];
}
