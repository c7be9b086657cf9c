/** In the place of a value that only deployment knows: the expression, as a person would quote it. */
export class Unresolved {
  readonly expression: string;

  constructor(expression: string) {
    this.expression = expression;
  }
}

/**
 * A property's value after everything that can be told offline has been told. A reference to another resource of the
 * input is that resource's id as a plain text. The text `AWS::NoValue` does not occur: what has it is left out.
 */
export type Value =
  string | number | boolean | null | Unresolved | readonly Value[] | { readonly [key: string]: Value };

/** An object among values. */
export type ValueObject = Readonly<Record<string, Value>>;

/** Whether a value is an object: no list, and nothing that is not known. */
export function isValueObject(value: Value | undefined): value is ValueObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unresolved)
  );
}

/** Whether a value is a list. */
export function isValueList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
