import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/sources/input-error.ts';
import { loadFiles, loadText, propertyOf } from './load-text.ts';

/** An object of so many members, by their numbers. */
function members<T>(
  count: number,
  name: (index: number) => string,
  value: (index: number) => T,
): Record<string, T> {
  const made: Record<string, T> = {};
  for (let index = 0; index < count; index += 1) made[name(index)] = value(index);
  return made;
}

/** Whether loading ends with an answer or with an error that is the user's to correct. */
async function endsWell(text: string): Promise<boolean> {
  try {
    const input = await loadText(text);
    for (const resource of input.resources) resource.placeOf('a', 0, '__proto__');
    return true;
  } catch (error) {
    if (error instanceof InputError) return true;
    throw error;
  }
}

const names = fc.constantFrom('A', 'B', 'C', '__proto__', 'constructor', 'toString', 'AWS::Region', '0', '');
const leaf = fc.oneof(names, fc.constant(null), fc.integer({ min: -2, max: 9 }), fc.boolean(), fc.string());
const functionNames =
  'And Base64 Cidr Equals FindInMap GetAtt GetAZs If ImportValue Join Length Not Or Select Split Sub ToJsonString Transform ForEach::L Nope';
const calls = ['Ref', 'Condition', ...functionNames.split(' ').map((name) => `Fn::${name}`)];
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(names, fc.constantFrom(...calls)), tie('value'), { maxKeys: 2 }),
    fc.tuple(fc.constantFrom(...calls), tie('value')).map(([call, argument]) => ({ [call]: argument })),
  ),
}));
const types = fc.constantFrom(
  'AWS::EC2::VPC',
  'AWS::EC2::VPCCidrBlock',
  'AWS::CloudFormation::Stack',
  'AWS::Serverless::Function',
);
const resource = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      { Type: types, Properties: fc.dictionary(names, value), Condition: names },
      { requiredKeys: ['Type'] },
    ),
  },
  { weight: 1, arbitrary: value },
);
const template = fc.record(
  {
    Transform: fc.oneof(fc.constant('AWS::LanguageExtensions'), value),
    Parameters: fc.dictionary(names, fc.record({ Type: names, Default: value }, { requiredKeys: [] })),
    Mappings: value,
    Conditions: fc.dictionary(names, value),
    Globals: fc.dictionary(fc.constantFrom('Function', 'Api'), value),
    Resources: fc.oneof(
      { weight: 9, arbitrary: fc.dictionary(names, resource) },
      { weight: 1, arbitrary: value },
    ),
    Outputs: fc.dictionary(names, fc.record({ Value: value, Export: value }, { requiredKeys: [] })),
  },
  { requiredKeys: ['Resources'] },
);

