import { type NotRunReason } from './observation/observation.ts';
import { type ReportFinding, type ReportGap, type ReportOperation, type ReportPath } from './report.ts';
import { isAtLeast, type Severity } from './severity.ts';

/** What the exit code is decided from: the unfiltered result. */
export interface Outcomes {
  readonly findings: readonly ReportFinding[];
  readonly paths: readonly ReportPath[];
  readonly operations: readonly ReportOperation[];
  readonly gaps: readonly ReportGap[];
  readonly failOn: Severity;
  readonly exitZero: boolean;
}

/** Whether a probe did not do what was asked; else there was nothing that it could have tried. */
const isProbesFault = {
  'not-deployed': true,
  'not-ready': true,
  'invoke-refused': true,
  'invoke-failed': true,
  'probe-refused': true,
  'not-asked': false,
  'no-host': false,
  'made-up-name': false,
  'unmarked-answer': false,
  cut: true,
  'host-not-allowed': true,
  'server-name-not-allowed': true,
  'no-credentials': false,
} as const satisfies Record<NotRunReason, boolean>;

function hasProbeFailed(observation: ReportPath['observation']): boolean {
  const reason = observation?.notRun ?? null;
  return reason !== null && isProbesFault[reason];
}

/**
 * The exit code of an audit that ran: 1 when a finding fails at or above the severity asked for, 3 when a probe that
 * was asked for did not run, 4 when nothing failed and nothing could be told, else 0. The same for every format.
 */
export function exitCodeOf(outcomes: Outcomes): 0 | 1 | 3 | 4 {
  const { findings, paths, operations, gaps, failOn, exitZero } = outcomes;
  if (exitZero) return 0;
  const fails = findings.some(({ status, severity }) => status === 'fail' && isAtLeast(severity, failOn));
  if (fails) return 1;
  if (paths.some(({ observation }) => hasProbeFailed(observation))) return 3;
  // Where only single APIs were asked about, a way that is known to an answer that is not tells nothing.
  const ofApis = operations.filter(({ group }) => group.startsWith('api:'));
  const inApis = new Set(ofApis.flatMap((operation) => operation.paths));
  const isOfApisOnly = ofApis.length > 0 && paths.every(({ id }) => inApis.has(id));
  const isNothingTold = isOfApisOnly
    ? ofApis.every(({ verdict }) => verdict === 'unknown') &&
      paths.every(({ observation }) => (observation?.answer ?? null) === null)
    : paths.every(({ prediction, verdict }) => prediction === 'unknown' && verdict === 'cannot-tell');
  const untold = isNothingTold && (paths.length > 0 || gaps.length > 0);
  return untold ? 4 : 0;
}
