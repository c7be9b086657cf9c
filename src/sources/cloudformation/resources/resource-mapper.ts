import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { type Template } from './template.ts';

/** Reads what one resource says. Never throws: a property of a wrong type is not known. */
export type ResourceMapper = (resource: DeclaredResource, template: Template) => Drafts;
