import {
  type OperationGroupId,
  type ReportOperation,
  type ReportOperationGroup,
  type ReportPath,
  type ServiceGroupId,
} from '../audit/report.ts';
import { firstClause } from './first-clause.ts';
import { pathsByIds, type ReportIndex } from './report-index.ts';
import { type Sign, signOfPrediction, signOfVerdict } from './signs.ts';
import { countOf } from './vantage-names.ts';
import { bestPrediction, familiesText, familyLabels, waysText } from './way-text.ts';

/** What is asked of every vantage: a group of operations, or a target. */
export interface VerdictRow {
  readonly key: string;
  /** `control plane` and `227 operations`; `s3` and nothing. */
  readonly label: readonly [string, string];
  /** In a sentence: `control plane`, `private APIs`. */
  readonly name: string;
  readonly isPlural: boolean;
  readonly group: OperationGroupId | null;
}

/** How one row came out for one vantage. */
export interface Cell {
  readonly sign: Sign;
  readonly verdict: ReportOperation['verdict'] | ReportPath['prediction'];
  readonly text: string;
  /** The way, where packets take one: `by nat-0b1c…`. */
  readonly way: string;
  /** Whether what answers says 403. */
  readonly isForbidden: boolean;
}

/** The groups of operations as rows. */
const groupRows = {
  'control-plane': { plane: 'control plane', name: 'control plane', isPlural: false },
  'data-private': { plane: 'data plane', name: 'private APIs', isPlural: true },
  'data-public': { plane: 'data plane', name: 'public APIs', isPlural: true },
  'data-custom-domain': { plane: 'data plane', name: 'custom domains', isPlural: true },
} as const satisfies Record<ServiceGroupId, { plane: string; name: string; isPlural: boolean }>;

/** The rows of a report: its groups of operations, then the targets that belong to none. */
export function verdictRows(index: ReportIndex): readonly VerdictRow[] {
  const groups = index.report.operationGroups.map((group) => rowOfGroup(index, group));
  const targets = new Map<string, VerdictRow>();
  for (const path of index.report.paths) {
    if (index.operationsOfPath.has(path.id)) continue;
    const row = rowOfTarget(path);
    if (!targets.has(row.key)) targets.set(row.key, row);
  }
  return [...groups, ...targets.values()];
}

function rowOfGroup(index: ReportIndex, { id, operations }: ReportOperationGroup): VerdictRow {
  if (!isServiceGroup(id)) {
    const name = nameOfApi(index, id);
    return { key: id, label: [name, ''], name, isPlural: false, group: id };
  }
  const { plane, name, isPlural } = groupRows[id];
  const detail = id === 'control-plane' ? countOf(operations.length, 'operation') : name;
  return { key: id, label: [plane, detail], name, isPlural, group: id };
}

/** Whether a group is of any API, and not of one. */
export function isServiceGroup(id: OperationGroupId): id is ServiceGroupId {
  return Object.hasOwn(groupRows, id);
}

// The paths to an API's own name are called as the API is.
function nameOfApi(index: ReportIndex, id: OperationGroupId): string {
  const operation = index.report.operations.find(({ group }) => group === id);
  return pathsByIds(index, operation?.paths ?? []).find(({ to }) => to.label !== null)?.to.label ?? id;
}

/** The row that a path belongs to where it is of no operation. */
export function rowOfTarget({ to }: ReportPath): VerdictRow {
  const place = targetPlace(to);
  const plane = to.label ?? (to.plane === null ? '' : planeWords[to.plane]);
  const label: VerdictRow['label'] = to.service === null ? [place, ''] : [to.service, plane];
  const name = to.service === null ? place : `${to.service}${plane === '' ? '' : ` ${plane}`}`;
  return { key: `${name} ${place}`, label, name, isPlural: false, group: null };
}

const planeWords = {
  control: 'control plane',
  data: 'data plane',
  all: '',
} as const satisfies Record<NonNullable<ReportPath['to']['plane']>, string>;

/** The host or address that a path leads to, with its port: `logs.eu-west-1.amazonaws.com:443`, `[2001:db8::1]:443`. */
export function targetPlace({ host, addresses, port }: ReportPath['to']): string {
  const [address = 'address'] = addresses;
  const name = host ?? (address.includes(':') ? `[${address}]` : address);
  return `${name}:${port}`;
}

/** The cells of one vantage, by the key of the row. */
export function cellsOf(index: ReportIndex, vantageId: string): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const operation of index.operationsOfVantage.get(vantageId) ?? []) {
    cells.set(operation.group, cellOfOperation(index, operation));
  }
  const targets = new Map<string, ReportPath[]>();
  for (const path of index.pathsOfVantage.get(vantageId) ?? []) {
    if (index.operationsOfPath.has(path.id)) continue;
    const { key } = rowOfTarget(path);
    targets.set(key, [...(targets.get(key) ?? []), path]);
  }
  for (const [key, paths] of targets) cells.set(key, cellOfTarget(paths));
  return cells;
}

function cellOfOperation(index: ReportIndex, operation: ReportOperation): Cell {
  const { verdict, because } = operation;
  const paths = pathsByIds(index, operation.paths);
  const way = waysText(paths.filter((path) => path.prediction === bestPrediction(paths)));
  const isSaidBelow = index.saidTexts.has(because.text);
  const reason = isSaidBelow ? firstClause(because.text) : because.text;
  const text = sayVerdict(verdict, way, reason);
  // Where the answer is a refusal, or nothing gets through at all, it does not matter which family does better.
  const isOpen = verdict === 'works' || verdict === 'conditional';
  const isForbidden = verdict === 'denied' && /\b403\b/.test(because.text);
  return {
    sign: signOfVerdict[verdict],
    verdict,
    text: isOpen ? withFamilies(text, paths) : text,
    way,
    isForbidden,
  };
}

function sayVerdict(verdict: ReportOperation['verdict'], way: string, reason: string): string {
  switch (verdict) {
    case 'works':
      return `works ${way}`.trimEnd();
    case 'blocked':
      return 'blocked';
    case 'denied':
      return `denied: ${reason}`;
    case 'conditional':
      return way === '' || reason.includes(way.slice('by '.length))
        ? `depends: ${reason}`
        : `depends: ${way}, ${reason}`;
    case 'unknown':
      return `cannot tell: ${reason}`;
  }
}

const predictionWords = {
  reachable: 'reachable',
  blocked: 'blocked',
  conditional: 'depends',
  unknown: 'cannot tell',
} as const satisfies Record<ReportPath['prediction'], string>;

function cellOfTarget(paths: readonly ReportPath[]): Cell {
  const verdict = bestPrediction(paths) ?? 'unknown';
  const best = paths.filter((path) => path.prediction === verdict);
  const way = waysText(best);
  const reason = verdict === 'unknown' ? (best[0]?.gaps[0]?.text ?? '') : '';
  const says = predictionWords[verdict];
  const text = verdict === 'blocked' || way === '' ? says : `${says} ${way}`;
  return {
    sign: signOfPrediction[verdict],
    verdict,
    text: withFamilies(reason === '' ? text : `${says}: ${reason}`, paths),
    way,
    isForbidden: false,
  };
}

function withFamilies(text: string, paths: readonly ReportPath[]): string {
  const families = familiesText(paths);
  if (families !== null) return `${text}; ${families}`;
  const [only, ...others] = new Set(paths.map((path) => path.to.family));
  return only === 'ipv6' && others.length === 0 ? `${text} (${familyLabels.ipv6})` : text;
}
