import { strToU8, zipSync } from 'fflate';

// The earliest date that a zip file can hold: the same files give the same bytes, whenever they are packed.
const noDate = '1980-01-01T12:00:00';

/** Packs texts by their file names. */
export function zip(files: readonly (readonly [string, string])[]): Uint8Array {
  const entries = files.map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: noDate, level: 9 });
}
