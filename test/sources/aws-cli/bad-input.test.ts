import { describe, expect, test } from 'vitest';
import { type Gap } from '../../../src/network/gap.ts';
import { type CallName } from '../../../src/sources/calls.ts';
import { InputError } from '../../../src/sources/input-error.ts';
import { manifestFileName, parseManifest } from '../../../src/sources/aws-cli/manifest.ts';
import { readSavedFile } from '../../../src/sources/aws-cli/saved-file.ts';
import { account, accountId, ids, region } from './kit/account.ts';
import { accountFiles, configurationOf, fileOf, manifestOf } from './kit/files.ts';
import { containing } from './kit/expecting.ts';

function thrownBy(act: () => unknown): InputError {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

function read(content: string | Uint8Array, path = 'x.json', named = true) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readSavedFile({ path, bytes, named });
}

/** An answer with one field changed, or removed by undefined: `path` as in `Subnets.0.CidrBlock`. */
function changed(call: CallName, path: string, value: unknown): Record<string, unknown> {
  const body = account()[call];
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at: object = body;
  for (const key of keys) {
    const next: unknown = Reflect.get(at, key);
    if (typeof next !== 'object' || next === null) throw new Error(`${path} is not in the answer`);
    at = next;
  }
  if (value === undefined) Reflect.deleteProperty(at, last);
  else Reflect.set(at, last, value);
  return body;
}

describe('an item that does not fit is left out, and the collection says so', () => {
  const long = `x${'y'.repeat(200)}`;
  test.each<[CallName, string, unknown, string]>([
    ['ec2:DescribeVpcs', 'Vpcs.0.VpcId', undefined, 'Vpcs[0].VpcId: missing'],
    ['ec2:DescribeVpcs', 'Vpcs.0.CidrBlock', '10.0.0.0/33', 'Vpcs[0].CidrBlock: "10.0.0.0/33"'],
    ['ec2:DescribeVpcs', 'Vpcs', { x: 1 }, 'Vpcs: {"x":1}'],
    ['ec2:DescribeVpcs', 'Vpcs', null, 'Vpcs: null'],
    ['ec2:DescribeSubnets', 'Subnets.0.CidrBlock', 'banana', 'Subnets[0].CidrBlock: "banana"'],
    ['ec2:DescribeSubnets', 'Subnets.0.VpcId', 7, 'Subnets[0].VpcId: 7'],
    ['ec2:DescribeSubnets', 'Subnets.0.VpcId', long, ''],
    [
      'ec2:DescribeRouteTables',
      'RouteTables.0.Routes.0.DestinationCidrBlock',
      '10.0.0.1.2/8',
      'RouteTables[0].Routes[0].DestinationCidrBlock: "10.0.0.1.2/8"',
    ],
    ['ec2:DescribeRouteTables', 'RouteTables.0.Routes', undefined, 'RouteTables[0].Routes: missing'],
    [
      'ec2:DescribeSecurityGroups',
      'SecurityGroups.0.IpPermissions',
      [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 70000, IpRanges: [] }],
      'SecurityGroups[0].IpPermissions[0].ToPort: 70000',
    ],
    [
      'ec2:DescribeSecurityGroups',
      'SecurityGroups.0.IpPermissions',
      [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 80, IpRanges: [] }],
      'SecurityGroups[0].IpPermissions[0]: {"FromPort":443,"IpProtocol":"tcp","IpRanges":[],"ToPort":80}',
    ],
    [
      'ec2:DescribeSecurityGroups',
      'SecurityGroups.0.IpPermissionsEgress.0.IpRanges.0.CidrIp',
      '::/0',
      'SecurityGroups[0].IpPermissionsEgress[0].IpRanges[0].CidrIp: "::/0"',
    ],
    [
      'ec2:DescribeNetworkAcls',
      'NetworkAcls.0.Entries',
      [{ Egress: true, RuleNumber: 1, Protocol: '-1', RuleAction: 'allow' }],
      'NetworkAcls[0].Entries[0].CidrBlock: missing',
    ],
    [
      'ec2:DescribeNetworkAcls',
      'NetworkAcls.0.Entries',
      [{ Egress: true, RuleNumber: 1, Protocol: '-1', RuleAction: 'maybe', CidrBlock: '0.0.0.0/0' }],
      'NetworkAcls[0].Entries[0].RuleAction: "maybe"',
    ],
    ['ec2:DescribeNatGateways', 'NatGateways.0.State', undefined, 'NatGateways[0].State: missing'],
    [
      'ec2:DescribeVpcEndpoints',
      'VpcEndpoints.0.ServiceName',
      undefined,
      'VpcEndpoints[0].ServiceName: missing',
    ],
    [
      'ec2:DescribeVpcEndpoints',
      'VpcEndpoints.0.VpcEndpointType',
      undefined,
      'VpcEndpoints[0].VpcEndpointType: missing',
    ],
    [
      'ec2:DescribeNetworkInterfaces',
      'NetworkInterfaces.0.PrivateIpAddress',
      '10.0.1.256',
      'NetworkInterfaces[0].PrivateIpAddress: "10.0.1.256"',
    ],
    [
      'ec2:DescribeInstances',
      'Reservations.0.Instances.0.InstanceId',
      '',
      'Reservations[0].Instances[0].InstanceId: ""',
    ],
    ['ec2:DescribeInstances', 'Reservations.0.Instances', undefined, 'Reservations[0].Instances: missing'],
    [
      'ec2:DescribeDhcpOptions',
      'DhcpOptions.0.DhcpConfigurations.0.Values',
      [{ Value: 'dns.corp' }],
      'DhcpOptions[0].DhcpConfigurations: [{"Key":"domain-name-servers","Values":[{"Value":"dns.corp"}]}]',
    ],
    [
      'ec2:DescribeVpcBlockPublicAccessOptions',
      'VpcBlockPublicAccessOptions.InternetGatewayBlockMode',
      'block-sideways',
      'VpcBlockPublicAccessOptions.InternetGatewayBlockMode: "block-sideways"',
    ],
    ['lambda:ListFunctions', 'Functions.0.FunctionName', null, 'Functions[0].FunctionName: null'],
    ['lambda:GetFunction', 'Configuration.FunctionName', 3, 'Configuration.FunctionName: 3'],
    ['route53:GetHostedZone', 'HostedZone.Name', 3, 'HostedZone.HostedZone.Name: 3'],
  ])('%s %s', (call, path, value, expected) => {
    const body = changed(call, path, value);
    const replaced = { 'ec2:DescribePrefixLists': null, [call]: body };
    const { network } = configurationOf(accountFiles(replaced));
    const details = Object.values(network)
      .flatMap(({ missing }: { readonly missing: readonly Gap[] }) => missing)
      .flatMap((gap) => (gap.kind === 'not-in-source' ? (gap.detail ?? []) : []));
    expect(details).toEqual(expected === '' ? [] : [`${fileOf(call)}: ${expected}`]);
  });

  test('the value is cut after 80 characters, and cannot write to the terminal', () => {
    const bad = {
      Subnets: [
        { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: `\u001b[2J\u009b\u202e${'x'.repeat(200)}` },
      ],
    };
    const { network } = configurationOf(accountFiles({ 'ec2:DescribeSubnets': bad }));
    const [gap] = network.subnets.missing;
    const detail = gap?.kind === 'not-in-source' ? (gap.detail ?? '') : '';
    expect(detail).toMatch(/^ec2-DescribeSubnets.*: "\\u001b\[2J\\u009b\\u202ex+…$/);
    expect(detail.length).toBeLessThan(140);
  });

  test('the rest of the answer is read', () => {
    const good = { SubnetId: ids.subnet, VpcId: ids.vpc, AvailabilityZone: 'eu-west-1a' };
    const body = { Subnets: [{ SubnetId: 'subnet-bad' }, good] };
    const { subnets } = configurationOf(accountFiles({ 'ec2:DescribeSubnets': body })).network;
    expect(subnets.items.map(({ id }) => id)).toEqual([ids.subnet]);
    expect(subnets.missing).toMatchObject([
      {
        kind: 'not-in-source',
        subject: { fact: 'subnets', id: null },
        scope: { accountId, region },
        command: 'aws ec2 describe-subnets --region eu-west-1',
        detail: 'ec2-DescribeSubnets.json: Subnets[0].VpcId: missing',
      },
    ]);
  });
});

