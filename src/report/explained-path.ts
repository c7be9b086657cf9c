import { type Report, type ReportPath, type ReportStep } from '../audit/report.ts';
import { type Prediction } from '../path/step.ts';
import { type ReportIndex, stepsOf } from './report-index.ts';
import { targetPlace } from './verdict-rows.ts';
import { wayText } from './way-text.ts';

const worstFirst = [
  'blocked',
  'unknown',
  'conditional',
  'reachable',
] as const satisfies readonly Prediction[];

/** The path that is explained in full: the first of the worst; undefined where there is none. */
export function worstPath({ paths }: Report): ReportPath | undefined {
  const [worst] = worstFirst.flatMap(
    (prediction) => paths.find((path) => path.prediction === prediction) ?? [],
  );
  return worst;
}

const familyNames = { ipv4: 'IPv4', ipv6: 'IPv6' } as const satisfies Record<
  ReportPath['to']['family'],
  string
>;

const planeNames = {
  control: ', control plane',
  data: ', data plane',
  all: '',
} as const satisfies Record<NonNullable<ReportPath['to']['plane']>, string>;

/** Where a path leads: `logs.eu-west-1.amazonaws.com:443 (logs), IPv4`. */
export function targetText({ to }: ReportPath): string {
  const plane = to.plane === null ? '' : planeNames[to.plane];
  const service = to.service === null ? '' : ` (${to.service}${plane})`;
  return `${targetPlace(to)}${service} by ${familyNames[to.family]}`;
}

/** How a path came out and why: `blocked: rtb-0f… has no route beyond 10.0.0.0/16`. */
export function outcomeText(index: ReportIndex, path: ReportPath): string {
  const [first, ...more] = decidingSteps(index, path);
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  const because = first === undefined ? '' : `: ${first.text}${others}`;
  const way = wayText(path);
  switch (path.prediction) {
    case 'blocked':
      return `blocked${because}`;
    case 'unknown':
      return `cannot tell${because}`;
    case 'conditional':
      return `depends${because}`;
    case 'reachable':
      return way === '' ? 'reachable' : `reachable ${way}`;
  }
}

const decidingOutcomes = {
  blocked: ['fail'],
  unknown: ['unknown'],
  conditional: ['part', 'condition'],
  reachable: [],
} as const satisfies Record<Prediction, readonly ReportStep['outcome'][]>;

/** The steps because of which a path came out as it did, each text once. */
function decidingSteps(index: ReportIndex, path: ReportPath): readonly ReportStep[] {
  const outcomes: readonly ReportStep['outcome'][] = decidingOutcomes[path.prediction];
  const hops = index.traces.get(path.trace)?.hops ?? [];
  const blocks = path.blocks.flatMap(([hop, step]) => hops[hop]?.steps[step] ?? []);
  const steps =
    blocks.length > 0 ? blocks : stepsOf(index, path).filter((step) => outcomes.includes(step.outcome));
  return [...new Map(steps.map((step) => [step.text, step])).values()];
}
