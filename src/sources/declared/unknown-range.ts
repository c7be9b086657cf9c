import { type Place } from '../../network/place.ts';
import { type Scope } from '../../network/scope.ts';
import { type Draft } from './draft.ts';
import { stated } from './stated.ts';

/**
 * A range of addresses that only deployment knows, as a prefix list whose entries are not known: a rule or route with
 * it is in doubt where it matters, and the group or table that has it is known for the rest.
 */
export function unknownRange(
  expression: string,
  scope: Scope,
  place: Place,
): { readonly peer: { readonly kind: 'prefix-list'; readonly prefixListId: string }; readonly draft: Draft } {
  const entries = {
    known: false,
    gap: { kind: 'unresolved', subject: { fact: 'prefixListEntries', id: expression }, scope, expression },
  } as const;
  const item = stated({ id: expression, scope, name: null, entries });
  return {
    peer: { kind: 'prefix-list', prefixListId: expression },
    draft: { collection: 'prefixLists', id: expression, scope, item, place, properties: {} },
  };
}
