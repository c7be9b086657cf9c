import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeclaredOptions, type InputOptions } from '../../src/cli/command-options.ts';
import { apiTargets } from '../../src/cli/api-targets.ts';
import { auditTargets } from '../../src/cli/audit-targets.ts';
import { type Input, readInput } from '../../src/cli/input.ts';
import { judge } from '../../src/cli/judge.ts';
import { vantagesFrom } from '../../src/cli/named-vantages.ts';
import { selectVantages } from '../../src/cli/selected-vantages.ts';
import { type World } from '../../src/cli/world.ts';
import { type Network } from '../../src/network/network.ts';
import { type Place, type Places } from '../../src/network/place.ts';
import { renderExplain } from '../../src/report/explain.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderPretty } from '../../src/report/pretty.ts';
import { plainStyle } from '../../src/report/style.ts';
import { loadSavedConfiguration } from '../../src/sources/aws-cli/load.ts';
import { type DoorOptions } from '../../src/sources/declared/declared-resource.ts';
import { type Declaration } from '../../src/sources/declared/draft.ts';
import { type DeclaredDoors } from '../../src/sources/doors.ts';
import { inputErrorOf } from './input-error-of.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');

/** The ids of an example as a template has them. */
const logicalIds: Readonly<Record<string, string>> = {
  'vpc-0c1f00d1a2b3c4d5e': 'Vpc',
  'subnet-0a7d2e5b8c1f43960': 'AppSubnet1',
  'subnet-0c93a6f4d7e2b8510': 'AppSubnet2',
  'sg-0e45b9a1d3c7f2860': 'EndpointGroup',
  'vpce-0d5a8f2c6e1b93740': 'Endpoint',
  'nat-0b6e1c4f9d2a58730': 'Nat',
};

function withLogicalIds(value: unknown): unknown {
  if (typeof value === 'string')
    return Object.entries(logicalIds).reduce((text, [id, logical]) => text.replaceAll(id, logical), value);
  if (Array.isArray(value)) return value.map(withLogicalIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withLogicalIds(member)]));
}

function isNetwork(value: unknown): value is Network {
  return typeof value === 'object' && value !== null && 'vpcEndpoints' in value;
}

const at = (line: number, path: string, construct: string | null = null): Place => ({
  file: 'template.yaml',
  line,
  column: 7,
  path,
  construct,
});

const places: Places = new Map([
  [
    'security-group EndpointGroup',
    {
      self: at(40, 'Resources.EndpointGroup'),
      properties: { ingress: at(44, 'Resources.EndpointGroup.Properties.SecurityGroupIngress') },
      rules: new Map(),
    },
  ],
  [
    'vpc-endpoint Endpoint',
    {
      self: at(50, 'Resources.Endpoint'),
      properties: {
        'private-dns': at(57, 'Resources.Endpoint.Properties.PrivateDnsEnabled', 'Stack/Vpc/Endpoint'),
      },
      rules: new Map(),
    },
  ],
]);

/** A door that says it read an example as a template, and keeps what it was asked. */
function doorsThatKeep() {
  const asked: { door: string; paths: readonly string[]; options: DoorOptions }[] = [];
  const put: { declaration: Declaration; over: Network | null }[] = [];
  const door = (name: 'template' | 'plan') => () =>
    Promise.resolve({
      load: (paths: readonly string[], options: DoorOptions) => {
        asked.push({ door: name, paths, options });
        const lack = { fact: 'flowLogs', id: null, scope: null, expression: 'Fn::Include' } as const;
        return Promise.resolve({
          kind: name === 'plan' ? ('terraform-plan' as const) : ('cloudformation' as const),
          resources: [],
          accounts: [],
          regions: ['ap-northeast-1'],
          lacks: [lack],
          notes: [{ file: 'template.yaml', text: 'Custom::Thing is passed over' }],
          assumed: [],
          takenAway: null,
        });
      },
      draftsOf: () => ({ drafts: [], links: [], lacks: [] }),
    });
  const doors: DeclaredDoors = {
    template: door('template'),
    plan: door('plan'),
    configure: async () => {
      const { network: saved } = await loadSavedConfiguration([join(examples, 'broken-endpoint')]);
      const network = withLogicalIds(saved);
      if (!isNetwork(network)) throw new Error('a network stays one');
      return (declaration, { over }) => {
        put.push({ declaration, over });
        const { kind, label, accounts, regions, notes } = declaration;
        const source = { kind, label, accounts, regions, takenAt: null, caller: null, hash: 'sha256:0' };
        return { network, sources: [source], notes, assumed: [], places };
      };
    },
    parameterFile: () =>
      Promise.resolve(
        (text) =>
          new Map(
            text
              .trim()
              .split('\n')
              .map((line): [string, string] => [line, 'file']),
          ),
      ),
  };
  return { doors, asked, put };
}

