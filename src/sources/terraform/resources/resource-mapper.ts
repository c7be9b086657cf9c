import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { type Plan } from './plan.ts';

/** Reads what one resource says. Never throws: an attribute of a wrong type is not known. */
export type ResourceMapper = (resource: DeclaredResource, plan: Plan) => Drafts;
