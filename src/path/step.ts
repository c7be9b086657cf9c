import { type Gap } from '../network/gap.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type StepCode, type StepData } from './step-code.ts';
import { type Via } from './via.ts';

/**
 * What a step means for all that the vantage may send: it lets all of it through, a part of it, all of it on
 * a condition that the input names but does not settle, none of it, or it cannot be told.
 */
export type Outcome = 'pass' | 'part' | 'condition' | 'fail' | 'unknown';

/** Towards the target or back to the client. */
export type Way = 'there' | 'back';

/** The parts that every step has. */
export interface StepBase {
  /** Where the packet is. */
  readonly hop: ResourceRef;
  /** The one thing a person would change. */
  readonly resource: ResourceRef;
  /** The rule, entry or route that decided: `100`, `0.0.0.0/0`. */
  readonly rule: string | null;
  readonly way: Way;
  readonly outcome: Outcome;
  /** Why it cannot be told; only steps with the outcome `unknown` have one. */
  readonly gap: Gap | null;
}

/** One decision on the way, with its code and that code's data; it holds no sentences. */
export type Step = {
  readonly [Code in StepCode]: StepBase & { readonly code: Code; readonly data: StepData[Code] };
}[StepCode];

/** A step of one code. */
export type StepOf<Code extends StepCode> = StepBase & { readonly code: Code; readonly data: StepData[Code] };

/** How a path's prediction was decided. */
export interface Trace {
  readonly steps: readonly [Step, ...Step[]];
  /** What survives all filters; an unknown step lets all through. */
  readonly left: 'all' | 'part' | 'none';
  readonly via: Via;
  readonly viaResource: ResourceRef | null;
}

/** Whether packets of a path arrive and their answers come back. */
export type Prediction = 'reachable' | 'blocked' | 'conditional' | 'unknown';

/**
 * The prediction that steps amount to. A block beside a gap stays a block; a gap never opens or closes anything.
 */
export function foldSteps(steps: readonly Step[], left: Trace['left']): Prediction {
  let prediction: Prediction = left === 'none' ? 'blocked' : left === 'part' ? 'conditional' : 'reachable';
  for (const { outcome } of steps) prediction = worstOf(prediction, predictionOf[outcome]);
  return prediction;
}

const predictionOf = {
  pass: 'reachable',
  part: 'conditional',
  condition: 'conditional',
  unknown: 'unknown',
  fail: 'blocked',
} as const satisfies Record<Outcome, Prediction>;

const rank = { reachable: 0, conditional: 1, unknown: 2, blocked: 3 } as const satisfies Record<
  Prediction,
  number
>;

/** Of two parts of one path, the prediction that both together have. */
export function worstOf(a: Prediction, b: Prediction): Prediction {
  return rank[a] >= rank[b] ? a : b;
}
