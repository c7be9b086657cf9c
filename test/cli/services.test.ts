import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import reportSchema from '../../src/report/report.schema.json' with { type: 'json' };
import servicesSchema from '../../src/report/services.schema.json' with { type: 'json' };
import { isJsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { everyServiceTarget } from '../../src/targets/services.ts';
import { startAwsServer } from '../aws-server/aws-server.ts';
import { expectGolden } from '../kit/golden.ts';
import { settingsFor } from '../sources/aws/read-from.ts';
import { runBuiltCli, type RunOptions } from './run-built-cli.ts';

const validate = new Ajv2020({ allowUnionTypes: true, formats: { uri: true } })
  .addSchema(reportSchema)
  .compile(servicesSchema);

const region = 'ap-northeast-1';
const examples = path.join(import.meta.dirname, '..', '..', 'examples');
let cwd = '';

/** What the VPC of the example is made of; its endpoint services are asked about as a whole here. */
const files = ['vpcs', 'subnets', 'route-tables', 'nat-gateways', 'network-interfaces'];

/** Some are not in 1c, where the VPC has private subnets, and some nowhere. */
const onlyInSome = ['eks-auth', 'appsync-api', 'apigateway'];
const nowhere = ['bedrock-mantle', 'iam', 'route53'];

function wholeAnswer(): string {
  const names = everyServiceTarget(region).flatMap(({ endpointService }) => endpointService ?? []);
  const offered = [...new Set(names)].filter(
    (name) => !nowhere.some((service) => name.endsWith(`.${service}`)),
  );
  const details = offered.map((name) => {
    const service = name.slice(`com.amazonaws.${region}.`.length);
    const isInSome = onlyInSome.includes(service);
    return {
      ServiceName: name,
      ServiceType: [{ ServiceType: 'Interface' }],
      AvailabilityZones: (isInSome ? ['a', 'd'] : ['a', 'c', 'd']).map((letter) => region + letter),
      PrivateDnsNames:
        service === 'dynamodb' ? [] : [{ PrivateDnsName: `${service}.${region}.amazonaws.com` }],
      VpcEndpointPolicySupported: service !== 'rds-data',
      SupportedIpAddressTypes: service === 'logs' ? ['ipv4', 'ipv6'] : ['ipv4'],
    };
  });
  const gateways = ['s3', 'dynamodb'].map((service) => ({
    ServiceName: `com.amazonaws.${region}.${service}`,
    ServiceType: [{ ServiceType: 'Gateway' }],
    AvailabilityZones: ['a', 'c', 'd'].map((letter) => region + letter),
    VpcEndpointPolicySupported: true,
  }));
  return JSON.stringify({ ServiceDetails: [...details, ...gateways], ServiceNames: offered });
}

/** The control plane's endpoint is in 1a alone, as its service is not in 1c. */
async function endpointsInOneZone(): Promise<string> {
  const saved = await readFile(path.join(examples, 'both-endpoints', 'describe-vpc-endpoints.json'), 'utf8');
  const both =
    /(\.apigateway",[\s\S]*?"SubnetIds": \[\s*"subnet-0a7d2e5b8c1f43960"),\s*"subnet-0c93a6f4d7e2b8510"/;
  expect(saved).toMatch(both);
  return saved.replace(both, '$1');
}

beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'planecheck-services-'));
  for (const file of files) {
    const name = `describe-${file}.json`;
    await cp(path.join(examples, 'both-endpoints', name), path.join(cwd, 'network', name));
  }
  await writeFile(path.join(cwd, 'network', 'describe-vpc-endpoint-services.json'), wholeAnswer());
  await writeFile(path.join(cwd, 'network', 'describe-vpc-endpoints.json'), await endpointsInOneZone());
});
afterAll(async () => {
  await rm(cwd, { recursive: true });
});

async function page(line: string, options: RunOptions = {}): Promise<string> {
  const { stdout, stderr, exitCode } = await runBuiltCli(['services', ...line.split(' ')], options);
  return `$ planecheck services ${line}\n${stdout}${stderr === '' ? '' : `stderr:\n${stderr}`}exit code: ${exitCode}\n`;
}

