import { describe, expect, test } from 'vitest';
import { loadText, propertyOf } from './load-text.ts';

const wrap = (properties: string) =>
  `Resources:\n  It:\n    Type: Custom::It\n    Properties:\n${properties}`;

/*
 * YAML 1.1 without timestamps: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html,
 * https://yaml.org/type/bool.html
 */
describe('values without quotes', () => {
  test.each<[string, unknown]>([
    ['2012-10-17', '2012-10-17'],
    ['012345678901', '012345678901'],
    ['123456789012', 123456789012],
    ['0x10', '0x10'],
    ['22:30', '22:30'],
    ['1.10', '1.10'],
    ['-1', -1],
    ['443', 443],
    ['12345678901234567890', '12345678901234567890'],
    ['yes', true],
    ['Off', false],
    ['y', 'y'],
    ['"yes"', 'yes'],
    ["'443'", '443'],
    ['~', null],
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['.inf', '.inf'],
    ['Infinity', 'Infinity'],
    ['!!str 443', '443'],
    ['|\n        two\n        lines', 'two\nlines\n'],
  ])('%s', async (written, value) => {
    expect(propertyOf(await loadText(wrap(`      P: ${written}\n`)), 'It', 'P')).toEqual(value);
  });
});

test('names stay names, whatever they look like', async () => {
  const input = await loadText(`
Conditions:
  No: !Equals [a, a]
Resources:
  Yes: { Type: AWS::EC2::VPC, Condition: No }
  It: { Type: Custom::It, Properties: { P: { Ref: Yes }, 443: a, yes: b } }
`);
  expect(propertyOf(input, 'It', 'P')).toBe('Yes');
  expect(propertyOf(input, 'It', '443')).toBe('a');
  expect(propertyOf(input, 'It', 'yes')).toBe('b');
});

test.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  ['comments and a document start', (text: string) => `# first\n---\n${text}`],
])('%s changes nothing', async (_, change) => {
  const input = await loadText(change(wrap('      P: !Ref AWS::Region\n      Q: [a, b]\n')));
  expect(propertyOf(input, 'It', 'P')).toBe('eu-west-1');
  expect(propertyOf(input, 'It', 'Q')).toEqual(['a', 'b']);
});

test('JSON with tabs as indentation is read, with its lines', async () => {
  const text = JSON.stringify(
    { Resources: { It: { Type: 'Custom::It', Properties: { P: { 'Fn::Join': ['', ['a', 'b']] } } } } },
    null,
    '\t',
  );
  const input = await loadText(text);
  expect(propertyOf(input, 'It', 'P')).toBe('ab');
  expect(input.resources[0]?.placeOf('P')).toMatchObject({ line: 6, column: 5 });
});

describe('anchors', () => {
  test('aliases and merge keys stand for what they name', async () => {
    const input = await loadText(
      wrap(
        '      P: &p { a: 1, b: 2 }\n      Q: { <<: *p, b: 3 }\n      R: *p\n      S: { <<: [*p, { c: 4 }] }\n',
      ),
    );
    expect(propertyOf(input, 'It', 'Q')).toEqual({ a: 1, b: 3 });
    expect(propertyOf(input, 'It', 'R')).toEqual({ a: 1, b: 2 });
    expect(propertyOf(input, 'It', 'S')).toEqual({ a: 1, b: 2, c: 4 });
  });
});

describe('positions', () => {
  const text = `Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Metadata:
      aws:cdk:path: Stack/Vpc/Subnet
    Properties:
      CidrBlock: 10.0.0.0/24
      Tags:
        - !Ref AWS::NoValue
        - Key: Name
          Value: a
        - !If
          - Always
          - { Key: Other, Value: b }
          - c
      Names: !Split [',', 'a,b']
Conditions:
  Always: !Equals [a, a]
`;

  test.each<[(string | number)[], number, number, string]>([
    [[], 2, 3, 'Resources.Subnet'],
    [['CidrBlock'], 7, 7, 'Resources.Subnet.Properties.CidrBlock'],
    [['Tags', 0], 10, 11, 'Resources.Subnet.Properties.Tags.0'],
    [['Tags', 0, 'Value'], 11, 11, 'Resources.Subnet.Properties.Tags.0.Value'],
    [['Tags', 1, 'Value'], 14, 27, 'Resources.Subnet.Properties.Tags.1.Value'],
    [['Tags', 7], 8, 7, 'Resources.Subnet.Properties.Tags'],
    // What a function made is where the function is.
    [['Names', 1], 16, 7, 'Resources.Subnet.Properties.Names'],
    [['Nothing'], 2, 3, 'Resources.Subnet'],
    [['CidrBlock', 'deeper'], 7, 7, 'Resources.Subnet.Properties.CidrBlock'],
    [['constructor'], 2, 3, 'Resources.Subnet'],
  ])('%j', async (way, line, column, path) => {
    const [subnet] = (await loadText(text)).resources;
    const place = subnet?.placeOf(...way);
    expect(place).toMatchObject({ line, column, path, construct: 'Stack/Vpc/Subnet' });
    expect(place?.file).toMatch(/template\.yaml$/);
  });
});

