import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBuiltCli } from './run-built-cli.ts';

const privateSubnet = 'subnet-0a7d2e5b8c1f43960';
const publicSubnet = 'subnet-09e4b7a1c2d53f860';
const examples = join(import.meta.dirname, '..', '..', 'examples');

/** A command line, its exit code, and what stdout must hold. */
interface Right {
  readonly line: string;
  readonly expected: number;
  readonly printed: readonly string[];
}

const rows: readonly (readonly [line: string, expected: number, ...printed: string[]])[] = [
  // Help
  [
    '--help',
    0,
    'Usage: planecheck COMMAND',
    'planecheck audit',
    'planecheck explain',
    'planecheck services',
    'planecheck checks',
    'Exit codes:',
    '130  interrupted',
  ],
  ['-h', 0, 'Usage: planecheck COMMAND'],
  [
    'audit --help',
    0,
    'planecheck audit [PATH..]',
    '--service',
    '--fail-on',
    '"markdown"',
    'planecheck audit --example',
  ],
  ['audit --strct --help', 0, 'planecheck audit [PATH..]'],
  ['explain -h', 0, 'planecheck explain [PATH..]', '--from', 'ADDRESS:PORT', '--to apigateway:control'],
  ['services --help', 0, 'planecheck services [NAME]', '--input', '"json"', 'planecheck services apigateway'],
  ['checks --help', 0, 'planecheck checks [ID]'],
  ['probe', 0, 'planecheck probe deploy', 'planecheck probe destroy'],
  ['probe --help', 0, 'planecheck probe run'],
  [
    'probe deploy --help',
    0,
    '--security-group',
    '--template',
    '"json"',
    'planecheck probe deploy --function',
  ],
  ['probe destroy -h', 0, '--all', '--yes'],
  ['permissions --for run', 0, 'lambda:InvokeFunction', 'planecheck-probe-*'],
  ['permissions --for deploy --region us-gov-west-1', 0, 'arn:aws-us-gov:iam::*:role/planecheck/*'],
  ['audit --version', 0, '.'],
  // Audit
  ['audit --example', 0, 'nat-egress example', 'ap-northeast-1', 'control plane', 'exit 0'],
  ['audit --example closed', 0, 'closed example', '✗ blocked'],
  ['audit --example broken-nat', 1, 'broken-nat example', 'error', 'exit 1'],
  ['audit --example broken-endpoint', 1, 'broken-endpoint example', 'error'],
  ['audit --example execute-api-endpoint', 0, 'execute-api-endpoint example'],
  ['audit --example both-endpoints', 0, 'both-endpoints example'],
  ['audit --example broken-nat --exit-zero', 0, 'error', 'exit 0'],
  ['audit --example closed --fail-on note', 1, 'exit 1'],
  ['audit --example execute-api-endpoint --fail-on warning', 1, 'exit 1'],
  ['audit --example closed --fail-on warning', 0, 'exit 0'],
  ['audit --example nat-egress --fail-on warning', 1, 'exit 1'],
  ['audit --example --region ap-northeast-1', 0, 'nat-egress example'],
  ['audit --example --vpc vpc-0c1f00d1a2b3c4d5e', 0, 'nat-egress example'],
  [`audit --example --subnet ${publicSubnet}`, 1, 'example-public-1a'],
  [`audit --example --subnet ${publicSubnet} --subnet=${privateSubnet}`, 1, 'public-1a', 'private-1a'],
  ['audit --example --function list-rest-apis', 0, 'function list-rest-apis'],
  [`audit --example --function list-rest-apis --subnet ${publicSubnet}`, 1, 'list-rest-apis', 'public-1a'],
  ['audit --example --service s3', 0, 's3'],
  ['audit --example --service s3 --service dynamodb:all', 0, 's3', 'dynamodb'],
  ['audit --example --service apigateway --service apigateway:control', 0, 'control plane', 'private APIs'],
  ['audit --example --service execute-api', 0, 'private APIs'],
  ['audit --example --assumptions', 0, 'assumed', 'https://docs.aws.amazon.com/'],
  ['audit --example --strict', 0, 'unknown', 'aws lambda list-functions'],
  ['audit --example --format markdown', 0, '### planecheck'],
  ['audit --example --format=json', 0, '"schema": "planecheck/report/v1"'],
  ['audit --example --debug', 0, 'nat-egress example'],
  // Explain
  [
    'explain --example --from list-rest-apis --to apigateway:control',
    0,
    'function list-rest-apis',
    '✓ reachable',
    'there',
    'back',
  ],
  [`explain --example --from ${privateSubnet} --to apigateway`, 0, 'reachable'],
  ['explain --example --from eni-0a16f3d8b5c2e9470 --to s3', 0, 'reachable'],
  [
    'explain --example --from arn:aws:lambda:ap-northeast-1:111122223333:function:list-rest-apis --to s3:all',
    0,
    'list-rest-apis',
  ],
  ['explain --example closed --from 10.0.2.200 --to s3', 0, 'blocked'],
  ['explain --example closed --from 10.0.2.200 --to 10.0.3.4:8443', 1, '10.0.3.4:8443', 'blocked'],
  ['explain --example closed --from 10.0.2.200 --to 10.0.3.4:8443 --exit-zero', 0, 'blocked'],
  [`explain --example --from ${privateSubnet} --to api.example.com:8443`, 0, 'api.example.com:8443'],
  [`explain --example --from ${privateSubnet} --to 198.51.100.7:443`, 0, '198.51.100.7:443'],
  [`explain --example --from ${privateSubnet} --to 8.8.8.8:443 --vpc vpc-0c1f00d1a2b3c4d5e`, 0, 'reachable'],
  [
    `explain --example execute-api-endpoint --from ${privateSubnet} --to abc.execute-api.ap-northeast-1.amazonaws.com`,
    0,
    'vpce-0d5a',
  ],
  ['explain --example --from list-rest-apis --to [2001:db8::1]:443', 0, '[2001:db8::1]:443', 'blocked'],
  // Checks
  ['checks', 0, 'api-policies-known', 'nat-gateway-has-way-out', 'zone-answers-captured-name'],
  ['checks nat-gateway-has-way-out', 0, 'nat-gateway-has-way-out', 'https://docs.aws.amazon.com/'],
  ['checks --no-color', 0, 'nat-gateway-has-way-out'],
];

