import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect } from 'vitest';

const goldenFolder = join(import.meta.dirname, '..', 'golden');

/**
 * Expects the text to be, byte for byte, what the file at `path` below test/golden holds.
 * With UPDATE=1 the file is (re)written instead, for the author to read in the diff; never in CI, where nobody would.
 */
export function expectGolden(path: string, text: string): void {
  const file = join(goldenFolder, path);
  if (relative(goldenFolder, file).startsWith('..')) throw new Error(`${path} is not below test/golden`);
  if (process.env['UPDATE'] === '1') {
    writeGolden(file, text);
    return;
  }
  if (!existsSync(file)) throw new Error(`test/golden/${path} is missing; UPDATE=1 npm test writes it`);
  expect(text, `test/golden/${path} differs; UPDATE=1 npm test rewrites it`).toBe(readFileSync(file, 'utf8'));
}

function writeGolden(file: string, text: string): void {
  if (process.env['CI'])
    throw new Error('UPDATE=1 is refused where CI is set: goldens are written by a person');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
