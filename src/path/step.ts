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
 * The prediction that a trace amounts to. A block beside a gap stays a block; a gap never opens or closes
 * anything.
 */
export function foldTrace(trace: Pick<Trace, 'steps' | 'left'>): Prediction {
  const has = (outcome: Outcome): boolean => trace.steps.some((step) => step.outcome === outcome);
  if (has('fail') || trace.left === 'none') return 'blocked';
  if (has('unknown')) return 'unknown';
  if (has('part') || has('condition') || trace.left === 'part') return 'conditional';
  return 'reachable';
}
