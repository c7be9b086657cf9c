import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectGolden } from '../kit/golden.ts';
import { runBuiltCli } from './run-built-cli.ts';

const examples = readdirSync(join(import.meta.dirname, '..', '..', 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['generator', 'templates'].includes(entry.name))
  .map(({ name }) => name)
  .toSorted();

test('the examples are the six that the catalogue of examples names', () => {
  expect(examples).toEqual([
    'both-endpoints',
    'broken-endpoint',
    'broken-nat',
    'closed',
    'execute-api-endpoint',
    'nat-egress',
  ]);
});

/** What a reviewer reads: the command line, what it printed, and how it ended. */
async function page(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await runBuiltCli(args);
  return `$ planecheck ${args.join(' ')}\n${stdout}${stderr === '' ? '' : `stderr:\n${stderr}`}exit code: ${exitCode}\n`;
}

/** What a probe saw that stood in the one subnet of a story. */
function observed(story: string): readonly string[] {
  const folder = `test/scenarios/${story}`;
  return [`${folder}/aws.json`, '--observed', `${folder}/observed.json`, '--at', 'subnet-0a1'];
}

/** Many services at once, what a workload needs, and what probes saw. */
const wide = {
  'closed-all-services': ['--example', 'closed', '--service', 'all'],
  'nat-egress-all-services': ['--example', 'nat-egress', '--service', 'all'],
  'closed-workloads': [
    '--example',
    'closed',
    '--workload',
    'session-manager',
    '--workload',
    'container-from-ecr',
  ],
  'both-endpoints-operations': [
    '--example',
    'both-endpoints',
    '--operations',
    '--service',
    'apigateway',
    '--service',
    'logs',
  ],
  'observed-as-predicted': observed('observed-as-predicted'),
  'observed-timeout-against-the-prediction': observed('observed-timeout-against-the-prediction'),
  'observed-past-the-endpoint': observed('observed-past-the-endpoint'),
} as const;

describe.each(Object.entries(wide))('%s', (name, args) => {
  test('as a pretty report', async () => {
    const text = await page('audit', ...args);
    const tooWide = text.split('\n').filter((line) => !line.startsWith('$') && line.length > 80);
    expect(tooWide).toEqual([]);
    expectGolden(`cli/${name}.txt`, text);
  });
});

describe.each(examples)('the example %s', (name) => {
  test('as a pretty report', async () => {
    expectGolden(`cli/${name}.txt`, await page('audit', '--example', name, '--assumptions'));
  });

  test('as Markdown', async () => {
    expectGolden(`cli/${name}.md`, await page('audit', '--example', name, '--format', 'markdown'));
  });

  test('explained', async () => {
    const args = ['explain', '--example', name, '--from', 'list-rest-apis', '--to', 'apigateway'];
    expectGolden(`cli/${name}.explain.txt`, await page(...args));
  });
});
