import { type Fact, known, unknown } from '../../../network/fact.ts';
import { type CollectionName, type FieldName } from '../../../network/gap.ts';
import { type Place, type PlaceProperty } from '../../../network/place.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Lack } from '../../declared/draft.ts';
import { listAt } from '../../declared/fields.ts';
import { type Stated } from '../../declared/stated.ts';
import { isValueObject, type ValueObject } from '../../declared/value.ts';
import { statedIds } from './stated-ids.ts';

/** What one resource says, of which it mostly says one kind. */
export function said(parts: Partial<Drafts>): Drafts {
  return { drafts: [], links: [], lacks: [], ...parts };
}

/** What several say together. */
export function saidTogether(all: readonly Drafts[]): Drafts {
  return {
    drafts: all.flatMap(({ drafts }) => drafts),
    links: all.flatMap(({ links }) => links),
    lacks: all.flatMap(({ lacks }) => lacks),
  };
}

/** A resource of which nothing is said. */
export const nothing: Drafts = said({});

/** The head of a draft that stands for the resource itself. */
export function headOf({ id, scope, place }: DeclaredResource) {
  return { id, scope, place };
}

/** The head of a link: whose it is, and the place of the property that says it. */
export function linkOf(resource: DeclaredResource, ...way: readonly (string | number)[]) {
  return { scope: resource.scope, place: resource.placeOf(...way) };
}

/** Where the properties are written that findings may blame. */
export function placesOf(
  resource: DeclaredResource,
  ways: Readonly<Partial<Record<PlaceProperty, readonly string[]>>>,
): Readonly<Partial<Record<PlaceProperty, Place>>> {
  return Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, resource.placeOf(...way)]));
}

/** The tag `Name`; null where there is none, or where only deployment knows it. */
export function nameTag({ properties }: DeclaredResource): string | null {
  const tags = listAt(properties, 'Tags');
  const tag = (tags.known ? tags.value : []).filter(isValueObject).find(({ Key: key }) => key === 'Name');
  return typeof tag?.['Value'] === 'string' ? tag['Value'] : null;
}

/** A stated value as a fact of the model. */
export function factOf<T>(resource: DeclaredResource, fact: FieldName, field: Stated<T>): Fact<T> {
  if (field.known) return known(field.value);
  const { id, scope } = resource;
  return unknown({ kind: 'unresolved', subject: { fact, id }, scope, expression: field.expression });
}

/** The ids of a list of references, with what is not known of them. */
export interface Ids {
  readonly ids: readonly string[];
  readonly lacks: readonly Lack[];
}

/**
 * The ids of a list. One that only deployment knows stands in it as its expression: nothing has that id, so that what
 * hangs on it is not known, and what hangs on the others is.
 */
export function idsAt(
  resource: DeclaredResource,
  properties: ValueObject,
  name: string,
  fact: CollectionName,
): Ids {
  const each = statedIds(properties, name);
  const ids = each.map((member) => (member.known ? member.value : member.expression));
  return {
    ids: [...new Set(ids)].toSorted(),
    lacks: each.flatMap((member) => (member.known ? [] : [lackOf(resource, fact, member.expression)])),
  };
}

/** That the things of a collection which one resource needs are not all known. */
export function lackOf(
  { scope }: DeclaredResource,
  fact: Lack['fact'],
  expression: string,
  id: string | null = expression,
): Lack {
  return { fact, id, scope, expression };
}
