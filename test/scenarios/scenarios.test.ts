import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checks } from '../../checks/index.ts';
import { type Check } from '../../src/audit/check.ts';
import { readExpected, tell, type Told } from './run-scenario.ts';

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

const told = new Map<string, Promise<Told>>();

async function tellOnce(name: string): Promise<Told> {
  const folder = `${here}/${name}`;
  const story = told.get(name) ?? readExpected(folder).then(async (expected) => tell(folder, expected));
  told.set(name, story);
  return story;
}

test.each(stories)('%s', async (name) => {
  const expected = await readExpected(`${here}/${name}`);
  const { differences } = await tellOnce(name);
  expect([expected.story, ...differences].join('\n')).toBe(expected.story);
});

/** The statuses that a check can have beside `skipped`, by what it owns. */
function statusesOf(check: Check): readonly string[] {
  if (check.kind === 'standing') return ['pass', 'fail'];
  return [
    ...(check.passes.length > 0 ? ['pass'] : []),
    ...(Object.keys(check.says).length > 0 ? ['fail'] : []),
    ...(check.cannotTell.length > 0 ? ['unknown'] : []),
  ];
}

test('every check passes, fails and cannot tell in some story', async () => {
  const results = await Promise.all(stories.map(tellOnce));
  const met = new Set(results.flatMap(({ checks: list }) => list.map(({ id, status }) => `${id} ${status}`)));
  const wanted = checks.flatMap((check) => statusesOf(check).map((status) => `${check.id} ${status}`));
  expect(wanted.filter((item) => !met.has(item))).toEqual([]);
}, 60_000);