describe('nothing but an InputError leaves the door', () => {
  test('for any template', async () => {
    await fc.assert(
      fc.asyncProperty(template, async (one) => {
        expect(await endsWell(JSON.stringify(one))).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('for any text', async () => {
    const pieces = fc.constantFrom(
      'Resources:',
      '\n',
      '  ',
      'A:',
      '!Ref',
      ' ',
      '!Sub "',
      '"',
      '{',
      '}',
      '[',
      ']',
      '&a',
      '*a',
      '<<:',
      '- ',
      '\t',
      '? ',
      '%YAML 1.1',
      '---',
      '|',
      '\0',
      'Type: T',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 30 }), async (parts) => {
        expect(await endsWell(parts.join(''))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('names of prototypes are names like any other', async () => {
  const input = await loadText(`
Resources:
  __proto__: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  constructor: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref __proto__, __proto__: { a: 1 }, toString: b } }
`);
  expect(input.resources.map(({ id }) => id)).toEqual(['__proto__', 'constructor']);
  const properties = input.resources[1]?.properties ?? {};
  expect(Object.keys(properties)).toEqual(['VpcId', '__proto__', 'toString']);
  expect(propertyOf(input, 'constructor', 'VpcId')).toBe('__proto__');
  await expect(loadText('Resources: {A: {Type: T, Properties: {P: !Ref toString}}}')).rejects.toThrow(
    'no resource "toString"',
  );
});

const attribute = (id: string) => ({ 'Fn::GetAtt': [id, 'CidrBlock'] });
const vpc = (block: unknown) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock: block } });

describe('what would not end is expectRefusal', () => {
  const expectRefusal = async (text: string, message: RegExp) => {
    await expect(loadText(text)).rejects.toMatchObject({ name: 'InputError', code: 'template' });
    await expect(loadText(text)).rejects.toThrow(message);
  };
  const deep = (depth: number, open: string, close: string) =>
    `{"Resources": {"A": {"Type": "T", "Properties": {"P": ${open.repeat(depth)}1${close.repeat(depth)}}}}}`;

  test.each([1000, 20_000])('lists nested %i deep', async (depth) => {
    await expectRefusal(deep(depth, '[', ']'), /nested/);
    await expectRefusal(deep(depth, '{"Fn::Base64":', '}'), /nested/);
  });

  test('aliases that multiply', async () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const from = level === 0 ? 'x' : `*l${level - 1}`;
      return `  - &l${level} [${Array.from({ length: 10 }, () => from).join(', ')}]\n`;
    });
    await expectRefusal(
      `Metadata:\n${levels.join('')}Resources: {A: {Type: T}}`,
      /aliases stand for too many values/,
    );
  });

  test('loops in loops', async () => {
    const items = Array.from({ length: 100 }, (_, index) => `v${index}`);
    let body: unknown = { 'R${A}${B}${C}${D}': { Type: 'T' } };
    for (const name of ['A', 'B', 'C', 'D']) body = { [`Fn::ForEach::${name}`]: [name, items, body] };
    await expectRefusal(
      JSON.stringify({ Transform: 'AWS::LanguageExtensions', Resources: body }),
      /the template comes to too many values/,
    );
  });

  test('texts that double stop at a million characters', async () => {
    const twice = (id: string) => ({ 'Fn::Join': ['', [attribute(id), attribute(id)]] });
    const resources = members(
      60,
      (index) => `R${index}`,
      (index) => vpc(index === 0 ? 'x'.repeat(100) : twice(`R${index - 1}`)),
    );
    const input = await loadText(JSON.stringify({ Resources: resources }));
    expect(propertyOf(input, 'R10', 'CidrBlock')).toHaveLength(102_400);
    expect(JSON.stringify(propertyOf(input, 'R59', 'CidrBlock'))).toContain(
      'a text of more than a million characters',
    );
  });

  test('a chain of thousands of references', async () => {
    const resources = members(
      3000,
      (index) => `R${index}`,
      (index) => vpc(attribute(`R${index + 1}`)),
    );
    const text = JSON.stringify({ Resources: { ...resources, R3000: { Type: 'AWS::EC2::VPC' } } });
    await expectRefusal(text, /references lead on too deep/);
  });

  test('nested stacks that multiply', async () => {
    const nest = (file: string) => ({
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: file },
    });
    const files = members(
      14,
      (level) => `t${level}.json`,
      (level) =>
        JSON.stringify({ Resources: { A: nest(`t${level + 1}.json`), B: nest(`t${level + 1}.json`) } }),
    );
    await expect(loadFiles(files, { named: ['t0.json'] })).rejects.toThrow(/too many nested stacks/);
  });
});

test('a template of 5 MB is read', async () => {
  const group = (index: number) => ({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: { 'Fn::Sub': `group ${index} of \${AWS::Region}` },
      VpcId: { Ref: 'Vpc' },
      SecurityGroupIngress: Array.from({ length: 4 }, (_, port) => ({
        IpProtocol: 'tcp',
        FromPort: 443 + port,
        ToPort: 443 + port,
        CidrIp: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] },
        Description: 'a rule with a longer description that says what it is good for, and for whom',
      })),
    },
  });
  const groups = members(7000, (index) => `Group${index}`, group);
  const text = JSON.stringify({ Resources: { Vpc: vpc('10.0.0.0/16'), ...groups } });
  expect(text.length).toBeGreaterThan(5_000_000);
  const input = await loadText(text);
  expect(input.resources).toHaveLength(7001);
  expect(propertyOf(input, 'Group6999', 'GroupDescription')).toBe('group 6999 of eu-west-1');
}, 60_000);
