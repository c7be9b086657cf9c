import { type NetworkIndex } from '../network/network-index.ts';
import { resourceKey } from '../network/resource.ts';
import { type Step, type Trace } from '../path/step.ts';
import { toJson } from './json.ts';
import { reportGap } from './gap-text.ts';
import { type ReportHop, type ReportStep, type ReportTrace } from './report.ts';
import { type CheckOfCode, stepText } from './step-text.ts';

/** The traces of a report: each text once, numbered in the order in which paths first use them. */
export interface TraceTable {
  readonly traces: readonly ReportTrace[];
  readonly of: (trace: Trace) => ReportTrace;
}

/** Words traces and folds equal ones into one. */
export function tableOfTraces(index: NetworkIndex, owners: CheckOfCode, used: readonly Trace[]): TraceTable {
  const byObject = new Map<Trace, ReportTrace>();
  const byText = new Map<string, ReportTrace>();
  for (const trace of used) {
    if (byObject.has(trace)) continue;
    const hops = hopsOf(index, owners, trace.steps);
    const text = JSON.stringify([trace.left, hops]);
    const known = byText.get(text) ?? { id: `t${byText.size + 1}`, left: trace.left, hops };
    byText.set(text, known);
    byObject.set(trace, known);
  }
  return {
    traces: [...byText.values()],
    of: (trace) => {
      const found = byObject.get(trace);
      if (found === undefined) throw new Error('a trace that the table was not made with');
      return found;
    },
  };
}

// Steps at the same place one after the other, on the same way, belong to one hop.
function hopsOf(index: NetworkIndex, owners: CheckOfCode, steps: readonly Step[]): readonly ReportHop[] {
  const hops: { resource: ReportHop['resource']; way: Step['way']; steps: ReportStep[] }[] = [];
  for (const step of steps) {
    const last = hops.at(-1);
    const worded = wordStep(index, owners, step);
    if (last !== undefined && last.way === step.way && resourceKey(last.resource) === resourceKey(step.hop)) {
      last.steps.push(worded);
    } else hops.push({ resource: step.hop, way: step.way, steps: [worded] });
  }
  return hops.map(({ resource, steps: own }) => ({ resource, steps: own }));
}

function wordStep(index: NetworkIndex, owners: CheckOfCode, step: Step): ReportStep {
  return {
    code: step.code,
    resource: step.resource,
    rule: step.rule,
    way: step.way,
    outcome: step.outcome,
    data: toJson(step.data),
    gap: step.gap === null ? null : reportGap(step.gap),
    text: stepText(owners, step, index),
  };
}

/** Hop and step of every block of a trace: what refuses all, and where parts leave nothing, each part. */
export function blocksOf({ hops, left }: ReportTrace): readonly (readonly [number, number])[] {
  const found = (outcomes: readonly string[]): readonly (readonly [number, number])[] =>
    hops.flatMap((hop, hopIndex) =>
      hop.steps.flatMap((step, stepIndex): readonly (readonly [number, number])[] =>
        outcomes.includes(step.outcome) ? [[hopIndex, stepIndex]] : [],
      ),
    );
  const fails = found(['fail']);
  return fails.length === 0 && left === 'none' ? found(['part']) : fails;
}
