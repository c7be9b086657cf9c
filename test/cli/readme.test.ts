import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startAwsServer } from '../aws-server/aws-server.ts';
import { settingsFor } from '../sources/aws/read-from.ts';
import { runBuiltCli } from './run-built-cli.ts';

const root = join(import.meta.dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Each block of the README that shows a command of ours and all that it printed. */
const sessions = [...readme.matchAll(/^```console\n\$ planecheck (.+)\n([\s\S]*?)^```$/gm)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

test('the README shows what a newcomer gets', () => {
  expect(sessions.map(({ command }) => command)).toContain('audit --example broken-nat');
});

// Without files or an example, AWS is asked: here, somebody who plays it.
const isLive = (command: string) =>
  / --region /.test(command) && !command.includes('--example') && !command.includes('examples/');
const withoutTime = (text: string) => text.replace(/taken\s\d{4}-\d\d-\d\d\s\d\d:\d\d\sUTC/, 'taken then');

describe('what the README pastes is what the program prints', () => {
  test.each(sessions.filter(({ command }) => !isLive(command)))(
    'planecheck $command',
    async ({ command, output }) => {
      const { stdout } = await runBuiltCli(command.split(' '), { cwd: root });
      expect(stdout).toBe(output);
    },
  );

  test.each(sessions.filter(({ command }) => isLive(command)))(
    'planecheck $command, live',
    async ({ command, output }) => {
      await using server = await startAwsServer({ snapshot: join(root, 'examples', 'both-endpoints') });
      const cwd = await mkdtemp(join(tmpdir(), 'planecheck-readme-'));
      const { stdout } = await runBuiltCli(command.split(' '), { cwd, env: settingsFor(server.url) });
      await rm(cwd, { recursive: true });
      expect(withoutTime(stdout)).toBe(withoutTime(output));
    },
  );
});
