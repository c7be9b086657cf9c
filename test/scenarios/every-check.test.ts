import { expect, test } from 'vitest';
import { checks } from '../../checks/index.ts';
import { type Check } from '../../src/audit/check.ts';
import { readExpected, tell } from './run-scenario.ts';
import { stories, storiesFolder } from './stories.ts';

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
  const results = await Promise.all(
    stories.map(async (name) => {
      const folder = `${storiesFolder}/${name}`;
      return tell(folder, await readExpected(folder));
    }),
  );
  const met = new Set(results.flatMap(({ checks: list }) => list.map(({ id, status }) => `${id} ${status}`)));
  const wanted = checks.flatMap((check) => statusesOf(check).map((status) => `${check.id} ${status}`));
  expect(wanted.filter((item) => !met.has(item))).toEqual([]);
}, 60_000);
