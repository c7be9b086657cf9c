import { expect, test } from 'vitest';
import { readExpected, tell } from './run-scenario.ts';
import { stories, storiesFolder } from './stories.ts';

test.each(stories)('%s', async (name) => {
  const folder = `${storiesFolder}/${name}`;
  const expected = await readExpected(folder);
  const { differences } = await tell(folder, expected);
  expect([expected.story, ...differences].join('\n')).toBe(expected.story);
});
