import { type Report } from '../audit/report.ts';
import { drawCause } from './draw-findings.ts';
import { drawFooter } from './draw-footer.ts';
import { drawMissing } from './draw-missing.ts';
import { drawObservations } from './draw-observations.ts';
import { drawOperations } from './draw-operations.ts';
import { drawLegend, drawVerdictTable } from './draw-verdict-table.ts';
import { headingParts, vpcTitle } from './heading.ts';
import { headlinesOf } from './headline.ts';

import { shortIdsOf } from './report-texts.ts';
import { type ReportView, viewReport } from './report-view.ts';
import { marksOf } from './signs.ts';
import { type Style } from './style.ts';
import { labelled, type Terminal, terminalOf } from './terminal.ts';
import { visibleReport } from './visible-report.ts';
import { wrapList, wrapText } from './wrap.ts';

/** How the terminal report is laid out. */
export interface PrettyOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  /** Whether assumptions are listed; else they are counted. */
  readonly assumptions: boolean;
  /** Whether operations are listed one by one. */
  readonly operations?: boolean;
}

/** The report for a terminal. */
export function renderPretty(report: Report, options: PrettyOptions): string {
  const { width, style } = options;
  const view = viewReport(visibleReport(report));
  const terminal = terminalOf(width, style, shortIdsOf(view.report, marksOf(style).ellipsis));
  const sections = [
    drawTop(terminal, view),
    ...drawTables(terminal, view),
    ...drawObservations(terminal, view),
    ...(options.operations === true ? drawOperations(terminal, view) : []),
    ...drawEntries(terminal, view),
    options.assumptions ? drawAssumptions(terminal, view.report) : [],
    drawFooter(terminal, view, options.assumptions),
  ];
  const lines = sections.filter((section) => section.length > 0).map((section) => section.join('\n'));
  return `${lines.join('\n\n')}\n`;
}

/** The heading line and the headline. */
function drawTop(terminal: Terminal, view: ReportView): readonly string[] {
  const { width, style, marks, say } = terminal;
  const heading = wrapList(headingParts(view.report).map(say), marks.separator, width);
  return [
    ...heading.map(style.dim),
    ...headlinesOf(view)
      .flatMap((text) => wrapText(say(text), width))
      .map(style.bold),
  ];
}

function drawTables(terminal: Terminal, view: ReportView): readonly (readonly string[])[] {
  const tables = view.tables.filter((table) => table.rows.length > 0);
  const isOne = view.report.vpcs.length < 2;
  const drawn = tables.map((table) => {
    const title =
      isOne || table.vpc === undefined
        ? []
        : wrapText(terminal.say(vpcTitle(view.report, table.vpc)), terminal.width);
    return [...title.map(terminal.style.bold), ...drawVerdictTable(terminal, table)];
  });
  return drawn.length === 0 ? [] : [...drawn, drawLegend(terminal)];
}

function drawEntries(terminal: Terminal, view: ReportView): readonly (readonly string[])[] {
  const causes = view.causes;
  const { deciding } = view.missing;
  const labels = [...causes.map(({ first }) => first.severity), ...deciding.map(() => 'unknown')];
  const labelWidth = Math.max(0, ...labels.map((label) => label.length)) + 2;
  return [
    ...causes.map((cause) => drawCause(terminal, view, cause, labelWidth)),
    ...deciding.map((part) => drawMissing(terminal, view, part, labelWidth)),
  ];
}

function drawAssumptions({ width, style, say }: Terminal, { assumptions }: Report): readonly string[] {
  if (assumptions.length === 0) return [];
  const label = 'assumed  ';
  const lines = assumptions.flatMap(({ text, source }) => [
    ...wrapText(say(text), width - label.length, 2),
    ...wrapText(source, width - label.length - 2).map((line) => style.dim(`  ${line}`)),
  ]);
  return labelled(label, lines);
}
