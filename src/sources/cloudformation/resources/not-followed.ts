import { type CollectionName } from '../../../network/gap.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { lackOf, said } from './said.ts';

/** Reads a resource that changes what a collection holds in a way that is not followed. */
export function notFollowed(fact: CollectionName): ResourceMapper {
  return (resource) =>
    said({ lacks: [lackOf(resource, fact, `what ${resource.id} (${resource.type}) changes`, null)] });
}
