import { expect, test } from 'vitest';
import { readProbeRuns } from '../../src/probe/run-document.ts';
import { runBuiltCli } from './run-built-cli.ts';

// A region that there is not: its names have no address, wherever the tests run.
const line = ['probe', 'run', '--local', '--region', 'eu-nowhere-1', '--service', 'apigateway:control'];

test('the probe runs on this machine, without an account', async () => {
  const { stdout, stderr, exitCode } = await runBuiltCli([...line, '--format', 'json']);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: 'planecheck: trying the endpoints of eu-nowhere-1 from here\n',
  });
  const read = readProbeRuns(JSON.parse(stdout));
  if (!read.ok) throw new Error(read.problem.reason);
  const [run] = read.value.runs;
  expect(run).toMatchObject({ vantage: null, notRun: null });
  expect(run?.answer).toMatchObject({
    kind: 'result',
    targets: [
      { id: 'apigateway:control', host: 'apigateway.eu-nowhere-1.amazonaws.com', outcome: 'tried' },
      { id: 'apigateway:control signed', outcome: 'refused', reason: 'no-credentials' },
    ],
  });
}, 60_000);

test('what it saw is told phase by phase', async () => {
  const { stdout, exitCode } = await runBuiltCli(line);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^from this machine: planecheck \d/);
  expect(stdout).toContain(
    'apigateway:control  apigateway.eu-nowhere-1.amazonaws.com:443\n    ipv4  failed in resolve:',
  );
  expect(stdout).toContain('    not tried: no-credentials\n');
}, 60_000);
