import { expect, test } from 'vitest';
import { isCloudAssembly, recogniseTemplate } from '../../../src/sources/cloudformation/recognise.ts';

test.each<[string, string, boolean]>([
  ['YAML', 'AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n', true],
  ['YAML without version', 'Description: a\nResources:\n  A:\n    Type: AWS::EC2::VPC\n', true],
  ['YAML with quotes', '"Resources":\n  A: { "Type": "AWS::EC2::VPC" }\n', true],
  ['SAM', 'Transform: AWS::Serverless-2016-10-31\nResources: {}\n', true],
  ['a custom resource', 'Resources:\n  A:\n    Type: Custom::It\n', true],
  ['JSON', '{"Resources": {"A": {"Type": "AWS::EC2::VPC"}}}', true],
  ['JSON with the version', '\ufeff{\n  "AWSTemplateFormatVersion": "2010-09-09"}', true],
  ['broken JSON', '{"Resources": {"A": {"Type": "AWS::EC2::VPC"}', true],
  ['YAML with a tab', 'Resources:\n\tA:\n\t\tType: AWS::EC2::VPC\n', true],
  ['an answer of the AWS CLI', '{"Vpcs": [{"VpcId": "vpc-1"}]}', false],
  ['an answer with a member of the name', '{"StackSummary": {"Resources": {"A": {"Type": "b"}}}}', false],
  ['resources of another kind', '{"Resources": [{"Type": "a"}]}', false],
  ['a plan', '{"format_version": "1.2", "resource_changes": []}', false],
  ['another YAML', 'apiVersion: v1\nkind: List\nResources: 3\n', false],
  ['nothing', '', false],
])('%s', (_, text, is) => {
  expect(recogniseTemplate(text)).toBe(is);
  expect(recogniseTemplate(new TextEncoder().encode(text))).toBe(is);
});

test('bytes of no text are no template', () => {
  expect(recogniseTemplate(new Uint8Array([0, 1, 2, 0, 0, 82]))).toBe(false);
});

test.each<[unknown, boolean]>([
  [{ version: '36.0.0', artifacts: {} }, true],
  [{ version: '36.0.0' }, false],
  [{ version: 1, artifacts: {} }, false],
  [{ artifacts: {} }, false],
  [null, false],
  [[], false],
])('%j as a manifest', (manifest, is) => {
  expect(isCloudAssembly(manifest)).toBe(is);
});
