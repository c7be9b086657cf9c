import { readFile, stat } from 'node:fs/promises';
import { decodeText } from '../aws-cli/decode-text.ts';
import { InputError } from '../input-error.ts';

/** CloudFormation itself takes templates of 1 MB at most. */
const largestFile = 50_000_000;

/**
 * The text of a file. `file` is its name as messages have it.
 * @throws InputError `path-not-found`, `unreadable`, `file-too-large`, `binary-file`.
 */
export async function readText(path: string, file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > largestFile) {
      throw new InputError(
        'file-too-large',
        `${file}: larger than ${largestFile / 1_000_000} MB`,
        'Name a template: CloudFormation takes 1 MB at most.',
      );
    }
    bytes = await readFile(path);
  } catch (error) {
    throw error instanceof InputError ? error : notRead(file, error);
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'text') return decoded.text;
  throw new InputError('binary-file', `${file}: no text`, 'Name a template in YAML or JSON.');
}

function notRead(file: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? new InputError('path-not-found', `${file}: no such file or folder`, 'Correct the path.')
    : new InputError('unreadable', `${file}: cannot be read`, 'Check that it is a file and may be read.');
}
