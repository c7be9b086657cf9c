import { type ReportVantage } from '../audit/report.ts';
import { affectedBy } from './affected.ts';
import { capitalize, firstClause } from './first-clause.ts';
import { type Cause } from './fold-findings.ts';
import { type Clause, clausesOf } from './headline-clauses.ts';
import { observedHeadline } from './observed-words.ts';
import { type ReportView } from './report-view.ts';
import { type RowOutcome, rowOutcomes } from './row-outcomes.ts';
import { type Sign, signs } from './signs.ts';
import { countOf } from './vantage-names.ts';
import { isServiceGroup } from './verdict-rows.ts';
import { someOf, whereText } from './where-text.ts';

/** What a report amounts to: the one sentence, and beside what was predicted what was observed, where a probe was asked. */
export function headlinesOf(view: ReportView): readonly string[] {
  const observed = observedHeadline(view);
  const predicted = headlineOf(view);
  return observed === null ? [predicted] : [`Predicted: ${predicted}`, observed];
}

/**
 * The one sentence that a report amounts to: what works, what does not, and of what does not the cause and its
 * resource. Ids are in full.
 */
export function headlineOf(view: ReportView): string {
  const { vantages } = view.report;
  if (vantages.length === 0 || view.rows.length === 0) return nothingExamined(view);
  const { shut, open } = partsOf(view);
  if (shut.length === 0 || open.length === 0) return sayPart(view, vantages, whereText(view, vantages));
  const rest = open.length === 1 ? 'the other' : 'the others';
  const [first, second] = [sayNothingWorks(view, shut, someOf(view, shut)), sayRest(view, open)];
  return `${first}; from ${rest}, ${second}`;
}

function nothingExamined({ report }: ReportView): string {
  if (report.vantages.length > 0) return 'Nothing was asked: there is no target in scope';
  const { vpcs } = report.scope;
  if (vpcs.length === 0) return 'Nothing was examined: no subnet or function is in scope';
  return `Nothing was examined: no subnet or function is in scope in ${vpcs.length === 1 ? vpcs[0] : countOf(vpcs.length, 'VPC')}`;
}

interface Parts {
  /** Vantages from which nothing works. */
  readonly shut: readonly ReportVantage[];
  readonly open: readonly ReportVantage[];
}

function partsOf({ tables }: ReportView): Parts {
  const columns = tables.flatMap((table) => table.columns);
  const isShut = ({ cells }: (typeof columns)[number]): boolean =>
    [...cells.values()].every((cell) => cell.sign === 'bad');
  return {
    shut: columns.filter(isShut).flatMap((column) => column.vantages),
    open: columns.filter((column) => !isShut(column)).flatMap((column) => column.vantages),
  };
}

/** What is so for vantages that are not divided into those where nothing works and others. */
function sayPart(view: ReportView, vantages: readonly ReportVantage[], where: string): string {
  const outcomes = rowOutcomes(view, vantages);
  const [only, ...others] = signsOf(outcomes);
  if (only === undefined || others.length > 0 || only === 'depends')
    return capitalizeRows(outcomes, sayClauses(view, outcomes));
  switch (only) {
    case 'good':
      return `${sayGood(outcomes)} from ${where}`;
    case 'bad':
      return sayNothingWorks(view, vantages, where);
    case 'unknown': {
      const [missing] = view.missing.deciding;
      return `Cannot tell what works from ${where}${missing === undefined ? '' : `: ${firstClause(missing.text)}`}`;
    }
  }
}

/** What is so from the vantages where something works, as the end of a sentence. */
function sayRest(view: ReportView, open: readonly ReportVantage[]): string {
  const outcomes = rowOutcomes(view, open);
  const [only, ...others] = signsOf(outcomes);
  if (only === 'good' && others.length === 0) return sayGood(outcomes).replace(/^E/, 'e');
  if (only === 'unknown' && others.length === 0) return 'it cannot be told';
  return sayClauses(view, outcomes);
}

