import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isJsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { type AwsServer, startAwsServer } from '../aws-server/aws-server.ts';
import { settingsFor } from '../sources/aws/read-from.ts';
import { runBuiltCli, startBuiltCli } from './run-built-cli.ts';

const region = 'ap-northeast-1';
let folder = '';
let server: AwsServer;
let env: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'planecheck-live-'));
  server = await startAwsServer({ snapshot: 'examples/broken-nat' });
  env = settingsFor(server.url);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

// Without what tells when and by what door it was taken.
async function verdictsOf(args: readonly string[], settings: Record<string, string> = {}) {
  const run = await runBuiltCli(['audit', ...args, '--format', 'json'], { cwd: folder, env: settings });
  expect(run.stderr).not.toContain('internal error');
  const report: unknown = JSON.parse(run.stdout);
  if (!isJsonObject(report)) throw new Error('no report');
  const { sources: _sources, gaps: _gaps, ...verdicts } = report;
  return { exitCode: run.exitCode, ...verdicts };
}

function summaryOf(verdicts: Readonly<Record<string, unknown>>) {
  return { exitCode: verdicts['exitCode'], summary: verdicts['summary'] };
}

describe('an account', () => {
  test('is audited live, by its snapshot and by a zipped one alike', async () => {
    const live = await verdictsOf(['--region', region], env);
    for (const output of ['saved', 'saved.zip']) {
      const { stdout, exitCode } = await runBuiltCli(['snapshot', '--region', region, '--output', output], {
        cwd: folder,
        env,
      });
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`Audit it: planecheck audit ${output}\n`);
      expect(await verdictsOf([output])).toEqual(live);
    }
    expect(live.exitCode).toBe(1);
    expect(server.complaints).toEqual([]);
  }, 60_000);

  test('is audited alike by a redacted snapshot, which names nobody', async () => {
    const args = ['snapshot', '--region', region, '--output', 'redacted', '--redact'];
    expect((await runBuiltCli(args, { cwd: folder, env })).exitCode).toBe(0);
    const names = await readdir(path.join(folder, 'redacted'));
    const texts = await Promise.all(
      names.map((name) => readFile(path.join(folder, 'redacted', name), 'utf8')),
    );
    expect(texts.join('\n')).not.toMatch(/111122223333|example-private|list-rest-apis|203\.0\.114\./);
    const live = await verdictsOf(['--region', region], env);
    const redacted = await verdictsOf(['redacted']);
    expect(summaryOf(redacted)).toEqual(summaryOf(live));
  });

  test('is explained live', async () => {
    const args = ['explain', '--from', 'list-rest-apis', '--to', 'apigateway:control', '--region', region];
    const { stdout, stderr, exitCode } = await runBuiltCli(args, { env });
    expect(stdout).toContain('✗ blocked');
    expect({ stderr, exitCode }).toEqual({ stderr: `planecheck: asking AWS in ${region}\n`, exitCode: 1 });
  });

  test('by a profile: its region, keys and endpoint count', async () => {
    const [config, credentials] = [path.join(folder, 'config'), path.join(folder, 'credentials')];
    await writeFile(config, `[profile audit]\nregion = ${region}\nendpoint_url = ${server.url}\n`);
    await writeFile(credentials, '[audit]\naws_access_key_id = AKIA\naws_secret_access_key = secret\n');
    const settings = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
    const report = await verdictsOf(['--profile', 'audit'], settings);
    expect(report.exitCode).toBe(1);
  });
});

describe('a snapshot', () => {
  test('is never written over, and nothing is asked then', async () => {
    await writeFile(path.join(folder, 'mine.zip'), 'mine');
    const asked = server.requests.length;
    const args = ['snapshot', '--region', region, '--output', 'mine.zip'];
    const { stderr, exitCode } = await runBuiltCli(args, { cwd: folder, env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--output mine.zip is there already');
    expect(await readFile(path.join(folder, 'mine.zip'), 'utf8')).toBe('mine');
    expect(server.requests.length).toBe(asked);
  });

  test('that is interrupted leaves nothing', async () => {
    server.behave('ec2:DescribeSubnets', { kind: 'silence' });
    const child = startBuiltCli(['snapshot', '--region', region, '--output', 'half'], { cwd: folder, env });
    const before = await readdir(folder);
    await new Promise((resolve) => child.stderr.once('data', resolve));
    child.kill('SIGINT');
    const [code, signal] = await new Promise<readonly [number | null, string | null]>((resolve) => {
      child.once('close', (exitCode, by) => {
        resolve([exitCode, by]);
      });
    });
    server.behave('ec2:DescribeSubnets', null);
    expect([code, signal]).toEqual([null, 'SIGINT']);
    expect(await readdir(folder)).toEqual(before);
  });

  test('a damaged zip file is said to be one', async () => {
    await writeFile(path.join(folder, 'damaged.zip'), 'PK\u0003\u0004 and nothing else');
    const { stderr, exitCode } = await runBuiltCli(['audit', 'damaged.zip'], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('damaged.zip: a damaged zip file');
  });
});

describe('where AWS cannot be asked', () => {
  const none = settingsFor('http://127.0.0.1:9');

  test('nobody answers', async () => {
    const { stderr, exitCode } = await runBuiltCli(['audit', '--region', region], { env: none });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('127.0.0.1:9 did not answer (the connection was refused)');
  });
});

describe('permissions', () => {
  test('are those of the calls that are made', async () => {
    const { stdout, exitCode } = await runBuiltCli(['permissions', '--region', 'cn-north-1']);
    expect(exitCode).toBe(0);
    const asked = new Set(
      server.requests.map(({ call }) => call.replace(/^apigateway(?:v2)?:.*/, 'apigateway:GET')),
    );
    const policy: unknown = JSON.parse(stdout);
    for (const call of asked) if (call !== 'sts:GetCallerIdentity') expect(stdout).toContain(`"${call}"`);
    expect(stdout).toContain('"arn:aws-cn:apigateway:*::/restapis"');
    expect(policy).toMatchObject({ Version: '2012-10-17' });
    expect(stdout).not.toMatch(/"\*:|:\*"|Create|Delete|Modify|Put/);
  });
});

test('what is read from files loads no client of AWS', async () => {
  const hook = path.join(folder, 'hook.mjs');
  const log = path.join(folder, 'loaded.txt');
  await writeFile(
    hook,
    `import { register } from 'node:module';
     import { appendFileSync } from 'node:fs';
     const code = 'import { appendFileSync } from "node:fs"; export async function load(url, context, next) { appendFileSync(' + JSON.stringify(${JSON.stringify(log)}) + ', url + "\\\\n"); return next(url, context); }';
     register('data:text/javascript,' + encodeURIComponent(code));`,
  );
  const { exitCode } = await runBuiltCli(['audit', '--example'], {
    env: { NODE_OPTIONS: `--import file://${hook}` },
  });
  expect(exitCode).toBe(0);
  const loaded = (await readFile(log, 'utf8'))
    .split('\n')
    .filter((url) => url.startsWith('file:') && url.endsWith('.js'));
  expect(loaded.length).toBeGreaterThan(3);
  for (const url of loaded) expect(await readFile(new URL(url), 'utf8')).not.toContain('AWS_ENDPOINT_URL');
});
