import { type Fact } from '../network/fact.ts';
import { type Gap } from '../network/gap.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type PathDecision } from '../path/decide-walk.ts';
import { type StepOf } from '../path/step.ts';
import { type StepCode } from '../path/step-code.ts';
import { type Vantage } from '../path/vantage.ts';
import { type Target } from '../targets/target.ts';
import { type Json } from './json.ts';
import { type PathObservation } from './observation/path-observation.ts';
import { type Severity } from './severity.ts';

export { type Json } from './json.ts';
export { layerWords } from './observation/layer-words.ts';
export { type PathObservation } from './observation/path-observation.ts';

/** The parts of a check that its page shows. */
export interface CheckPage {
  /** Also the file's name; an assertion that holds when all is well. Never renamed. */
  readonly id: string;
  /** The assertion as a sentence without a full stop. */
  readonly title: string;
  /** Why it matters: what a user sees when it does not hold. */
  readonly why: string;
  /** What the check does not see. */
  readonly limits: string;
  /** Pages of AWS's documentation. */
  readonly links: readonly [string, ...string[]];
}

/** What a fix may name beside the step: where the finding was met. */
export interface FixContext {
  readonly index: NetworkIndex;
  readonly region: string;
  readonly vpcId: string;
  /** Subnets of the affected vantages, sorted. */
  readonly subnetIds: readonly string[];
  /** The targets of the affected paths, by id and without duplicates. */
  readonly targets: readonly Target[];
}

/** How one failing code is said. */
export interface Saying<Code extends StepCode> {
  /** `error-if-built`: an error only where everything else on that path is built, else a note. */
  readonly severity: Severity | 'error-if-built';
  /** One sentence without a full stop; it must not depend on which subnet asks. */
  readonly text: (step: StepOf<Code>, index: NetworkIndex) => string;
  /** What to do: an AWS CLI command where there is one; null where nothing is to be done. */
  readonly fix: (step: StepOf<Code>, context: FixContext) => string | null;
}

/** A check that owns step codes and only words them. */
export interface PathCheck extends CheckPage {
  readonly kind: 'path';
  /** Codes of steps that satisfy it. */
  readonly passes: readonly StepCode[];
  /** Codes of steps that only ever cannot tell. */
  readonly cannotTell: readonly StepCode[];
  /** The failing codes and their words. */
  readonly says: { readonly [Code in StepCode]?: Saying<Code> };
}

/** A path as checks see it. */
export interface JudgedPath {
  readonly id: string;
  readonly vantage: Vantage;
  readonly target: Target;
  readonly decision: PathDecision;
}

/** What standing checks look at. */
export interface AuditFacts {
  readonly index: NetworkIndex;
  readonly paths: readonly JudgedPath[];
  /** The same question decided without the endpoint that captures the name; undefined where none does. */
  readonly withoutCapture: (path: JudgedPath) => PathDecision | undefined;
  /** What a probe saw of a path, by its id; nothing where none was asked for. */
  readonly observations: ReadonlyMap<string, PathObservation>;
}

/** What a standing check says of one subject. */
export type Examined =
  | { readonly status: 'pass' }
  | {
      readonly status: 'fail';
      readonly code: string;
      /** Where it is not the check's own. */
      readonly severity?: Severity;
      readonly resource: ResourceRef;
      readonly rule: string | null;
      readonly data: { readonly [key: string]: Json };
      readonly text: string;
      readonly fix: string | null;
      /** Ids of the paths that it touches; may be empty. */
      readonly affects: readonly string[];
    }
  | { readonly status: 'unknown'; readonly gap: Gap; readonly resource: ResourceRef };

/** A check that stands beside the paths: advice that cannot change a prediction. */
export interface StandingCheck<Subject = unknown> extends CheckPage {
  readonly kind: 'standing';
  readonly severity: Severity;
  /** The codes that it may say. */
  readonly codes: readonly string[];
  /** What it looks at; empty where there is nothing of the kind. */
  readonly subjects: (facts: AuditFacts) => Fact<readonly Subject[]>;
  readonly examine: (subject: Subject, facts: AuditFacts) => Examined;
}

/** Any check. Standing checks are closed over their subject, so that lists can mix them. */
export type Check = PathCheck | ClosedStandingCheck;

/** A standing check whose subjects are examined at once. */
export interface ClosedStandingCheck extends CheckPage {
  readonly kind: 'standing';
  readonly severity: Severity;
  readonly codes: readonly string[];
  readonly examineAll: (facts: AuditFacts) => Fact<readonly Examined[]>;
}

/** Declares a path check. */
export function pathCheck(check: Omit<PathCheck, 'kind'>): PathCheck {
  return { kind: 'path', ...check };
}

/** Declares a standing check. */
export function standingCheck<Subject>(check: Omit<StandingCheck<Subject>, 'kind'>): ClosedStandingCheck {
  const { subjects, examine, ...page } = check;
  return {
    kind: 'standing',
    ...page,
    examineAll: (facts) => {
      const found = subjects(facts);
      return found.known
        ? { known: true, value: found.value.map((subject) => examine(subject, facts)) }
        : found;
    },
  };
}
