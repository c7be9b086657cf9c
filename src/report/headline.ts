import { type ReportVantage } from '../audit/report.ts';
import { affectedBy } from './affected.ts';
import { capitalize, firstClause } from './first-clause.ts';
import { type Cause } from './fold-findings.ts';
import { type Clause, clausesOf, type RowOutcome, rowOutcomes } from './headline-clauses.ts';
import { type ReportView } from './report-view.ts';
import { type Sign, signs } from './signs.ts';
import { countOf } from './vantage-names.ts';
import { whereText } from './where-text.ts';

/**
 * The one sentence that a report amounts to: what works, what does not, and of what does not the cause and its
 * resource. Ids are in full.
 */
export function headlineOf(view: ReportView): string {
  const { vantages } = view.report;
  const outcomes = rowOutcomes(view);
  if (vantages.length === 0 || outcomes.length === 0) return nothingExamined(view);
  const [only, ...others] = signs.filter((sign) => outcomes.some((outcome) => outcome.cells.some((cell) => cell.sign === sign)));
  if (only !== undefined && others.length === 0 && only !== 'depends') return sayAlike(view, only, outcomes, vantages);
  const cause = worstCause(view, outcomes);
  const clauses = clausesOf(view, outcomes);
  const sentence = (cause === null ? clauses.map(({ text }) => text) : broken(clauses, cause)).join('; ');
  return outcomes.some((outcome) => outcome.row.group === null) ? sentence : capitalize(sentence);
}

// What is broken comes first, with its cause; what else is so follows it.
function broken(clauses: readonly Clause[], cause: HeadlineCause): readonly string[] {
  const harmed = clauses.find(({ rows }) => rows.some((row) => cause.harms.has(row.key)));
  if (harmed === undefined) return clauses.map(({ text }) => text);
  return [`${harmed.text}: ${cause.text}`, ...clauses.filter((clause) => clause !== harmed).map(({ text }) => text)];
}

function nothingExamined({ report }: ReportView): string {
  if (report.vantages.length > 0) return 'Nothing was asked: there is no target in scope';
  const { vpcs } = report.scope;
  if (vpcs.length === 0) return 'Nothing was examined: no subnet or function is in scope';
  return `Nothing was examined: no subnet or function is in scope in ${vpcs.length === 1 ? vpcs[0] : countOf(vpcs.length, 'VPC')}`;
}

function sayAlike(
  view: ReportView,
  sign: Exclude<Sign, 'depends'>,
  outcomes: readonly RowOutcome[],
  vantages: readonly ReportVantage[],
): string {
  const where = whereText(view, vantages);
  switch (sign) {
    case 'good': {
      const ways = new Set(outcomes.flatMap((outcome) => outcome.cells.map((cell) => cell.way)));
      const [way = ''] = ways.size === 1 ? ways : [];
      return `${isOfOperations(outcomes) ? 'Every API Gateway operation works' : 'Everything asked is reachable'} ${way === '' ? '' : `${way} `}from ${where}`;
    }
    case 'bad':
      return sayNothingWorks(view, outcomes, where);
    case 'unknown': {
      const [missing] = view.missing.deciding;
      const because = missing === undefined ? '' : `: ${firstClause(missing.text)}`;
      return `Cannot tell what works from ${where}${because}`;
    }
  }
}

function sayNothingWorks(view: ReportView, outcomes: readonly RowOutcome[], where: string): string {
  const cause = worstCause(view, outcomes);
  const isAll = isOfOperations(outcomes);
  if (cause !== null) return `${isAll ? 'Nothing works' : 'Nothing asked is reachable'} from ${where}: ${cause.text}`;
  const isClosed = outcomes.every((outcome) => outcome.cells.every((cell) => cell.verdict === 'blocked'));
  const start = isClosed ? 'Closed: no' : 'No';
  return isAll ? `${start} API Gateway operation works from ${where}` : `${isClosed ? 'Closed: nothing' : 'Nothing'} asked is reachable from ${where}`;
}

function isOfOperations(outcomes: readonly RowOutcome[]): boolean {
  return outcomes.every((outcome) => outcome.row.group !== null);
}

interface HeadlineCause {
  readonly text: string;
  /** Keys of the rows that it blocks, or makes depend on something. */
  readonly harms: ReadonlySet<string>;
}

/** The built but broken thing that harms most; null where there is none. */
function worstCause(view: ReportView, outcomes: readonly RowOutcome[]): HeadlineCause | null {
  const errors = view.causes.filter(({ first }) => first.severity === 'error' && first.status === 'fail');
  const harmed = new Set(outcomes.filter(({ cells }) => cells.some(({ sign }) => sign !== 'good')).map(({ row }) => row.key));
  const [widest] = errors
    .flatMap((cause) => {
      const keys = affectedBy(view, cause.all).rows.map((row) => row.key);
      const harms = new Set(keys.filter((key) => harmed.has(key)));
      return harms.size === 0 ? [] : [{ cause, harms }];
    })
    .toSorted((a, b) => reachOf(b.cause) - reachOf(a.cause));
  if (widest === undefined) return null;
  const more = errors.length === 1 ? '' : ` (1 of ${errors.length} errors)`;
  return { text: firstClause(widest.cause.first.text) + more, harms: widest.harms };
}

function reachOf({ all }: Cause): number {
  return new Set(all.flatMap((finding) => finding.affects)).size;
}
