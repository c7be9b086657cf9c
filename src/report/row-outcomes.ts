import { type ReportVantage } from '../audit/report.ts';
import { type ReportView } from './report-view.ts';
import { type Cell, type VerdictRow } from './verdict-rows.ts';

/** How one row came out, for each vantage that it was asked of. */
export interface RowOutcome {
  readonly row: VerdictRow;
  readonly cells: readonly OutcomeCell[];
}

/** A cell with the vantage that it is of. */
type OutcomeCell = Cell & { readonly vantage: ReportVantage };

/** How every row came out from some vantages, over all VPCs, in the order of the rows. */
export function rowOutcomes(
  { tables, rows }: ReportView,
  vantages: readonly ReportVantage[],
): readonly RowOutcome[] {
  const wanted = new Set(vantages);
  const columns = tables.flatMap((table) => table.columns);
  return rows.flatMap((row) => {
    const cells = columns.flatMap((column): readonly OutcomeCell[] => {
      const cell = column.cells.get(row.key);
      if (cell === undefined) return [];
      return column.vantages
        .filter((vantage) => wanted.has(vantage))
        .map((vantage) => ({ ...cell, vantage }));
    });
    return cells.length === 0 ? [] : [{ row, cells }];
  });
}
