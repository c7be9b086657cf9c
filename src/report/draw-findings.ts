import { type Severity } from '../audit/severity.ts';
import { affectsText } from './affected.ts';
import { fixLines } from './fix-lines.ts';
import { type Cause, fixesOf, foldFindings, otherResources } from './fold-findings.ts';
import { type ReportIndex } from './report-index.ts';
import { labelled, type Terminal } from './terminal.ts';
import { listFew, listWords } from './vantage-names.ts';
import { wrapText } from './wrap.ts';

const rank = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

/** The causes of what fails, the worst first; what only cannot be told is not among them. */
export function failingCauses(index: ReportIndex): readonly Cause[] {
  const failing = index.report.findings.filter((finding) => finding.status !== 'unknown');
  return foldFindings(failing).toSorted((a, b) => rank[a.first.severity] - rank[b.first.severity]);
}

/** Draws the findings that fail: what is so, whom it touches, what to do. */
export function drawFindings(terminal: Terminal, index: ReportIndex): readonly string[] {
  return failingCauses(index).flatMap((cause, at) => [...(at === 0 ? [] : ['']), ...drawCause(terminal, index, cause)]);
}

function drawCause(terminal: Terminal, index: ReportIndex, cause: Cause): readonly string[] {
  const { first } = cause;
  const label = `${first.severity}  `;
  const width = terminal.width - label.length;
  const others = listFew(otherResources(cause));
  const affects = affectsText(index, cause.all);
  const lines = [
    ...wrapText(terminal.say(first.text), width),
    ...(others.length === 0 ? [] : wrapText(terminal.say(`the same: ${listWords(others)}`), width)),
    ...(affects === null ? [] : wrapText(terminal.say(affects), width)),
    ...drawFixes(cause, width),
  ];
  const [top = '', ...rest] = labelled(label, lines);
  return [terminal.style[first.severity](first.severity) + top.slice(first.severity.length), ...rest];
}

function drawFixes(cause: Cause, width: number): readonly string[] {
  const { fixes, more } = fixesOf(cause);
  const label = cause.first.severity === 'note' ? '' : 'fix  ';
  const lines = fixes.flatMap((fix) => fixLines(fix, width - label.length));
  const rest = more === 0 ? [] : wrapText(`and likewise for the ${more} others (--format json holds each)`, width - label.length);
  return labelled(label, [...lines, ...rest]);
}
