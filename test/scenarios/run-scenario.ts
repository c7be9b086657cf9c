import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { checks } from '../../checks/index.ts';
import { audit } from '../../src/audit/audit.ts';
import { defaultVantages } from '../../src/audit/choose-vantages.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { loadSavedConfiguration } from '../../src/sources/aws-cli/load.ts';
import { serviceTargets } from '../../src/targets/services.ts';

const root = path.join(import.meta.dirname, '../..');
const listOfTexts = z.array(z.string().min(1));
const witness = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable();

const expectedPath = z.strictObject({
  prediction: z.enum(['reachable', 'blocked', 'conditional', 'unknown']),
  via: z.string().optional(),
  blocks: listOfTexts.optional(),
  gaps: listOfTexts.optional(),
  assumptions: listOfTexts.optional(),
  verdict: z.string().optional(),
  observation: z.record(z.string(), z.union([z.string(), z.null()])).optional(),
  witness: z.strictObject({ passes: witness, fails: witness }).optional(),
});

const expectedShape = z.strictObject({
  story: z.string().min(1),
  sources: z.array(z.url({ protocol: /^https$/ })).nonempty(),
  run: z
    .string()
    .regex(/^(audit|explain)\b/)
    .default('audit'),
  exitCode: z.int(),
  paths: z.record(z.string(), expectedPath).default({}),
  operations: z
    .record(z.string(), z.enum(['works', 'blocked', 'denied', 'conditional', 'unknown']))
    .default({}),
  findings: listOfTexts,
});

/** What a story must come out as. */
export type Expected = z.infer<typeof expectedShape>;

type ExpectedPath = z.infer<typeof expectedPath>;

/** Reads what the story in a folder must come out as; a key that is not known is an error. */
export async function readExpected(folder: string): Promise<Expected> {
  const text = await readFile(path.join(root, folder, 'expected.json'), 'utf8');
  return expectedShape.parse(JSON.parse(text));
}

const resource = z.object({ id: z.string() });
const gapShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-modelled'), reason: z.string(), id: z.string() }),
  z.object({ kind: z.literal('refused'), subject: z.object({ fact: z.string() }), action: z.string() }),
  z.object({ kind: z.literal('unreachable'), subject: z.object({ fact: z.string() }), host: z.string() }),
  z.object({
    kind: z.literal('not-in-source'),
    subject: z.object({ fact: z.string() }),
    command: z.string(),
  }),
  z.object({
    kind: z.literal('unresolved'),
    subject: z.object({ fact: z.string() }),
    expression: z.string(),
  }),
]);
const stepShape = z.object({ code: z.string(), resource, outcome: z.string(), text: z.string() });
const pathShape = z.object({
  id: z.string(),
  prediction: z.string(),
  via: z.string(),
  trace: z.string(),
  blocks: z.array(z.tuple([z.int(), z.int()])),
  gaps: z.array(gapShape),
  assumptions: z.array(z.string()),
  witness: z.object({ passes: witness, fails: witness }),
  verdict: z.string(),
  observation: z.record(z.string(), z.unknown()).nullable(),
});
const findingShape = z.object({
  severity: z.string(),
  status: z.string(),
  check: z.string(),
  code: z.string(),
  resource,
});

const reportShape = z.object({
  summary: z.object({ exitCode: z.int() }),
  traces: z.array(z.object({ id: z.string(), hops: z.array(z.object({ steps: z.array(stepShape) })) })),
  paths: z.array(pathShape),
  operations: z.array(z.object({ vantage: z.string(), group: z.string(), verdict: z.string() })),
  checks: z.array(z.object({ id: z.string(), status: z.string() })),
  findings: z.array(findingShape),
});

type Report = z.infer<typeof reportShape>;
type ReportPath = z.infer<typeof pathShape>;
type Gap = z.infer<typeof gapShape>;

/** How a run ended: its exit code, and the report if it made one. */
interface Run {
  readonly exitCode: number;
  readonly report: Report;
  readonly stderr: string;
}

/** What became of a story: where it came out otherwise than expected, one line each, and each check's status. */
export interface Told {
  readonly differences: readonly string[];
  readonly checks: Report['checks'];
}

/** Runs the story in a folder and compares it with what was expected. */
export async function tell(folder: string, expected: Expected): Promise<Told> {
  const run = expected.run === 'audit' ? await runAudit(folder) : await runCommand(folder, expected.run);
  const { report } = run;
  const differences = [
    ...differ('exit code', `${expected.exitCode}`, `${run.exitCode}`),
    ...Object.entries(expected.paths).flatMap(([id, item]) => pathDifferences(id, item, report)),
    ...operationDifferences(expected, report),
    ...differInMembers('findings', unique(expected.findings), unique(failing(report))),
    ...(run.stderr === '' ? [] : [`the run also said: ${run.stderr}`]),
  ];
  return { differences, checks: report.checks };
}

// As the command does it for a folder without any flag.
async function runAudit(folder: string): Promise<Run> {
  const { network, sources, assumed } = await loadSavedConfiguration([folder]);
  const index = indexNetwork(network);
  const vantages = defaultVantages(index);
  const region = vantages[0]?.subnet.scope.region ?? sources[0]?.regions[0] ?? '';
  const report = audit({
    index,
    sources,
    places: new Map(),
    version: 'test',
    checks,
    vantages,
    targets: serviceTargets('apigateway', null, region),
    observed: [],
    strict: false,
    assumed,
    failOn: 'error',
    exitZero: false,
  });
  return { exitCode: report.summary.exitCode, report: reportShape.parse(report), stderr: '' };
}

