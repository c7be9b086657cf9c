import { type Report } from '../audit/report.ts';
import { type Cause, failingCauses } from './fold-findings.ts';
import { type MissingParts, missingParts } from './missing.ts';
import { indexReport, type ReportIndex } from './report-index.ts';
import { type VerdictTable, verdictTables } from './verdict-columns.ts';
import { type VerdictRow, verdictRows } from './verdict-rows.ts';

/** A report as people read it: what works from where, why not, and what is not known. */
export interface ReportView extends ReportIndex {
  readonly rows: readonly VerdictRow[];
  readonly tables: readonly VerdictTable[];
  /** The causes of what fails, the worst first. */
  readonly causes: readonly Cause[];
  readonly missing: MissingParts;
  /** How many subnets vantages are in. */
  readonly subnetCount: number;
}

/** Prepares a report for reading. */
export function viewReport(report: Report): ReportView {
  const index = indexReport(report);
  const rows = verdictRows(index);
  return {
    ...index,
    rows,
    tables: verdictTables(index, rows),
    causes: failingCauses(report),
    missing: missingParts(report),
    subnetCount: new Set(report.vantages.map((vantage) => vantage.subnetId)).size,
  };
}
