// Measures what the program takes as ratios to `node -e 0` in the same run: npm run bench
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { markdownTable } from 'markdown-table';
import * as z from 'zod';
import { build } from '../../esbuild.config.mjs';
import { measureFirstRequest } from './first-request.ts';
import { type Kind, type Predicted } from './large-network.ts';
import { bundleKilobytes, measureProbe } from './probe.ts';

const root = join(import.meta.dirname, '../..');

/** One line of the result. */
interface Row {
  readonly what: string;
  readonly measured: string;
  readonly toReach: string;
}

const predicted: z.ZodType<Predicted> = z.object({
  milliseconds: z.number(),
  peakMegabytes: z.number(),
  paths: z.number(),
});

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function run(args: readonly string[]): { readonly milliseconds: number; readonly stdout: string } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root });
  const milliseconds = performance.now() - start;
  if (status === null || status > 4 || status === 3) throw new Error(`node ${args.join(' ')}: ${stderr}`);
  return { milliseconds, stdout };
}

/** Medians of several rounds; each round runs every command once, so that all meet the same disturbances. */
function mediansOf(commands: readonly (readonly string[])[], rounds: number): readonly number[] {
  const times = commands.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, command] of commands.entries()) times[at]?.push(run(command).milliseconds);
  }
  return times.map(median);
}

function predict(script: string, count: number, kind: Kind, rounds: number): Predicted {
  const results = Array.from({ length: rounds }, () => {
    return predicted.parse(JSON.parse(run([script, `${count}`, kind]).stdout));
  });
  return {
    milliseconds: median(results.map(({ milliseconds }) => milliseconds)),
    peakMegabytes: median(results.map(({ peakMegabytes }) => peakMegabytes)),
    paths: results[0]?.paths ?? 0,
  };
}

function factor(value: number): string {
  return `${value.toFixed(2)}x`;
}

function startRows(cli: string, small: string): { readonly empty: number; readonly rows: readonly Row[] } {
  const commands = [
    ['-e', '0'],
    [cli, '--version'],
    [cli, 'audit', small],
    [cli, 'audit', small, '--format', 'json'],
  ];
  const [empty = 1, version = 0, audit = 0, json = 0] = mediansOf(commands, 15);
  const rows: readonly Row[] = [
    { what: '`planecheck --version`', measured: factor(version / empty), toReach: '1.5x' },
    { what: 'audit of a small saved folder', measured: factor(audit / empty), toReach: '3x' },
    { what: 'the same as JSON', measured: factor(json / empty), toReach: '3x' },
  ];
  return { empty, rows };
}

async function firstRequestRow(cli: string): Promise<Row> {
  const { empty, request } = await measureFirstRequest(cli, 15);
  return {
    what: 'live audit, until the first request to AWS leaves',
    measured: factor(median(request) / median(empty)),
    toReach: '4x',
  };
}

async function probeRows(bundle: string): Promise<readonly Row[]> {
  const { twenty, slowest } = await measureProbe(5, median);
  const load = ['--input-type=module', '-e', `await import(${JSON.stringify(pathToFileURL(bundle).href)})`];
  const [empty = 1, loaded = 0] = mediansOf([['--input-type=module', '-e', ''], load], 15);
  const kilobytes = await bundleKilobytes(bundle);
  return [
    {
      what: 'probe: 20 targets against the slowest alone',
      measured: factor(twenty / slowest),
      toReach: '1.1x',
    },
    { what: 'probe: its bundle', measured: `${kilobytes.toFixed(0)} KB`, toReach: '200 KB' },
    { what: 'probe: importing its bundle', measured: factor(loaded / empty), toReach: '1.5x' },
  ];
}

const wordsOfKind = {
  alike: 'few situations',
  different: 'a table and an ACL of its own for each',
} as const satisfies Record<Kind, string>;

function predictionRows(script: string, kind: Kind, empty: number): readonly Row[] {
  const small = predict(script, 1000, kind, 5);
  const large = predict(script, 10_000, kind, 3);
  const what = `${large.paths / 20} subnets x 20 targets, ${wordsOfKind[kind]}`;
  return [
    { what, measured: factor(large.milliseconds / empty), toReach: '20x' },
    { what: `${what}: peak memory`, measured: `${large.peakMegabytes.toFixed(0)} MB`, toReach: '500 MB' },
    {
      what: `${what}: 10,000 against 1,000`,
      measured: factor(large.milliseconds / small.milliseconds),
      toReach: '12x',
    },
  ];
}

async function buildPredict(folder: string): Promise<string> {
  const outfile = join(folder, 'predict.js');
  const entry = fileURLToPath(new URL('./predict.ts', import.meta.url));
  await esbuild.build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node' });
  return outfile;
}

async function bench(folder: string): Promise<string> {
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await build(join(folder, 'dist'), { logLevel: 'silent' });
  const script = await buildPredict(folder);
  const cli = join(folder, 'dist', 'bin', 'planecheck.js');
  const { empty, rows } = startRows(cli, join(root, 'examples', 'nat-egress'));
  const all = [
    ...rows,
    await firstRequestRow(cli),
    ...(await probeRows(join(folder, 'dist', 'probe', 'lambda-handler.mjs'))),
    ...predictionRows(script, 'alike', empty),
    ...predictionRows(script, 'different', empty),
  ];
  const table = markdownTable([
    ['what', 'measured', 'to reach'],
    ...all.map(({ what, measured, toReach }) => [what, measured, toReach]),
  ]);
  return `\`node -e 0\`: ${empty.toFixed(0)} ms\n\n${table}\n`;
}

const folder = await mkdtemp(join(tmpdir(), 'planecheck-bench-'));
try {
  process.stdout.write(await bench(folder));
} finally {
  await rm(folder, { recursive: true, force: true });
}
