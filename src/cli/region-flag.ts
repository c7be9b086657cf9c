import { InputError } from '../sources/input-error.ts';

const regionPattern = /^[a-z]{2,5}(?:-[a-z]+){1,3}-\d{1,2}$/;

/**
 * Reads the region of `--region`. A region need not be in any table, as AWS adds them; it must have the form.
 * @throws InputError `flag`.
 */
export function parseRegionFlag(text: string | undefined): string | undefined {
  if (text === undefined || regionPattern.test(text)) return text;
  const [zoneless = ''] = /^[a-z]{2,5}(?:-[a-z]+){1,3}-\d{1,2}/.exec(text.toLowerCase()) ?? [];
  const guess = zoneless === '' ? '' : `Did you mean ${zoneless}? `;
  throw new InputError(
    'flag',
    `--region ${text}: not the name of a region`,
    `${guess}Names look like eu-west-1, us-gov-east-1.`,
  );
}