class Nowhere extends Writable {
  override _write(_chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    done();
  }
}

const world: World = {
  args: [],
  stdin: Readable.from([]),
  stdout: new Nowhere(),
  stderr: new Nowhere(),
  env: {},
  examples: pathToFileURL(`${examples}/`),
  probe: pathToFileURL(`${examples}/`),
  version: '0.0.0',
};

let root = '';
const inside = (name: string): string => join(root, name);
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'planecheck-declared-'));
  await writeFile(inside('template.yaml'), 'Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n');
  await writeFile(inside('second.yaml'), 'Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n');
  await writeFile(inside('plan.json'), '{"format_version":"1.2","planned_values":{}}');
  await mkdir(inside('cdk.out'));
  await writeFile(inside('cdk.out/manifest.json'), '{"version":"48.0.0","artifacts":{}}');
  await writeFile(inside('first.params'), 'A\nB\n');
  await writeFile(inside('second.params'), 'B\nStack:C\n');
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

const inputOf = (paths: readonly string[], declared: Partial<DeclaredOptions> = {}): InputOptions => ({
  paths: paths.map(inside),
  example: undefined,
  region: undefined,
  profile: undefined,
  strict: false,
  declared: { parameters: [], parameterFiles: [], account: undefined, over: [], ...declared },
});

describe('what a door is asked', () => {
  test('parameters of files in their order, and then those of the command line', async () => {
    const { doors, asked } = doorsThatKeep();
    const declared = {
      parameterFiles: [inside('first.params'), inside('second.params')],
      parameters: ['B=flag', 'Stack:C=a=b', 'Empty='],
      account: '111122223333',
    };
    const options = { ...inputOf(['template.yaml', 'second.yaml'], declared), region: 'eu-west-1' };
    await readInput(options, world, doors);
    expect(asked).toEqual([
      {
        door: 'template',
        paths: [inside('template.yaml'), inside('second.yaml')],
        options: {
          region: 'eu-west-1',
          account: '111122223333',
          parameters: new Map([
            ['A', 'file'],
            ['B', 'flag'],
            ['Stack:C', 'a=b'],
            ['Empty', ''],
          ]),
          strict: false,
        },
      },
    ]);
  });

  test('nothing that was not said', async () => {
    const { doors, asked, put } = doorsThatKeep();
    await readInput(inputOf(['plan.json']), world, doors);
    const options = { region: undefined, account: undefined, parameters: new Map(), strict: false };
    expect(asked).toEqual([{ door: 'plan', paths: [inside('plan.json')], options }]);
    expect(put[0]?.over).toBeNull();
  });

  test('the folder of a cloud assembly whose manifest is named', async () => {
    const { doors, asked, put } = doorsThatKeep();
    await readInput(inputOf(['cdk.out/manifest.json']), world, doors);
    expect(asked[0]?.paths).toEqual([inside('cdk.out')]);
    expect(put[0]?.declaration.label).toBe(inside('cdk.out/manifest.json'));
  });

  test('the region and account of what it is laid over, which is part of what was read', async () => {
    const { doors, asked, put } = doorsThatKeep();
    const over = [join(examples, 'nat-egress')];
    const { sources, notes } = await readInput(inputOf(['plan.json'], { over }), world, doors);
    expect(asked[0]?.options).toMatchObject({ region: 'ap-northeast-1', account: '111122223333' });
    expect(put[0]?.over?.natGateways.items).toHaveLength(1);
    expect(sources.map(({ kind }) => kind)).toEqual(['terraform-plan', 'aws-cli']);
    expect(notes).toEqual([{ file: 'template.yaml', text: 'Custom::Thing is passed over' }]);
  });

  test('what a lack of the whole input hides', async () => {
    const { doors, put } = doorsThatKeep();
    await readInput(inputOf(['template.yaml']), world, doors);
    expect(put[0]?.declaration.lacks).toEqual([
      { fact: 'flowLogs', id: null, scope: null, expression: 'Fn::Include' },
    ]);
  });
});

