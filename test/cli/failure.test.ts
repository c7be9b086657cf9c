import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/cli/failure.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { OutputError } from '../../src/cli/write-text.ts';
import { InputError } from '../../src/sources/input-error.ts';

describe('a failure', () => {
  test('of the input is said with the next step', () => {
    const error = new InputError('flag', 'this is wrong', 'Do that.');
    expect(describeFailure(error, false)).toEqual({
      text: 'planecheck: this is wrong\n  Do that.\n',
      exitCode: 2,
    });
  });

  test('of the input may list, and names in it make no lines', () => {
    const error = new InputError('not-json', 'these are wrong\n  a\nb', 'Do\nthat.');
    expect(describeFailure(error, false).text).toBe('planecheck: these are wrong\n  a\\nb\n  Do\\nthat.\n');
  });

  test('of the output is said', () => {
    expect(describeFailure(new OutputError('full'), false)).toEqual({
      text: 'planecheck: full\n',
      exitCode: 3,
    });
  });

  test.each([
    [
      new TypeError('x is not a function'),
      'planecheck: internal error (x is not a function); run with --debug to see where\n',
    ],
    ['a text', 'planecheck: internal error (a text); run with --debug to see where\n'],
    [undefined, 'planecheck: internal error (undefined); run with --debug to see where\n'],
    [new Error('\u001b[2J'), 'planecheck: internal error (\\x1b[2J); run with --debug to see where\n'],
  ])('of the program itself is said in a line: %s', (error, said) => {
    expect(describeFailure(error, false)).toEqual({ text: said, exitCode: 3 });
  });

  test('shows where with --debug, and what it came from', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    const failure = describeFailure(error, true);
    expect(failure.text).toMatch(/^planecheck: internal error \(outer\)\nError: outer\n {4}at /);
    expect(failure.text).toMatch(/\nbecause of Error: inner\n {4}at /);
    expect(failure.exitCode).toBe(3);
  });
});

describe('the program', () => {
  const missing = new URL('file:///nowhere/examples/');
  const world = { stdin: new PassThrough(), env: {}, examples: missing, probe: missing };

  async function run(args: readonly string[], stdout = new PassThrough()) {
    const stderr = new PassThrough();
    const exitCode = await runCli({ ...world, args, stdout, stderr, version: '1.2.3' });
    stderr.end();
    return { exitCode, said: await text(stderr) };
  }

  test('takes a package without its examples for a defect', async () => {
    const { exitCode, said } = await run(['audit', '--example']);
    expect(exitCode).toBe(3);
    expect(said).toMatch(/^planecheck: internal error \(ENOENT.+\); run with --debug to see where\n$/);
  });

  test('ends with its exit code when stderr fails too', async () => {
    const stderr = new PassThrough().destroy();
    stderr.on('error', () => {});
    const stdout = new PassThrough();
    expect(await runCli({ ...world, args: ['adit'], stdout, stderr, version: '1' })).toBe(2);
  });
});
