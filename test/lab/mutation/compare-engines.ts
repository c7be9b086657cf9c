import { type PathDecision } from '../../../src/path/decide-walk.ts';
import { predict, type Question } from '../proof/ask.ts';
import { type Engine } from './load-mutant.ts';

/** What an engine says of one path: texts to be compared. */
interface Said {
  readonly prediction: string;
  readonly blocks: string;
  readonly witness: string;
}

/** The paths of one network by their ids; or why there are none. */
export type Answers = ReadonlyMap<string, Said> | { readonly failure: string };

/** In how far two engines differ about one network; each kind counts only where the ones before do not. */
export type Difference = 'failure' | 'prediction' | 'blocks or via' | 'witness' | 'none';

/** What an engine says of all paths of a network. */
export function answersOf(engine: Engine, question: Question): Answers {
  try {
    const paths = predict(engine, question);
    return new Map(paths.map(({ id, decision }) => [id, whatIsSaid(decision)]));
  } catch (error) {
    return { failure: String(error) };
  }
}

function whatIsSaid({ prediction, trace, witness }: PathDecision): Said {
  const blocks = trace.steps
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ code, resource, rule, outcome }) => `${outcome} ${code} ${resource.id} ${rule}`);
  const via = `${trace.via} ${trace.viaResource?.id}`;
  return { prediction, blocks: [via, ...blocks].join('\n'), witness: JSON.stringify(witness) };
}

/** Compares what two engines say of one network. */
export function differenceOf(ours: Answers, theirs: Answers): Difference {
  if ('failure' in ours || 'failure' in theirs) return 'failure';
  const ids = [...new Set([...ours.keys(), ...theirs.keys()])];
  const differs = (part: keyof Said): boolean =>
    ids.some((id) => ours.get(id)?.[part] !== theirs.get(id)?.[part]);
  if (differs('prediction')) return 'prediction';
  if (differs('blocks')) return 'blocks or via';
  return differs('witness') ? 'witness' : 'none';
}