describe('ids of a template', () => {
  const read = async (): Promise<Input> => {
    const { doors } = doorsThatKeep();
    return readInput(inputOf(['template.yaml']), world, doors);
  };
  const selected = { vpcs: [], subnets: [], functions: [] };

  test('name vantages', async () => {
    const { index } = await read();
    expect(vantagesFrom(index, 'AppSubnet1', '--from').map(({ id }) => id)).toEqual(['AppSubnet1']);
    const bySubnet = selectVantages(index, { ...selected, subnets: ['AppSubnet2'], vpcs: ['Vpc'] }, []);
    expect(bySubnet.vantages.map(({ id }) => id)).toEqual(['AppSubnet2']);
    const byFunction = selectVantages(index, { ...selected, functions: ['list-rest-apis'] }, []);
    expect(byFunction.vantages.map(({ subnet }) => subnet.id)).toEqual(['AppSubnet1', 'AppSubnet2']);
  });

  test('are told where another is given', async () => {
    const { index } = await read();
    const { message, next } = inputErrorOf(() => vantagesFrom(index, 'AppSubnet3', '--from'));
    expect(message).toBe('--from AppSubnet3: no such subnet or VPC function in the input');
    expect(next).toContain('AppSubnet1');
  });

  test('name APIs', async () => {
    const { index } = await read();
    const { scope } = index.byId.vpcs.get('Vpc') ?? { scope: { accountId: null, region: 'ap-northeast-1' } };
    const api = {
      id: 'Nested/Api',
      scope,
      name: 'orders',
      kind: 'rest',
      endpointType: 'PRIVATE',
      ipAddressType: 'ipv4',
      endpointAccessMode: null,
      disableExecuteApiEndpoint: false,
      vpcEndpointIds: [],
    } as const;
    const network = { ...index.network, apis: { items: [api], missing: [] } };
    const targets = apiTargets({ ...index, network }, ['Nested/Api', 'Nested/Api/prod'], [scope.region]);
    expect(targets.map((target) => [target.id, target.kind === 'service' ? target.host : ''])).toEqual([
      ['apigateway:data:api:Nested/Api', '{api-id}.execute-api.ap-northeast-1.amazonaws.com'],
      ['apigateway:data:api:Nested/Api/prod', '{api-id}.execute-api.ap-northeast-1.amazonaws.com'],
    ]);
  });
});

describe('the report on a template', () => {
  const report = async () => {
    const { doors } = doorsThatKeep();
    const input = await readInput(inputOf(['template.yaml']), world, doors);
    const named = {
      ...input,
      sources: input.sources.map((source) => ({ ...source, label: 'template.yaml' })),
    };
    const from = selectVantages(input.index, { vpcs: [], subnets: ['AppSubnet1'], functions: [] }, []);
    const [region = ''] = from.regions;
    const targets = auditTargets({ services: [], workloads: [], apis: [] }, { region, offered: [] });
    const color = { color: null, debug: false };
    const options = { ...color, input: inputOf([]), vpcs: [], failOn: 'error', exitZero: false } as const;
    return judge(named, { from, targets, observed: [], options, version: '0.0.0' });
  };
  const layout = { width: 160, style: plainStyle };

  test('says at its top what was read, and no time', async () => {
    const text = renderPretty(await report(), { ...layout, assumptions: false });
    expect(text.split('\n')[0]).toBe(
      'template.yaml (CloudFormation) · ap-northeast-1 · Vpc example 10.0.0.0/16',
    );
  });

  test('says where it is written, and what to write there', async () => {
    const lines = renderPretty(await report(), { ...layout, assumptions: false }).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'error  EndpointGroup, the security group of Endpoint, does not admit TCP 443 from the client',
        '       at template.yaml:44:7  Resources.EndpointGroup.Properties.SecurityGroupIngress',
        '       at template.yaml:57:7  Resources.Endpoint.Properties.PrivateDnsEnabled  (Stack/Vpc/Endpoint)',
        '       fix  open the endpoint to its clients, or turn its private DNS off:',
        '            set in Endpoint: PrivateDnsEnabled: false',
      ]),
    );
    const text = lines.join(' ').replaceAll(/ +/g, ' ');
    expect(text).toContain(
      'fix add an AWS::EC2::SecurityGroupIngress with GroupId: EndpointGroup, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.2.0/24',
    );
    expect(text).not.toContain('aws ec2');
  });

  test('says so in Markdown', async () => {
    const text = renderMarkdown(await report(), { assumptions: false });
    expect(text).toContain(
      '\n- at template.yaml:44:7 Resources.EndpointGroup.Properties.SecurityGroupIngress\n',
    );
    expect(text).toContain(
      '\n- at template.yaml:57:7 Resources.Endpoint.Properties.PrivateDnsEnabled (Stack/Vpc/Endpoint)\n',
    );
    expect(text).not.toContain('```sh');
  });

  test('says so of one path', async () => {
    expect(renderExplain(await report(), layout)).toContain(
      'at template.yaml:44:7  Resources.EndpointGroup.Properties.SecurityGroupIngress',
    );
  });

  test('says so in JSON', async () => {
    expect(renderJson(await report())).toContain(`"location": {
        "file": "template.yaml",
        "line": 57,
        "column": 7,
        "property": "Resources.Endpoint.Properties.PrivateDnsEnabled",
        "construct": "Stack/Vpc/Endpoint"
      }`);
  });
});