async function runCommand(folder: string, line: string): Promise<Run> {
  const stdout = new Kept();
  const stderr = new Kept();
  const exitCode = await runCli({
    args: [...line.replaceAll('{folder}', folder).split(' '), folder, '--format', 'json'],
    stdout,
    stderr,
    env: {},
    stdin: Readable.from([]),
    examples: pathToFileURL(`${path.join(root, 'examples')}/`),
    probe: pathToFileURL(`${root}/`),
    version: 'test',
  });
  if (stdout.text === '') return { exitCode, report: nothing, stderr: stderr.text };
  return { exitCode, report: reportShape.parse(JSON.parse(stdout.text)), stderr: '' };
}

const nothing: Report = {
  summary: { exitCode: 0 },
  traces: [],
  paths: [],
  operations: [],
  checks: [],
  findings: [],
};

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  text = '';

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += Buffer.isBuffer(chunk) ? chunk.toString('utf8') : String(chunk);
    done();
  }
}

function pathDifferences(id: string, expected: ExpectedPath, report: Report): readonly string[] {
  const actual = report.paths.find((candidate) => candidate.id === id);
  if (actual === undefined) {
    return [
      `${id}: there is no such path; there is ${report.paths.map((item) => item.id).join(', ') || 'none'}`,
    ];
  }
  const { prediction, via, blocks, gaps, assumptions } = expected;
  const found = [
    ...differ('prediction', prediction, actual.prediction),
    ...(via === undefined ? [] : differ('via', via, actual.via)),
    ...(blocks === undefined ? [] : differInMembers('blocks', blocks, blocksOf(actual, report))),
    ...(gaps === undefined ? [] : differInMembers('gaps', gaps, gapsLike(gaps, actual))),
    ...(assumptions === undefined ? [] : differInMembers('assumptions', assumptions, actual.assumptions)),
    ...(expected.verdict === undefined ? [] : differ('verdict', expected.verdict, actual.verdict)),
    ...Object.entries(expected.observation ?? {}).flatMap(([field, value]) =>
      differ(`${field} of the observation`, String(value), String(actual.observation?.[field])),
    ),
    ...witnessDifferences('passes', expected.witness?.passes, actual.witness.passes),
    ...witnessDifferences('fails', expected.witness?.fails, actual.witness.fails),
  ];
  if (found.length === 0) return [];
  return [...found.map((line) => `${id}: ${line}`), ...tellSteps(actual, report)];
}

function blocksOf({ blocks, trace }: ReportPath, { traces }: Report): readonly string[] {
  const hops = traces.find(({ id }) => id === trace)?.hops ?? [];
  return blocks.map(([hop, step]) => {
    const block = hops[hop]?.steps[step];
    return block === undefined ? `no step at ${hop},${step}` : `${block.code} ${block.resource.id}`;
  });
}

// A gap is expected by its fact or reason alone, or with what fills it behind a colon.
function gapsLike(expected: readonly string[], { gaps }: ReportPath): readonly string[] {
  return unique(gaps.map((gap) => (expected.includes(sayGap(gap)) ? sayGap(gap) : subjectOf(gap))));
}

function subjectOf(gap: Gap): string {
  return gap.kind === 'not-modelled' ? gap.reason : gap.subject.fact;
}

function sayGap(gap: Gap): string {
  switch (gap.kind) {
    case 'not-modelled':
      return `${gap.reason}: ${gap.id}`;
    case 'refused':
      return `${gap.subject.fact}: ${gap.action}`;
    case 'unreachable':
      return `${gap.subject.fact}: ${gap.host}`;
    case 'not-in-source':
      return `${gap.subject.fact}: ${gap.command}`;
    case 'unresolved':
      return `${gap.subject.fact}: ${gap.expression}`;
  }
}

type Witness = z.infer<typeof witness>;

function witnessDifferences(side: string, expected: Witness | undefined, actual: Witness): readonly string[] {
  if (expected === undefined) return [];
  if (expected === null || actual === null) {
    return differ(`witness that ${side}`, JSON.stringify(expected), JSON.stringify(actual));
  }
  return Object.entries(expected).flatMap(([field, value]) =>
    differ(`${field} of the witness that ${side}`, String(value), String(actual[field])),
  );
}

function operationDifferences(expected: Expected, { operations }: Report): readonly string[] {
  const actual = new Map(operations.map((item) => [`${item.vantage} ${item.group}`, item.verdict]));
  return Object.entries(expected.operations).flatMap(([name, verdict]) =>
    differ(
      `operations ${name}`,
      verdict,
      actual.get(name) ?? `not judged (${[...actual.keys()].join(', ')})`,
    ),
  );
}

function failing({ findings }: Report): readonly string[] {
  return findings
    .filter(({ status }) => status === 'fail')
    .map((finding) => `${finding.severity} ${finding.check} ${finding.code} ${finding.resource.id}`);
}

function differ(what: string, expected: string, actual: string): readonly string[] {
  return expected === actual ? [] : [`${what}: expected ${expected}, got ${actual}`];
}

function differInMembers(
  what: string,
  expected: readonly string[],
  actual: readonly string[],
): readonly string[] {
  const missing = without(expected, actual);
  const more = without(actual, expected);
  return [
    ...missing.map((item) => `${what}: expected and missing: ${item}`),
    ...more.map((item) => `${what}: not expected: ${item}`),
  ];
}

// What is there twice must be expected twice.
function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const rest = [...taken];
  return all.filter((item) => {
    const index = rest.indexOf(item);
    if (index !== -1) rest.splice(index, 1);
    return index === -1;
  });
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}

function tellSteps({ trace }: ReportPath, { traces }: Report): readonly string[] {
  const steps = traces.find(({ id }) => id === trace)?.hops.flatMap((hop) => hop.steps) ?? [];
  return steps.map(
    ({ outcome, code, resource: { id }, text }) => `  ${outcome.padEnd(9)} ${code} ${id}: ${text}`,
  );
}
