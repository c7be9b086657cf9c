import { type Step } from '../path/step.ts';
import { type StepCode } from '../path/step-code.ts';
import { type Check, type Examined } from './check.ts';
import { gapText } from './gap-text.ts';
import { type CheckStatus, type ReportCheck } from './report.ts';
import { sayingCodes } from './step-text.ts';
import { type Gap } from '../network/gap.ts';
import { resourceKey } from '../network/resource.ts';

/** What a standing check said. */
export interface StandingResult {
  readonly check: Check;
  readonly examined: readonly Examined[];
  /** Why its subjects could not be listed. */
  readonly gap: Gap | null;
}

/** The status of every check, in the order of the catalogue. */
export function statusOfChecks(
  checks: readonly Check[],
  steps: readonly Step[],
  standing: readonly StandingResult[],
): readonly ReportCheck[] {
  const byCode = new Map<StepCode, Step[]>();
  for (const step of steps) {
    const list = byCode.get(step.code);
    if (list === undefined) byCode.set(step.code, [step]);
    else list.push(step);
  }
  return checks.map((check) => {
    if (check.kind === 'standing') return statusOfStanding(check, standing);
    const codes = [...check.passes, ...check.cannotTell, ...sayingCodes(check)];
    return statusOfPath(
      check.id,
      codes.flatMap((code) => byCode.get(code) ?? []),
    );
  });
}

function statusOfPath(id: string, met: readonly Step[]): ReportCheck {
  const resources = new Set(met.map(({ resource }) => resourceKey(resource))).size;
  if (met.length === 0) return { id, status: 'skipped', resources, because: 'no path met what it is about' };
  const fails = met.some(
    ({ outcome }) => outcome === 'fail' || outcome === 'part' || outcome === 'condition',
  );
  if (fails) return { id, status: 'fail', resources, because: null };
  const gap = met.find((step) => step.gap !== null)?.gap ?? null;
  return {
    id,
    status: gap === null ? 'pass' : 'unknown',
    resources,
    because: gap === null ? null : gapText(gap),
  };
}

function statusOfStanding({ id }: Check, standing: readonly StandingResult[]): ReportCheck {
  const result = standing.find(({ check }) => check.id === id);
  if (result === undefined) return { id, status: 'skipped', resources: 0, because: 'not asked' };
  const { examined, gap } = result;
  if (gap !== null) return { id, status: 'unknown', resources: 0, because: gapText(gap) };
  if (examined.length === 0)
    return { id, status: 'skipped', resources: 0, because: 'nothing of the kind is in the input' };
  const unknown = examined.find((item) => item.status === 'unknown');
  const status: CheckStatus = examined.some((item) => item.status === 'fail')
    ? 'fail'
    : unknown
      ? 'unknown'
      : 'pass';
  const because = status === 'unknown' && unknown?.status === 'unknown' ? gapText(unknown.gap) : null;
  return { id, status, resources: examined.length, because };
}
