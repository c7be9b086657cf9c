import { type ReportFinding, type ReportGap } from '../audit/report.ts';
import { foldFindings } from './fold-findings.ts';
import { pathsByIds, type ReportIndex, stepsOf } from './report-index.ts';

/** Something that is not known and decides something, with the command that would tell it. */
export interface Missing {
  readonly text: string;
  readonly command: string | null;
  /** The findings that say it; none for a gap that no finding names. */
  readonly findings: readonly ReportFinding[];
}

/** What is missing, by whether a verdict hangs on it. */
export interface MissingParts {
  readonly deciding: readonly Missing[];
  /** How many gaps change no verdict. */
  readonly others: number;
}

/** What the report does not know: each gap once, first those because of which a path cannot be told. */
export function missingParts(index: ReportIndex): MissingParts {
  const { report } = index;
  const deciding = new Set(report.paths.filter((path) => path.prediction === 'unknown').flatMap(({ gaps }) => gaps.map(keyOf)));
  const unknown = new Set(report.operations.filter(({ verdict }) => verdict === 'unknown').map(({ because }) => because.text));
  const parts = new Map<string, Missing>();
  for (const { all } of foldFindings(report.findings.filter((finding) => finding.status === 'unknown'))) {
    for (const finding of all) {
      const gap = gapOf(index, finding);
      const key = gap === null ? finding.text : keyOf(gap);
      if (!deciding.has(key) && !unknown.has(finding.text)) continue;
      const known = parts.get(key);
      const command = known?.command ?? finding.fix ?? commandOf(gap);
      parts.set(key, { text: finding.text, command, findings: [...(known?.findings ?? []), finding] });
    }
  }
  for (const gap of report.paths.flatMap(({ prediction, gaps }) => (prediction === 'unknown' ? gaps : []))) {
    const key = keyOf(gap);
    if (!parts.has(key)) parts.set(key, { text: gap.text, command: commandOf(gap), findings: [] });
  }
  const texts = new Set([...parts.values()].map(({ text }) => text));
  const others = new Set(report.gaps.filter((gap) => !texts.has(gap.text)).map(keyOf));
  return { deciding: foldByText([...parts.values()]), others: others.size };
}

function foldByText(parts: readonly Missing[]): readonly Missing[] {
  const byText = new Map<string, Missing>();
  for (const part of parts) {
    const key = JSON.stringify([part.text, part.command]);
    const known = byText.get(key);
    byText.set(key, known === undefined ? part : { ...known, findings: [...known.findings, ...part.findings] });
  }
  return [...byText.values()];
}

function gapOf(index: ReportIndex, { affects, code, resource, rule }: ReportFinding): ReportGap | null {
  const [path] = pathsByIds(index, affects);
  if (path === undefined) return null;
  const step = stepsOf(index, path).find(
    (own) => own.code === code && own.resource.id === resource.id && own.rule === rule && own.gap !== null,
  );
  return step?.gap ?? null;
}

/** The command that fills a gap; null where none does. */
export function commandOf(gap: ReportGap | null): string | null {
  return gap?.kind === 'not-in-source' ? gap.command : null;
}

function keyOf(gap: ReportGap): string {
  return JSON.stringify(gap);
}