function signsOf(outcomes: readonly RowOutcome[]): readonly Sign[] {
  return signs.filter((sign) => outcomes.some(({ cells }) => cells.some((cell) => cell.sign === sign)));
}

function sayGood(outcomes: readonly RowOutcome[]): string {
  const ways = new Set(outcomes.flatMap(({ cells }) => cells.map((cell) => cell.way)));
  const [way = ''] = ways.size === 1 ? ways : [];
  return `${isOfOperations(outcomes) ? 'Every API Gateway operation works' : 'Everything asked is reachable'} ${way}`.trimEnd();
}

function sayNothingWorks(view: ReportView, vantages: readonly ReportVantage[], where: string): string {
  const outcomes = rowOutcomes(view, vantages);
  const isAll = isOfOperations(outcomes);
  const cause = worstCause(view, outcomes, vantages);
  if (cause !== null)
    return `${isAll ? 'Nothing works' : 'Nothing asked is reachable'} from ${where}: ${cause.text}`;
  const isClosed = outcomes.every(({ cells }) => cells.every((cell) => cell.verdict === 'blocked'));
  const start = isClosed ? 'Closed: no' : 'No';
  if (isAll) return `${start} API Gateway operation works from ${where}`;
  return `${isClosed ? 'Closed: nothing' : 'Nothing'} asked is reachable from ${where}`;
}

function isOfOperations(outcomes: readonly RowOutcome[]): boolean {
  return outcomes.every(({ row }) => row.group !== null && isServiceGroup(row.group));
}

/** A clause for each group of rows; what is broken comes first, with its cause. */
function sayClauses(view: ReportView, outcomes: readonly RowOutcome[]): string {
  const clauses = clausesOf(view, outcomes);
  const vantages = new Set(outcomes.flatMap(({ cells }) => cells.map((cell) => cell.vantage)));
  const cause = worstCause(view, outcomes, [...vantages]);
  const harmed =
    cause === null ? undefined : clauses.find(({ rows }) => rows.some((row) => cause.harms.has(row.key)));
  const textOf = (clause: Clause): string =>
    clause === harmed && cause !== null ? `${clause.text}: ${cause.text}` : clause.text;
  const isHarmed = (clause: Clause): number => (clause === harmed ? 0 : 1);
  return clauses
    .toSorted((a, b) => isHarmed(a) - isHarmed(b))
    .map(textOf)
    .join('; ');
}

function capitalizeRows(outcomes: readonly RowOutcome[], sentence: string): string {
  return isOfOperations(outcomes) ? capitalize(sentence) : sentence;
}

interface HeadlineCause {
  readonly text: string;
  /** Keys of the rows that it blocks, or makes depend on something. */
  readonly harms: ReadonlySet<string>;
}

/** The built but broken thing that harms most from some vantages; null where there is none. */
function worstCause(
  view: ReportView,
  outcomes: readonly RowOutcome[],
  vantages: readonly ReportVantage[],
): HeadlineCause | null {
  const here = new Set(vantages.map((vantage) => vantage.id));
  const harmed = new Set(
    outcomes.filter(({ cells }) => cells.some(({ sign }) => sign !== 'good')).map(({ row }) => row.key),
  );
  const causes = view.causes
    .filter(({ first }) => first.severity === 'error' && first.status === 'fail')
    .flatMap((cause) => {
      const affected = affectedBy(view, cause.all);
      const harms = new Set(affected.rows.map((row) => row.key).filter((key) => harmed.has(key)));
      return harms.size > 0 && affected.vantages.some((vantage) => here.has(vantage.id))
        ? [{ cause, harms }]
        : [];
    });
  const [widest] = causes.toSorted((a, b) => reachOf(b.cause) - reachOf(a.cause));
  if (widest === undefined) return null;
  const more = causes.length === 1 ? '' : ` (1 of ${causes.length} errors)`;
  return { text: firstClause(widest.cause.first.text) + more, harms: widest.harms };
}

function reachOf({ all }: Cause): number {
  return new Set(all.flatMap((finding) => finding.affects)).size;
}
