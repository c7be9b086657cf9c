import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { mostInlineTemplate, probeTemplate, pseudoParameters } from '../../src/deploy/template.ts';
import { someDesign } from './some-design.ts';

const design = someDesign({}, pseudoParameters);

const template = z.object({
  AWSTemplateFormatVersion: z.literal('2010-09-09'),
  Resources: z.record(
    z.string().regex(/^[0-9A-Za-z]+$/),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) }),
  ),
});

function resourcesOf(text: string) {
  return Object.values(template.parse(JSON.parse(text)).Resources);
}

test('a template makes the role, the log group and the function', () => {
  const [role, logGroup, code] = resourcesOf(probeTemplate([design], 'exports.handler = 1;'));
  expect(role).toMatchObject({
    Type: 'AWS::IAM::Role',
    Properties: { RoleName: design.name, Path: { 'Fn::Sub': '/planecheck/${AWS::Region}/' } },
  });
  expect(JSON.stringify(role)).toContain(
    `{"Fn::Sub":"arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${design.name}"}`,
  );
  expect(logGroup).toMatchObject({
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: `/aws/lambda/${design.name}`, RetentionInDays: 7 },
  });
  expect(code).toMatchObject({
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: design.name,
      Runtime: 'nodejs24.x',
      // CloudFormation calls the file index.js.
      Handler: 'index.handler',
      Code: { ZipFile: 'exports.handler = 1;' },
      VpcConfig: { SubnetIds: ['subnet-0a1'], SecurityGroupIds: ['sg-0b1', 'sg-0b2'] },
    },
  });
});

test('a template for several probes names each once; a role that is given is not made', () => {
  const other = { subnetId: 'subnet-0a2', securityGroupIds: ['sg-0b1'] };
  const two = [
    design,
    someDesign({ place: other, roleArn: 'arn:aws:iam::111122223333:role/p' }, pseudoParameters),
  ];
  const types = resourcesOf(probeTemplate(two, '')).map(({ Type }) => Type);
  expect(types.toSorted()).toEqual([
    'AWS::IAM::Role',
    'AWS::Lambda::Function',
    'AWS::Lambda::Function',
    'AWS::Logs::LogGroup',
    'AWS::Logs::LogGroup',
  ]);
});

test('the program in a template runs as the CommonJS module that CloudFormation makes of it, and fits', async () => {
  const program = await readFile(join(inject('builtCli'), '../../probe/lambda-handler.cjs'), 'utf8');
  expect(Buffer.byteLength(probeTemplate([design], program))).toBeLessThan(mostInlineTemplate);
  const folder = await mkdtemp(join(tmpdir(), 'planecheck-inline-'));
  try {
    await writeFile(join(folder, 'index.js'), program);
    const loaded = z
      .object({
        handler: z.custom<(event: unknown) => Promise<unknown>>((value) => typeof value === 'function'),
      })
      .parse({ ...createRequire(join(folder, 'index.js'))('./index.js') });
    expect(await loaded.handler({})).toMatchObject({
      schema: 'planecheck/probe/v1',
      kind: 'refusal',
      problem: { field: 'schema', reason: 'is missing' },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
