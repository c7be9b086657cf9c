import { formatCidr } from '../network/address-range.ts';
import { missingIn } from '../network/collection.ts';
import { type Fact } from '../network/fact.ts';
import { type Gap } from '../network/gap.ts';
import { lookUp, type NetworkIndex } from '../network/network-index.ts';
import { formatPorts } from '../network/ports.ts';
import { type Scope } from '../network/scope.ts';
import { type SecurityGroup, type SecurityGroupRule } from '../network/security-group.ts';
import { divide, type Division, type Filtered, type FilterView, type Matcher, takenOf } from './filter.ts';
import { type TargetMember } from './member.ts';
import { type Piece } from './piece.ts';
import { matchPrefixList } from './prefix-list-match.ts';
import { type LookedRule } from './step-code.ts';

/** Who is on the other side of a group's rules, for rules that name groups. */
export interface Peer {
  /** Groups of each target member; used where the remote side is the target. */
  readonly members: readonly TargetMember[];
  /** Groups of the client; `unnamed` where the vantage does not say them, `none` where it is translated. */
  readonly client: readonly string[] | 'unnamed' | 'none';
  /** Over a transit gateway a reference counts only under conditions that the input does not show. */
  readonly overTransitGateway: boolean;
}

/** What the security groups of one interface do with packets. */
export interface GroupFiltered extends Filtered {
  /** Let through only if the client carries one of `admitted`. */
  readonly onCondition: readonly Piece[];
  readonly admitted: readonly string[];
  readonly looked: readonly LookedRule[];
  readonly rule: string | null;
  /** Why `maybe` cannot be told. */
  readonly gap: Gap | null;
}

interface Judgement {
  readonly allowed: Piece[];
  readonly onCondition: Piece[];
  readonly maybe: Piece[];
  readonly admitted: Set<string>;
  readonly looked: LookedRule[];
  rest: readonly Piece[];
  rule: string | null;
  gap: Gap | null;
}

