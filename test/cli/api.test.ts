import { join } from 'node:path';
import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { expectGolden } from '../kit/golden.ts';
import { runBuiltCli } from './run-built-cli.ts';

const cwd = join(import.meta.dirname, '..', 'scenarios');
const file = 'api-named-beside-an-endpoint-and-nat/aws.json';

const grouped = z.object({ operationGroups: z.array(z.object({ id: z.string() })) });

async function audit(...args: readonly string[]) {
  return runBuiltCli(['audit', file, ...args], { cwd });
}

test('APIs are rows of their own, by name and id', async () => {
  const args = ['--api', 'p1q2r3s4t5/prod', '--api', 'h1q2r3s4t5', '--api', 'e1q2r3s4t5', '--operations'];
  const { stdout, stderr, exitCode } = await audit(...args);
  expect(stderr).toBe('');
  const line = `$ planecheck audit ${file} ${args.join(' ')}\n`;
  expectGolden('cli/apis.txt', `${line}${stdout}exit code: ${exitCode}\n`);
});

test('an API stands beside the services that are named too, and once', async () => {
  const twice = ['--api', 'h1q2r3s4t5', '--api', 'h1q2r3s4t5'];
  const { stdout } = await audit(...twice, '--service', 'apigateway:data', '--format', 'json');
  const { operationGroups } = grouped.parse(JSON.parse(stdout));
  expect(operationGroups.map(({ id }) => id)).toEqual([
    'data-private',
    'data-public',
    'data-custom-domain',
    'api:h1q2r3s4t5',
  ]);
});

describe('an API that the input does not have', () => {
  test.each([
    ['r1q2r3s4t6', 'no such API in the input', 'Did you mean r1q2r3s4t5?'],
    ['shop', 'no such API in the input', 'Did you mean r1q2r3s4t5?'],
    ['zzzzzzzzzz', 'There is e1q2r3s4t5 (old), h1q2r3s4t5 (orders)', 'planecheck explain --to HOST'],
  ])('%s', async (id, ...said) => {
    const { stdout, stderr, exitCode } = await audit('--api', id);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    for (const words of said) expect(stderr).toContain(words);
  });
});
