import { keyOfPath, predict } from './ask.ts';
import { compare } from './compare.ts';
import { type Engine } from '../mutation/load-mutant.ts';
import { type ProvedCase } from './campaign.ts';

/** What the kernel did that a predictor with an error in it said otherwise: the first case that tells. */
export interface Catch {
  readonly seed: number;
  readonly told: string;
}

/** Replays what the kernel did against another predictor; null where nothing tells it from the kernel. */
export function catchesMutant(mutant: Engine, cases: readonly ProvedCase[]): Catch | null {
  for (const proved of cases) {
    const told = contradiction(mutant, proved);
    if (told !== null) return { seed: proved.seed, told };
  }
  return null;
}

// Only what the mutant decides otherwise can differ from the kernel, as the predictor itself did not.
function contradiction(mutant: Engine, { question, paths, recorded, labCase }: ProvedCase): string | null {
  const theirs = predict(mutant, question);
  const ours = new Map(paths.map((path) => [keyOfPath(path), JSON.stringify(path.decision)]));
  const kept = new Set(theirs.map(keyOfPath));
  const gone = recorded.connections.find(({ path, isOpen }) => isOpen && !kept.has(path));
  if (gone !== undefined) return `path: ${gone.path}: not told of, and open`;
  const other = theirs.filter((path) => {
    const own = ours.get(keyOfPath(path));
    return own !== undefined && own !== JSON.stringify(path.decision);
  });
  const [mismatch] = compare(mutant, question.index, other, recorded, labCase.isMarked);
  return mismatch === undefined ? null : `${mismatch.what}: ${mismatch.path}: ${mismatch.told}`;
}