/**
 * Judges packets by all groups of an interface together: one rule that matches is enough. Groups are
 * stateful, so only the direction that opens the connection is asked.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function filterByGroups(
  index: NetworkIndex,
  groupIds: readonly string[],
  scope: Scope,
  direction: 'in' | 'out',
  packets: { readonly pieces: readonly Piece[]; readonly view: FilterView; readonly peer: Peer },
): GroupFiltered {
  const { pieces } = packets;
  const groups = groupIds.map((id) => lookUp(index, 'securityGroups', id, scope));
  const rules = groups.flatMap((group) => rulesOf(group, direction));
  const judgement: Judgement = {
    allowed: [],
    onCondition: [],
    maybe: [],
    admitted: new Set(),
    looked: [],
    rest: pieces,
    rule: null,
    gap: null,
  };
  for (const certainty of ['certain', 'conditional', 'unread'] as const) {
    for (const { group, rule } of rules) judge(judgement, certainty, { index, scope, group, rule, packets });
  }
  const [missing] = groups.flatMap((group) => (group.known ? [] : [group.gap]));
  if (missing !== undefined) {
    judgement.maybe.push(...judgement.rest);
    judgement.gap ??= missing;
  }
  return {
    allowed: judgement.allowed.length === pieces.length && judgement.allowed.every((piece, i) => piece === pieces[i]) ? pieces : judgement.allowed,
    refused: missing === undefined ? judgement.rest : [],
    maybe: judgement.maybe,
    onCondition: judgement.onCondition,
    admitted: [...judgement.admitted].toSorted(),
    looked: judgement.looked,
    rule: judgement.rule,
    gap: judgement.gap,
  };
}

interface RuleOfGroup {
  readonly group: SecurityGroup;
  readonly rule: SecurityGroupRule;
}

function rulesOf(group: Fact<SecurityGroup>, direction: 'in' | 'out'): readonly RuleOfGroup[] {
  if (!group.known) return [];
  const rules = direction === 'in' ? group.value.ingress : group.value.egress;
  return rules.map((rule) => ({ group: group.value, rule }));
}

interface Question extends RuleOfGroup {
  readonly index: NetworkIndex;
  readonly scope: Scope;
  readonly packets: { readonly view: FilterView; readonly peer: Peer };
}

// Rules that surely match come first, so that what a doubtful rule adds is only what no sure one allows.
function judge(judgement: Judgement, certainty: Understood['certainty'], question: Question): void {
  for (const understood of understand(question)) {
    if (understood.certainty === certainty) judgeAs(judgement, understood, question);
  }
}

function judgeAs(judgement: Judgement, understood: Understood, question: Question): void {
  const { certainty } = understood;
  const { rule, packets } = question;
  const before = judgement.rest;
  const division: Division = divide(before, { ...rule, remote: understood.remote }, packets.view);
  const says = `${sayRule(rule)} (${question.group.id})`;
  const taken = takenOf(before, division);
  judgement.looked.push({
    rule: says,
    says,
    takes: certainty === 'certain' || taken === 'none' ? taken : 'unknown',
  });
  if (taken === 'none') return;
  judgement.maybe.push(...division.mixed);
  judgement.rest = division.outside;
  if (certainty === 'certain') {
    judgement.allowed.push(...division.inside);
    judgement.rule ??= says;
  } else if (certainty === 'conditional') {
    judgement.onCondition.push(...division.inside);
    if (rule.peer.kind === 'security-group') judgement.admitted.add(rule.peer.reference.groupId);
  } else {
    judgement.maybe.push(...division.inside);
    judgement.gap ??= understood.gap;
  }
}

type Understood = { readonly remote: Matcher['remote'] } & (
  | { readonly certainty: 'certain' | 'conditional'; readonly gap: null }
  | { readonly certainty: 'unread'; readonly gap: Gap }
);

const everyMember = (): boolean => true;

function understand(question: Question): readonly Understood[] {
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
  const byName: Understood = { certainty: 'certain', remote: (member) => match.byMember(member) === true, gap: null };
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
  const certainty = peer.overTransitGateway ? 'conditional' : 'certain';
  if (view.remote === 'target') return understandTargetReference(groupId, index, scope, peer);
  if (view.remote !== 'client' || peer.client === 'none') return [{ certainty: 'certain', remote: [], gap: null }];
  if (peer.client === 'unnamed') return [{ certainty: 'conditional', remote: everyMember, gap: null }];
  return [{ certainty, remote: peer.client.includes(groupId) ? everyMember : [], gap: null }];
}

function understandTargetReference(
  groupId: string,
  index: NetworkIndex,
  scope: Scope,
  { members, overTransitGateway }: Peer,
): readonly Understood[] {
  const carries = (member: number): boolean =>
    members[member]?.interface?.securityGroupIds.includes(groupId) === true ||
    isAddressOfGroup(index, members[member], groupId);
  const byGroup: Understood = { certainty: overTransitGateway ? 'conditional' : 'certain', remote: carries, gap: null };
  const isOpen = (member: number): boolean => {
    const asked = members[member];
    return asked !== undefined && asked.interface === null && !asked.isPublicService && !carries(member);
  };
  const [open] = members.flatMap((member, at) => (isOpen(at) ? [member.open ?? missingIn(index.network.networkInterfaces, scope)[0]] : []));
  return open === undefined ? [byGroup] : [byGroup, { certainty: 'unread', remote: isOpen, gap: open }];
}

// An address of another VPC says its group only by the interface that has it, wherever in the input that is.
function isAddressOfGroup(index: NetworkIndex, member: TargetMember | undefined, groupId: string): boolean {
  const [range] = member?.addresses ?? [];
  if (member === undefined || member.interface !== null || member.isPublicService || range === undefined) return false;
  return index.network.networkInterfaces.items.some(
    (item) =>
      item.securityGroupIds.includes(groupId) &&
      range.first === range.last &&
      item.addresses.some(({ family, value }) => family === range.family && value === range.first),
  );
}

function sayRule(rule: SecurityGroupRule): string {
  const ports = rule.ports === null ? '' : ` ${formatPorts(rule.ports)}`;
  return `allow ${rule.protocol}${ports} ${sayPeer(rule.peer)}`;
}

function sayPeer(peer: SecurityGroupRule['peer']): string {
  switch (peer.kind) {
    case 'cidr':
      return formatCidr(peer.cidr);
    case 'prefix-list':
      return peer.prefixListId;
    case 'security-group':
      return peer.reference.groupId;
  }
}
