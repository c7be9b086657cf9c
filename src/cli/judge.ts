import { checks } from '../../checks/index.ts';
import { audit } from '../audit/audit.ts';
import { type ObservedRun } from '../audit/observation/observed-run.ts';
import { type Report } from '../audit/report.ts';
import { type Target } from '../targets/target.ts';
import { type JudgementOptions } from './command-options.ts';
import { type Input } from './input.ts';
import { type Vantage } from '../path/vantage.ts';

/** What is judged: from where, to where. */
export interface Question {
  readonly from: { readonly vantages: readonly Vantage[] };
  readonly targets: readonly Target[];
  /** What probes saw; empty where none was asked for. */
  readonly observed: readonly ObservedRun[];
  readonly options: JudgementOptions;
  readonly version: string;
}

/** The report on the paths from some vantages to some targets. */
export function judge({ index, sources, assumed, places }: Input, question: Question): Report {
  const { from, targets, observed, options, version } = question;
  return audit({
    index,
    sources,
    places,
    version,
    checks,
    vantages: from.vantages,
    targets,
    observed,
    strict: options.input.strict,
    assumed,
    failOn: options.failOn,
    exitZero: options.exitZero,
  });
}
