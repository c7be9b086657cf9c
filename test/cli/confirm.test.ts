import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { confirm } from '../../src/cli/confirm.ts';
import { type World } from '../../src/cli/world.ts';

const nowhere = new URL('file:///nowhere/');

/** Asks somebody who types this, and gives what was shown. */
async function asked(typed: string, { yes = false, isTerminal = true } = {}) {
  const stdin = Object.assign(new PassThrough(), { isTTY: isTerminal });
  const stderr = Object.assign(new PassThrough(), { isTTY: isTerminal });
  stdin.end(typed);
  const world: World = {
    args: [],
    stdin,
    stdout: new PassThrough(),
    stderr,
    env: {},
    examples: nowhere,
    probe: nowhere,
    version: '1.0.0',
  };
  const ended = await confirm('probe deploy', 'To be done\n', yes, world).then(
    () => 'agreed',
    (error: unknown) => error,
  );
  stderr.end();
  return { ended, shown: await text(stderr) };
}

const question = 'To be done\nGo on? [y/N] ';

test.each(['y\n', 'yes\n', ' Y \n'])('%j agrees', async (typed) => {
  expect(await asked(typed)).toEqual({ ended: 'agreed', shown: question });
});

test.each(['n\n', '\n', 'yess\n', ''])('%j does not', async (typed) => {
  const { ended, shown } = await asked(typed);
  expect(ended).toMatchObject({ name: 'UnableError', code: 'not-confirmed', message: 'nothing was changed' });
  expect(shown).toBe(question);
});

test('--yes agrees without a question, and what is going to be done is shown all the same', async () => {
  expect(await asked('', { yes: true, isTerminal: false })).toEqual({
    ended: 'agreed',
    shown: 'To be done\n',
  });
});

test('where nobody can be asked, nothing is done', async () => {
  const { ended, shown } = await asked('y\n', { isTerminal: false });
  expect(ended).toMatchObject({ name: 'InputError', code: 'flag' });
  expect(shown).toBe('To be done\n');
});
