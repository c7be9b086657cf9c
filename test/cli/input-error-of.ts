import { InputError } from '../../src/sources/input-error.ts';

/** The InputError that an act ends in; whatever else happens fails the test. */
export function inputErrorOf(act: () => unknown): InputError {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