describe('a file that is no JSON', () => {
  test.each([
    ['cut off', '{"Vpcs": [', 'x.json: line 1, column 11: the JSON ends here, it may be cut off'],
    ['something else', 'vpcs:\n  - x', 'x.json: line 1, column 1: not JSON'],
  ])('%s', (_, content, message) => {
    expect(thrownBy(() => read(content))).toMatchObject({ code: 'not-json', message });
  });

  test('in a folder: an answer that breaks off is refused, other files are noted', () => {
    expect(thrownBy(() => read('{"Vpcs": [', 'a/x.json', false)).code).toBe('not-json');
    expect(read('{ // comment\n}', 'a/tsconfig.json', false).notes).toEqual([
      { file: 'a/tsconfig.json', text: 'not JSON: line 1, column 3' },
    ]);
    expect(read('[section', 'a/x.ini', false).notes).toHaveLength(1);
  });

  test('nested too deeply', () => {
    const content = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect(thrownBy(() => read(content)).code).toBe('too-deep');
  });

  test('binary', () => {
    const bytes = Buffer.from([1, 2, 0, 0, 0, 3, 0, 0]);
    expect(thrownBy(() => read(bytes)).code).toBe('binary-file');
    expect(read(bytes, 'a/x.json', false).notes).toEqual([{ file: 'a/x.json', text: 'binary file' }]);
  });

  test('empty, as a refused call leaves it', () => {
    expect(read(' \n').notes).toEqual([
      { file: 'x.json', text: 'empty: the call that was to fill it may have failed' },
    ]);
  });

  test.each([
    '\nAn error occurred (UnauthorizedOperation) when calling the DescribeNatGateways operation: You are not authorized',
    'An error occurred (AccessDeniedException) when calling the DescribeNatGateways operation',
    'aws: [ERROR]: An error occurred (UnauthorizedOperation) when calling the DescribeNatGateways operation: no',
  ])('a refusal of the AWS CLI in the place of the answer: %s', (message) => {
    const { natGateways } = configurationOf(accountFiles({ 'ec2:DescribeNatGateways': message })).network;
    expect(natGateways).toEqual({
      items: [],
      missing: [
        {
          kind: 'refused',
          subject: { fact: 'natGateways', id: null },
          scope: { accountId, region },
          action: 'ec2:DescribeNatGateways',
        },
      ],
    });
  });

  test('another error of the AWS CLI', () => {
    const message = 'An error occurred (RequestLimitExceeded) when calling the DescribeNatGateways operation';
    const { natGateways } = configurationOf(accountFiles({ 'ec2:DescribeNatGateways': message })).network;
    expect(natGateways.missing).toMatchObject([
      { detail: 'ec2-DescribeNatGateways.json: the call failed (RequestLimitExceeded)' },
    ]);
  });
});

