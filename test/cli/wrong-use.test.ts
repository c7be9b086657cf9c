import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBuiltCli } from './run-built-cli.ts';

const template =
  'Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: 10.0.0.0/16\n';

/** A command line, and what must stand in the two lines about it on stderr. */
type Mistake = readonly [line: string, ...said: string[]];

const mistakes: readonly Mistake[] = [
  // Commands
  [
    'adit',
    'there is no command "adit"',
    'Did you mean audit?',
    'audit, explain, services, snapshot, probe, checks, permissions',
  ],
  ['probes', 'there is no command "probes"', 'Did you mean probe?'],
  ['probe lst', 'there is no command "probe lst"', 'Did you mean list?', 'probe deploy, probe list'],
  ['probe --all', '--all stands where deploy, list, run or destroy is expected', 'probe destroy'],
  ['--example', '--example stands where a command is expected', 'planecheck --help'],
  ['-x', '-x stands where a command is expected'],
  // Flags
  ['audit --servce s3', 'audit has no flag --servce', 'Did you mean --service?'],
  ['audit -strict', 'audit has no flag -strict', 'Did you mean --strict?'],
  ['audit --failOn note', 'audit has no flag --failOn', 'Did you mean --fail-on?'],
  ['audit --no-strict', 'audit has no flag --no-strict', 'Did you mean --strict?'],
  ['audit --from x', 'audit has no flag --from', 'planecheck audit --help'],
  ['audit --PATH x', 'audit has no flag --PATH'],
  ['explain --service s3', 'explain has no flag --service'],
  ['checks --format json', 'checks has no flag --format'],
  ['audit --example --strict --strict', '--strict is given twice'],
  ['audit --example --region eu-west-1 --region eu-west-2', '--region is given twice'],
  ['audit --example closed --example closed', '--example is given twice'],
  ['audit --example --strict=yes', '--strict takes no value, and got "yes"'],
  ['audit --example --color --no-color', '--color and --no-color contradict each other'],
  // Probes
  ['probe deploy', 'probe deploy needs --subnet', '--function'],
  ['probe deploy --subnet subnet-0a1', 'probe deploy needs --security-group', '--function'],
  ['probe deploy --security-group sg-0a1', 'probe deploy needs --subnet'],
  ['probe deploy --function f --subnet subnet-0a1', '--function brings subnets and groups of its own'],
  ['probe deploy --function f --function g', '--function is given twice'],
  ['probe deploy --subnet 10.0.1.0/24 --security-group sg-0a1', '--subnet 10.0.1.0/24', 'subnet-0a1b2c3d'],
  ['probe deploy --subnet subnet-0a1 --security-group web', '--security-group web', 'sg-0a1b2c3d'],
  ['probe deploy --function f --role-arn probe', '--role-arn probe', 'arn:aws:iam::'],
  ['probe deploy --function f --allow-host https://a.example', '--allow-host https://a.example'],
  ['probe deploy --function f here', 'unknown argument: here'],
  ['probe deploy --function f -- here', 'probe deploy takes no here'],
  ['probe deploy --all', 'probe deploy has no flag --all', 'planecheck probe deploy --help'],
  ['probe list --format yaml', '--format cannot be "yaml"', 'pretty, json'],
  ['probe run --local --subnet subnet-0a1', '--local runs on this machine', 'Leave one of them out'],
  ['probe run --local --region eu-west-1 --service nothing', '--service nothing'],
  ['probe run --local', 'no region whose endpoints are to be tried', '--region'],
  ['probe destroy', 'probe destroy needs --subnet or --all'],
  ['probe destroy --all --subnet subnet-0a1', '--all and --subnet contradict each other'],
  ['permissions --for snapshot', '--for cannot be "snapshot"', 'audit, deploy, run, destroy'],
  // Values
  ['audit --example --vpc', '--vpc has no value'],
  ['audit --example --vpc=', '--vpc has no value'],
  ['audit --example --format', '--format has no value', 'pretty, json, markdown'],
  ['audit --example --format xml', '--format cannot be "xml"', 'pretty, json, markdown'],
  ['audit --example --format jsno', '--format cannot be "jsno"', 'Did you mean json?'],
  ['explain --example --format markdown', '--format cannot be "markdown"', 'pretty, json'],
  ['audit --example --fail-on warn', '--fail-on cannot be "warn"', 'Did you mean warning?'],
  ['audit --example --region eu-wset-1x!', '--region eu-wset-1x!: not the name of a region', 'eu-west-1'],
  ['audit --example --region eu-west-1a', '--region eu-west-1a: not the name', 'Did you mean eu-west-1?'],
  ['audit --example --region eu-west-1', 'the snapshot is of ap-northeast-1, --region says eu-west-1'],
  // Observations
  ['audit --probe --observed a.json', '--probe asks the probes now', 'Leave one of them out'],
  ['audit --example --at subnet-0a1', '--at subnet-0a1 says where a machine stood', '--observed FILE'],
  ['audit --example --probe', '--probe asks the probes of an account, and --example is read', '--observed'],
  ['audit network --probe', 'and network is read in place of one', 'planecheck probe run --format json'],
  ['audit --example --observed nowhere.json', 'nowhere.json', 'planecheck probe run --format json'],
  ['audit --example --observed wrong.json', 'wrong.json', 'planecheck probe run --format json'],
  ['audit --example --observed runs.json', 'runs.json does not say where the machine stood', '--at'],
  ['audit --example --observed runs.json --at subnet-0b9', '--at subnet-0b9', 'subnet'],
  ['audit --example --observed runs.json --at list-rest-apis', '--at list-rest-apis is in several places'],
  [
    'audit --example --observed probes.json',
    'probes.json: a probe stood in subnet-0elsewhere, which is not in the input',
  ],
  // Input
  ['audit', 'no region to ask', '--region', 'AWS_REGION', 'saved AWS CLI output', '--example'],
  ['explain --from x --to y', 'no region to ask', '--profile', '--example'],
  ['audit --region Europe', '--region Europe: not the name of a region'],
  ['audit empty --profile dev', '--profile chooses whom to ask AWS as, and empty is read instead'],
  ['audit --example --profile dev', 'and --example is read instead'],
  ['snapshot --region eu-west-1', 'snapshot needs --output', '.zip'],
  ['snapshot --output wrong.json', '--output wrong.json is there already', 'never written over'],
  ['snapshot --output nowhere/else', 'is no folder', 'Make it first'],
  ['snapshot here --output there', 'here'],
  ['permissions all', 'all'],
  ['audit nowhere', 'nowhere: no such file or folder'],
  ['audit nowhere -- --odd', ': no such file or folder'],
  ['audit empty', 'no AWS CLI output', 'in empty', 'aws ec2 describe-subnets'],
  ['audit wrong.json', 'wrong.json'],
  [
    'audit --example clsed',
    '--example clsed: there is no such example',
    'Did you mean closed?',
    'broken-nat',
    'nat-egress',
  ],
  ['audit --example generator', '--example generator: there is no such example'],
  ['audit --example closed empty', '--example takes the place of PATH, and empty is given too'],
  // Templates and plans
  [
    'audit template.yaml plan.json',
    'template.yaml is a CloudFormation template, and plan.json is a Terraform plan',
  ],
  [
    'audit empty template.yaml',
    'empty is saved output of the AWS CLI, and template.yaml is a CloudFormation template',
    'template.yaml --over empty',
  ],
  ['audit main.tf', "main.tf is Terraform's source", 'terraform show -json plan.tfplan > plan.json'],
  ['explain cdk.json --from x --to s3', 'cdk.json is the source of a program', 'cdk synth', 'cdk.out'],
  ['services --input compose.yaml', 'compose.yaml is YAML, and no CloudFormation template', '--output json'],
  [
    'audit templates',
    'no AWS CLI output',
    'in templates',
    'Name what is to be read together: templates/a.yaml',
  ],
  ['audit template.yaml --parameter Stage', '--parameter Stage: not KEY=VALUE', '--parameter Stage=prod'],
  ['audit template.yaml --parameter =prod', '--parameter =prod: not KEY=VALUE', 'Network:Stage=prod'],
  ['audit template.yaml --parameter-file nowhere.json', 'nowhere.json: no such file'],
  ['audit template.yaml --account 1111-2222-3333', '--account 1111-2222-3333', 'Did you mean 111122223333?'],
  ['audit template.yaml --account prod', '--account prod: not the id of an account', '12 digits'],
  ['audit template.yaml --account 111122223333 --account 111122223333', '--account is given twice'],
  ['audit template.yaml --region Europe', '--region Europe: not the name of a region'],
  ['audit template.yaml --profile dev', 'and template.yaml is read instead'],
  ['audit template.yaml --probe', 'and template.yaml is read in place of one'],
  ['audit template.yaml --over nowhere', 'nowhere: no such file or folder'],
  ['audit template.yaml --over plan.json', '--over plan.json: a template or plan', 'a snapshot'],
  ['audit template.yaml --over empty', 'no AWS CLI output', 'in empty'],
  [
    'audit plan.json --parameter A=1',
    '--parameter fills in a CloudFormation template, and plan.json is a Terraform plan',
  ],
  [
    'audit plan.json --parameter-file a.json',
    '--parameter-file fills in',
    'A plan holds the values of its variables',
  ],
  [
    'audit empty --parameter A=1',
    '--parameter fills in a CloudFormation template, and empty is read as saved output',
  ],
  ['audit empty --over template.yaml', '--over is what a template or plan is laid over, and empty is read'],
  [
    'audit --over empty',
    '--over is what a template or plan is laid over, and none is given',
    'template or plan',
  ],
  ['audit --account 111122223333', '--account says whose a template or plan is, and none is given'],
  [
    'audit --example --parameter A=1',
    '--parameter fills in a CloudFormation template, and --example is a snapshot',
  ],
  ['explain --example --over empty --from x --to s3', '--over is what a template or plan is laid over'],
  ['services --example --account 111122223333', '--account says whose a template or plan is'],
  ['audit template.yaml --paramter A=1', 'audit has no flag --paramter', 'Did you mean --parameter?'],
  ['snapshot --output there --over empty', 'snapshot has no flag --over'],
  ['probe run --parameter A=1', 'probe run has no flag --parameter'],
  // Services
  ['audit --example --service lamda', '--service lamda: no such service', 'Did you mean lambda?'],
  ['audit --example --service ecs-agent', "only the region's answer tells", 'describe-vpc-endpoint-services'],
  ['audit --example --workload lambda', '--workload lambda: no such workload', 'Did you mean lambda-in-vpc?'],
  ['audit --example --service apigatway', 'Did you mean apigateway?'],
  [
    'audit --example --service s3 --service apigateway:contrl',
    'apigateway has no such plane',
    'Did you mean control?',
    'apigateway:data',
  ],
  // APIs
  ['audit --example --api', '--api has no value'],
  ['audit --example --api a1b2c3d4e5/', '--api a1b2c3d4e5/: not the id of an API', 'ID/STAGE'],
  ['audit --example --api a1b2c3d4e5/v1/orders', 'not the id of an API', '--api a1b2c3d4e5/prod'],
  [
    'audit --example --api https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod',
    'not the id of an API',
    'Write its id: --api a1b2c3d4e5',
  ],
  ['explain --example --from list-rest-apis --to s3 --api a1b2c3d4e5', 'explain has no flag --api'],
  // Ids
  [
    'audit --example --vpc vpc-0c1f00d1a2b3c4d5f',
    'no such VPC in the input',
    'Did you mean vpc-0c1f00d1a2b3c4d5e?',
  ],
  [
    'audit --example --subnet subnet-0a7d2e5b',
    'no such subnet',
    'Did you mean subnet-0a7d2e5b8c1f43960?',
    'subnet-0c93a6f4d7e2b8510 (example-private-1c)',
  ],
  ['audit --example --subnet example-private-1c', 'Did you mean subnet-0c93a6f4d7e2b8510?'],
  ['audit --example --function list-rest-api', 'no such VPC function', 'Did you mean list-rest-apis?'],
  // What explain asks
  ['explain --example --to s3', 'explain needs --from', 'private address'],
  ['explain --example --from list-rest-apis', 'explain needs --to', 'ADDRESS:PORT'],
  [
    'explain --example --from eni-0 --to s3',
    '--from eni-0: no such network interface',
    'eni-0a16f3d8b5c2e9470',
  ],
  ['explain --example --from i-0 --to s3', '--from i-0: no such instance', 'The input has no instance'],
  ['explain --example --from 10.9.9.9 --to s3', '--from 10.9.9.9: no such subnet with that address'],
  ['explain --example --from list-rest-api --to s3', 'Did you mean list-rest-apis?'],
  ['explain --example --from list-rest-apis --to lamda', '--to lamda: no such service'],
  ['explain --example --from list-rest-apis --to 10.0.2.15', 'an address needs a port', '10.0.2.15:443'],
  [
    'explain --example --from list-rest-apis --to 2001:db8::1',
    'an address needs a port',
    '[2001:db8::1]:443',
  ],
  ['explain --example --from list-rest-apis --to 10.0.2.15:0', '"0" is no port'],
  ['explain --example --from list-rest-apis --to https://example.com/', 'Write --to example.com'],
  // Services of a region
  ['services lamda --example', 'services lamda: no such service', 'Did you mean lambda?'],
  ['services apigateway:contrl --example', 'apigateway has no such plane', 'Did you mean control?'],
  [
    'services com.amazonaws.eu-west-1.athena --example',
    'services com.amazonaws.eu-west-1.athena: an endpoint service of eu-west-1',
    'services athena',
  ],
  ['services s3 sqs --example', 'sqs'],
  ['services --example -- s3 sqs', 'services takes one name, and got sqs too', '--input'],
  ['services --example --vpc vpc-1', '--vpc vpc-1: no such VPC in the input', 'vpc-0c1f00d1a2b3c4d5e'],
  ['services --example --input empty', '--example takes the place of PATH'],
  ['services --input nowhere', 'nowhere: no such file or folder'],
  ['services --input empty --profile dev', 'and empty is read instead'],
  ['services --example --format markdown', '--format cannot be "markdown"', 'pretty, json'],
  ['services --example --strict', 'services has no flag --strict'],
  ['services', 'no region to ask'],
  // Checks
  ['checks nat-gateway-has-way', 'there is no such check', 'Did you mean nat-gateway-has-way-out?'],
  ['checks xyz', 'there is no such check', 'planecheck checks'],
  ['checks nat-gateway-available nat-gateway-has-way-out', 'nat-gateway-has-way-out'],
  ['checks -- nat-gateway-available nat-gateway-has-way-out', 'checks takes one id'],
];

