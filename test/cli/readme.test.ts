import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

describe('what the README pastes is what the program prints', () => {
  test.each(sessions)('planecheck $command', async ({ command, output }) => {
    const { stdout } = await runBuiltCli(command.split(' '), { cwd: root });
    expect(stdout).toBe(output);
  });
});
