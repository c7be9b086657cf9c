import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LabPool } from './kernel/pool.ts';
import { loadMutant } from './mutation/load-mutant.ts';
import { mutations } from './mutation/mutations.ts';
import { failureOf, openCampaignLabs, type ProvedCase, proveSeed, shrinkSeed } from './proof/campaign.ts';
import { type Coverage, coverageOf, expectedToOccur } from './proof/coverage.ts';
import { coverageText } from './proof/coverage-text.ts';
import { catchesMutant } from './proof/replay.ts';

const firstSeed = Number(process.env['LAB_SEED'] ?? 1);
const topologies = Number(process.env['LAB_TOPOLOGIES'] ?? 1000);
const leastOften = 10;

let pool: LabPool;
let cases: readonly ProvedCase[] = [];
let coverage: Coverage;

beforeAll(async () => {
  pool = await openCampaignLabs();
  const seeds = Array.from({ length: topologies }, (_, index) => firstSeed + index);
  cases = await Promise.all(seeds.map((seed) => proveSeed(pool, seed)));
  coverage = coverageOf(cases);
  process.stdout.write(`seeds ${firstSeed} to ${firstSeed + topologies - 1}\n${coverageText(coverage)}\n`);
});

afterAll(() => {
  pool.close();
});

describe('the kernel does as predicted', () => {
  test('in every network, and opens every path whose predicted blocks are repaired', async () => {
    const failures = cases.flatMap((one) => failureOf(one) ?? []);
    const [first] = failures;
    const smallest = first === undefined ? '' : await shrinkSeed(pool, first.seed);
    expect(failures, smallest).toStrictEqual([]);
  });
});

describe('the networks', () => {
  test.each(expectedToOccur().codes)('show %s often enough', (code) => {
    expect(coverage.codes[code] ?? 0).toBeGreaterThanOrEqual(leastOften);
  });

  test.each(expectedToOccur().vias)('lead by %s often enough', (via) => {
    expect(coverage.vias[via] ?? 0).toBeGreaterThanOrEqual(leastOften);
  });

  test('have no verdict for the most part', () => {
    const counts = Object.values(coverage.predictions);
    const all = counts.reduce((sum, count) => sum + count, 0);
    expect(Math.max(...counts) / all).toBeLessThanOrEqual(0.6);
  });

  test('are seldom marked as not to be told', () => {
    expect(coverage.markedCases / coverage.cases).toBeLessThanOrEqual(0.05);
  });
});

describe('what the kernel did tells of an error in src/path', () => {
  const rows: string[] = [];

  afterAll(() => {
    process.stdout.write(`| file | error | seed that tells |\n| --- | --- | --- |\n${rows.join('\n')}\n`);
  });

  test.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', async (_, mutation) => {
    const caught = catchesMutant(await loadMutant(mutation), cases);
    expect(caught).not.toBeNull();
    if (caught !== null) rows.push(`| ${mutation.file} | ${mutation.name} | ${caught.seed} |`);
  });

  test('and of none where there is none', async () => {
    expect(catchesMutant(await loadMutant(null), cases)).toBeNull();
  });
});
