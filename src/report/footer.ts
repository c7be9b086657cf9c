import { type Report } from '../audit/report.ts';
import { type Severity } from '../audit/severity.ts';
import { countOf } from './vantage-names.ts';

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

/** What the report rests on without having seen it; null where on nothing. */
export function assumptionCount({ assumptions }: Report): string | null {
  return assumptions.length === 0 ? null : `${countOf(assumptions.length, 'assumption')}`;
}

const statuses = [
  ['pass', 'hold'],
  ['fail', 'fail'],
  ['unknown', 'cannot be told'],
  ['skipped', 'had nothing to look at'],
  ['error', 'broke'],
] as const satisfies readonly (readonly [Report['checks'][number]['status'], string])[];

/** How the checks went, in numbers: `31 checks: 12 hold, 1 fails, 18 had nothing to look at`; null of none. */
export function checksText({ checks }: Report): string | null {
  if (checks.length === 0) return null;
  const counts = statuses.flatMap(([status, words]) => {
    const count = checks.filter((check) => check.status === status).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return `${countOf(checks.length, 'check')}: ${counts.join(', ')}.`;
}
