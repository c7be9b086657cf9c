import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { runBuiltCli } from '../cli/run-built-cli.ts';
import { constructsOf, type Constructs } from './constructs.ts';
import { type Situation } from './situation.ts';

const reportShape = z.object({
  vantages: z.array(z.object({ id: z.string(), subnetId: z.string(), functionName: z.string().nullable() })),
  paths: z.array(
    z.object({
      vantage: z.string(),
      to: z.object({ family: z.string() }),
      id: z.string(),
      prediction: z.string(),
      via: z.string(),
      gaps: z.array(
        z.object({ subject: z.object({ fact: z.string() }).optional(), reason: z.string().optional() }),
      ),
    }),
  ),
  operations: z.array(z.object({ vantage: z.string(), group: z.string(), verdict: z.string() })),
  findings: z.array(
    z.object({
      severity: z.string(),
      status: z.string(),
      code: z.string(),
      resource: z.object({ type: z.string(), id: z.string() }),
      location: z.object({ construct: z.string().nullable() }).nullable(),
    }),
  ),
});

/** What the tests read of a report. */
export type StackReport = z.infer<typeof reportShape>;

/** An application that was synthesised, where its `cdk.out` lies, and its constructs by their logical ids. */
export interface SynthesisedStacks {
  readonly folder: string;
  readonly constructs: Constructs;
  /** The templates of all stacks, nested ones too. */
  readonly templates: readonly object[];
}

/** Synthesises a situation into a new folder under the system's temporary one; {@link remove} takes it away. */
export function synthesise({ build, context = {} }: Situation): SynthesisedStacks {
  const folder = mkdtempSync(path.join(tmpdir(), 'planecheck-cdk-'));
  const app = new App({
    outdir: folder,
    analyticsReporting: true,
    // The CDK's own opinion of the templates takes longer than all the rest.
    builtinCloudFormationValidation: false,
    context: {
      // What the `cdk` command sets: without it no template says what constructs its resources come from.
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:disable-creation-stack-traces': true,
      ...context,
    },
  });
  build(app);
  const assembly = app.synth();
  return { folder, ...constructsOf(app, assembly) };
}

/** Takes the folder of a synthesised application away. */
export async function remove({ folder }: SynthesisedStacks): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Audits a synthesised application as a person would: `planecheck audit cdk.out`.
 * @throws Error with what the program said where it gave no report.
 */
export async function auditStack(
  { folder }: SynthesisedStacks,
  { flags = [] }: Situation,
): Promise<StackReport> {
  const { stdout, stderr, exitCode } = await runBuiltCli(['audit', folder, '--format', 'json', ...flags]);
  if (stdout === '') throw new Error(`no report, exit code ${exitCode}: ${stderr}`);
  return reportShape.parse(JSON.parse(stdout));
}
