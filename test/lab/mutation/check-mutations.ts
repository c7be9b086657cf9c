import { loadMutant } from './load-mutant.ts';
import { type Mutation } from './mutation.ts';

/** What is wrong with a list of mutations, a line each: a text that is not there once, a mutant that does not load. */
export async function problemsOf(mutations: readonly Mutation[]): Promise<readonly string[]> {
  const problems = new Set<string>();
  const names = new Set<string>();
  for (const mutation of mutations) {
    if (names.has(mutation.name)) problems.add(`${mutation.name}: two mutations have this name`);
    names.add(mutation.name);
    try {
      await loadMutant(mutation);
    } catch (error) {
      problems.add(error instanceof Error ? error.message : `${mutation.name}: ${String(error)}`);
    }
  }
  return [...problems];
}
