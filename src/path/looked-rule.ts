import { type LookedRule } from './step-code.ts';

type Takes = LookedRule['takes'];

// The same entry is looked at in very many decisions: its words are made once for each answer.
const known = new WeakMap<object, Map<Takes, LookedRule>>();

/** What is said of a rule that was looked at. The words must depend on the rule alone. */
export function lookedAt(
  rule: object,
  takes: Takes,
  say: () => Pick<LookedRule, 'rule' | 'says'>,
): LookedRule {
  const answers = known.get(rule) ?? new Map<Takes, LookedRule>();
  known.set(rule, answers);
  const looked = answers.get(takes) ?? { ...say(), takes };
  answers.set(takes, looked);
  return looked;
}
