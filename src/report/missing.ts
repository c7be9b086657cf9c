import { type Report, type ReportFinding, type ReportGap } from '../audit/report.ts';
import { type Said } from './affected.ts';
import { groupBy } from './report-index.ts';

/** Something that is not known and decides something, with the command that would tell it. */
export interface Missing {
  readonly text: string;
  readonly command: string | null;
  /** The findings that say it, or the paths that met it where none does. */
  readonly said: readonly Said[];
  /** What may be written somewhere: the findings that say it. */
  readonly places: readonly Pick<ReportFinding, 'location'>[];
}

/** What is missing, by whether a verdict hangs on it. */
export interface MissingParts {
  readonly deciding: readonly Missing[];
  /** How many gaps change no verdict. */
  readonly others: number;
}

/** What the report does not know: what decides something, each once, and of the rest the number. */
export function missingParts(report: Report): MissingParts {
  const met = metOnUnknownPaths(report);
  const bySaying = groupBy(
    report.findings.filter((finding) => finding.status === 'unknown'),
    ({ text, fix }) => [keyOf(text, fix)],
  );
  const answers = new Set(
    report.operations.flatMap(({ verdict, because }) => (verdict === 'unknown' ? [because.text] : [])),
  );
  const isDeciding = (key: string, findings: readonly ReportFinding[]): boolean =>
    met.has(key) || findings.some((finding) => answers.has(finding.text));
  const deciding = [
    ...[...bySaying].flatMap(([key, findings]) => (isDeciding(key, findings) ? fromFindings(findings) : [])),
    ...[...met].flatMap(([key, missing]) => (bySaying.has(key) ? [] : [missing])),
  ];
  const texts = new Set(deciding.map(({ text }) => text));
  const others = new Set(report.gaps.flatMap((gap) => (texts.has(gap.text) ? [] : [JSON.stringify(gap)])));
  return { deciding, others: others.size };
}

/** The gaps of the paths that cannot be told, with these paths. */
function metOnUnknownPaths({ paths }: Report): ReadonlyMap<string, Missing> {
  const pathsByGap = new Map<string, { gap: ReportGap; affects: string[] }>();
  for (const { id, prediction, gaps } of paths) {
    if (prediction !== 'unknown') continue;
    for (const gap of gaps) {
      const key = keyOf(gap.text, commandOf(gap));
      const known = pathsByGap.get(key) ?? { gap, affects: [] };
      pathsByGap.set(key, known);
      known.affects.push(id);
    }
  }
  const toMissing = ({ gap, affects }: { gap: ReportGap; affects: string[] }): Missing => {
    return { text: gap.text, command: commandOf(gap), said: [{ code: 'gap', affects }], places: [] };
  };
  return new Map([...pathsByGap].map(([key, each]) => [key, toMissing(each)]));
}

function fromFindings(findings: readonly ReportFinding[]): readonly Missing[] {
  const [first] = findings;
  return first === undefined
    ? []
    : [{ text: first.text, command: first.fix, said: findings, places: findings }];
}

/** The command that fills a gap; null where none does. */
export function commandOf(gap: ReportGap | null): string | null {
  return gap?.kind === 'not-in-source' ? gap.command : null;
}

function keyOf(text: string, command: string | null): string {
  return JSON.stringify([text, command]);
}
