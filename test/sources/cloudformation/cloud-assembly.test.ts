import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, CfnOutput, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import {
  CfnSecurityGroupEgress,
  CfnVPC,
  CfnVPCPeeringConnection,
  IpAddresses,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { describe, expect, test } from 'vitest';
import { loadTemplates } from '../../../src/sources/cloudformation/load.ts';
import { loadFiles, propertyOf } from './load-text.ts';

/** What the command `cdk` sets for the apps that it runs. */
const byTheCommand: Record<string, boolean> = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
};

/** Writes an app of the CDK to a folder, loads that, and removes it. */
async function loadApp(build: (app: App) => void, region?: string, named = '.', context = byTheCommand) {
  const folder = mkdtempSync(path.join(tmpdir(), 'planecheck-cdk-'));
  try {
    const app = new App({ outdir: path.join(folder, 'cdk.out'), analyticsReporting: false, context });
    build(app);
    app.synth();
    const options = { region, account: undefined, parameters: new Map<string, string>(), strict: false };
    return await loadTemplates([path.join(folder, 'cdk.out', named)], options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const typed = (
  input: { readonly resources: readonly { readonly id: string; readonly type: string }[] },
  type: string,
) => input.resources.filter((resource) => resource.type === type);

describe('a cdk.out folder', () => {
  test('of one stack for any region goes where it is said to', async () => {
    const input = await loadApp((app) => {
      const stack = new Stack(app, 'Net');
      void new Vpc(stack, 'Vpc', {
        ipAddresses: IpAddresses.cidr('10.1.0.0/16'),
        maxAzs: 2,
        natGateways: 0,
        subnetConfiguration: [{ name: 'in', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
      });
    }, 'eu-central-1');
    expect(input).toMatchObject({ kind: 'cdk', regions: ['eu-central-1'], accounts: [], lacks: [] });
    const [vpc] = typed(input, 'AWS::EC2::VPC');
    expect(vpc).toMatchObject({
      properties: { CidrBlock: '10.1.0.0/16' },
      place: { construct: 'Net/Vpc/Resource' },
    });
    const subnets = typed(input, 'AWS::EC2::Subnet').map(({ id }) => [
      propertyOf(input, id, 'VpcId'),
      propertyOf(input, id, 'CidrBlock'),
      propertyOf(input, id, 'AvailabilityZone'),
    ]);
    expect(subnets).toEqual([
      [vpc?.id, '10.1.0.0/24', 'GetAZs[0]'],
      [vpc?.id, '10.1.1.0/24', 'GetAZs[1]'],
    ]);
  });

  test('of stacks that refer to each other, by its manifest', async () => {
    const input = await loadApp(
      (app) => {
        const env = { account: '111122223333', region: 'eu-west-1' };
        const network = new Stack(app, 'Network', { env });
        const vpc = new CfnVPC(network, 'Vpc', { cidrBlock: '10.0.0.0/16' });
        const application = new Stack(app, 'Application', { env });
        void new SecurityGroup(application, 'Group', {
          vpc: Vpc.fromVpcAttributes(application, 'Same', { vpcId: vpc.ref, availabilityZones: ['a'] }),
        });
      },
      undefined,
      'manifest.json',
    );
    expect(input).toMatchObject({ kind: 'cdk', regions: ['eu-west-1'], accounts: ['111122223333'] });
    const [group] = typed(input, 'AWS::EC2::SecurityGroup');
    expect(group?.id).toMatch(/^Application\/Group/);
    expect(propertyOf(input, group?.id ?? '', 'VpcId')).toBe('Network/Vpc');
    expect(input.resources.find(({ id }) => id === 'Network/Vpc')?.scope).toEqual({
      accountId: '111122223333',
      region: 'eu-west-1',
    });
  });

  test('of stacks that refer to each other across regions', async () => {
    const input = await loadApp((app) => {
      const shared = { crossRegionReferences: true };
      const here = new Stack(app, 'Here', {
        ...shared,
        env: { account: '111122223333', region: 'eu-west-1' },
      });
      const there = new Stack(app, 'There', {
        ...shared,
        env: { account: '111122223333', region: 'us-east-1' },
      });
      const vpc = new CfnVPC(here, 'Vpc', { cidrBlock: '10.0.0.0/16' });
      const other = new CfnVPC(there, 'Vpc', { cidrBlock: '10.1.0.0/16' });
      void new CfnVPCPeeringConnection(there, 'Peering', { vpcId: other.ref, peerVpcId: vpc.ref });
    });
    expect(propertyOf(input, 'There/Peering', 'VpcId')).toBe('There/Vpc');
    expect(propertyOf(input, 'There/Peering', 'PeerVpcId')).toBe('Here/Vpc');
  });

  test('of stages for several regions keeps them apart', async () => {
    const input = await loadApp((app) => {
      for (const region of ['eu-west-1', 'us-east-1']) {
        const stage = new Stage(app, `In-${region}`, { env: { account: '111122223333', region } });
        const stack = new Stack(stage, 'Net', { stackName: 'net' });
        const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
        void new CfnOutput(stack, 'VpcId', { value: vpc.ref, exportName: 'vpc' });
        void new CfnVPC(stack, 'Other', { cidrBlock: Fn.importValue('vpc') });
      }
    });
    expect(input.regions).toEqual(['eu-west-1', 'us-east-1']);
    const vpcs = typed(input, 'AWS::EC2::VPC');
    expect(new Set(vpcs.map(({ id }) => id)).size).toBe(4);
    const own = vpcs.map(({ id }) => propertyOf(input, id, 'CidrBlock'));
    expect(own[1]).toBe(vpcs[0]?.id);
    expect(own[3]).toBe(vpcs[2]?.id);
  });

  test.each([
    ['as the command writes it', byTheCommand],
    ['without metadata', {}],
  ])('of nested stacks resolves what passes between them, %s', async (_, context) => {
    const build = (app: App) => {
      const stack = new Stack(app, 'Outer');
      const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
      const middle = new NestedStack(stack, 'Middle');
      const inner = new NestedStack(middle, 'Inner');
      const group = new SecurityGroup(inner, 'Group', {
        vpc: Vpc.fromVpcAttributes(inner, 'Same', { vpcId: vpc.ref, availabilityZones: ['a'] }),
      });
      void new CfnSecurityGroupEgress(stack, 'Rule', { groupId: group.securityGroupId, ipProtocol: '-1' });
    };
    const input = await loadApp(build, 'eu-west-1', '.', { ...context });
    const [group] = typed(input, 'AWS::EC2::SecurityGroup');
    expect(group?.id).toMatch(/^MiddleNested.*\/InnerNested.*\/Group/);
    expect(propertyOf(input, group?.id ?? '', 'VpcId')).toBe('Vpc');
    expect(propertyOf(input, 'Rule', 'GroupId')).toBe(group?.id);
    expect(input.lacks).toEqual([]);
  });
});

const manifest = (artifacts: object) => JSON.stringify({ version: '36.0.0', artifacts }, null, 1);
const stackOf = (properties: object, environment = 'aws://unknown-account/unknown-region') => ({
  type: 'aws:cloudformation:stack',
  environment,
  properties,
});
const template =
  'Parameters: {A: {Type: String}}\nResources: {R: {Type: T, Properties: {P: !Ref A, N: !Ref AWS::StackName}}}';

test('what the manifest says of a stack is known in it', async () => {
  const files = {
    'manifest.json': manifest({
      S: stackOf({ templateFile: 't.json', stackName: 'named', parameters: { A: 'x' } }),
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    }),
    't.json': template,
  };
  const input = await loadFiles(files, { named: ['.'] });
  expect(propertyOf(input, 'R', 'P')).toBe('x');
  expect(propertyOf(input, 'R', 'N')).toBe('named');
  const given = await loadFiles(files, { named: ['.'], parameters: { 'named:A': 'y' } });
  expect(propertyOf(given, 'R', 'P')).toBe('y');
});

describe('what is wrong with an assembly is said', () => {
  const good = stackOf({ templateFile: 't.json' }, 'aws://111122223333/eu-west-1');
  test.each<[string, Record<string, string>, string | null, string, RegExp]>([
    ['no manifest', { 'a.txt': '' }, null, 'nothing-recognised', /a folder without manifest\.json/],
    [
      'another manifest',
      { 'manifest.json': '{"version": 3}' },
      null,
      'manifest',
      /manifest\.json:1:1: no manifest/,
    ],
    ['broken', { 'manifest.json': '{' }, null, 'manifest', /manifest\.json:1:\d+: not readable/],
    [
      'no template file said',
      { 'manifest.json': manifest({ S: stackOf({}) }) },
      null,
      'manifest',
      /manifest\.json:4:\d+: the artifact S has no templateFile/,
    ],
    [
      'no template file there',
      { 'manifest.json': manifest({ S: good }) },
      null,
      'path-not-found',
      /t\.json: no such file/,
    ],
    [
      'no region',
      { 'manifest.json': manifest({ S: stackOf({ templateFile: 't.json' }) }), 't.json': template },
      null,
      'no-region',
      /t\.json/,
    ],
    [
      'another region',
      { 'manifest.json': manifest({ S: good }), 't.json': template },
      'us-east-1',
      'regions-disagree',
      /for eu-west-1, --region says us-east-1/,
    ],
  ])('%s', async (_, files, region, code, message) => {
    const refusal = loadFiles(files, { named: ['.'], region });
    await expect(refusal).rejects.toMatchObject({ name: 'InputError', code });
    await expect(refusal).rejects.toThrow(message);
  });
});