describe('what is not recognised', () => {
  test('is noted beside what is', () => {
    const files = { ...accountFiles(), 'template.json': { Resources: {} }, 'list.json': [1] };
    expect(configurationOf(files).notes).toEqual([
      { file: 'list.json', text: 'not recognised (no JSON object)' },
      { file: 'template.json', text: 'not recognised (top-level keys: "Resources")' },
    ]);
  });

  test('is an error when there is nothing else', () => {
    const error = thrownBy(() => configurationOf({ 'template.json': { Resources: {} } }));
    expect(error).toMatchObject({
      code: 'nothing-recognised',
      message: containing('"Resources"'),
      next: containing('aws ec2 describe-vpcs'),
    });
  });
});

describe('an answer that does not say what it is about', () => {
  const cases = [
    ['ec2:SearchTransitGatewayRoutes', 'TransitGatewayRouteTableId'],
    ['ec2:GetTransitGatewayRouteTableAssociations', 'TransitGatewayRouteTableId'],
    ['ec2:GetManagedPrefixListEntries', 'PrefixListId'],
    ['route53:ListResourceRecordSets', 'HostedZoneId'],
    ['route53:ListHostedZonesByVPC', 'VPCId'],
  ] as const;

  test.each(cases)('%s', (call, parameter) => {
    const replaced = { [call]: null, 'ec2:DescribePrefixLists': null };
    const files = { ...accountFiles(replaced), 'nameless.json': account()[call] };
    const { network, notes } = configurationOf(files);
    const detail = `nameless.json: neither the file nor its name says of which ${parameter} it is`;
    expect(JSON.stringify(network, (_, value: unknown) => (typeof value === 'bigint' ? 0 : value))).toContain(
      detail,
    );
    expect(notes).toEqual([{ file: 'nameless.json', text: containing(parameter) }]);
  });

  test.each(cases)('%s: a folder may say it', (call) => {
    const id = /\.(.*)\.json$/.exec(fileOf(call))?.[1] ?? '';
    const files = { ...accountFiles({ [call]: null }), [`x_${id}/answer.json`]: account()[call] };
    expect(configurationOf(files)).toMatchObject({
      network: configurationOf(accountFiles()).network,
      notes: [],
    });
  });
});

describe('a manifest', () => {
  test.each<[string, object, string]>([
    ['of another version', { schema: 'planecheck/snapshot/v2' }, 'planecheck/snapshot/v2'],
    ['without calls', { calls: undefined }, 'calls'],
    ['with an account that is none', { accountId: '12' }, 'accountId'],
    ['with a call that has no files', { calls: [{ call: 'ec2:DescribeVpcs' }] }, 'calls.0.files'],
    ['with files that are none', { calls: [{ call: 'x', files: [1] }] }, 'calls.0.files.0'],
  ])('%s', (_, change, named) => {
    const error = thrownBy(() => parseManifest({ ...manifestOf([]), ...change }, 'm.json'));
    expect(error.code).toBe('manifest');
    expect(error.message).toContain('m.json');
    expect(error.message).toContain(named);
  });

  test('is known by its schema under any name', () => {
    const files = { 'other-name.json': { schema: 'planecheck/snapshot/v9' } };
    expect(thrownBy(() => configurationOf(files)).code).toBe('manifest');
  });

  test('a call that is not known is noted', () => {
    const entry = {
      call: 'ec2:DescribeFleets',
      parameters: {},
      files: ['f.json'],
      refused: null,
      unanswered: null,
    };
    const { notes } = configurationOf({ [manifestFileName]: manifestOf([entry]), 'f.json': { Fleets: [] } });
    expect(notes).toContainEqual({
      file: manifestFileName,
      text: 'call "ec2:DescribeFleets" is not known and left out',
    });
  });
});
