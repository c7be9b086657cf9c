import { type Report } from '../audit/report.ts';
import { type Severity } from '../audit/severity.ts';
import { countOf, listFew, listWords } from './vantage-names.ts';

/** What was left out of the examination; null where nothing was. */
export function notExaminedText({ scope }: Report): string | null {
  return scope.notExamined.length === 0 ? null : `Not examined: ${scope.notExamined.join(', ')}.`;
}

const shown = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** The counts by severity, and how many paths cannot be told: `0 errors`, `1 warning`, `2 notes`. */
export function countParts({ summary }: Report): readonly string[] {
  const { unknown } = summary.paths;
  return [
    ...shown.map((severity) => countOf(summary.findings[severity], severity)),
    ...(unknown === 0 ? [] : [`${countOf(unknown, 'path')} unknown`]),
  ];
}

/** How much the report rests on without having seen it; null where on nothing. */
export function assumptionsText({ assumptions }: Report): string | null {
  return assumptions.length === 0 ? null : `Rests on ${countOf(assumptions.length, 'assumption')}`;
}

/** The services whose host is not in the program's tables, but in what the region answered; null where there is none. */
export function regionHostsText({ targets }: Report): string | null {
  const services = targets.flatMap(({ service, hostFrom }) => (hostFrom === 'region' ? [service] : []));
  if (services.length === 0) return null;
  const [hosts, are] = services.length === 1 ? ['host', 'is'] : ['hosts', 'are'];
  return `The ${hosts} of ${listWords(listFew(services))} ${are} from the region's answer.`;
}

/** How many gaps change nothing; null of none. */
export function idleGapsText(gaps: number): string | null {
  if (gaps === 0) return null;
  return `${countOf(gaps, 'gap')} ${gaps === 1 ? 'changes' : 'change'} no verdict`;
}

/** A sentence with its full stop, and a hint where the rest is told; null stays null. */
export function withHint(sentence: string | null, hint: string): string | null {
  return sentence === null ? null : `${sentence}${hint === '' ? '' : ` (${hint})`}.`;
}

const statuses = [
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['unknown', 'could not tell'],
  ['skipped', 'had nothing to look at'],
  ['error', 'broke off'],
] as const satisfies readonly (readonly [Report['checks'][number]['status'], string])[];

/** How the checks went, in numbers: `31 checks: 12 passed, 1 failed, 18 had nothing to look at`; null of none. */
export function checksText({ checks }: Report): string | null {
  if (checks.length === 0) return null;
  const counts = statuses.flatMap(([status, words]) => {
    const count = checks.filter((check) => check.status === status).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return `${countOf(checks.length, 'check')}: ${counts.join(', ')}.`;
}
