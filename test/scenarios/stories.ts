import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The folder of the scenarios as the command line is told it, relative to where the tests run. */
export const storiesFolder = path
  .relative(process.cwd(), import.meta.dirname)
  .split(path.sep)
  .join('/');

/** The names of all scenarios, sorted. */
export const stories: readonly string[] = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && existsSync(path.join(import.meta.dirname, entry.name, 'expected.json')),
  )
  .map(({ name }) => name)
  .toSorted();
