import { type ReportFinding, type ReportGap, type ReportPath } from './report.ts';
import { isAtLeast, type Severity } from './severity.ts';

/** What the exit code is decided from: the unfiltered result. */
export interface Outcomes {
  readonly findings: readonly ReportFinding[];
  readonly paths: readonly ReportPath[];
  readonly gaps: readonly ReportGap[];
  readonly failOn: Severity;
  readonly exitZero: boolean;
}

/**
 * The exit code of an audit that ran: 1 when a finding fails at or above the severity asked for, 4 when nothing
 * failed and nothing could be told, else 0. The same for every format.
 */
export function exitCodeOf({ findings, paths, gaps, failOn, exitZero }: Outcomes): 0 | 1 | 4 {
  if (exitZero) return 0;
  const fails = findings.some(({ status, severity }) => status === 'fail' && isAtLeast(severity, failOn));
  if (fails) return 1;
  const untold =
    paths.every(({ prediction }) => prediction === 'unknown') && (paths.length > 0 || gaps.length > 0);
  return untold ? 4 : 0;
}
