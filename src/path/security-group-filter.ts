import { formatCidr } from '../network/address-range.ts';
import { type Fact } from '../network/fact.ts';
import { type Gap } from '../network/gap.ts';
import { lookUp, type NetworkIndex } from '../network/network-index.ts';
import { formatPorts } from '../network/ports.ts';
import { type Scope } from '../network/scope.ts';
import { type SecurityGroup, type SecurityGroupRule } from '../network/security-group.ts';
import { divide, type Division, type Filtered, type FilterView, takenOf } from './filter.ts';
import { lookedAt } from './looked-rule.ts';
import { type Piece } from './piece.ts';
import { type LookedRule } from './step-code.ts';
import {
  type Peer,
  type Question,
  type RuleOfGroup,
  type Understood,
  understandRule,
} from './understand-rule.ts';

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
    allowed:
      judgement.allowed.length === pieces.length && judgement.allowed.every((piece, i) => piece === pieces[i])
        ? pieces
        : judgement.allowed,
    refused: missing === undefined ? judgement.rest : [],
    maybe: judgement.maybe,
    onCondition: judgement.onCondition,
    admitted: [...judgement.admitted].toSorted(),
    looked: judgement.looked,
    rule: judgement.rule,
    gap: judgement.gap,
  };
}

function rulesOf(group: Fact<SecurityGroup>, direction: 'in' | 'out'): readonly RuleOfGroup[] {
  if (!group.known) return [];
  const rules = direction === 'in' ? group.value.ingress : group.value.egress;
  return rules.map((rule) => ({ group: group.value, rule }));
}

// Rules that surely match come first, so that what a doubtful rule adds is only what no sure one allows.
function judge(judgement: Judgement, certainty: Understood['certainty'], question: Question): void {
  for (const understood of understandRule(question)) {
    if (understood.certainty === certainty) judgeAs(judgement, understood, question);
  }
}

function judgeAs(judgement: Judgement, understood: Understood, question: Question): void {
  const { certainty } = understood;
  const { rule, packets } = question;
  const before = judgement.rest;
  if (before.length === 0) return;
  const division: Division = divide(before, { ...rule, remote: understood.remote }, packets.view);
  const taken = takenOf(before, division);
  const takes = certainty === 'certain' || taken === 'none' ? taken : 'unknown';
  const looked = lookedAt(rule, takes, () => {
    const says = `${sayRule(rule)} (${question.group.id})`;
    return { rule: says, says };
  });
  const { says } = looked;
  judgement.looked.push(looked);
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
