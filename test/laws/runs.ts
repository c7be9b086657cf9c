import { type Parameters } from 'fast-check';

const factor = Number(process.env['LAW_RUNS'] ?? '1');
const seed = process.env['LAW_SEED'];

/** How long one law may take: time for a soak, and for a machine that does other things beside. */
export const lawTimeout = 60_000 * Math.max(1, factor);

/**
 * How often a law is tried, and from which seed. Unless told otherwise the seed is fixed, so that a run says
 * nothing but what changed in the code. For a soak, which takes as long as it is told to:
 *
 *     LAW_RUNS=50 LAW_SEED=random npx vitest run test/laws test/path test/network --testTimeout=3600000
 *
 * LAW_RUNS multiplies the number of tries, LAW_SEED is a number or `random`; a failing law prints its seed.
 */
export function runs<T>(usual: number): Parameters<T> {
  const numRuns = Math.max(1, Math.round(usual * factor));
  if (seed === 'random') return { numRuns };
  return { numRuns, seed: Number(seed ?? '20261101') };
}