describe('what is told of services', () => {
  test.each([
    ['services-closed', '--example closed'],
    ['services-apigateway', 'apigateway --example both-endpoints'],
    ['services-apigateway-closed', 'apigateway --example closed'],
    ['services-whole-answer', `--input network --region ${region}`],
    ['services-ecr-whole-answer', `ecr --input network --region ${region}`],
  ])('%s', async (golden, line) => {
    const text = await page(line, { cwd });
    const tooWide = text.split('\n').filter((each) => each.length > 80 && !/^\$|^ +host /.test(each));
    expect(tooWide).toEqual([]);
    expectGolden(`cli/${golden}.txt`, text);
  });

  test('as JSON', async () => {
    const { stdout, stderr, exitCode } = await runBuiltCli(
      'services apigateway --example both-endpoints --format json'.split(' '),
    );
    const report: unknown = JSON.parse(stdout);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    if (!isJsonObject(report)) throw new Error('no report');
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report).toMatchObject({ schema: 'planecheck/services/v1', tool: { name: 'planecheck' } });
    expectGolden('cli/services-apigateway.json', `${JSON.stringify(report['places'], null, 2)}\n`);
  });

  test('in ASCII where only that may be printed', async () => {
    const text = await page(`--input network --region ${region}`, { cwd, env: { LC_ALL: 'C' } });
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text).toContain('apigateway control          +   ~   vpce-0e7b.. (in 1a); not offered in 1c\n');
    expect(text).toContain('eks-auth                    x   -   none\n');
  });

  test.each([
    ['a service by its whole name', `com.amazonaws.${region}.logs --input network`, 'logs\n  host '],
    ['all', `all --input network --vpc vpc-0c1f00d1a2b3c4d5e`, 'offers 41 of 44'],
    ['one without a host in the table', 'ecs-agent --input network', 'ecs-agent\n  host         only the'],
    ['in several inputs', 'sqs --input network/describe-subnets.json --input network', '✗   ✗   none'],
    [
      'without subnets',
      'sqs --input network/describe-vpc-endpoint-services.json',
      'No private subnet was read',
    ],
  ])('%s', async (_, line, printed) => {
    const text = await page(`${line} --region ${region}`, { cwd });
    expect(text).toContain(printed);
    expect(text).toContain('exit code: 0\n');
  });
});

describe('of an account', () => {
  test('is asked live, and told as its snapshot tells it', async () => {
    await using server = await startAwsServer({ snapshot: 'examples/both-endpoints' });
    const env = settingsFor(server.url);
    const line = `services apigateway --region ${region}`;
    const { stdout, stderr, exitCode } = await runBuiltCli(line.split(' '), { env });
    const saved = await runBuiltCli('services apigateway --example both-endpoints'.split(' '));
    const bodyOf = (text: string): string => text.slice(text.indexOf('\n\n'));
    expect({ stderr, exitCode }).toEqual({ stderr: `planecheck: asking AWS in ${region}\n`, exitCode: 0 });
    expect(bodyOf(stdout)).toBe(bodyOf(saved.stdout));
    expect(server.complaints).toEqual([]);
  });

  test('that refuses the question cannot be told, and the action is named', async () => {
    const call = 'ec2:DescribeVpcEndpointServices';
    await using server = await startAwsServer({
      snapshot: 'examples/closed',
      behaviours: { [call]: { kind: 'access-denied' } },
    });
    const line = `services apigateway:control --region ${region}`;
    const { stdout, exitCode } = await runBuiltCli(line.split(' '), { env: settingsFor(server.url) });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`cannot be told: AWS refused ${call}`);
    expect(stdout).toContain('?   ?   none');
  });

  test('that nobody answers for is exit code 3', async () => {
    const env = settingsFor('http://127.0.0.1:9');
    const { stdout, exitCode } = await runBuiltCli(['services', '--region', region], { env });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 3 });
  });
});
