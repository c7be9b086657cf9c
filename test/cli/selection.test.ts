import * as z from 'zod';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBuiltCli } from './run-built-cli.ts';

const subnet = (id: string, zone: string) => ({
  SubnetId: id,
  VpcId: `vpc-${zone.slice(0, -1)}`,
  CidrBlock: '10.0.0.0/24',
  AvailabilityZone: zone,
  OwnerId: '111122223333',
});

const publicTable = (vpcId: string) => ({
  RouteTableId: 'rtb-1',
  VpcId: vpcId,
  OwnerId: '111122223333',
  Associations: [{ Main: true, RouteTableId: 'rtb-1', AssociationState: { State: 'associated' } }],
  Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active', Origin: 'CreateRoute' }],
});

const networkInterface = (id: string, more: object) => ({
  NetworkInterfaceId: id,
  VpcId: 'vpc-eu-west-1',
  OwnerId: '111122223333',
  AvailabilityZone: 'eu-west-1a',
  InterfaceType: 'interface',
  PrivateIpAddresses: [],
  Groups: [],
  ...more,
});

const files = {
  'public/describe-subnets.json': { Subnets: [subnet('subnet-1', 'eu-west-1a')] },
  'public/describe-route-tables.json': { RouteTables: [publicTable('vpc-eu-west-1')] },
  'public/describe-vpcs.json': {
    Vpcs: ['vpc-eu-west-1', 'vpc-0empty'].map((id) => ({
      VpcId: id,
      OwnerId: '111122223333',
      CidrBlock: '10.0.0.0/16',
    })),
  },
  'public/describe-network-interfaces.json': {
    NetworkInterfaces: [
      networkInterface('eni-0lost', { SubnetId: 'subnet-9' }),
      networkInterface('eni-0here', { SubnetId: 'subnet-1', Attachment: { InstanceId: 'i-0here' } }),
      networkInterface('eni-0away', { SubnetId: 'subnet-9', Attachment: { InstanceId: 'i-0away' } }),
    ],
  },
  'public/list-functions.json': {
    Functions: [
      {
        FunctionName: 'lost',
        FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:lost',
        VpcConfig: { VpcId: 'vpc-eu-west-1', SubnetIds: ['subnet-9'], SecurityGroupIds: [] },
      },
    ],
  },
  'regions/one/describe-subnets.json': { Subnets: [subnet('subnet-1', 'eu-west-1a')] },
  'regions/two/describe-subnets.json': { Subnets: [subnet('subnet-2', 'eu-west-2a')] },
};

const severalRegions = z.object({
  vantages: z.array(z.object({ id: z.string(), region: z.string() })),
  paths: z.array(z.object({ vantage: z.string(), to: z.object({ host: z.string() }) })),
});

describe('what is chosen', () => {
  let cwd = '';
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'planecheck-selection-'));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(cwd, name)), { recursive: true });
      await writeFile(join(cwd, name), JSON.stringify(content));
    }
  });
  afterAll(async () => {
    await rm(cwd, { recursive: true });
  });

  test.concurrent.each([
    ['audit public', 'there is no private subnet in the input', '--subnet subnet-1'],
    ['audit public --vpc vpc-eu-west-1', 'no private subnet in vpc-eu-west-1', '--subnet subnet-1'],
    ['audit public --vpc vpc-0empty', 'there is no subnet in vpc-0empty', 'another VPC'],
    [
      'audit public --subnet subnet-1 --vpc vpc-0empty',
      '--vpc vpc-0empty: nothing',
      'subnet-1 is in vpc-eu-west-1',
    ],
    [
      'audit public --function lost',
      '--function lost: its subnet is not in the input',
      '--subnet-ids subnet-9',
    ],
    ['explain public --to s3 --from eni-0lost', '--from eni-0lost: its subnet', '--subnet-ids subnet-9'],
    ['explain public --to s3 --from i-0away', '--from i-0away: its subnet', '--subnet-ids subnet-9'],
    [
      'explain public --to s3 --from subnet-1 --vpc vpc-0empty',
      '--vpc vpc-0empty: nothing',
      'subnet-1 is in',
    ],
    ['audit regions --region us-east-1', 'us-east-1', ''],
  ])('is refused in %s', async (line, message, next) => {
    const { stdout, stderr, exitCode } = await runBuiltCli(line.split(' '), { cwd });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain(message);
    expect(stderr).toContain(next);
  });

  test('of several regions asks for the hosts of its own region in each', async () => {
    const { stdout } = await runBuiltCli(
      ['audit', 'regions', '--service', 'apigateway:control', '--format', 'json'],
      {
        cwd,
      },
    );
    const { vantages, paths } = severalRegions.parse(JSON.parse(stdout));
    const regionOf = new Map(vantages.map(({ id, region }) => [id, region]));
    expect(paths.map(({ vantage, to }) => [regionOf.get(vantage), to.host])).toEqual([
      ['eu-west-1', 'apigateway.eu-west-1.amazonaws.com'],
      ['eu-west-2', 'apigateway.eu-west-2.amazonaws.com'],
    ]);
  });

  test.concurrent.each([
    ['audit public --subnet subnet-1', 'subnet-1'],
    ['explain public --to s3 --from i-0here', 'subnet-1'],
    ['explain public --to s3 --from eni-0here', 'subnet-1'],
    ['audit regions --vpc vpc-eu-west-2', 'subnet-2'],
    ['audit regions --subnet subnet-2', 'subnet-2'],
    ['audit regions/one', 'subnet-1'],
  ])('is judged in %s', async (line, printed) => {
    const { stdout, stderr } = await runBuiltCli(line.split(' '), { cwd });
    expect(stderr).toBe('');
    expect(stdout).toContain(printed);
  });

  test('is asked for in the region of what was chosen', async () => {
    const run = await runBuiltCli('audit regions --vpc vpc-eu-west-2 --format json'.split(' '), { cwd });
    expect(run.stdout).toContain('"apigateway.eu-west-2.amazonaws.com"');
    expect(run.stdout).not.toContain('apigateway.eu-west-1.amazonaws.com');
  });
});
