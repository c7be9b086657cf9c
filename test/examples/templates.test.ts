import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { synthesise } from '../../examples/templates/nat-egress/cdk/synthesise.ts';
import { runBuiltCli } from '../cli/run-built-cli.ts';

const root = path.join(import.meta.dirname, '../..');
const templates = path.join(root, 'examples/templates/nat-egress');

const resource = z.object({ type: z.string() });
const reportShape = z.object({
  summary: z.object({ exitCode: z.int() }),
  vpcs: z.array(z.object({ name: z.string(), region: z.string(), cidrs: z.array(z.string()) })),
  vantages: z.array(
    z.object({
      id: z.string(),
      subnetName: z.string().nullable(),
      availabilityZone: z.string().nullable(),
      functionName: z.string().nullable(),
    }),
  ),
  paths: z.array(
    z.object({
      vantage: z.string(),
      id: z.string(),
      prediction: z.string(),
      via: z.string(),
      viaResource: resource.nullable(),
      verdict: z.string(),
    }),
  ),
  operations: z.array(z.object({ vantage: z.string(), group: z.string(), verdict: z.string() })),
  findings: z.array(
    z.object({
      severity: z.string(),
      status: z.string(),
      check: z.string(),
      code: z.string(),
      resource,
      affects: z.array(z.string()),
    }),
  ),
});

/** What a report says, told by names in the place of ids. Of findings, those that fail: what cannot be told differs. */
function say(report: z.infer<typeof reportShape>) {
  const names = new Map(
    report.vantages.map(({ id, subnetName, availabilityZone, functionName }) => [
      id,
      `${functionName ?? 'any client'} in ${subnetName}, ${availabilityZone}`,
    ]),
  );
  const nameOf = (vantage: string): string => names.get(vantage) ?? vantage;
  const pathNames = new Map(
    report.paths.map(({ id, vantage }) => [id, id.replace(vantage, () => nameOf(vantage))]),
  );
  const failing = report.findings.filter(({ status }) => status === 'fail');
  return {
    ...report.summary,
    vpcs: report.vpcs,
    paths: report.paths
      .map(
        ({ id, prediction, via, viaResource, verdict }) =>
          `${pathNames.get(id)}: ${prediction} by ${via} (${viaResource?.type}), ${verdict}`,
      )
      .toSorted(),
    operations: report.operations
      .map((item) => `${nameOf(item.vantage)} ${item.group} ${item.verdict}`)
      .toSorted(),
    findings: failing
      .map(({ severity, check, code, resource: { type }, affects }) => ({
        text: `${severity} ${check} ${code} ${type}`,
        affects: affects.map((id) => pathNames.get(id) ?? id).toSorted((a, b) => a.localeCompare(b, 'en')),
      }))
      .toSorted((a, b) => (a.text < b.text ? -1 : 1)),
  };
}

async function audit(...args: readonly string[]) {
  const { stdout, stderr, exitCode } = await runBuiltCli(['audit', ...args, '--format', 'json']);
  if (stdout === '') throw new Error(`no report, exit code ${exitCode}: ${stderr}`);
  return say(reportShape.parse(JSON.parse(stdout)));
}

describe('nat-egress, before it is deployed', () => {
  const anywhere = ['--region', 'ap-northeast-1', '--account', '111122223333'];

  test.each([
    ['CloudFormation', ['cloudformation/template.yaml', ...anywhere]],
    ['the CDK', ['cdk/cdk.out']],
    ['Terraform', ['terraform/plan.json']],
  ])('as %s gives the answers of its snapshot', async (_, [file = '', ...flags]) => {
    const deployed = await audit('--example', 'nat-egress');
    expect(deployed.paths).toHaveLength(12);
    expect(await audit(path.join(templates, file), ...flags)).toEqual(deployed);
  });
});

describe('cdk.out', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'planecheck-example-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is what the application synthesises to', () => {
    synthesise(folder);
    expect(filesOf(path.join(templates, 'cdk/cdk.out'))).toEqual(filesOf(folder));
  });
});

function filesOf(folder: string) {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}
