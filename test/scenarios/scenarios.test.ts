import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { differencesOf, readExpected } from './run-scenario.ts';

// The command line names the folder relative to where the tests run, as a person would.
const here = path
  .relative(process.cwd(), import.meta.dirname)
  .split(path.sep)
  .join('/');

const stories = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && existsSync(path.join(import.meta.dirname, entry.name, 'expected.json')),
  )
  .map(({ name }) => name)
  .toSorted();

test.each(stories)('%s', async (name) => {
  const folder = `${here}/${name}`;
  const expected = await readExpected(folder);
  const differences = await differencesOf(folder, expected);
  expect([expected.story, ...differences].join('\n')).toBe(expected.story);
});
