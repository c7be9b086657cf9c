/** A reference to another resource, by the id that AWS gave it in the saved network, in the place of a text. */
export class Reference {
  readonly to: string;
  readonly attribute: Attribute;

  constructor(to: string, attribute: Attribute = 'id') {
    this.to = to;
    this.attribute = attribute;
  }
}

/** What is referred to; each form has its own words for it. */
export type Attribute =
  | 'id'
  | 'allocation-id'
  | 'default-security-group'
  | 'default-network-acl'
  | 'main-route-table'
  | 'regional-name'
  | 'regional-name-zone'
  | 'zone';

/** A property's value before a form's syntax is put on it. */
export type FormValue =
  string | number | boolean | Reference | readonly FormValue[] | { readonly [key: string]: FormValue };

/** The properties of a resource; what is undefined is not written. */
export type FormProperties = Readonly<Record<string, FormValue | undefined>>;

/** The properties that are written. */
export function written(properties: FormProperties): Readonly<Record<string, FormValue>> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Whether a value is a list. */
export function isList(value: FormValue): value is readonly FormValue[] {
  return Array.isArray(value);
}

/** All references in a value. */
export function referencesIn(value: FormValue): readonly Reference[] {
  if (value instanceof Reference) return [value];
  if (isList(value)) return value.flatMap(referencesIn);
  return typeof value === 'object' ? Object.values(value).flatMap(referencesIn) : [];
}

/** The value with other references in the place of its own. */
export function mapReferences(value: FormValue, change: (reference: Reference) => Reference): FormValue {
  if (value instanceof Reference) return change(value);
  if (isList(value)) return value.map((item) => mapReferences(item, change));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [name, mapReferences(inside, change)]),
  );
}

/** An endpoint's policy as a value. */
export function policyValue(policy: string): FormValue {
  return JSON.parse(policy) as FormValue;
}
