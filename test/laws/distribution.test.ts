import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditPath, judgePaths } from '../../src/audit/judge-paths.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type Prediction } from '../../src/path/step.ts';
import { stepKinds } from '../../src/path/step-kind.ts';
import { manyTargets, manyVantages, type RandomNetwork, randomNetwork } from '../kit/random-network.ts';
import { lawTimeout } from './runs.ts';

const asked = ['subnet-a1', 'subnet-a2', 'fn@subnet-a1', 'eni-i1', 'eni-p1', 'subnet-b1'];

function pathsOf({ network }: RandomNetwork): readonly AuditPath[] {
  const index = indexNetwork(network);
  const vantages = manyVantages(index).filter(({ id }) => asked.includes(id));
  return judgePaths(index, vantages, manyTargets, false).paths;
}

/** Always the same networks: this is about the generator, not about the code under test. */
function samplePaths(): readonly AuditPath[] {
  return fc.sample(randomNetwork, { seed: 7, numRuns: 120 }).flatMap(pathsOf);
}

function shareOf(paths: readonly AuditPath[], prediction: Prediction): number {
  const count = paths.filter(({ decision }) => decision.prediction === prediction).length;
  return Math.round((count * 1000) / paths.length) / 10;
}

describe('the random networks', { timeout: lawTimeout }, () => {
  test('give every prediction often and none in most cases, and meet most step codes', () => {
    const paths = samplePaths();
    const predictions = ['reachable', 'blocked', 'conditional', 'unknown'] as const;
    const shares = predictions.map((prediction) => [prediction, shareOf(paths, prediction)] as const);
    const met = new Set<string>(
      paths.flatMap(({ decision }) => decision.trace.steps.map(({ code }) => code)),
    );
    const said = shares.map(([prediction, share]) => `${prediction} ${share} %`).join(', ');
    process.stdout.write(`random networks: ${paths.length} paths, ${said}; ${met.size} step codes\n`);
    for (const [prediction, share] of shares) {
      expect(share, prediction).toBeLessThan(60);
      expect(share, prediction).toBeGreaterThan(2);
    }
    expect(met.size).toBeGreaterThan(Object.keys(stepKinds).length * 0.5);
  });
});
