import { type Question } from '../proof/ask.ts';
import { loadMutant } from './load-mutant.ts';
import { answersOf, type Difference, differenceOf } from './compare-engines.ts';
import { type Mutation } from './mutation.ts';

/** How many networks show a mutation, by what they show. */
export interface Shown {
  readonly mutation: Mutation;
  readonly counts: Readonly<Record<Difference, number>>;
}

/** Compares a mutant with the sources as they are on many networks, one mutation after the other. */
export async function* measure(
  mutations: readonly Mutation[],
  networks: readonly Question[],
): AsyncGenerator<Shown> {
  const engine = await loadMutant(null);
  const ours = networks.map((network) => answersOf(engine, network));
  for (const mutation of mutations) {
    const mutant = await loadMutant(mutation);
    const counts = { failure: 0, prediction: 0, 'blocks or via': 0, witness: 0, none: 0 };
    for (const [at, network] of networks.entries()) {
      const own = ours[at];
      if (own !== undefined) counts[differenceOf(own, answersOf(mutant, network))] += 1;
    }
    yield { mutation, counts };
  }
}
