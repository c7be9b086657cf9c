import { type Problem } from './contract.ts';

/** Reads a value that stands at a field. @throws FieldError when it does not fit. */
export type Reader<T> = (value: unknown, field: string) => T;

/** Leaves a reader at the first field that does not fit; `parsed` makes a `Problem` of it. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
  readonly problem: Problem;

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.problem = { field, reason };
  }
}

/** What was read, or why it cannot be. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Reads a whole document. */
export function parsed<T>(value: unknown, read: Reader<T>): Parsed<T> {
  try {
    return { ok: true, value: read(value, '') };
  } catch (error) {
    if (error instanceof FieldError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The fields of one object. */
export class Fields {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #field: string;

  constructor(value: unknown, field: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new FieldError(field, `expected an object, found ${kindOf(value)}`);
    this.#values = new Map(Object.entries(value));
    this.#field = field;
  }

  /** @throws FieldError when the field is not there, or does not fit. */
  read<T>(name: string, reader: Reader<T>): T {
    const field = this.#field === '' ? name : `${this.#field}.${name}`;
    if (!this.#values.has(name)) throw new FieldError(field, 'is missing');
    return reader(this.#values.get(name), field);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** @throws FieldError when there are others than these. */
  only(names: readonly string[]): void {
    const [other] = [...this.#values.keys()].filter((name) => !names.includes(name));
    if (other === undefined) return;
    throw new FieldError(
      this.#field === '' ? other : `${this.#field}.${other}`,
      'is not a field of the contract',
    );
  }
}

/** A text of some length in characters, of a form that `what` names. */
export function text({ most, form, what }: { most: number; form?: RegExp; what?: string }): Reader<string> {
  return (value, field) => {
    if (typeof value !== 'string') throw new FieldError(field, `expected a text, found ${kindOf(value)}`);
    if (value.length > most) throw new FieldError(field, `is longer than ${most} characters`);
    if (form !== undefined && !form.test(value))
      throw new FieldError(field, `expected ${what ?? 'another form'}`);
    return value;
  };
}

/** A whole number from `least` to `most`. */
export function integer(least: number, most: number = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (value, field) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new FieldError(field, `expected a whole number from ${least} to ${most}`);
  };
}

export const truth: Reader<boolean> = (value, field) => {
  if (typeof value === 'boolean') return value;
  throw new FieldError(field, `expected true or false, found ${kindOf(value)}`);
};

/** One of some texts. */
export function oneOf<const T extends string>(values: readonly T[]): Reader<T> {
  return (value, field) => {
    const found = values.find((one) => one === value);
    if (found === undefined) throw new FieldError(field, `expected ${values.join(', ')}`);
    return found;
  };
}

/** Null, or what the reader takes. */
export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, field) => (value === null ? null : reader(value, field));
}

/** A list of so many things. */
export function listOf<T>(
  reader: Reader<T>,
  { least, most }: { least: number; most: number },
): Reader<readonly T[]> {
  return (value, field) => {
    if (!Array.isArray(value)) throw new FieldError(field, `expected a list, found ${kindOf(value)}`);
    if (value.length < least || value.length > most)
      throw new FieldError(field, `expected ${least} to ${most} entries, found ${value.length}`);
    return value.map((one: unknown, index) => reader(one, `${field}[${index}]`));
  };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
