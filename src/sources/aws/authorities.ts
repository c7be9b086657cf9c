import { readFile } from 'node:fs/promises';
import { InputError } from '../input-error.ts';

/**
 * The certificate authorities of the file that AWS_CA_BUNDLE names, as PEM; null where none is named.
 * @throws InputError `path-not-found`.
 */
export async function readAuthorities(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null;
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new InputError(
      'path-not-found',
      `AWS_CA_BUNDLE: ${file} cannot be read`,
      'Correct the path in the environment, or unset AWS_CA_BUNDLE.',
    );
  }
}
