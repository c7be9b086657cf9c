import { type Fact, known, unknown } from '../../../network/fact.ts';
import { type CollectionName, type FieldName } from '../../../network/gap.ts';
import { type Place, type PlaceProperty } from '../../../network/place.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Lack } from '../../declared/draft.ts';
import { listAt, neededText, objectAt, objectsAt, textAt } from '../../declared/fields.ts';
import { mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';

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

/** The head of a link: whose it is, and the place of the attribute that says it. */
export function linkOf(resource: DeclaredResource, ...way: readonly (string | number)[]) {
  return { scope: resource.scope, place: resource.placeOf(...way) };
}

/** Where the attributes are written that findings may blame. */
export function placesOf(
  resource: DeclaredResource,
  ways: Readonly<Partial<Record<PlaceProperty, string>>>,
): Readonly<Partial<Record<PlaceProperty, Place>>> {
  return Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, resource.placeOf(way)]));
}

/** The tag `Name`; null where there is none, or where only apply knows it. */
export function nameTag({ properties }: DeclaredResource): string | null {
  for (const name of ['tags', 'tags_all']) {
    const tags = objectAt(properties, name);
    const tag = tags.known ? tags.value?.['Name'] : undefined;
    if (typeof tag === 'string') return tag;
  }
  return null;
}

/** A text where it is written and known. */
export function knownText({ properties }: DeclaredResource, name: string): string | null {
  const text = textAt(properties, name);
  return text.known ? text.value : null;
}

/** Whether an attribute is written, be it known or not. */
export function isGiven(properties: ValueObject, name: string): boolean {
  return properties[name] !== undefined;
}

/** The only member of a block that may stand once; empty where it does not. */
export function blockAt(properties: ValueObject, name: string): Stated<ValueObject> {
  return mapStated(objectsAt(properties, name), ([first]) => first ?? {});
}

/** A word of a closed list, or what stands for it where none is written. */
export function wordAt<const Word extends string>(
  properties: ValueObject,
  name: string,
  { words, instead }: { readonly words: readonly Word[]; readonly instead: string },
): Stated<Word> {
  return thenStated(textAt(properties, name), (text) => {
    const word = words.find((candidate) => candidate === (text ?? instead));
    return word === undefined ? unstated(`${name}: ${text}`) : stated(word);
  });
}

/** A stated value as a fact of the model. */
export function factOf<T>(resource: DeclaredResource, fact: FieldName, field: Stated<T>): Fact<T> {
  if (field.known) return known(field.value);
  const { id, scope } = resource;
  return unknown({ kind: 'unresolved', subject: { fact, id }, scope, expression: field.expression });
}

/** The ids of a list one by one; the one that is not known where the whole list is not. */
export function statedIds(properties: ValueObject, name: string): readonly Stated<string>[] {
  const members = listAt(properties, name);
  if (!members.known) return [members];
  return members.value.map((member) => neededText(name, { [name]: member }));
}

/** The ids of a list of references, with what is not known of them. */
export interface Ids {
  readonly ids: readonly string[];
  readonly lacks: readonly Lack[];
}

/** No ids, none of them missing. */
export const noIds: Ids = { ids: [], lacks: [] };

/**
 * The ids of a list. One that only apply knows stands in it as its expression: nothing has that id, so that what hangs
 * on it is not known, and what hangs on the others is.
 */
export function idsOf(
  resource: DeclaredResource,
  each: readonly Stated<string>[],
  fact: CollectionName,
): Ids {
  const ids = each.map((member) => (member.known ? member.value : member.expression));
  return {
    ids: [...new Set(ids)].toSorted(),
    lacks: each.flatMap((member) => (member.known ? [] : [lackOf(resource, fact, member.expression)])),
  };
}

/** The ids of an attribute of the resource itself, as {@link idsOf} gives them. */
export function idsAt(resource: DeclaredResource, name: string, fact: CollectionName): Ids {
  return idsOf(resource, statedIds(resource.properties, name), fact);
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
