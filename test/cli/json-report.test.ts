import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { runBuiltCli } from './run-built-cli.ts';

const schemaFile = join(import.meta.dirname, '..', '..', 'src', 'report', 'report.schema.json');

function readObject(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null) return value;
  throw new Error('not an object');
}

const validate = new Ajv2020({ allErrors: true, formats: { uri: true } }).compile(
  readObject(readFileSync(schemaFile, 'utf8')),
);

describe('the JSON report', () => {
  test.concurrent.each([
    'audit --example closed',
    'audit --example nat-egress',
    'audit --example nat-egress --strict',
    'audit --example execute-api-endpoint',
    'audit --example both-endpoints',
    'audit --example broken-nat',
    'audit --example broken-endpoint',
    'audit --example --service s3 --service dynamodb',
    'audit --example closed --service all',
    'audit --example both-endpoints --api a1b2c3d4e5/prod --service apigateway:data',
    'audit --example closed --service athena --workload cloudformation-deploy',
    'explain --example --from list-rest-apis --to apigateway',
    'explain --example broken-nat --from 10.0.2.15 --to 198.51.100.7:443',
    'explain --example --from eni-0a16f3d8b5c2e9470 --to api.example.com:8443',
  ])('of %s follows its schema', async (line) => {
    const { stdout, stderr, exitCode } = await runBuiltCli([...line.split(' '), '--format', 'json']);
    const report = readObject(stdout);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(stderr).toBe('');
    expect(report).toMatchObject({ summary: { exitCode } });
  });

  test('of an explanation has the paths that were asked for alone', async () => {
    const { stdout } = await runBuiltCli(
      'explain --example --from subnet-0a7d2e5b8c1f43960 --to apigateway:control --format json'.split(' '),
    );
    expect(readObject(stdout)).toMatchObject({
      vantages: [{ id: 'subnet-0a7d2e5b8c1f43960' }],
      paths: [{ vantage: 'subnet-0a7d2e5b8c1f43960', to: { service: 'apigateway', plane: 'control' } }],
    });
  });
});
