import { InputError } from '../sources/input-error.ts';

/**
 * Reads the account of `--account`.
 * @throws InputError `flag`.
 */
export function parseAccountFlag(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{12}$/.test(text)) return text;
  const digits = text.replaceAll(/[\s-]/g, '');
  const guess = /^\d{12}$/.test(digits) ? `Did you mean ${digits}? ` : '';
  throw new InputError(
    'flag',
    `--account ${text}: not the id of an account`,
    `${guess}It has 12 digits: 111122223333.`,
  );
}
