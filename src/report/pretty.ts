import { type Report } from '../audit/report.ts';
import { drawFindings } from './draw-findings.ts';
import { drawMissing } from './draw-missing.ts';
import { drawLegend, drawVerdictTable } from './draw-verdict-table.ts';
import { assumptionCount, checksText, countParts, notExaminedText } from './footer.ts';
import { headingParts, vpcText } from './heading.ts';
import { headlineOf } from './headline.ts';
import { indexReport, type ReportIndex } from './report-index.ts';
import { shortIdsOf } from './report-texts.ts';
import { marksOf } from './signs.ts';
import { type Style } from './style.ts';
import { labelled, type Terminal, terminalOf } from './terminal.ts';
import { verdictTables } from './verdict-columns.ts';
import { visibleReport } from './visible-report.ts';
import { wrapList, wrapText } from './wrap.ts';

/** How the terminal report is laid out. */
export interface PrettyOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  /** Whether assumptions are listed; else they are counted. */
  readonly assumptions: boolean;
  /** Whether the operations of each group are listed. */
  readonly operations?: boolean;
}

/** The report for a terminal. */
export function renderPretty(report: Report, options: PrettyOptions): string {
  const { width, style } = options;
  const index = indexReport(visibleReport(report));
  const terminal = terminalOf(width, style, shortIdsOf(index.report, marksOf(style).ellipsis));
  const sections = [
    drawTop(terminal, index),
    ...drawTables(terminal, index),
    options.operations === true ? drawOperations(terminal, index.report) : [],
    drawFindings(terminal, index),
    drawMissing(terminal, index),
    options.assumptions ? drawAssumptions(terminal, index.report) : [],
    drawFooter(terminal, index.report, options.assumptions),
  ];
  const lines = sections.filter((section) => section.length > 0).map((section) => section.join('\n'));
  return `${lines.join('\n\n')}\n`;
}

/** The heading line and the headline, as every terminal format begins. */
export function drawTop(terminal: Terminal, index: ReportIndex): readonly string[] {
  const { width, style, marks, say } = terminal;
  const heading = wrapList(headingParts(index.report).map(say), marks.separator, width);
  return [...heading.map(style.dim), ...wrapText(say(headlineOf(index)), width).map(style.bold)];
}

function drawTables(terminal: Terminal, index: ReportIndex): readonly (readonly string[])[] {
  const tables = verdictTables(index).filter((table) => table.rows.length > 0);
  const isOne = index.report.vpcs.length < 2;
  const drawn = tables.map((table) => {
    const title = isOne || table.vpc === undefined ? [] : wrapText(terminal.say(vpcText(table.vpc)), terminal.width);
    return [...title.map(terminal.style.bold), ...drawVerdictTable(terminal, table)];
  });
  return drawn.length === 0 ? [] : [...drawn, drawLegend(terminal)];
}

function drawOperations({ width, say }: Terminal, { operationGroups }: Report): readonly string[] {
  return operationGroups.flatMap(({ id, operations }) => {
    return labelled('  ', wrapText(say(`${id}: ${operations.join(', ')}`), width - 2, 2));
  });
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

/** The last lines: what was not looked at, what was assumed, how much was found, the exit code. */
export function drawFooter(terminal: Terminal, report: Report, areAssumptionsListed: boolean): readonly string[] {
  const { width, style, marks, say } = terminal;
  const assumed = areAssumptionsListed ? null : assumptionCount(report);
  const about = [
    notExaminedText(report),
    assumed === null ? null : `Rests on ${assumed} (--assumptions lists them).`,
    checksText(report),
  ].flatMap((part) => (part === null ? [] : [say(part)]));
  const counts = `${countParts(report).join(marks.separator)}  exit ${report.summary.exitCode}`;
  return [...wrapList(about, ' ', width).map(style.dim), ...wrapText(counts, width).map(style.bold)];
}
