import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Prediction } from '../../src/path/step.ts';
import { stepKinds } from '../../src/path/step-kind.ts';
import { manyPaths, randomNetwork } from '../kit/random-network.ts';

/** Always the same networks: this is about the generator, not about the code under test. */
const sample = fc.sample(randomNetwork, { seed: 7, numRuns: 200 });
const paths = sample.flatMap(({ network }) => manyPaths(network));

describe('the random networks', () => {
  test('give every prediction often, and none in most cases', () => {
    const counts: Record<Prediction, number> = { reachable: 0, blocked: 0, conditional: 0, unknown: 0 };
    for (const { decision } of paths) counts[decision.prediction] += 1;
    const shares = Object.entries(counts).map(([prediction, count]): readonly [string, number] => [
      prediction,
      Math.round((count * 1000) / paths.length) / 10,
    ]);
    process.stdout.write(
      `${paths.length} paths: ${shares.map(([prediction, share]) => `${prediction} ${share} %`).join(', ')}\n`,
    );
    for (const [prediction, share] of shares) {
      expect(share, prediction).toBeLessThan(60);
      expect(share, prediction).toBeGreaterThan(3);
    }
  });

  test('meet nearly every step code', () => {
    const met = new Set(paths.flatMap(({ decision }) => decision.trace.steps.map(({ code }) => code)));
    const unmet = Object.keys(stepKinds).filter((code) => ![...met].some((known) => known === code));
    process.stdout.write(`codes not met: ${unmet.join(', ')}\n`);
    expect(unmet.length).toBeLessThan(Object.keys(stepKinds).length / 4);
  });
});
