import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { runBuiltCli, startBuiltCli } from './run-built-cli.ts';

const reading = { env: { PATH: process.env['PATH'] ?? '' } };

describe('a reader who leaves', () => {
  test.each([
    ['audit --example broken-nat --format json', 1],
    ['audit --example closed', 0],
    ['explain --example broken-nat --from list-rest-apis --to apigateway', 1],
    ['checks', 0],
    ['--help', 0],
    ['--version', 0],
  ])('ends %s quietly, with exit code %i', async (line, expected) => {
    const child = startBuiltCli(line.split(' '));
    child.stdout.destroy();
    const [stderr] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect({ stderr, exitCode: child.exitCode }).toEqual({ stderr: '', exitCode: expected });
  });

  test('of stderr ends a wrong call quietly too', async () => {
    const child = startBuiltCli(['audit', 'nowhere']);
    child.stderr.destroy();
    await once(child, 'close');
    expect(child.exitCode).toBe(2);
  });

  test('is one that reads a single line as well', async () => {
    const line = `"$0" "$1" audit --example broken-nat --format json | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const args = ['--norc', '-c', line, process.execPath, inject('builtCli')];
    const { stdout, stderr } = await promisify(execFile)('bash', args, reading);
    expect({ stdout, stderr }).toEqual({ stdout: '{\n1\n', stderr: '' });
  });
});

describe('a slow reader', () => {
  test('gets the whole report', async () => {
    const args = 'audit --example broken-nat --format json'.split(' ');
    const line = `"$0" "$@" | { sleep 1; cat; }`;
    const { stdout } = await promisify(execFile)(
      'bash',
      ['--norc', '-c', line, process.execPath, inject('builtCli'), ...args],
      reading,
    );
    expect(stdout).toBe((await runBuiltCli(args)).stdout);
  });
});

describe('a full disk', () => {
  test.each(['audit --example', '--help', '--version'])(
    'is told of by %s, with exit code 3',
    async (call) => {
      const line = `"$0" "$@" > /dev/full; echo $?`;
      const args = ['--norc', '-c', line, process.execPath, inject('builtCli'), ...call.split(' ')];
      const { stdout, stderr } = await promisify(execFile)('bash', args, reading);
      expect(stdout).toBe('3\n');
      expect(stderr).toBe('planecheck: the output cannot be written (ENOSPC)\n');
    },
  );
});

describe('an interruption', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'planecheck-streams-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test('ends the program at once, with 130 in a shell', async () => {
    // A pipe that nobody writes to: the program waits for its end.
    const line = `mkfifo "$3"; set -m; "$0" "$@" & sleep 1; kill -INT $!; wait $!; echo $?`;
    const args = [
      '-c',
      line,
      process.execPath,
      inject('builtCli'),
      'audit',
      join(folder, 'never-written.json'),
    ];
    const { stdout } = await promisify(execFile)('bash', args, reading);
    expect(stdout).toBe('130\n');
  });
});

describe('colours', () => {
  const args = 'audit --example broken-nat'.split(' ');

  test.each([
    ['none without a terminal', [], {}, false],
    ['by FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['none by FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['by --color', ['--color'], {}, true],
    ['by --color beside NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
    ['none by NO_COLOR', [], { NO_COLOR: '1' }, false],
    ['none by --no-color beside FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '3' }, false],
    ['none in JSON', ['--color', '--format', 'json'], {}, false],
    ['none in Markdown', ['--color', '--format', 'markdown'], {}, false],
  ])('are %s', async (_name, more, env, expected) => {
    const { stdout, stderr, exitCode } = await runBuiltCli([...args, ...more], { env });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
    expect(stdout.includes('\u001b[')).toBe(expected);
  });

  test('change nothing but themselves', async () => {
    const [plain, coloured] = await Promise.all([runBuiltCli(args), runBuiltCli([...args, '--color'])]);
    // oxlint-disable-next-line no-control-regex -- these are the codes
    expect(coloured.stdout.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
  });

  test('and marks are left out where the locale has ASCII only', async () => {
    const { stdout } = await runBuiltCli(args, { env: { LC_ALL: 'C' } });
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
  });
});
