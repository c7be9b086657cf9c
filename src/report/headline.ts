import { type ReportVantage } from '../audit/report.ts';
import { affectedBy } from './affected.ts';
import { failingCauses } from './draw-findings.ts';
import { capitalize, firstClause } from './first-clause.ts';
import { type Cause } from './fold-findings.ts';
import { clausesOf, type RowOutcome, rowOutcomes } from './headline-clauses.ts';
import { missingParts } from './missing.ts';
import { type ReportIndex } from './report-index.ts';
import { type Sign, signs } from './signs.ts';
import { countOf } from './vantage-names.ts';
import { whereText } from './where-text.ts';

/**
 * The one sentence that a report amounts to: what works, what does not, and of what does not the cause and its
 * resource. Ids are in full.
 */
export function headlineOf(index: ReportIndex): string {
  const { vantages } = index.report;
  const outcomes = rowOutcomes(index);
  if (vantages.length === 0 || outcomes.length === 0) return nothingExamined(index);
  const [only, ...others] = signs.filter((sign) => outcomes.some((outcome) => outcome.cells.some((cell) => cell.sign === sign)));
  if (only !== undefined && others.length === 0 && only !== 'depends') return sayAlike(index, only, outcomes, vantages);
  const clauses = clausesOf(index, outcomes);
  const cause = causeText(index, outcomes);
  const sentence = clauses.join('; ');
  return capitalizeClause(outcomes, cause === null ? sentence : withCause(clauses, cause));
}

function nothingExamined({ report }: ReportIndex): string {
  if (report.vantages.length > 0) return 'Nothing was asked: there is no target in scope';
  const { vpcs } = report.scope;
  if (vpcs.length === 0) return 'Nothing was examined: no subnet or function is in scope';
  return `Nothing was examined: no subnet or function is in scope in ${vpcs.length === 1 ? vpcs[0] : countOf(vpcs.length, 'VPC')}`;
}

function sayAlike(
  index: ReportIndex,
  sign: Exclude<Sign, 'depends'>,
  outcomes: readonly RowOutcome[],
  vantages: readonly ReportVantage[],
): string {
  const where = whereText(index, vantages);
  switch (sign) {
    case 'good': {
      const ways = new Set(outcomes.flatMap((outcome) => outcome.cells.map((cell) => cell.way)));
      const [way = ''] = ways.size === 1 ? ways : [];
      return `${isOfOperations(outcomes) ? 'Every API Gateway operation works' : 'Everything asked is reachable'} ${way === '' ? '' : `${way} `}from ${where}`;
    }
    case 'bad':
      return sayNothingWorks(index, outcomes, where);
    case 'unknown': {
      const [missing] = missingParts(index).deciding;
      const because = missing === undefined ? '' : `: ${firstClause(missing.text)}`;
      return `Cannot tell what works from ${where}${because}`;
    }
  }
}

function sayNothingWorks(index: ReportIndex, outcomes: readonly RowOutcome[], where: string): string {
  const cause = causeText(index, outcomes);
  const isAll = isOfOperations(outcomes);
  if (cause !== null) return `${isAll ? 'Nothing works' : 'Nothing asked is reachable'} from ${where}: ${cause}`;
  const isClosed = outcomes.every((outcome) => outcome.cells.every((cell) => cell.verdict === 'blocked'));
  const start = isClosed ? 'Closed: no' : 'No';
  return isAll ? `${start} API Gateway operation works from ${where}` : `${isClosed ? 'Closed: nothing' : 'Nothing'} asked is reachable from ${where}`;
}

function isOfOperations(outcomes: readonly RowOutcome[]): boolean {
  return outcomes.every((outcome) => outcome.row.group !== null);
}

/** The worst built but broken thing that blocks, or makes depend, something; null where there is none. */
function causeText(index: ReportIndex, outcomes: readonly RowOutcome[]): string | null {
  const errors = failingCauses(index).filter(
    ({ first }) => first.severity === 'error' && first.status === 'fail',
  );
  const harmed = new Set(
    outcomes.flatMap(({ row, cells }) => (cells.some((cell) => cell.sign !== 'good') ? [row.key] : [])),
  );
  const causes = errors.filter((cause) => affectedBy(index, cause.all).rows.some((row) => harmed.has(row.key)));
  const [widest] = causes.toSorted((a, b) => reachOf(b) - reachOf(a));
  if (widest === undefined) return null;
  const more = errors.length === 1 ? '' : ` (1 of ${errors.length} errors)`;
  return firstClause(widest.first.text) + more;
}

function reachOf({ all }: Cause): number {
  return new Set(all.flatMap((finding) => finding.affects)).size;
}

// What is broken comes first; what else is so follows it.
function withCause([first = '', ...more]: readonly string[], cause: string): string {
  return [`${first}: ${cause}`, ...more].join('; ');
}

function capitalizeClause(outcomes: readonly RowOutcome[], sentence: string): string {
  return outcomes.some((outcome) => outcome.row.group === null) ? sentence : capitalize(sentence);
}
