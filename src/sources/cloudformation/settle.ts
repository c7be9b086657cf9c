import { Unresolved, type Value } from '../declared/value.ts';
import { type MapEntry, type TemplateNode } from './template-node.ts';
import { expressionOf, ListTerm, MapTerm, MixedText, Reference, type Term, ZoneList } from './term.ts';

/** What the members of a list or object were written as; nothing for what functions made. */
export type MemberPlaces = WeakMap<object, readonly TemplateNode[] | ReadonlyMap<string, MapEntry>>;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
const dynamicReference = '{{resolve:';

/** The value that a term comes to, once all of it is told; notes in `places` where its members are written. */
export function settle(term: Term, places: MemberPlaces | null): Value {
  if (typeof term === 'string') return term.includes(dynamicReference) ? new Unresolved(term) : term;
  if (term instanceof Reference) return term.id;
  if (term instanceof MixedText) return new Unresolved(expressionOf(term.parts));
  if (term instanceof ZoneList) return new Unresolved(zoneListText(term));
  if (term instanceof ListTerm) return settleList(term, places);
  if (term instanceof MapTerm) return settleMap(term, places);
  return term;
}

/** The zones of a region as a template writes them. */
export function zoneListText({ region }: ZoneList): string {
  return region === null ? 'GetAZs' : `GetAZs(${region})`;
}

function settleList({ items, written }: ListTerm, places: MemberPlaces | null): Value {
  const value = items.map((item) => settle(item, places));
  if (written !== null) places?.set(value, written);
  return value;
}

function settleMap({ entries, written }: MapTerm, places: MemberPlaces | null): Value {
  // fromEntries makes `__proto__` a key like any other.
  const value = Object.fromEntries(
    [...entries].map(([key, member]): [string, Value] => [key, settle(member, places)]),
  );
  if (written !== null) places?.set(value, written);
  return value;
}