describe('what cannot be read is refused with its line', () => {
  test.each<[string, string, RegExp]>([
    ['an empty file', '', /:1:1: the file is empty/],
    ['no object', '- a', /:1:1: no template/],
    ['no Resources', 'AWSTemplateFormatVersion: 2010-09-09', /:1:1: the template has no Resources/],
    ['Resources is nothing', 'Outputs: {}\nResources:\n', /:2:\d+: the template has no Resources/],
    ['Resources is a list', 'Resources:\n  - a', /:2:3: Resources must be an object/],
    ['a resource is a text', 'Resources:\n  A: b', /:2:3: the resource A is no object/],
    ['a resource has no type', 'Resources:\n  A: {}', /:2:3: the resource A has no Type/],
    ['properties are a list', 'Resources:\n  A: {Type: a, Properties: []}', /:2:28: the Properties of A/],
    [
      'properties by a function that chooses nothing',
      'Resources:\n  A: {Type: a, Properties: !Join [a, [b]]}',
      /:2:\d+: Fn::Join cannot stand here/,
    ],
    [
      'properties by a condition that is not there',
      'Resources:\n  A: {Type: a, Properties: !If [Nope, {B: c}, {B: d}]}',
      /:2:\d+: no condition Nope/,
    ],
    ['resources by a function', 'Resources: {Fn::If: [a, b, c]}', /:1:\d+: Fn::If cannot stand here/],
    ['tabs', 'Resources:\n\tA: {Type: b}', /:2:1: not readable: Tabs/],
    ['a double id', 'Resources:\n  A: {Type: b}\n  A: {Type: c}', /:3:3: "A" is there twice/],
    ['a double key in JSON', '{"Resources": {},\n "Resources": {}}', /:2:2: "Resources" is there twice/],
    ['two documents', 'Resources: {}\n---\nResources: {}', /:2:1: not readable/],
    ['broken JSON', '{"Resources": {"A": ', /:1:\d+: not readable/],
    ['an alias without anchor', 'Resources: *a', /:1:12: no anchor &a/],
    ['an alias inside its anchor', 'Resources: &a\n  A: *a', /:2:6: the alias \*a is inside/],
    ['a key that is a list', 'Resources:\n  ? [a]\n  : b', /:2:\d+: a key that is no text/],
    ['an unsupported tag', 'Resources: {A: {Type: b, Properties: {P: !!binary aGk=}}}', /no function/],
    ['a transform without a name', 'Transform: {}\nResources: {A: {Type: b}}', /:1:12: a transform/],
    ['a bad condition', 'Conditions: {A: b}\nResources: {R: {Type: t, Condition: A}}', /:1:17: no condition/],
    ['a condition of nothing', 'Resources:\n  R: {Type: t, Condition: A}', /:2:27: no condition A/],
  ])('%s', async (_, text, message) => {
    await expect(loadText(text)).rejects.toMatchObject({ name: 'InputError', code: 'template' });
    await expect(loadText(text)).rejects.toThrow(message);
  });
});

describe('circles are refused by their members', () => {
  const resource = (id: string, other: string) => `  ${id}: {Type: T, Properties: {P: ${other}}}\n`;
  test.each<[string, string, RegExp]>([
    ['of resources', resource('A', '!Ref B') + resource('B', "!Sub '${A.X}'"), /:2:\d+: .*A -> B -> A/],
    ['of one resource', resource('A', '!Ref A'), /:2:\d+: .*A -> A/],
    [
      'of properties',
      '  A: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !GetAtt B.CidrBlock}}\n' +
        '  B: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !GetAtt A.CidrBlock}}\n',
      /:2:3: .*A\.CidrBlock -> B\.CidrBlock -> A\.CidrBlock/,
    ],
    [
      'of conditions',
      '  A: {Type: T, Condition: C}\nConditions:\n  C: !Not [!Condition D]\n  D: !Not [!Condition C]\n',
      /:4:3: .*C -> D -> C/,
    ],
  ])('%s', async (_, resources, message) => {
    await expect(loadText(`Resources:\n${resources}`)).rejects.toThrow(message);
  });

  test('a branch that is not taken makes none', async () => {
    const input = await loadText(
      'Conditions: {C: !Equals [a, b]}\nResources:\n' +
        resource('A', '!If [C, !Ref B, x]') +
        resource('B', '!Ref A'),
    );
    expect(propertyOf(input, 'B', 'P')).toBe('A');
  });
});
