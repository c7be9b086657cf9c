/** What a template or plan states; an expression in its place where only deployment knows the value. */
export type Stated<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly expression: string };

/** A value that is stated. */
export function stated<T>(value: T): Stated<T> {
  return { known: true, value };
}

/** A value that only deployment knows: the expression (or the wrong value), as a person would quote it. */
export function unstated(expression: string): Stated<never> {
  return { known: false, expression };
}

/** A value made from a stated one. */
export function mapStated<A, B>(from: Stated<A>, make: (value: A) => B): Stated<B> {
  return from.known ? stated(make(from.value)) : from;
}

/** A value made from a stated one, where the making may itself not come to a value. */
export function thenStated<A, B>(from: Stated<A>, make: (value: A) => Stated<B>): Stated<B> {
  return from.known ? make(from.value) : from;
}

/** The values of a record, where all are stated; else the first that is not. */
export function allStated<T extends object>(fields: { readonly [K in keyof T]: Stated<T[K]> }): Stated<T>;
export function allStated(fields: Readonly<Record<string, Stated<unknown>>>): Stated<object> {
  const entries: [string, unknown][] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (!field.known) return field;
    entries.push([name, field.value]);
  }
  return stated(Object.fromEntries(entries));
}

/** The members of a list, where all are stated; else the first that is not. */
export function listStated<T>(members: readonly Stated<T>[]): Stated<readonly T[]> {
  const values: T[] = [];
  for (const member of members) {
    if (!member.known) return member;
    values.push(member.value);
  }
  return stated(values);
}
