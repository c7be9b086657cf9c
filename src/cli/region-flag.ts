import { InputError } from '../sources/input-error.ts';

const regionPattern = /^[a-z]{2,5}(?:-[a-z]+){1,3}-\d{1,2}$/;
const zoneLetter = /(?<=\d)[a-z]$/;

/**
 * Reads the region of `--region`. A region need not be in any table, as AWS adds them; it must have the form.
 * @throws InputError `flag`.
 */
export function parseRegionFlag(text: string | undefined): string | undefined {
  if (text === undefined || regionPattern.test(text)) return text;
  const corrected = text.trim().toLowerCase().replace(zoneLetter, '');
  const guess = regionPattern.test(corrected) ? `Did you mean ${corrected}? ` : '';
  throw new InputError(
    'flag',
    `--region ${text}: not the name of a region`,
    `${guess}Names look like eu-west-1 and us-gov-east-1.`,
  );
}
