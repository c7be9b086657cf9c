import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { runBuiltCli } from '../cli/run-built-cli.ts';
import { settingsFor } from '../sources/aws/read-from.ts';
import { manifestFileName, parseManifest, type ManifestCall } from '../../src/sources/aws-cli/manifest.ts';
import { region } from './account.ts';

const step = z.object({ code: z.string(), resource: z.object({ id: z.string() }) });

const reportShape = z.object({
  summary: z.object({ exitCode: z.int() }),
  traces: z.array(z.object({ id: z.string(), hops: z.array(z.object({ steps: z.array(step) })) })),
  paths: z.array(
    z.object({
      id: z.string(),
      prediction: z.string(),
      via: z.string(),
      trace: z.string(),
      blocks: z.array(z.tuple([z.int(), z.int()])),
      gaps: z.array(z.looseObject({ kind: z.string() })),
    }),
  ),
  operations: z.array(z.object({ vantage: z.string(), group: z.string(), verdict: z.string() })),
  findings: z.array(
    z.object({
      severity: z.string(),
      status: z.string(),
      code: z.string(),
      resource: z.object({ id: z.string() }),
    }),
  ),
});

type Report = z.infer<typeof reportShape>;

/** What a report says, in the words of the tests. */
export interface Told {
  readonly exitCode: number;
  /** By path: `reachable by nat-gateway`, `blocked: nat-route-missing rtb-0b1`, `unknown: resolver-forwarding`. */
  readonly paths: Readonly<Record<string, string>>;
  /** By vantage and group of operations: the verdict. */
  readonly operations: Readonly<Record<string, string>>;
  /** The findings of severity error: code and resource. */
  readonly errors: readonly string[];
}

/** What became of an account: of its live audit, and of that of a snapshot. */
interface Audited {
  readonly live: Told;
  /** Everything of the reports but when they were taken and by which door. */
  readonly reports: { readonly live: unknown; readonly saved: unknown };
  readonly calls: readonly ManifestCall[];
}

/** Audits an account by the built program, live and by a snapshot. */
export async function auditAccount(url: string, flags: readonly string[]): Promise<Audited> {
  const folder = await mkdtemp(join(tmpdir(), 'planecheck-moto-'));
  const env = settingsFor(url);
  try {
    const live = await audit(['--region', region, ...flags], folder, env);
    const taken = await runBuiltCli(['snapshot', '--region', region, '--output', 'saved'], {
      cwd: folder,
      env,
    });
    if (taken.exitCode !== 0) throw new Error(`snapshot: ${taken.stderr}`);
    // Without the settings: nothing can be asked then.
    const saved = await audit(['saved', ...flags], folder, {});
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'saved', manifestFileName), 'utf8'));
    return {
      live: tell(live.report),
      reports: { live: live.verdicts, saved: saved.verdicts },
      calls: parseManifest(manifest, manifestFileName).calls,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What one audit by the built program tells. */
export async function toldBy(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Told> {
  return tell((await audit(args, cwd, env)).report);
}

async function audit(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  const { stdout, stderr, exitCode } = await runBuiltCli(['audit', ...args, '--format', 'json'], {
    cwd,
    env,
  });
  if (exitCode === null || (exitCode !== 0 && exitCode !== 1 && exitCode !== 4)) throw new Error(stderr);
  const whole = z.record(z.string(), z.unknown()).parse(JSON.parse(stdout));
  const { sources: _sources, gaps: _gaps, ...verdicts } = whole;
  return { report: reportShape.parse(whole), verdicts };
}

function tell(report: Report): Told {
  const failing = report.findings.filter(({ severity, status }) => severity === 'error' && status === 'fail');
  return {
    exitCode: report.summary.exitCode,
    paths: Object.fromEntries(report.paths.map((path) => [path.id, wordsOf(path, report)])),
    operations: Object.fromEntries(
      report.operations.map(({ vantage, group, verdict }) => [`${vantage} ${group}`, verdict]),
    ),
    errors: failing.map(({ code, resource }) => `${code} ${resource.id}`).toSorted(),
  };
}

function wordsOf({ prediction, via, trace, blocks, gaps }: Report['paths'][number], report: Report): string {
  const hops = report.traces.find(({ id }) => id === trace)?.hops ?? [];
  const blocking = blocks.flatMap(([hop, at]) => hops[hop]?.steps[at] ?? []);
  switch (prediction) {
    case 'blocked':
      return ['blocked:', ...blocking.map(({ code, resource }) => `${code} ${resource.id}`)].join(' ');
    case 'unknown':
      return [
        'unknown:',
        ...gaps.map(({ reason, kind }) => (typeof reason === 'string' ? reason : kind)),
      ].join(' ');
    default:
      return `${prediction} by ${via}`;
  }
}
