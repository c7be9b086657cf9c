import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../src/sources/input-error.ts';
import { hintAtFolder, recogniseInput, recogniseInputs } from '../../src/sources/recognise-input.ts';

const template = 'Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n';
const plan = '{"format_version":"1.2","planned_values":{}}';
const zip = (name: string): Uint8Array => zipSync({ [name]: new TextEncoder().encode('{}') });

const files: Readonly<Record<string, string | Uint8Array>> = {
  'template.yaml': template,
  'template.json': '{"Resources":{"Vpc":{"Type":"AWS::EC2::VPC"}}}',
  'utf16.yaml': Buffer.from(`\ufeff${template}`, 'utf16le'),
  'plan.json': plan,
  'cdk.out/manifest.json': '{"version":"48.0.0","artifacts":{}}',
  'cdk.out/Stack.template.json': '{"Resources":{}}',
  'saved/describe-vpcs.json': '{"Vpcs":[]}',
  'saved.zip': zip('describe-vpcs.json'),
  'web/manifest.json': '{"version":"1","name":"no assembly"}',
  'plan.tfplan': zip('tfplan'),
  'main.tf': 'resource "aws_vpc" "this" {}\n',
  'main.tf.json': '{"resource":{}}',
  'no-ending': 'resource "aws_vpc" "this" {\n}\n',
  'terraform.tfstate': '{"version":4,"terraform_version":"1.9.0","lineage":"a","serial":1}',
  'log.json': '{"@module":"terraform.ui"}\n{"@module":"terraform.ui"}',
  'compose.yaml': 'services:\n  web: {}\n',
  'usage.json': 'usage: aws [options] <command>\n',
  'app/cdk.json': '{"app":"node app.js"}',
  'app/stack.ts': 'new Stack();\n',
  'built/cdk.json': '{}',
  'built/cdk.out/manifest.json': '{"version":"48.0.0","artifacts":{}}',
  'templates/a.yaml': template,
  'templates/b.yaml': template,
  'module/main.tf': '',
  'nothing/readme.md': '# Ours',
};

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'planecheck-recognise-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

const inside = (name: string): string => join(root, name);

describe('what a path is', () => {
  test.each([
    ['template.yaml', 'template', 'template.yaml'],
    ['template.json', 'template', 'template.json'],
    ['utf16.yaml', 'template', 'utf16.yaml'],
    ['cdk.out', 'template', 'cdk.out'],
    ['cdk.out/manifest.json', 'template', 'cdk.out'],
    ['plan.json', 'plan', 'plan.json'],
    ['saved', 'aws-cli', 'saved'],
    ['saved/describe-vpcs.json', 'aws-cli', 'saved/describe-vpcs.json'],
    ['saved.zip', 'aws-cli', 'saved.zip'],
    ['web', 'aws-cli', 'web'],
    ['templates', 'aws-cli', 'templates'],
    ['usage.json', 'aws-cli', 'usage.json'],
    ['not-there', 'aws-cli', 'not-there'],
  ])('%s is read as %s from %s', async (given, kind, path) => {
    expect(await recogniseInput(inside(given))).toEqual({ kind, path: inside(path) });
  });

  test.each([
    ['plan.tfplan', 'source-code', 'a plan file', 'terraform show -json'],
    ['main.tf', 'source-code', "Terraform's source", 'terraform plan -out=plan.tfplan'],
    ['main.tf.json', 'source-code', "Terraform's source", 'terraform show -json'],
    ['no-ending', 'source-code', "Terraform's source", 'terraform show -json'],
    ['terraform.tfstate', 'source-code', 'a state file', 'terraform show -json > state.json'],
    ['log.json', 'source-code', 'terraform plan -json', 'terraform show -json'],
    ['app/cdk.json', 'source-code', 'the CDK', 'cdk synth'],
    ['app/stack.ts', 'source-code', 'the CDK', 'cdk synth'],
    ['compose.yaml', 'not-a-template', 'no CloudFormation template', '--output json'],
  ])('%s is refused', async (given, code, said, next) => {
    const refused = await recogniseInput(inside(given)).catch((error: unknown) => error);
    if (!(refused instanceof InputError)) throw new Error('it was not refused');
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(said);
    expect(refused.next).toContain(next);
  });
});

describe('several paths', () => {
  test('of one kind are read together', async () => {
    const given = [inside('template.yaml'), inside('cdk.out/manifest.json')];
    expect(await recogniseInputs(given)).toEqual({
      kind: 'template',
      paths: [inside('template.yaml'), inside('cdk.out')],
    });
  });

  test('with saved output among them are to be laid over it', async () => {
    await expect(recogniseInputs([inside('saved'), inside('plan.json')])).rejects.toMatchObject({
      code: 'mixed-input',
      message: `${inside('saved')} is saved output of the AWS CLI, and ${inside('plan.json')} is a Terraform plan`,
      next: `To lay one over the other: ${inside('plan.json')} --over ${inside('saved')}`,
    });
  });

  test('of template and plan are audited apart', async () => {
    await expect(recogniseInputs([inside('template.yaml'), inside('plan.json')])).rejects.toMatchObject({
      code: 'mixed-input',
      next: 'Audit them one after the other.',
    });
  });
});

test.each([
  ['templates', `Name what is to be read together: `],
  ['built', 'Name what cdk synth wrote: '],
  ['app', 'Run cdk synth'],
  ['module', 'terraform show -json'],
])('a folder without answers says what to name: %s', async (folder, hint) => {
  expect(await hintAtFolder(inside(folder))).toContain(hint);
});

test('a folder with nothing to read has no hint', async () => {
  expect(await hintAtFolder(inside('nothing'))).toBeNull();
});
