// Runs the live commands of the built CLI on some Node against a played account: npm run smoke:live -- PATH_OF_NODE
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { startAwsServer } from '../aws-server/aws-server.ts';
import { settingsFor } from '../sources/aws/read-from.ts';

const region = 'ap-northeast-1';
const cli = join(import.meta.dirname, '../../dist/bin/planecheck.js');
const operations = z.object({ operations: z.array(z.unknown()).nonempty() });

async function run(node: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(node, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, exitCode: child.exitCode };
}

/** That the live audit and that of a snapshot end alike, and say nothing else. */
async function smoke(node: string, folder: string): Promise<void> {
  await using server = await startAwsServer({ snapshot: 'examples/broken-nat' });
  const live = settingsFor(server.url);
  const saved = join(folder, 'saved.zip');
  const asking = `planecheck: asking AWS in ${region}\n`;
  const audited = await run(node, ['audit', '--region', region, '--format', 'json'], live);
  assert.deepEqual([audited.stderr, audited.exitCode], [asking, 1]);
  const taken = await run(node, ['snapshot', '--region', region, '--output', saved], live);
  assert.deepEqual([taken.stderr, taken.exitCode], [asking, 0]);
  const again = await run(node, ['audit', saved, '--format', 'json'], {});
  assert.deepEqual([again.stderr, again.exitCode], ['', 1]);
  const verdicts = [audited, again].map(({ stdout }) => operations.parse(JSON.parse(stdout)));
  assert.deepEqual(verdicts[0], verdicts[1]);
  assert.deepEqual(server.complaints, []);
  process.stdout.write(taken.stdout);
}

const node = process.argv[2] ?? process.execPath;
const folder = await mkdtemp(join(tmpdir(), 'planecheck-smoke-'));
try {
  await smoke(node, folder);
} finally {
  await rm(folder, { recursive: true });
}
