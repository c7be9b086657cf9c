import { parseCidr, type Cidr } from '../../../../../src/network/address-range.ts';
import { type CollectionName } from '../../../../../src/network/gap.ts';
import { type Place } from '../../../../../src/network/place.ts';
import { type Scope } from '../../../../../src/network/scope.ts';
import { type DeclaredResource } from '../../../../../src/sources/declared/declared-resource.ts';
import { type LinkKind } from '../../../../../src/sources/declared/draft.ts';
import { Unresolved, type ValueObject } from '../../../../../src/sources/declared/value.ts';
import { notSet } from '../../../../../src/sources/terraform/not-set.ts';
import { draftsOfPlan } from '../../../../../src/sources/terraform/resources/index.ts';

const scope: Scope = { accountId: '111122223333', region: 'eu-west-1' };

/** What a plan says of a computed attribute that the configuration does not set. */
export const unset = new Unresolved(notSet);

export function unresolved(expression: string): Unresolved {
  return new Unresolved(expression);
}

/** A resource as the plan reader gives it; its id is its address, or AWS's id where one is given. */
export function resource(
  type: string,
  name: string,
  properties: ValueObject,
  id = `${type}.${name}`,
): DeclaredResource {
  const placeOf = (...way: readonly (string | number)[]): Place => ({
    file: 'plan.json',
    line: null,
    column: null,
    path: [`${type}.${name}`, ...way].join('.'),
    construct: null,
  });
  return { id, type, scope, properties, place: placeOf(), placeOf };
}

/** What a data source read, which has AWS's id. */
export function existing(type: string, id: string, properties: ValueObject): DeclaredResource {
  return resource(`data.${type}`, 'this', properties, id);
}

/** The things of one collection by id: the item, or the expression in its place. */
export function itemsOf(resources: readonly DeclaredResource[], collection: CollectionName) {
  const { drafts } = draftsOfPlan(resources);
  const ofCollection = drafts.filter((draft) => draft.collection === collection);
  return Object.fromEntries(
    ofCollection.map(({ id, item }) => [id, item.known ? item.value : { not: item.expression }]),
  );
}

/** What links of one kind say. */
export function linksOf(resources: readonly DeclaredResource[], kind: LinkKind) {
  const { links } = draftsOfPlan(resources);
  return links.filter((link) => link.kind === kind).map(({ data }) => data);
}

/** Which facts of which things are missing, and why. */
export function lacksOf(resources: readonly DeclaredResource[]) {
  return draftsOfPlan(resources).lacks.map(({ fact, id, expression }) => ({ fact, id, expression }));
}

/** The block that a text is. */
export function block(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`not a CIDR block: ${text}`);
  return cidr;
}

export const known = <T>(value: T) => ({ known: true, value }) as const;

export const not = (expression: string) => ({ known: false, expression }) as const;
