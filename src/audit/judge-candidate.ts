import { type NetworkIndex } from '../network/network-index.ts';
import { type Api } from '../network/api.ts';
import { type Ask, answerAt } from '../path/answer.ts';
import { type Step } from '../path/step.ts';
import { type AuditPath } from './judge-paths.ts';
import { type OperationVerdict } from './report.ts';

/** The operation of one path and one group: what the path lets through, then who answers. */
export interface Candidate {
  readonly path: AuditPath;
  readonly verdict: OperationVerdict;
  /** The step that decided; null where nobody is known who answers. */
  readonly step: Step | null;
  readonly isAnswer: boolean;
  /** Whether whoever answers refuses, so that a way that cannot be told makes nothing better. */
  readonly isRefused: boolean;
}

/** What is asked at the end of a path, and of which API where it is one. */
export interface CandidateQuestion {
  readonly ask: Ask;
  readonly api: Api | null;
}

/** Judges one group of operations by one of its paths. */
export function judgeCandidate(
  index: NetworkIndex,
  { ask, api }: CandidateQuestion,
  path: AuditPath,
  all: readonly AuditPath[],
): Candidate {
  const { decision, target, vpc, family } = path;
  const host = target.kind === 'address' ? '' : target.host;
  const answer = answerAt(ask, decision, {
    index,
    vpc,
    host,
    family,
    defaultName: defaultNameOf(path, all),
    api,
  });
  const isRefused = answer?.outcome === 'fail';
  const isNeverServed = isRefused || api?.disableExecuteApiEndpoint === true;
  const byPath = (step: Step | undefined, verdict: OperationVerdict): Candidate => {
    return { path, verdict, step: step ?? null, isAnswer: false, isRefused: isNeverServed };
  };
  const byAnswer = (verdict: OperationVerdict): Candidate => {
    return { path, verdict, step: answer, isAnswer: true, isRefused: isNeverServed };
  };
  const { steps } = decision.trace;
  const first = (...outcomes: readonly Step['outcome'][]): Step | undefined =>
    steps.find(({ outcome }) => outcomes.includes(outcome));
  if (decision.prediction === 'blocked') {
    // Opening the way would not help where whoever answers at its end refuses.
    return byPath(isRefused ? (answer ?? undefined) : (first('fail') ?? first('part')), 'blocked');
  }
  const uncertainName = steps.find(({ code }) => code === 'private-names-without-dns-hostnames');
  if (uncertainName !== undefined) return byPath(uncertainName, 'conditional');
  if (decision.prediction === 'unknown') return byPath(first('unknown'), 'unknown');
  if (answer === null || answer.outcome === 'unknown') return byAnswer('unknown');
  if (isRefused) return byAnswer('denied');
  if (decision.prediction === 'conditional') return byPath(first('part', 'condition'), 'conditional');
  return byAnswer(answer.outcome === 'pass' ? 'works' : 'conditional');
}

// A CNAME leads to the default name in every family; where that has no address of this one, the other tells.
function defaultNameOf({ family }: AuditPath, all: readonly AuditPath[]): AuditPath['decision'] | null {
  const named = all.filter(({ target }) => target.id === 'apigateway:data');
  return (named.find((path) => path.family === family) ?? named[0])?.decision ?? null;
}

/** One family and one name that works is enough; of those that do not, what can be mended soonest is told. */
export function bestOf(candidates: readonly Candidate[]): Candidate {
  const [best] = candidates.toSorted((a, b) => rankOf(a) - rankOf(b));
  if (best === undefined) throw new Error('an operation without a path');
  return best;
}

function rankOf({ verdict, isRefused }: Candidate): number {
  switch (verdict) {
    case 'works':
      return 0;
    case 'conditional':
      return 1;
    case 'unknown':
      return isRefused ? 4 : 2;
    case 'denied':
      return 3;
    case 'blocked':
      return 5;
  }
}
