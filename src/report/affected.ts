import { type ReportFinding, type ReportOperation, type ReportVantage } from '../audit/report.ts';
import { pathsByIds, stepsOf } from './report-index.ts';
import { type ReportView } from './report-view.ts';
import { countOf, isPlainSubnet, listFew, listWords, subnetLabel } from './vantage-names.ts';
import { isServiceGroup, rowOfTarget, type VerdictRow } from './verdict-rows.ts';

/** What a finding touches: from where, and which rows of the table. */
export interface Affected {
  readonly vantages: readonly ReportVantage[];
  readonly rows: readonly VerdictRow[];
}

/** What is said of some paths: a finding, or a gap. */
export type Said = Pick<ReportFinding, 'code' | 'affects'>;

/** What some findings of one cause touch. */
export function affectedBy(view: ReportView, findings: readonly Said[]): Affected {
  const vantages = new Set<string>();
  const keys = new Set<string>();
  for (const finding of findings) {
    const operations = operationsTouched(view, finding);
    for (const { vantage, group } of operations) {
      vantages.add(vantage);
      keys.add(group);
    }
    for (const path of pathsByIds(view, finding.affects)) {
      if (view.operationsOfPath.has(path.id)) continue;
      vantages.add(path.vantage);
      keys.add(rowOfTarget(path).key);
    }
  }
  return {
    vantages: [...vantages].flatMap((id) => view.vantages.get(id) ?? []),
    rows: view.rows.filter((row) => keys.has(row.key)),
  };
}

/**
 * The operations whose paths a finding affects. One about the answer at a path's end touches only those that it
 * decided, not the others that share the path; one about the path touches none that a refusal decides anyway.
 */
function operationsTouched(view: ReportView, finding: Said): readonly ReportOperation[] {
  const paths = pathsByIds(view, finding.affects);
  const isOnTrace = paths.some((path) => stepsOf(view, path).some((step) => step.code === finding.code));
  const affects = new Set(finding.affects);
  const sharing = new Set(paths.flatMap((path) => view.operationsOfPath.get(path.id) ?? []));
  const operations = [...sharing].filter((operation) => operation.paths.some((id) => affects.has(id)));
  const decided = operations.filter((operation) => operation.because.code === finding.code);
  if (!isOnTrace && decided.length > 0) return decided;
  return operations.filter((operation) => !isRefusedAnyway(view, operation));
}

// A refusal at the end of the way is no block on it; opening the way would not make the operation work.
function isRefusedAnyway(view: ReportView, { verdict, because, paths }: ReportOperation): boolean {
  if (verdict !== 'blocked') return verdict === 'denied';
  const steps = pathsByIds(view, paths).flatMap((path) => stepsOf(view, path));
  const blocks = steps.filter(({ outcome }) => outcome === 'fail' || outcome === 'part');
  return blocks.length > 0 && blocks.every(({ code }) => code !== because.code);
}

const mostNamed = 2;
const mostRows = 5;

/** Who is affected, and what: `affects 2 subnets: control plane, public APIs`; null where no path is. */
export function affectsText(view: ReportView, findings: readonly Said[]): string | null {
  const { vantages, rows } = affectedBy(view, findings);
  if (vantages.length === 0) return null;
  return `affects ${sayVantages(view, vantages)}: ${sayRows(view, rows)}`;
}

function sayVantages(view: ReportView, vantages: readonly ReportVantage[]): string {
  const plain = vantages.filter(isPlainSubnet);
  const others = vantages.filter((vantage) => !isPlainSubnet(vantage));
  if (plain.length === 0) return sayOthers(others);
  const here = new Set(plain.map((vantage) => vantage.subnetId));
  const count = new Set(others.map((vantage) => vantage.functionName ?? vantage.id)).size;
  if (count === 0) return saySubnets(view, plain);
  const there = others.every((vantage) => here.has(vantage.subnetId)) ? ' there' : '';
  return `${saySubnets(view, plain)} and ${countOf(count, nounOf(others))}${there}`;
}

function saySubnets(view: ReportView, vantages: readonly ReportVantage[]): string {
  const subnets = uniqueBySubnet(vantages);
  if (subnets.length === view.subnetCount) return countOf(subnets.length, 'subnet');
  if (subnets.length > mostNamed) return `${subnets.length} of ${countOf(view.subnetCount, 'subnet')}`;
  return listWords(subnets.map(subnetLabel));
}

function sayOthers(vantages: readonly ReportVantage[]): string {
  const subnets = uniqueBySubnet(vantages);
  const [only] = subnets;
  const where =
    only !== undefined && subnets.length === 1 ? subnetLabel(only) : countOf(subnets.length, 'subnet');
  const names = [
    ...new Set(
      vantages.map(({ functionName, id }) => (functionName === null ? id : `function ${functionName}`)),
    ),
  ];
  return `${names.length > mostNamed ? countOf(names.length, nounOf(vantages)) : listWords(names)} in ${where}`;
}

function nounOf(vantages: readonly ReportVantage[]): string {
  return vantages.every((vantage) => vantage.functionName !== null) ? 'function' : 'vantage';
}

function uniqueBySubnet(vantages: readonly ReportVantage[]): readonly ReportVantage[] {
  return [...new Map(vantages.map((vantage) => [vantage.subnetId, vantage])).values()];
}

/** The rows by name; the whole data plane as one. */
function sayRows(view: ReportView, rows: readonly VerdictRow[]): string {
  const isData = (row: VerdictRow): boolean =>
    row.group !== null && row.group !== 'control-plane' && isServiceGroup(row.group);
  const all = view.rows.filter(isData);
  const touched = rows.filter(isData);
  const isWhole = all.length > 1 && touched.length === all.length;
  const names = rows.map((row) => (isWhole && isData(row) ? 'data plane' : row.name));
  const few = listFew([...new Set(names)], mostRows);
  return few.length < new Set(names).size ? listWords(few) : few.join(', ');
}
