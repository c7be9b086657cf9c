import {
  type Report,
  type ReportOperation,
  type ReportPath,
  type ReportStep,
  type ReportTrace,
  type ReportVantage,
} from '../audit/report.ts';

/** A report's parts by what refers to them. */
export interface ReportIndex {
  readonly report: Report;
  readonly vantages: ReadonlyMap<string, ReportVantage>;
  readonly paths: ReadonlyMap<string, ReportPath>;
  readonly traces: ReadonlyMap<string, ReportTrace>;
  readonly operationsOfVantage: ReadonlyMap<string, readonly ReportOperation[]>;
  readonly operationsOfPath: ReadonlyMap<string, readonly ReportOperation[]>;
  readonly pathsOfVantage: ReadonlyMap<string, readonly ReportPath[]>;
  /** What findings say: where it is repeated, a clause of it is enough. */
  readonly saidTexts: ReadonlySet<string>;
}

/** Indexes a report. */
export function indexReport(report: Report): ReportIndex {
  return {
    report,
    vantages: new Map(report.vantages.map((vantage) => [vantage.id, vantage])),
    paths: new Map(report.paths.map((path) => [path.id, path])),
    traces: new Map(report.traces.map((trace) => [trace.id, trace])),
    operationsOfVantage: groupBy(report.operations, (operation) => [operation.vantage]),
    operationsOfPath: groupBy(report.operations, (operation) => operation.paths),
    pathsOfVantage: groupBy(report.paths, (path) => [path.vantage]),
    saidTexts: new Set(report.findings.map((finding) => finding.text)),
  };
}

/** The things under each of their keys, in their order. */
export function groupBy<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}

/** The paths that some ids name. */
export function pathsByIds(index: ReportIndex, ids: readonly string[]): readonly ReportPath[] {
  return ids.flatMap((id) => index.paths.get(id) ?? []);
}

/** All steps of a path's trace, in order. */
export function stepsOf(index: ReportIndex, path: ReportPath): readonly ReportStep[] {
  return (index.traces.get(path.trace)?.hops ?? []).flatMap((hop) => hop.steps);
}
