import { posix } from 'node:path';
import { unzipSync } from 'fflate';
import { InputError } from '../input-error.ts';

/** A file of a zip file; its path begins with that of the zip file. */
export interface UnpackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Unpacks the JSON files of a zip file.
 * @param most bytes that all of them may have together
 * @throws InputError `file-too-large`; `unreadable` where it is none, or damaged.
 */
export function unpack(file: string, bytes: Uint8Array, most: number): readonly UnpackedFile[] {
  let total = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.toLowerCase().endsWith('.json')) return false;
        total += originalSize;
        if (total > most) throw tooLarge(file, most);
        return true;
      },
    });
    return Object.entries(entries)
      .map(([name, content]) => ({ path: posix.join(file, name), bytes: content }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      'unreadable',
      `${file}: a damaged zip file`,
      'Take the snapshot anew, or unpack it and name the folder.',
    );
  }
}

function tooLarge(file: string, most: number): InputError {
  return new InputError(
    'file-too-large',
    `${file}: more than ${most / 1e6} MB when unpacked`,
    'Unpack it, and name the folder.',
  );
}
