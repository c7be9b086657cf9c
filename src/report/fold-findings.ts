import { type Report, type ReportFinding } from '../audit/report.ts';
import { type Severity } from '../audit/severity.ts';
import { groupBy } from './report-index.ts';

/** One cause: findings that say the same, each of another resource. */
export interface Cause {
  readonly first: ReportFinding;
  readonly all: readonly ReportFinding[];
}

const rank = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

/**
 * The causes of what fails, the worst first, and of equal ones first those that decided an operation; what only
 * cannot be told is not among them.
 */
export function failingCauses({ findings, operations }: Report): readonly Cause[] {
  const failing = findings.filter((finding) => finding.status !== 'unknown');
  const decided = new Set(operations.map((operation) => operation.because.code));
  const rankOf = ({ first }: Cause): number => 2 * rank[first.severity] + (decided.has(first.code) ? 0 : 1);
  return foldFindings(failing).toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** Findings of one text but for the resource they are about, as one cause each; in the order of the report. */
function foldFindings(findings: Report['findings']): readonly Cause[] {
  return [...groupBy(findings, (finding) => [causeKey(finding)]).values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : [{ first, all }];
  });
}

function causeKey(finding: ReportFinding): string {
  const { check, code, severity, status, text, resource, rule } = finding;
  const service = serviceOf(finding);
  const said = text.replaceAll(resource.id, '\0');
  if (service === null) return JSON.stringify([check, code, severity, status, said, rule]);
  return JSON.stringify([check, code, severity, status, said.replaceAll(service, '\0'), resource.id]);
}

/** The endpoint service that a finding is about beside its resource; null where it is about the resource alone. */
function serviceOf({ data, rule }: ReportFinding): string | null {
  const isOf = typeof data === 'object' && data !== null && 'service' in data && data.service === rule;
  return isOf ? rule : null;
}

/** The resources, or endpoint services, of a cause beside its first. */
export function otherResources({ first, all }: Cause): readonly string[] {
  const idOf = (finding: ReportFinding): string => serviceOf(finding) ?? finding.resource.id;
  return [...new Set(all.map(idOf))].filter((id) => id !== idOf(first));
}

const mostFixes = 3;

/** The fixes of a cause, each once: all of few, of many the first and that there are more. */
export function fixesOf({ all }: Cause): { readonly fixes: readonly string[]; readonly more: number } {
  const fixes = [...new Set(all.flatMap((finding) => finding.fix ?? []))];
  return fixes.length <= mostFixes
    ? { fixes, more: 0 }
    : { fixes: fixes.slice(0, 1), more: fixes.length - 1 };
}
