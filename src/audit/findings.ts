import { type NetworkIndex } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type Step } from '../path/step.ts';
import { type StepCode } from '../path/step-code.ts';
import { type Target } from '../targets/target.ts';
import { type FixContext } from './check.ts';
import { toJson } from './json.ts';
import { type AuditPath } from './judge-paths.ts';
import { type ReportFinding } from './report.ts';
import { type Severity, severities, worstSeverity } from './severity.ts';
import { type CheckOfCode, sayingOf, stepFix, stepText } from './step-text.ts';

/** A finding before it has its number and its place. */
export type Found = Omit<ReportFinding, 'id' | 'location'>;

/** A step that a finding may be made of, with the path that it was met on. */
export interface MetStep {
  readonly step: Step;
  readonly path: AuditPath;
}

interface Group {
  readonly met: MetStep[];
  readonly severities: Set<Severity>;
}

/**
 * Joins steps into findings: the same check, code, resource and rule over all paths is one finding, with the
 * worst severity of its paths and all of them as affected.
 */
export function joinFindings(
  index: NetworkIndex,
  owners: CheckOfCode,
  met: readonly MetStep[],
): readonly Found[] {
  const groups = new Map<string, Group>();
  const built = new Map<AuditPath['decision'], boolean>();
  for (const item of met) {
    if (item.step.outcome === 'pass') continue;
    const key = fingerprintOf(owners, item.step);
    const group = groups.get(key) ?? { met: [], severities: new Set<Severity>() };
    groups.set(key, group);
    group.met.push(item);
    group.severities.add(severityOf(owners, item, built));
  }
  return [...groups].map(([fingerprint, group]) => toFinding(index, owners, fingerprint, group));
}

function fingerprintOf(owners: CheckOfCode, { code, resource, rule, gap }: Step): string {
  const check = owners.get(code)?.id ?? 'none';
  const status = gap === null ? 'fail' : 'unknown';
  return [check, code, status, resource.type, resource.id, rule ?? '-'].join('/');
}

function severityOf(
  owners: CheckOfCode,
  { step, path }: MetStep,
  built: Map<AuditPath['decision'], boolean>,
): Severity {
  if (step.gap !== null) return 'note';
  const severity = sayingOf<StepCode>(owners, step)?.severity ?? 'note';
  if (severity !== 'error-if-built') return severity;
  let isBuilt = built.get(path.decision);
  if (isBuilt === undefined) {
    isBuilt = isEverythingBuilt(owners, path);
    built.set(path.decision, isBuilt);
  }
  return isBuilt ? 'error' : 'note';
}

/** Whether nothing on a path is missing altogether: what fails there was put there, and refuses. */
function isEverythingBuilt(owners: CheckOfCode, { decision }: AuditPath): boolean {
  return decision.trace.steps.every(
    (step) => step.outcome !== 'fail' || sayingOf<StepCode>(owners, step)?.severity !== 'note',
  );
}

function toFinding(
  index: NetworkIndex,
  owners: CheckOfCode,
  fingerprint: string,
  { met, severities: list }: Group,
): Found {
  const [first] = met;
  if (first === undefined) throw new Error('a finding without a step');
  const { step } = first;
  const isUnknown = step.gap !== null;
  return {
    fingerprint,
    check: owners.get(step.code)?.id ?? 'none',
    code: step.code,
    severity: worstSeverity([...list]) ?? 'note',
    status: isUnknown ? 'unknown' : 'fail',
    resource: step.resource,
    rule: step.rule,
    data: toJson(step.data),
    text: stepText(owners, step, index),
    fix: isUnknown ? fixOfGap(step) : stepFix(owners, step, contextOf(index, met, first)),
    affects: [...new Set(met.map(({ path }) => path.id))].toSorted(),
    waived: null,
  };
}

function fixOfGap({ gap }: Step): string | null {
  return gap?.kind === 'not-in-source' ? gap.command : null;
}

function contextOf(index: NetworkIndex, met: readonly MetStep[], { path }: MetStep): FixContext {
  const targets = new Map<string, Target>(met.map((item) => [item.path.target.id, item.path.target]));
  return {
    index,
    region: path.vpc.scope.region,
    vpcId: path.vpc.id,
    subnetIds: [...new Set(met.map((item) => item.path.vantage.subnet.id))].toSorted(),
    targets: [...targets.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Numbers findings in the order of reports: the worst first, then by check and resource; and finds their places. */
export function numberFindings(
  found: readonly Found[],
  placeOf: (finding: Found) => ReportFinding['location'],
): readonly ReportFinding[] {
  const rank = ({ severity, status }: Found): number =>
    severities.indexOf(severity) + (status === 'fail' ? 0 : severities.length);
  return found
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) || (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0),
    )
    .map(({ waived, ...finding }, index) => ({
      id: `f${index + 1}`,
      ...finding,
      location: placeOf({ ...finding, waived }),
      waived,
    }));
}

/** The words of a resource in a fingerprint. */
export function fingerprintOfStanding(
  check: string,
  code: string,
  resource: ResourceRef,
  rule: string | null,
): string {
  return [check, code, 'fail', resource.type, resource.id, rule ?? '-'].join('/');
}
