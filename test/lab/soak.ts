import { failureOf, openCampaignLabs, type ProvedCase, proveSeed, shrinkSeed } from './proof/campaign.ts';
import { addCoverage, type Coverage, coverageOf } from './proof/coverage.ts';
import { coverageText } from './proof/coverage-text.ts';

const topologies = Number(process.env['LAB_TOPOLOGIES'] ?? 20_000);
const firstSeed = Number(process.env['LAB_SEED'] ?? Date.now() % 1_000_000_000);
const portion = 500;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const pool = await openCampaignLabs();
const begun = Date.now();
let coverage: Coverage | null = null;
const failed: number[] = [];

say(`seeds ${firstSeed} to ${firstSeed + topologies - 1}`);
for (let done = 0; done < topologies; done += portion) {
  const count = Math.min(portion, topologies - done);
  const seeds = Array.from({ length: count }, (_, index) => firstSeed + done + index);
  const cases: readonly ProvedCase[] = await Promise.all(seeds.map((seed) => proveSeed(pool, seed)));
  const own = coverageOf(cases);
  coverage = coverage === null ? own : addCoverage(coverage, own);
  for (const failure of cases.flatMap((one) => failureOf(one) ?? [])) {
    failed.push(failure.seed);
    say(`seed ${failure.seed}: ${[...failure.story, ...failure.told].join('\n  ')}`);
  }
  const each = Math.round((Date.now() - begun) / (done + count));
  say(`${done + count} networks, ${failed.length} mismatches, ${each} ms a network`);
}
if (coverage !== null) say(coverageText(coverage));
for (const seed of failed.slice(0, 5)) say(`seed ${seed} made small:\n${await shrinkSeed(pool, seed)}`);
pool.close();
process.exitCode = failed.length === 0 ? 0 : 1;
