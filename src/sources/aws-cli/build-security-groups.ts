import { type SecurityGroup } from '../../network/security-group.ts';
import { gapsOf, isAnswered, type ScopeAnswers } from './answers.ts';
import { readItems, type Reading } from './read-items.ts';
import { securityGroupReader } from './shapes/security-group.ts';
import { type FlatRule, readFlatRule } from './shapes/security-group-rule.ts';

/**
 * The security groups. The rules of DescribeSecurityGroupRules stand in where the groups come without theirs,
 * and only if that answer is whole: a group with too few rules would say what is not so.
 */
export function buildSecurityGroups(answers: ScopeAnswers): Reading<SecurityGroup> {
  const rulesCall = 'ec2:DescribeSecurityGroupRules';
  const rules = readItems(answers, { call: rulesCall, reader: readFlatRule });
  const usable = isAnswered(answers, rulesCall) && rules.gaps.length === 0;
  const call = 'ec2:DescribeSecurityGroups';
  const groups = readItems(answers, {
    call,
    reader: securityGroupReader(usable ? byGroup(rules.found.map(({ item }) => item)) : null),
  });
  return { found: groups.found, gaps: [...gapsOf(answers, call), ...groups.gaps] };
}

function byGroup(rules: readonly FlatRule[]): ReadonlyMap<string, readonly FlatRule[]> {
  const groups = new Map<string, FlatRule[]>();
  for (const rule of rules) {
    const ofGroup = groups.get(rule.groupId);
    if (ofGroup === undefined) groups.set(rule.groupId, [rule]);
    else ofGroup.push(rule);
  }
  return groups;
}
