import { type ReportVantage, type ReportVpc } from '../audit/report.ts';
import { groupBy, type ReportIndex } from './report-index.ts';
import { type Cell, cellsOf, type VerdictRow } from './verdict-rows.ts';

/** Vantages for which everything came out alike, and how. */
export interface VerdictColumn {
  readonly vantages: readonly ReportVantage[];
  readonly cells: ReadonlyMap<string, Cell>;
}

/** What works from where in one VPC. */
export interface VerdictTable {
  readonly vpcId: string;
  readonly vpc: ReportVpc | undefined;
  readonly rows: readonly VerdictRow[];
  readonly columns: readonly VerdictColumn[];
}

/** A table for each VPC that has a vantage, in the order of the report; equal columns are one. */
export function verdictTables(index: ReportIndex, rows: readonly VerdictRow[]): readonly VerdictTable[] {
  const { report } = index;
  const byVpc = groupBy(report.vantages, (vantage) => [vantage.vpcId]);
  const order = new Set([...report.vpcs.map((vpc) => vpc.id), ...byVpc.keys()]);
  return [...order].flatMap((vpcId) => {
    const vantages = byVpc.get(vpcId);
    if (vantages === undefined) return [];
    const columns = foldColumns(index, vantages);
    const asked = rows.filter((row) => columns.some((column) => column.cells.has(row.key)));
    return [{ vpcId, vpc: report.vpcs.find((vpc) => vpc.id === vpcId), rows: asked, columns }];
  });
}

function foldColumns(index: ReportIndex, vantages: readonly ReportVantage[]): readonly VerdictColumn[] {
  const cellsOfKey = new Map<string, ReadonlyMap<string, Cell>>();
  const byKey = groupBy(vantages, (vantage) => {
    const cells = cellsOf(index, vantage.id);
    const key = JSON.stringify([...cells]);
    cellsOfKey.set(key, cells);
    return [key];
  });
  return [...byKey].map(([key, same]) => ({
    vantages: same,
    cells: cellsOfKey.get(key) ?? new Map<string, Cell>(),
  }));
}
