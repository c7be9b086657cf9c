import { describe, expect, test } from 'vitest';
import { parseParameterFile } from '../../../src/sources/cloudformation/parameter-file.ts';

const parse = (text: string) => Object.fromEntries(parseParameterFile(text, 'parameters.json'));

test.each<[string, string, Record<string, string>]>([
  [
    'the AWS CLI (create-stack)',
    '[{"ParameterKey": "A", "ParameterValue": "1"}, {"ParameterKey": "B", "UsePreviousValue": true}]',
    { A: '1' },
  ],
  [
    'the AWS CLI (an input document)',
    '{"StackName": "s", "Parameters": [{"ParameterKey": "A", "ParameterValue": "1"}]}',
    { A: '1' },
  ],
  ['the AWS CLI (deploy)', '["A=1", "B=x=y", "C="]', { A: '1', B: 'x=y', C: '' }],
  [
    'CodePipeline',
    '{"Parameters": {"A": "1", "B": {"Fn::GetParam": ["x", "y", "z"]}}, "Tags": {"T": "v"}}',
    { A: '1' },
  ],
  [
    'names and values',
    '{"A": "1", "Stack:B": "subnet-1,subnet-2"}',
    { A: '1', 'Stack:B': 'subnet-1,subnet-2' },
  ],
  ['Git sync', 'template-file-path: a.yaml\nparameters:\n  A: "1"\n', { A: '1' }],
  [
    'YAML',
    'Account: 012345678901\nFlag: true\nPort: 443\nSubnets: [a, b]\n',
    { Account: '012345678901', Flag: 'true', Port: '443', Subnets: 'a,b' },
  ],
  ['a parameter that is called so', '{"Parameters": "1"}', { Parameters: '1' }],
  [
    'hostile names',
    '{"__proto__": "1", "constructor": "2"}',
    JSON.parse('{"__proto__": "1", "constructor": "2"}'),
  ],
  ['nothing', '{}', {}],
])('%s', (_, text, values) => {
  expect(parse(text)).toEqual(values);
});

describe('mistakes are refused with their line', () => {
  test.each<[string, RegExp]>([
    ['', /parameters\.json:1:1: the file is empty/],
    ['text', /:1:1: no parameters/],
    ['[\n{"ParameterValue": "1"}]', /:2:1: a parameter without ParameterKey/],
    ['[{"ParameterKey": "A"}]', /:1:2: the parameter A has no ParameterValue/],
    [
      '[{"ParameterKey": "A", "ParameterValue": "1"},\n{"ParameterKey": "A", "ParameterValue": "2"}]',
      /:2:\d+: the parameter A is there twice/,
    ],
    ['{"A": "1",\n "A": "2"}', /:2:2: "A" is there twice/],
    ['{"A": {"B": "1"}}', /:1:7: the parameter A has no text/],
    ['{"A": null}', /:1:7: the parameter A has no text/],
    ['["A"]', /:1:2: no KEY=VALUE/],
    ['{"A": ', /:1:\d+: not readable/],
  ])('%j', (text, message) => {
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).toThrow(expect.objectContaining({ name: 'InputError', code: 'parameter' }));
  });
});
