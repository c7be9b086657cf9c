import { groupBy } from './report-index.ts';
import { type ReportView } from './report-view.ts';
import { countOf, formatCount, listFew, listWords } from './vantage-names.ts';
import { type RowOutcome } from './row-outcomes.ts';
import { type Cell, type VerdictRow } from './verdict-rows.ts';
import { subnetNoun } from './where-text.ts';

/** What to say of the rows that came out alike. */
export interface Clause {
  readonly rows: readonly VerdictRow[];
  readonly text: string;
}

const mostRows = 3;
const mostClauses = 4;

/** What to say of the rows, those that came out alike together, in their order; of many without their ways. */
export function clausesOf(view: ReportView, outcomes: readonly RowOutcome[]): readonly Clause[] {
  const byWay = clausesAlike(view, outcomes);
  if (byWay.length <= mostClauses) return byWay;
  return clausesAlike(
    view,
    outcomes.map(({ row, cells }) => ({ row, cells: cells.map((cell) => ({ ...cell, way: '' })) })),
  );
}

function clausesAlike(view: ReportView, outcomes: readonly RowOutcome[]): readonly Clause[] {
  const groups = groupBy(outcomes, (outcome) => [predicateOf(view, outcome, true)]);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const rows = group.map(({ row }) => row);
    const isEverything = rows.length > 1 && groups.size === 1;
    const predicate = predicateOf(view, first, !isEverything && (rows.length > 1 || first.row.isPlural));
    const names = listFew(
      rows.map((row) => row.name),
      mostRows,
    );
    return [{ rows, text: `${isEverything ? 'everything' : listWords(names)} ${predicate}` }];
  });
}

function predicateOf(view: ReportView, { cells }: RowOutcome, isPlural: boolean): string {
  const verdicts = [...new Set(cells.map((cell) => cell.verdict))];
  const [only, ...others] = verdicts;
  if (only !== undefined && others.length === 0) {
    const ways = new Set(cells.map((cell) => cell.way));
    const [way = ''] = ways.size === 1 ? ways : [];
    const isForbidden = cells.every((cell) => cell.isForbidden);
    return sayVerdict(only, { isPlural, way, isForbidden });
  }
  const { counts, total, noun } = countByPlace(view, cells);
  const parts = counts.map(
    ([verdict, count]) =>
      `${sayVerdict(verdict, { isPlural, way: '', isForbidden: false })} from ${formatCount(count)}`,
  );
  return `${parts.join(', ')} of ${countOf(total, noun)}`;
}

interface Manner {
  readonly isPlural: boolean;
  readonly way: string;
  readonly isForbidden: boolean;
}

function sayVerdict(verdict: Cell['verdict'], { isPlural, way, isForbidden }: Manner): string {
  const are = isPlural ? 'are' : 'is';
  const by = way === '' ? '' : ` ${way}`;
  switch (verdict) {
    case 'works':
      return `${isPlural ? 'work' : 'works'}${by}`;
    case 'reachable':
      return `${are} reachable${by}`;
    case 'blocked':
      return `${are} blocked`;
    case 'denied':
      return `${are} refused${isForbidden ? ' (403)' : ''}`;
    case 'conditional':
      if (way === '') return isPlural ? 'depend' : 'depends';
      return `${isPlural ? 'go' : 'goes'}${by} (depends)`;
    case 'unknown':
      return 'cannot be told';
  }
}

interface Counted {
  readonly counts: readonly (readonly [Cell['verdict'], number])[];
  readonly total: number;
  readonly noun: string;
}

/** Counts by subnet where all vantages in each came out alike, else by vantage. */
function countByPlace(view: ReportView, cells: RowOutcome['cells']): Counted {
  const bySubnet = new Map(cells.map((cell) => [cell.vantage.subnetId, cell.verdict]));
  const isBySubnet = cells.every((cell) => bySubnet.get(cell.vantage.subnetId) === cell.verdict);
  const verdicts = isBySubnet ? [...bySubnet.values()] : cells.map((cell) => cell.verdict);
  const counts = new Map<Cell['verdict'], number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const noun = isBySubnet
    ? subnetNoun(
        view,
        cells.map((cell) => cell.vantage),
      )
    : 'vantage';
  return { counts: [...counts], total: verdicts.length, noun };
}