describe('a mistake of the user', () => {
  let cwd = '';
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'planecheck-wrong-use-'));
    await mkdir(join(cwd, 'empty'));
    await writeFile(join(cwd, 'wrong.json'), '{ "Subnets": [');
    await writeFile(join(cwd, 'template.yaml'), template);
    await mkdir(join(cwd, 'templates'));
    await writeFile(join(cwd, 'templates', 'a.yaml'), template);
    await writeFile(join(cwd, 'plan.json'), '{"format_version":"1.2","planned_values":{}}');
    await writeFile(join(cwd, 'main.tf'), 'resource "aws_vpc" "this" {}');
    await writeFile(join(cwd, 'cdk.json'), '{"app":"node app.js"}');
    await writeFile(join(cwd, 'compose.yaml'), 'services: {}');
    await writeFile(join(cwd, 'runs.json'), runsFrom(null));
    await writeFile(join(cwd, 'probes.json'), runsFrom('subnet-0elsewhere'));
  });
  afterAll(async () => {
    await rm(cwd, { recursive: true });
  });

  function runsFrom(subnetId: string | null): string {
    const vantage = subnetId && {
      functionName: 'planecheck-probe',
      subnetId,
      securityGroupIds: ['sg-0a1'],
      accountId: '111122223333',
      region: 'ap-northeast-1',
    };
    return JSON.stringify({
      schema: 'planecheck/probe-runs/v1',
      tool: { name: 'planecheck', version: '0.1.0' },
      runs: [{ vantage, answer: null, notRun: { reason: 'invoke-failed', detail: 'it failed' } }],
    });
  }

  test.concurrent.each(mistakes)('%s', async (line, ...said) => {
    const { stdout, stderr, exitCode } = await runBuiltCli(line.split(' '), { cwd });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    for (const words of said) expect(stderr).toContain(words);
    expect(stderr).toMatch(/^planecheck: .+\n {2}\S.*\n$/);
    expect(stderr).not.toContain('    at ');
  });

  test('in an empty value', async () => {
    const { stderr, exitCode } = await runBuiltCli(['audit', '--example', '--subnet', '']);
    expect(stderr).toContain('--subnet has no value');
    expect(exitCode).toBe(2);
  });

  test('is shown with what is invisible in it, and does nothing to a terminal', async () => {
    const { stderr, exitCode } = await runBuiltCli([
      'audit',
      '--example',
      '--subnet',
      'a\u001b[31mb\nc\u202e',
    ]);
    expect(stderr).toContain(String.raw`--subnet a\x1b[31mb\nc\u202e: no such subnet`);
    expect(exitCode).toBe(2);
  });

  test('has its stack trace with --debug', async () => {
    const { stderr, exitCode } = await runBuiltCli(['audit', '--example', '--subnet', 'x', '--debug']);
    expect(stderr).toContain('InputError: --subnet x: no such subnet in the input\n    at ');
    expect(exitCode).toBe(2);
  });
});
