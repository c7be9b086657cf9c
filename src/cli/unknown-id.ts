import { type Collection } from '../network/collection.ts';
import { InputError } from '../sources/input-error.ts';
import { didYouMean, listed } from './did-you-mean.ts';

/** An id that a person gave and that the input does not have. */
export interface UnknownId {
  readonly flag: string;
  readonly given: string;
  /** What it should be the id of. */
  readonly what: string;
  readonly known: readonly string[];
  /** Where it was looked for: what was not read may have it. */
  readonly collection: Collection<unknown>;
}

/** The error that names what there is instead of the id, or how to read more. */
export function unknownId({ flag, given, what, known, collection }: UnknownId): InputError {
  const names = [...new Set(known)].toSorted();
  const there = names.length === 0 ? `The input has no ${what}.` : `${didYouMean(given, names)}There is ${listed(names)}.`;
  return new InputError(
    'unknown-id',
    `${flag} ${given}: no such ${what} in the input`,
    `${there}${notRead(collection)}`,
  );
}

function notRead({ missing }: Collection<unknown>): string {
  const [gap] = missing;
  if (gap === undefined) return '';
  return gap.kind === 'not-in-source' ? ` Not all was read; ${gap.command} has the rest.` : ' Not all was read.';
}
