import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { mappers } from './mappers.ts';
import { planOf } from './plan.ts';
import { saidTogether } from './said.ts';

/**
 * What the resources and data sources of a plan say of the network, one by one: all `aws_` types that the model has a
 * noun for, and a lack for those that could change it and are not followed. Every other type is passed over.
 */
export function draftsOfPlan(resources: readonly DeclaredResource[]): Drafts {
  const plan = planOf(resources);
  const all = [...plan.byType].flatMap(([type, ofType]) => {
    const mapper = mappers.get(type);
    return mapper === undefined ? [] : ofType.map((resource) => mapper(resource, plan));
  });
  return saidTogether(all);
}
