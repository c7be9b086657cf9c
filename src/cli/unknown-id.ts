import { type Collection } from '../network/collection.ts';
import { InputError } from '../sources/input-error.ts';
import { closest, listed } from './did-you-mean.ts';

/** Something that the input has. */
export interface Named {
  readonly id: string;
  readonly name?: string | null;
}

/** An id that a person gave and that the input does not have. */
export interface UnknownId {
  readonly flag: string;
  readonly given: string;
  /** What it should be the id of. */
  readonly what: string;
  readonly known: readonly Named[];
  /** Where it was looked for: what was not read may have it. */
  readonly collection: Collection<unknown>;
}

/** The error that names what there is instead of the id, or how to read more. */
export function unknownId({ flag, given, what, known, collection }: UnknownId): InputError {
  const byId = new Map(known.map((item) => [item.id, item]));
  const sorted = [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return new InputError(
    'unknown-id',
    `${flag} ${given}: no such ${what} in the input`,
    `${whatThereIs(given, what, sorted)}${notRead(collection)}`,
  );
}

function whatThereIs(given: string, what: string, known: readonly Named[]): string {
  if (known.length === 0) return `The input has no ${what}.`;
  // Names are not unique, but they are what people remember.
  const [named] = known.filter(({ name }) => name === given);
  const guess =
    named === undefined
      ? closest(
          given,
          known.map(({ id }) => id),
        )
      : named.id;
  if (guess !== undefined && known.length === 1) return `Did you mean ${guess}?`;
  const question = guess === undefined ? '' : `Did you mean ${guess}? `;
  return `${question}There is ${listed(known.map(({ id, name }) => (name ? `${id} (${name})` : id)))}.`;
}

function notRead({ missing }: Collection<unknown>): string {
  const [gap] = missing;
  if (gap === undefined) return '';
  return gap.kind === 'not-in-source'
    ? ` Not all was read; ${gap.command} has the rest.`
    : ' Not all was read.';
}
