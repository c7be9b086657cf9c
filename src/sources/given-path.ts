import path from 'node:path';
import { InputError } from './input-error.ts';

/** A path as it is shown: as given, with `/` between its parts. */
export function shownPath(given: string): string {
  const normal = path.normalize(given).split(path.sep).join('/');
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

/** What the source of these paths is called in reports. */
export function labelOfPaths(paths: readonly string[]): string {
  return [...new Set(paths.map(shownPath))].toSorted().join(', ');
}

/**
 * Reads a file or folder that a person named.
 * @throws InputError `path-not-found`, `unreadable`.
 */
export async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new InputError('path-not-found', `${file}: no such file or folder`, 'Correct the path.');
    }
    throw new InputError('unreadable', `${file}: cannot be read (${code})`, 'Check who may read it.');
  }
}
