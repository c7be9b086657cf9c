import {
  type Attempt,
  type FamilyResult,
  type Phase,
  phaseNames,
  type RequestEvidence,
  type TargetResult,
} from '../probe/contract.ts';
import { type ProbeRun, type ProbeRuns } from '../probe/run-document.ts';
import { visibleText } from '../report/safe-text.ts';

/** What probes saw, phase by phase; nothing is concluded from it. */
export function showRuns({ runs }: ProbeRuns): string {
  const lines = runs.flatMap((run, index) => [...(index === 0 ? [] : ['']), ...linesOf(run)]);
  return lines.map((line) => `${visibleText(line)}\n`).join('');
}

function linesOf({ vantage, answer, notRun }: ProbeRun): readonly string[] {
  const from =
    vantage === null
      ? 'this machine'
      : [vantage.subnetId, ...(vantage.securityGroupIds ?? []), vantage.functionName ?? ''].join(' ').trim();
  if (notRun !== null) return [`from ${from}: not run (${notRun.reason})`, `  ${notRun.detail}`];
  if (answer?.kind !== 'result') return [`from ${from}: no result`];
  const { version, milliseconds, coldStart, startedAt } = answer;
  const start = coldStart ? ', cold start' : '';
  return [
    `from ${from}: planecheck ${version}, ${startedAt}, ${milliseconds} ms${start}`,
    ...answer.targets.flatMap(linesOfTarget),
  ];
}

function linesOfTarget(target: TargetResult): readonly string[] {
  const head = `  ${target.id}  ${target.host}:${target.port}`;
  if (target.outcome === 'refused') return [head, `    not tried: ${target.reason}`];
  return [head, ...target.families.map((family) => `    ${wordsOfFamily(family)}`)];
}

function wordsOfFamily(result: FamilyResult): string {
  const { family, outcome, resolve, attempts } = result;
  if (attempts.length === 0) return `${family}  ${outcome} in resolve: ${endOf(resolve)}`;
  const ends = [...new Set(attempts.map(wordsOfAttempt))];
  return `${family}  ${outcome}: ${ends.join('; ')}`;
}

function wordsOfAttempt({ address, connect, handshake, request }: Attempt): string {
  const phases = { resolve: null, connect, handshake, request };
  const last = phaseNames.findLast((name) => phases[name] !== null) ?? 'connect';
  const phase = phases[last];
  if (request?.outcome === 'done') return `${address} ${wordsOfAnswer(request.evidence)}`;
  return `${address} ${last} ${phase === null ? '' : endOf(phase)}`;
}

function wordsOfAnswer({ status, errorType, error }: RequestEvidence): string {
  const message = error?.message?.text;
  return [`${status}`, errorType ?? error?.type, message === undefined ? null : `(${message})`]
    .filter((part) => part !== null && part !== undefined)
    .join(' ');
}

function endOf(phase: Phase<unknown>): string {
  switch (phase.outcome) {
    case 'done':
      return 'done';
    case 'failed':
      return `${phase.error.code}: ${phase.error.message}`;
    case 'timeout':
      return `no answer in ${phase.milliseconds} ms`;
    case 'cut':
      return `cut off after ${phase.milliseconds} ms`;
  }
}
