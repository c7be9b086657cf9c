import { missingIn } from '../network/collection.ts';
import { type Gap } from '../network/gap.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Scope } from '../network/scope.ts';
import { type SecurityGroup, type SecurityGroupRule } from '../network/security-group.ts';
import { type FilterView, type Matcher } from './filter.ts';
import { type TargetInterface, type TargetMember } from './member.ts';
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
      return understandReference(peer.reference.groupId, question);
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

function understandReference(groupId: string, question: Question): readonly Understood[] {
  const { view, peer } = question.packets;
  const certainty = peer.over === 'vpc' ? 'certain' : 'conditional';
  if (view.remote === 'target') return understandTargetReference(groupId, question);
  const never = peer.client === 'none' || peer.over === 'transit-gateway-to-endpoint';
  if (view.remote !== 'client' || never) return [{ certainty: 'certain', remote: [], gap: null }];
  if (peer.client === 'unnamed') return [{ certainty: 'conditional', remote: everyMember, gap: null }];
  return [{ certainty, remote: peer.client.includes(groupId) ? everyMember : [], gap: null }];
}

function understandTargetReference(
  groupId: string,
  { index, scope, group, packets }: Question,
): readonly Understood[] {
  const { members } = packets.peer;
  const [hidden] = missingIn(index.network.peeringConnections, scope);
  const isHere = (member: TargetMember): boolean =>
    holderOf(index, member, groupId).some((vpcId) => isNear(index, group.vpcId, vpcId));
  const carries = (at: number): boolean => members[at] !== undefined && isHere(members[at]);
  const gapOf = (member: TargetMember): Gap | undefined => {
    if (member.isPublicService || isHere(member)) return undefined;
    if (holderOf(index, member, groupId).length > 0) return hidden;
    if (member.interface === null) return member.open ?? missingIn(index.network.networkInterfaces, scope)[0];
    return isEndpointWithoutGroups(member.interface)
      ? groupsNotSaved(member.interface.owner.id, scope)
      : undefined;
  };
  const byGroup: Understood = { certainty: 'certain', remote: carries, gap: null };
  const gaps = members.map(gapOf);
  const gap = gaps.find((one) => one !== undefined);
  if (gap === undefined) return [byGroup];
  return [byGroup, { certainty: 'unread', remote: (at) => gaps[at] !== undefined, gap }];
}

// An interface endpoint always has a group: where the source names none it left them out.
function isEndpointWithoutGroups({ owner, securityGroupIds }: TargetInterface): boolean {
  return owner.type === 'vpc-endpoint' && securityGroupIds.length === 0;
}

function groupsNotSaved(id: string, scope: Scope): Gap {
  const command = `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${id} --region ${scope.region}`;
  return { kind: 'not-in-source', subject: { fact: 'interfaceGroups', id }, scope, command, detail: null };
}

/** The VPCs in which the group has an interface at a target's address: one, or none. */
function holderOf(index: NetworkIndex, member: TargetMember, groupId: string): readonly string[] {
  const { interface: own, isPublicService, addresses } = member;
  if (own !== null) return own.securityGroupIds.includes(groupId) ? [own.vpcId] : [];
  const [range] = addresses;
  if (isPublicService || range === undefined || range.first !== range.last) return [];
  // An address of another VPC says its group only by the interface that has it, wherever in the input that is.
  return index.network.networkInterfaces.items
    .filter(
      (item) =>
        item.securityGroupIds.includes(groupId) &&
        item.addresses.some(({ family, value }) => family === range.family && value === range.first),
    )
    .map(({ vpcId }) => vpcId);
}

// An outbound rule may refer to groups of its own VPC and of one that a peering connection joins to it; over a
// transit gateway references count for inbound rules only.
// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security-limits
function isNear({ network }: NetworkIndex, from: string, to: string): boolean {
  if (from === to) return true;
  return network.peeringConnections.items.some(({ status, requester, accepter }) => {
    const ends = [requester.vpcId, accepter.vpcId];
    return status === 'active' && ends.includes(from) && ends.includes(to);
  });
}
