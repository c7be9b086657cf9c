import { type Report, type ReportPath } from '../audit/report.ts';
import { drawCause } from './draw-findings.ts';
import { drawFooter } from './draw-footer.ts';
import { drawMissing } from './draw-missing.ts';
import { drawHops, drawSteps, hopsOfPart } from './draw-steps.ts';
import { drawWay } from './draw-way.ts';
import { drawWitnesses } from './draw-witnesses.ts';
import { outcomeText, targetText, worstPath } from './explained-path.ts';
import { headingParts } from './heading.ts';
import { headlineOf } from './headline.ts';
import { shortIdsOf } from './report-texts.ts';
import { type ReportView, viewReport } from './report-view.ts';
import { marksOf, signOfPrediction } from './signs.ts';
import { type Style } from './style.ts';
import { labelled, signedLines, type Terminal, terminalOf } from './terminal.ts';
import { vantageLabel } from './vantage-names.ts';
import { cellsOf } from './verdict-rows.ts';
import { visibleReport } from './visible-report.ts';
import { picturedWay } from './way-stops.ts';
import { wrapList, wrapText } from './wrap.ts';

/** How an explanation is laid out. */
export interface ExplainOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
}

/** One vantage's way to one target, for a terminal: the worst path in full, the others in a line each. */
export function renderExplain(report: Report, { width, style }: ExplainOptions): string {
  const view = viewReport(visibleReport(report));
  const terminal = terminalOf(width, style, shortIdsOf(view.report, marksOf(style).ellipsis));
  const path = worstPath(view.report);
  const heading = wrapList(
    headingParts(view.report).map(terminal.say),
    terminal.marks.separator,
    terminal.width,
  );
  const sections =
    path === undefined
      ? [
          [
            ...heading.map(style.dim),
            ...wrapText(terminal.say(headlineOf(view)), terminal.width).map(style.bold),
          ],
        ]
      : [
          [...heading.map(style.dim), ...drawQuestion(terminal, view, path)],
          ...drawPath(terminal, view, path),
        ];
  const footer = drawFooter(terminal, view, true);
  const lines = [...sections, footer]
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'));
  return `${lines.join('\n\n')}\n`;
}

function drawQuestion(terminal: Terminal, view: ReportView, path: ReportPath): readonly string[] {
  const { style, say, width } = terminal;
  const vantage = view.vantages.get(path.vantage);
  const from = say(vantage === undefined ? path.vantage : vantageLabel(vantage));
  const outcome = say(outcomeText(view, path));
  return [
    ...labelled('from ', wrapText(from, width - 'from '.length).map(style.bold)),
    ...labelled('to   ', wrapText(say(targetText(path)), width - 'to   '.length).map(style.bold)),
    ...signedLines(terminal, signOfPrediction[path.prediction], outcome, width),
  ];
}

function drawPath(terminal: Terminal, view: ReportView, path: ReportPath): readonly (readonly string[])[] {
  return [
    drawWay(terminal, picturedWay(view, path)),
    ...drawTrace(terminal, view, path),
    drawWitnesses(terminal, path),
    drawOperations(terminal, view, path),
    ...drawEntries(terminal, view, path),
    drawOthers(terminal, view, path),
    drawAssumptions(terminal, view, path),
  ];
}

function drawTrace(terminal: Terminal, view: ReportView, path: ReportPath): readonly (readonly string[])[] {
  const { bold } = terminal.style;
  const hops = view.traces.get(path.trace)?.hops ?? [];
  const vantage = view.vantages.get(path.vantage);
  const [name, there, back] = [hopsOfPart(hops, 'name'), hopsOfPart(hops, 'there'), hopsOfPart(hops, 'back')];
  const isStopped = [...name, ...there].some((hop) => hop.steps.some((step) => step.outcome === 'fail'));
  const steps = name.flatMap((hop) => hop.steps);
  return [
    steps.length === 0 ? [] : [bold('name'), ...drawSteps(terminal, steps, 2)],
    there.length === 0 ? [] : [bold('there'), ...drawHops(terminal, there, vantage)],
    back.length === 0
      ? []
      : [bold(isStopped ? 'back, if it got there' : 'back'), ...drawHops(terminal, back, vantage)],
  ];
}

/** What hangs on the path: the operations that use it. */
function drawOperations(terminal: Terminal, view: ReportView, path: ReportPath): readonly string[] {
  const groups = new Set((view.operationsOfPath.get(path.id) ?? []).map((operation) => operation.group));
  const cells = cellsOf(view, path.vantage);
  const lines = view.rows.flatMap((row) => {
    const cell = cells.get(row.key);
    if (cell === undefined || row.group === null || !groups.has(row.group)) return [];
    return signedLines(terminal, cell.sign, terminal.say(`${row.name}: ${cell.text}`), terminal.width - 2);
  });
  return lines.length === 0 ? [] : [terminal.style.bold('operations'), ...labelled('  ', lines)];
}

function drawEntries(terminal: Terminal, view: ReportView, path: ReportPath): readonly (readonly string[])[] {
  const isAbout = ({ affects }: { readonly affects: readonly string[] }): boolean =>
    affects.includes(path.id);
  const causes = view.causes.filter((cause) => cause.all.some(isAbout));
  const shown = new Set(path.gaps.map((gap) => gap.text));
  const missing = view.missing.deciding.filter((part) => !shown.has(part.text) && part.said.some(isAbout));
  const labels = [...causes.map(({ first }) => first.severity), ...missing.map(() => 'unknown')];
  const labelWidth = Math.max(0, ...labels.map((label) => label.length)) + 2;
  return [
    ...causes.map((cause) => drawCause(terminal, view, cause, labelWidth)),
    ...missing.map((part) => drawMissing(terminal, view, part, labelWidth)),
  ];
}

function drawOthers(terminal: Terminal, view: ReportView, path: ReportPath): readonly string[] {
  const others = view.report.paths.filter((other) => other !== path);
  const lines = others.flatMap((other) => {
    const vantage = view.vantages.get(other.vantage);
    const from =
      other.vantage === path.vantage || vantage === undefined ? '' : `from ${vantageLabel(vantage)} `;
    const text = `${from}to ${targetText(other)}: ${outcomeText(view, other)}`;
    return signedLines(terminal, signOfPrediction[other.prediction], terminal.say(text), terminal.width - 2);
  });
  return lines.length === 0 ? [] : [terminal.style.bold('other paths'), ...labelled('  ', lines)];
}

function drawAssumptions(terminal: Terminal, view: ReportView, path: ReportPath): readonly string[] {
  const own = view.report.assumptions.filter((assumption) => path.assumptions.includes(assumption.code));
  const lines = own.flatMap(({ text, source }) => [
    ...wrapText(`- ${terminal.say(text)}`, terminal.width - 2, 2),
    ...wrapText(source, terminal.width - 4).map((line) => terminal.style.dim(`  ${line}`)),
  ]);
  return lines.length === 0 ? [] : [terminal.style.bold('assumed'), ...labelled('  ', lines)];
}
