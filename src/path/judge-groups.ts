import { type Gap } from '../network/gap.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type Scope } from '../network/scope.ts';
import { type FilterView } from './filter.ts';
import { codeSuffix, describeFilter, outcomeOfFiltered, survive } from './judge.ts';
import { filterByGroups, type GroupFiltered } from './security-group-filter.ts';
import { type Peer } from './understand-rule.ts';
import { type Flow } from './flow.ts';
import { addStep, at, cannotTell, type Walk } from './walk.ts';

/** The groups of one interface, asked in one direction. */
export interface GroupQuestion {
  readonly place: 'endpoint' | 'target' | 'nat-instance' | 'client';
  readonly hop: ResourceRef;
  readonly owner: ResourceRef;
  readonly groupIds: readonly string[];
  readonly scope: Scope;
  readonly direction: 'in' | 'out';
  readonly view: FilterView;
  readonly peer: Peer;
}

/** Passes packets through the security groups of an interface and adds the steps that say what they did. */
export function passGroups(walk: Walk, flow: Flow, question: GroupQuestion): Flow {
  if (flow.sent.length === 0) return flow;
  const { groupIds, scope, direction, view, peer } = question;
  const filter = (pieces: Flow['sent']): GroupFiltered =>
    filterByGroups(walk.index, groupIds, scope, direction, { pieces, view, peer });
  const filtered = filter(flow.sent);
  addGroupStep(walk, flow, question, filtered);
  const conditional = (result: GroupFiltered): GroupFiltered => ({
    ...result,
    maybe: [...result.maybe, ...result.onCondition],
  });
  return survive(walk, flow, conditional(filtered), (pieces) => conditional(filter(pieces)));
}

function addGroupStep(walk: Walk, flow: Flow, question: GroupQuestion, filtered: GroupFiltered): void {
  const { place, hop, groupIds, direction, view } = question;
  const where = at(hop, groupRef(question), { rule: filtered.rule });
  const data = {
    groups: groupIds,
    ...describeFilter(walk, direction, flow, filtered, view),
    looked: filtered.looked,
  };
  const result = outcomeOfGroups(walk, filtered, question);
  if (result.outcome === 'unknown') {
    addStep(walk, { ...where, code: `${place}-group-not-read`, data: {}, ...result });
    return;
  }
  if (filtered.onCondition.length > 0 && result.outcome !== 'fail' && place !== 'client') {
    const code = `${place}-group-admits-by-reference` as const;
    addStep(walk, {
      ...where,
      code,
      data: { ...data, admitted: filtered.admitted },
      outcome: 'condition',
      gap: null,
    });
    if (filtered.refused.length === 0) return;
  }
  const suffix = codeSuffix(walk, filtered, result.outcome);
  if (place === 'client') addStep(walk, { ...where, code: `client-group-${suffix}`, data, ...result });
  else
    addStep(walk, {
      ...where,
      code: `${place}-group-${suffix === 'allows' ? 'allows' : 'refuses'}`,
      data,
      ...result,
    });
}

function outcomeOfGroups(
  walk: Walk,
  filtered: GroupFiltered,
  { owner }: GroupQuestion,
): ReturnType<typeof outcomeOfFiltered> {
  const result = outcomeOfFiltered(walk, filtered, owner.id);
  if (result.outcome === 'unknown' && filtered.gap !== null) return cannotTell(filtered.gap);
  return result;
}

// One group is what a person would change; of several the interface's owner tells which they are.
function groupRef({ groupIds, owner, place }: GroupQuestion): ResourceRef {
  const [only, ...more] = groupIds;
  if (only !== undefined && more.length === 0) return { type: 'security-group', id: only };
  return place === 'client' && only !== undefined ? { type: 'security-group', id: only } : owner;
}

/** Adds the step for groups that the input does not name. */
export function addUnreadGroups(
  walk: Walk,
  question: Pick<GroupQuestion, 'place' | 'hop' | 'owner'>,
  gap: Gap,
): void {
  const { place, hop, owner } = question;
  addStep(walk, { ...at(hop, owner), code: `${place}-group-not-read`, data: {}, ...cannotTell(gap) });
}
