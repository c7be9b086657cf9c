import { type SourceFile, sourceError } from './template-node.ts';

/** Values that one input may come to. A template of 5 MB has some 400000. */
const mostSteps = 2_000_000;
/** How deep references may lead on to further ones; each level takes several calls. */
const deepest = 400;

/** Counts what evaluating takes, so that a small template cannot keep the program busy for ever. */
export interface Work {
  /**
   * Does one step of it.
   * @throws InputError `template` where it is one too many, or too deep.
   */
  readonly step: <T>(source: SourceFile, at: number, run: () => T) => T;
}

/** The work of one input. */
export function makeWork(): Work {
  let steps = 0;
  let depth = 0;
  return {
    step: (source, at, run) => {
      steps += 1;
      if (steps > mostSteps) {
        throw sourceError(source, at, 'the template comes to too many values', 'Split it, or unroll less.');
      }
      if (depth >= deepest) {
        throw sourceError(source, at, 'the references lead on too deep', 'Shorten the chain of references.');
      }
      depth += 1;
      try {
        return run();
      } finally {
        depth -= 1;
      }
    },
  };
}