const rights = rows.map(([line, expected, ...printed]): Right => ({ line, expected, printed }));

describe('a command line', () => {
  test.concurrent.each(rights)('$line exits with $expected', async ({ line, expected, printed }) => {
    const { stdout, stderr, exitCode } = await runBuiltCli(line.split(' '));
    expect({ exitCode, stderr }).toEqual({ exitCode: expected, stderr: '' });
    for (const text of printed) expect(stdout).toContain(text);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(stdout).not.toContain('\u001b');
  });

  test('that is empty prints the help', async () => {
    expect(await runBuiltCli([])).toEqual(await runBuiltCli(['--help']));
  });

  test('--version prints the version and nothing else', async () => {
    const manifest: unknown = JSON.parse(readFileSync(join(examples, '..', 'package.json'), 'utf8'));
    const run = await runBuiltCli(['--version']);
    expect(manifest).toMatchObject({ version: run.stdout.trimEnd() });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await runBuiltCli(['audit', '--version'])).toEqual(run);
  });

  test('reads folders and files, in any order, behind -- as well', async () => {
    const folder = join(examples, 'nat-egress');
    const subnets = join(folder, 'describe-subnets.json');
    const [one, two, three] = await Promise.all([
      runBuiltCli(['audit', folder, subnets, '--format', 'json']),
      runBuiltCli(['audit', '--format', 'json', subnets, folder]),
      runBuiltCli(['audit', subnets, '--format', 'json', '--', folder]),
    ]);
    expect(one.exitCode).toBe(0);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
  });

  test('that has no subnets to read from cannot tell, and says what to save', async () => {
    const file = join(examples, 'nat-egress', 'describe-vpcs.json');
    const run = await runBuiltCli(['audit', file, '--region', 'ap-northeast-1']);
    expect(run.exitCode).toBe(4);
    expect(run.stdout).toContain('Nothing was examined');
    expect(run.stderr).toContain('aws ec2 describe-subnets --region ap-northeast-1');
  });

  test('that reads one file of a snapshot needs no region where the file says it', async () => {
    const run = await runBuiltCli(['audit', join(examples, 'nat-egress', 'describe-subnets.json')]);
    expect(run).toMatchObject({ exitCode: 4, stderr: '' });
    expect(run.stdout).toContain('ap-northeast-1');
  });
});

describe('the output', () => {
  test.concurrent.each([
    'audit --example broken-nat',
    'audit --example broken-nat --format json',
    'audit --example broken-nat --format markdown',
    'explain --example broken-nat --from list-rest-apis --to apigateway',
    'explain --example broken-nat --from list-rest-apis --to apigateway --format json',
    'checks',
  ])('of %s is the same, byte for byte, on two runs', async (line) => {
    const [first, second] = await Promise.all([runBuiltCli(line.split(' ')), runBuiltCli(line.split(' '))]);
    expect(second).toEqual(first);
  });

  test('names files that were passed over on stderr only', async () => {
    const args = ['audit', join(examples, 'nat-egress'), join(examples, 'README.md')];
    const { stderr, stdout } = await runBuiltCli(args);
    expect(stdout).not.toContain('README.md');
    expect(stderr).toContain('README.md');
  });
});
