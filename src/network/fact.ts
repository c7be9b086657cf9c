import { type Gap } from './gap.ts';

/** A value that is known, or the gap that stands in its place. */
export type Fact<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly gap: Gap };

/** A fact that is known. */
export function known<T>(value: T): Fact<T> {
  return { known: true, value };
}

/** A fact that is not. */
export function unknown<T>(gap: Gap): Fact<T> {
  return { known: false, gap };
}
