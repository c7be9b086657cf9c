import { type NetworkIndex } from '../network/network-index.ts';
import { type Step, type StepOf } from '../path/step.ts';
import { type StepCode } from '../path/step-code.ts';
import { type Check, type FixContext, type PathCheck, type Saying } from './check.ts';
import { gapText } from './gap-text.ts';
import { passText } from './pass-text.ts';

/** The checks by the step codes that they own. */
export type CheckOfCode = ReadonlyMap<StepCode, PathCheck>;

/** Which check owns which code. */
export function checksByCode(checks: readonly Check[]): CheckOfCode {
  const owners = new Map<StepCode, PathCheck>();
  for (const check of checks) {
    if (check.kind !== 'path') continue;
    for (const code of [...check.passes, ...check.cannotTell, ...sayingCodes(check)]) owners.set(code, check);
  }
  return owners;
}

/** The failing codes of a path check. */
export function sayingCodes(check: PathCheck): readonly StepCode[] {
  return Object.keys(check.says).filter((code): code is StepCode => code in check.says);
}

/** How a failing step is said; undefined for a step that no check words. */
export function sayingOf<Code extends StepCode>(
  owners: CheckOfCode,
  step: StepOf<Code>,
): Saying<Code> | undefined {
  return owners.get(step.code)?.says[step.code];
}

/** What a step says: a gap by its own words, a refusal by its check's, anything else by the table. */
export function stepText(owners: CheckOfCode, step: Step, index: NetworkIndex): string {
  if (step.gap !== null) return gapText(step.gap);
  const passed = passText(step);
  if (passed !== undefined) return passed;
  const saying = sayingOf<StepCode>(owners, step);
  return saying === undefined ? step.code : saying.text(step, index);
}

/** What to do about a failing step. */
export function stepFix(owners: CheckOfCode, step: Step, context: FixContext): string | null {
  return sayingOf<StepCode>(owners, step)?.fix(step, context) ?? null;
}
