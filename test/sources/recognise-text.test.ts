import { describe, expect, test } from 'vitest';
import { kindOfText, type TextKind } from '../../src/sources/recognise-text.ts';

const json = (value: unknown): string => JSON.stringify(value, null, 2);
const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };

const texts: readonly (readonly [name: string, kind: TextKind, text: string])[] = [
  // CloudFormation
  ['a template in JSON', 'template', json({ Resources: { Vpc: vpc } })],
  [
    'one whose resources come last',
    'template',
    json({ Parameters: { Stage: { Type: 'String' } }, Resources: { Vpc: vpc } }),
  ],
  [
    'one that has a version and loops only',
    'template',
    json({ AWSTemplateFormatVersion: '2010-09-09', Resources: {} }),
  ],
  ['one of SAM', 'template', json({ Transform: 'AWS::Serverless-2016-10-31', Resources: {} })],
  ['one that breaks off', 'template', '{\n  "Resources": {\n    "Vpc": {'],
  [
    'one in YAML',
    'template',
    "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Vpc:\n    Type: AWS::EC2::VPC\n",
  ],
  [
    'one in YAML with Windows line ends',
    'template',
    '# ours\r\nResources:\r\n  Vpc:\r\n    Type: AWS::EC2::VPC\r\n',
  ],
  ['one in YAML with quoted keys', 'template', '---\n"Resources":\n  Vpc: {Type: "AWS::EC2::VPC"}\n'],
  [
    'one in YAML with short tags',
    'template',
    'Parameters:\n  A: {Type: String}\nResources:\n  V:\n    Type: !Ref A\n',
  ],
  // The CDK
  ['a manifest of a cloud assembly', 'assembly-manifest', json({ version: '48.0.0', artifacts: {} })],
  // Terraform
  ['a plan', 'plan', json({ format_version: '1.2', terraform_version: '1.9.0', planned_values: {} })],
  ['a state that was shown', 'plan', json({ format_version: '1.0', terraform_version: '1.9.0', values: {} })],
  ['an empty state that was shown', 'plan', json({ format_version: '1.0', terraform_version: '1.9.0' })],
  ['a plan of a version to come', 'plan', json({ format_version: '9.0', resource_changes: [] })],
  ['a plan that breaks off', 'plan', '{"format_version":"1.2","planned_values":{"root'],
  [
    'a state as terraform keeps it',
    'terraform-state',
    json({ version: 4, terraform_version: '1.9.0', serial: 3, lineage: 'a', resources: [] }),
  ],
  [
    'what terraform logs',
    'terraform-log',
    '{"@level":"info","@module":"terraform.ui","type":"version"}\n{"@level":"info","@module":"terraform.ui"}\n',
  ],
  [
    "Terraform's language",
    'terraform-source',
    '# ours\nresource "aws_vpc" "this" {\n  cidr_block = "10.0.0.0/16"\n}\n',
  ],
  ['settings of Terraform', 'terraform-source', 'terraform {\n  required_version = ">= 1.9"\n}\n'],
  // Neither
  ['other YAML', 'yaml', 'services:\n  web:\n    image: nginx\n'],
  ['YAML of the AWS CLI', 'yaml', 'Vpcs:\n- VpcId: vpc-0a1\n'],
  ['a key further in', 'yaml', 'outer:\n  Resources:\n    Vpc: {}\n'],
  ['YAML below comments and empty lines', 'yaml', '# ours\n\n  \n# and theirs\r\nservices: {}\n'],
  // The AWS CLI
  ['empty lines without end', 'aws-cli', `${'\n'.repeat(100_000)}-`],
  ['a word without end', 'aws-cli', 'a'.repeat(1_000_000)],
  ['an answer', 'aws-cli', json({ Subnets: [] })],
  ['an answer that quotes a template', 'aws-cli', json({ TemplateBody: { Resources: { Vpc: vpc } } })],
  ['a list of resources', 'aws-cli', json({ Resources: [{ Type: 'AWS::EC2::VPC' }] })],
  ['resources without types', 'aws-cli', json({ Resources: { Vpc: {} } })],
  ['a list', 'aws-cli', '[]'],
  [
    'a refusal',
    'aws-cli',
    '\nAn error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: no\n',
  ],
  ['words', 'aws-cli', 'hello\n'],
  ['nothing', 'aws-cli', ''],
];

describe('what a text is', () => {
  test.each(texts)('%s: %s', (_name, kind, text) => {
    expect(kindOfText(text)).toBe(kind);
  });
});
