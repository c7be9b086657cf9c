import { type OperationVerdict, type ReportStep } from '../audit/report.ts';
import { type Prediction } from '../path/step.ts';
import { type Role, type Style } from './style.ts';

/** How something came out, as one sign says it. */
export type Sign = 'good' | 'bad' | 'depends' | 'unknown';

/** Signs from the worst to the best. */
export const signs = ['bad', 'unknown', 'depends', 'good'] as const satisfies readonly Sign[];

/** The sign of each verdict. */
export const signOfVerdict = {
  works: 'good',
  blocked: 'bad',
  denied: 'bad',
  conditional: 'depends',
  unknown: 'unknown',
} as const satisfies Record<OperationVerdict, Sign>;

/** The sign of each prediction. */
export const signOfPrediction = {
  reachable: 'good',
  blocked: 'bad',
  conditional: 'depends',
  unknown: 'unknown',
} as const satisfies Record<Prediction, Sign>;

/** The sign of each step's outcome. */
export const signOfOutcome = {
  pass: 'good',
  fail: 'bad',
  part: 'depends',
  condition: 'depends',
  unknown: 'unknown',
} as const satisfies Record<ReportStep['outcome'], Sign>;

/** The characters that a report is drawn with. */
export interface Marks {
  readonly signs: Readonly<Record<Sign, string>>;
  /** Where there is nothing, and nothing is to be had. */
  readonly none: string;
  readonly ellipsis: string;
  readonly separator: string;
  readonly arrow: string;
}

const drawn: Marks = {
  signs: { good: '✓', bad: '✗', depends: '~', unknown: '?' },
  none: '–',
  ellipsis: '…',
  separator: ' · ',
  arrow: '→',
};

const ascii: Marks = {
  signs: { good: '+', bad: 'x', depends: '~', unknown: '?' },
  none: '-',
  ellipsis: '..',
  separator: ', ',
  arrow: '->',
};

/** The characters of a style. */
export function marksOf(style: Style): Marks {
  return style.ascii ? ascii : drawn;
}

/** The role that a sign is dressed in. */
export const roleOfSign = {
  good: 'good',
  bad: 'bad',
  depends: 'unsure',
  unknown: 'unsure',
} as const satisfies Record<Sign, Role>;

/** What the signs mean. */
export const legend = [
  ['good', 'works'],
  ['bad', 'does not'],
  ['depends', 'depends'],
  ['unknown', 'cannot tell'],
] as const satisfies readonly (readonly [Sign, string])[];
