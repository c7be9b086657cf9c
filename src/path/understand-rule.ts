import { missingIn } from '../network/collection.ts';
import { type Gap } from '../network/gap.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Scope } from '../network/scope.ts';
import { type SecurityGroup, type SecurityGroupRule } from '../network/security-group.ts';
import { type FilterView, type Matcher } from './filter.ts';
import { type TargetMember } from './member.ts';
import { matchPrefixList } from './prefix-list-match.ts';

/** Who is on the other side of a group's rules, for rules that name groups. */
export interface Peer {
  /** Groups of each target member; used where the remote side is the target. */
  readonly members: readonly TargetMember[];
  /** Groups of the client; `unnamed` where the vantage does not say them, `none` where it is translated. */
  readonly client: readonly string[] | 'unnamed' | 'none';
  /**
   * What lies between the client and the groups. Over a transit gateway a reference counts only under conditions
   * that the input does not show, and for a PrivateLink endpoint never.
   * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security-limits
   */
  readonly over: 'vpc' | 'transit-gateway' | 'transit-gateway-to-endpoint';
}

/** A rule and the group that it belongs to. */
export interface RuleOfGroup {
  readonly group: SecurityGroup;
  readonly rule: SecurityGroupRule;
}

/** A rule, and what it is to be compared with. */
export interface Question extends RuleOfGroup {
  readonly index: NetworkIndex;
  readonly scope: Scope;
  readonly packets: { readonly view: FilterView; readonly peer: Peer };
}

/** What a rule's peer means for the packets asked about: surely, on a condition, or not to be told. */
export type Understood = { readonly remote: Matcher['remote'] } & (
  | { readonly certainty: 'certain' | 'conditional'; readonly gap: null }
  | { readonly certainty: 'unread'; readonly gap: Gap }
);

const everyMember = (): boolean => true;

/** Turns the peer of a rule into what packets are compared with. */
export function understandRule(question: Question): readonly Understood[] {
  const { rule, index, scope, packets } = question;
  const { peer } = rule;
  switch (peer.kind) {
    case 'cidr':
      return [{ certainty: 'certain', remote: [peer.cidr], gap: null }];
    case 'prefix-list':
      return understandPrefixList(index, peer.prefixListId, scope, packets);
    case 'security-group':
      return understandReference(peer.reference.groupId, index, scope, packets);
  }
}

function understandPrefixList(
  index: NetworkIndex,
  prefixListId: string,
  scope: Scope,
  { view, peer }: Question['packets'],
): readonly Understood[] {
  const match = matchPrefixList(index, prefixListId, scope, view.remote === 'target' ? peer.members : []);
  const byName: Understood = {
    certainty: 'certain',
    remote: (member) => match.byMember(member) === true,
    gap: null,
  };
  if (match.entries !== null) {
    const spared = peer.members.some((_, member) => match.byMember(member) === false);
    return spared ? [byName] : [byName, { certainty: 'certain', remote: match.entries, gap: null }];
  }
  const { gap } = match;
  if (gap === null) return [byName];
  return [byName, { certainty: 'unread', remote: (member) => match.byMember(member) === null, gap }];
}

function understandReference(
  groupId: string,
  index: NetworkIndex,
  scope: Scope,
  { view, peer }: Question['packets'],
): readonly Understood[] {
  const certainty = peer.over === 'vpc' ? 'certain' : 'conditional';
  if (view.remote === 'target') return understandTargetReference(groupId, index, scope, peer);
  const never = peer.client === 'none' || peer.over === 'transit-gateway-to-endpoint';
  if (view.remote !== 'client' || never) return [{ certainty: 'certain', remote: [], gap: null }];
  if (peer.client === 'unnamed') return [{ certainty: 'conditional', remote: everyMember, gap: null }];
  return [{ certainty, remote: peer.client.includes(groupId) ? everyMember : [], gap: null }];
}

function understandTargetReference(
  groupId: string,
  index: NetworkIndex,
  scope: Scope,
  { members, over }: Peer,
): readonly Understood[] {
  const carries = (member: number): boolean =>
    members[member]?.interface?.securityGroupIds.includes(groupId) === true ||
    isAddressOfGroup(index, members[member], groupId);
  const byGroup: Understood = {
    certainty: over === 'vpc' ? 'certain' : 'conditional',
    remote: carries,
    gap: null,
  };
  const isOpen = (member: number): boolean => {
    const asked = members[member];
    if (asked === undefined || asked.isPublicService || carries(member)) return false;
    return asked.interface === null || isEndpointWithoutGroups(asked);
  };
  const [open] = members.flatMap((member, at) => {
    if (!isOpen(at)) return [];
    const groups = member.interface === null ? undefined : groupsNotSaved(member.interface.owner.id, scope);
    return [member.open ?? groups ?? missingIn(index.network.networkInterfaces, scope)[0]];
  });
  return open === undefined ? [byGroup] : [byGroup, { certainty: 'unread', remote: isOpen, gap: open }];
}

// An interface endpoint always has a group: where the source names none it left them out.
function isEndpointWithoutGroups({ interface: own }: TargetMember): boolean {
  return own !== null && own.owner.type === 'vpc-endpoint' && own.securityGroupIds.length === 0;
}

function groupsNotSaved(id: string, scope: Scope): Gap {
  const command = `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${id} --region ${scope.region}`;
  return { kind: 'not-in-source', subject: { fact: 'interfaceGroups', id }, scope, command, detail: null };
}

// An address of another VPC says its group only by the interface that has it, wherever in the input that is.
function isAddressOfGroup(index: NetworkIndex, member: TargetMember | undefined, groupId: string): boolean {
  const [range] = member?.addresses ?? [];
  if (member === undefined || member.interface !== null || member.isPublicService || range === undefined)
    return false;
  return index.network.networkInterfaces.items.some(
    (item) =>
      item.securityGroupIds.includes(groupId) &&
      range.first === range.last &&
      item.addresses.some(({ family, value }) => family === range.family && value === range.first),
  );
}
