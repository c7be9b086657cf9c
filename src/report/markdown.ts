import { markdownTable } from 'markdown-table';
import { type Report } from '../audit/report.ts';
import { affectsText } from './affected.ts';
import { displayWidth } from './display-width.ts';
import { capitalize } from './first-clause.ts';
import { fixParts } from './fix-lines.ts';
import { type Cause, fixesOf, otherResources } from './fold-findings.ts';
import {
  assumptionsText,
  countParts,
  idleGapsText,
  notExaminedText,
  regionHostsText,
  withHint,
} from './footer.ts';
import { headingParts, vpcTitle } from './heading.ts';
import { headlinesOf } from './headline.ts';
import { locationParts, placesOf } from './location-text.ts';
import { codeBlock, markdownText } from './markdown-text.ts';
import { type Missing } from './missing.ts';
import { observedGroups } from './observed-words.ts';
import { type ReportView, viewReport } from './report-view.ts';
import { wrapCommand } from './shell-command.ts';
import { marksOf } from './signs.ts';
import { plainStyle } from './style.ts';
import { listFew, listWords, vantageLabels } from './vantage-names.ts';
import { type VerdictColumn, type VerdictTable } from './verdict-columns.ts';
import { type Cell, type VerdictRow } from './verdict-rows.ts';
import { visibleReport } from './visible-report.ts';

/** What the Markdown report holds. */
export interface MarkdownOptions {
  /** Whether assumptions are listed; else they are counted. */
  readonly assumptions: boolean;
}

/** The report for pasting into a ticket; ids are in full. */
export function renderMarkdown(report: Report, { assumptions }: MarkdownOptions): string {
  const view = viewReport(visibleReport(report));
  const blocks = [
    ['### planecheck'],
    [headingParts(view.report).map(markdownText).join(' · ')],
    ...headlinesOf(view).map((text) => [`**${markdownText(text)}**`]),
    ...view.tables.filter((table) => table.rows.length > 0).flatMap((table) => tableBlocks(view, table)),
    ...observedBlocks(view),
    ...view.causes.flatMap((cause) => causeBlocks(view, cause)),
    ...view.missing.deciding.flatMap((part) => missingBlocks(view, part)),
    ...(assumptions ? [assumedBlock(view.report)] : []),
    footerBlock(view, assumptions),
  ];
  const lines = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${lines.join('\n\n')}\n`;
}

const mostColumns = 3;
const { signs } = marksOf(plainStyle);

function tableBlocks(view: ReportView, table: VerdictTable): readonly (readonly string[])[] {
  const title =
    view.tables.length > 1 && table.vpc !== undefined
      ? [[markdownText(vpcTitle(view.report, table.vpc))]]
      : [];
  const cells = table.columns.length > mostColumns ? acrossCells(table) : downCells(table);
  return [...title, [markdownTable(cells, { stringLength: displayWidth })]];
}

/** A row of the table for each thing asked, a column for each group of vantages. */
function downCells({ rows, columns }: VerdictTable): string[][] {
  const header = ['from', '', ...columns.map(vantageCell)];
  return [
    rows.some((row) => row.label[1] !== '') ? header : header.toSpliced(1, 1),
    ...rows.map((row) => {
      const labels = rows.some((other) => other.label[1] !== '') ? row.label : [row.label[0]];
      return [
        ...labels.map(markdownText),
        ...columns.map((column) => verdictCell(column.cells.get(row.key))),
      ];
    }),
  ];
}

/** A row for each group of vantages, where there are too many for columns. */
function acrossCells({ rows, columns }: VerdictTable): string[][] {
  return [
    ['from', ...rows.map(rowTitle)],
    ...columns.map((column) => [
      vantageCell(column),
      ...rows.map((row) => verdictCell(column.cells.get(row.key))),
    ]),
  ];
}

function rowTitle({ name, label, group }: VerdictRow): string {
  return markdownText(group === 'control-plane' ? `${name} (${label[1]})` : name);
}

function vantageCell({ vantages }: VerdictColumn): string {
  return markdownText(listFew(vantageLabels(vantages)).join(', '));
}

function verdictCell(cell: Cell | undefined): string {
  return cell === undefined ? '' : `${signs[cell.sign]} ${markdownText(cell.text)}`;
}

function observedBlocks(view: ReportView): readonly (readonly string[])[] {
  return observedGroups(view).flatMap(({ vantages, lines }) => [
    [`Observed from ${markdownText(listFew(vantageLabels(vantages)).join(', '))}:`],
    lines.map(({ sign, name, text }) => `- ${signs[sign]} ${markdownText(`${name}: ${text}`)}`),
  ]);
}

function causeBlocks(view: ReportView, cause: Cause): readonly (readonly string[])[] {
  const { first } = cause;
  const others = listFew(otherResources(cause));
  const sentences = [
    capitalize(first.text),
    others.length === 0 ? null : `The same is so of ${listWords(others)}`,
    capitalize(affectsText(view, cause.all) ?? ''),
  ];
  const { fixes, more } = fixesOf(cause);
  return [
    [`**${first.severity}**: ${sayAll(sentences)}`],
    placeLines(cause.all),
    ...fixBlocks(fixes, first.severity === 'note' ? '' : 'Fix: '),
    ...(more === 0 ? [] : [[`And likewise for the ${more} others.`]]),
  ];
}

function missingBlocks(
  view: ReportView,
  { text, command, said, places }: Missing,
): readonly (readonly string[])[] {
  const sentences = [capitalize(text), capitalize(affectsText(view, said) ?? '')];
  return [
    [`**unknown**: ${sayAll(sentences)}`],
    placeLines(places),
    ...(command === null ? [] : fixBlocks([command], '')),
  ];
}

/** Where it is written, a line each. */
function placeLines(findings: Missing['places']): readonly string[] {
  const { shown, more } = placesOf(findings);
  const lines = shown.map((location) => `- at ${locationParts(location).map(markdownText).join(' ')}`);
  return more === 0 ? lines : [...lines, `- and ${more} more ${more === 1 ? 'place' : 'places'}`];
}

function sayAll(sentences: readonly (string | null)[]): string {
  return sentences
    .flatMap((sentence) =>
      sentence === null || sentence === '' ? [] : [`${markdownText(sentence.replace(/\.$/, ''))}.`],
    )
    .join(' ');
}

const commandWidth = 100;

/** Words as paragraphs and commands as code, those that follow each other in one block. */
function fixBlocks(fixes: readonly string[], label: string): readonly (readonly string[])[] {
  const parts = fixes.flatMap(fixParts);
  return parts.flatMap((part, at): readonly (readonly string[])[] => {
    const lead = at === 0 ? label : '';
    if (part.kind === 'words')
      return [[markdownText(lead === '' ? capitalize(part.text) : lead + part.text)]];
    if (parts[at - 1]?.kind === 'command') return [];
    const end = parts.findIndex((other, index) => index > at && other.kind === 'words');
    const commands = parts.slice(at, end < 0 ? undefined : end);
    const code = codeBlock(
      commands.flatMap(({ text }) => wrapCommand(text, commandWidth)),
      'sh',
    );
    return lead === '' ? [code] : [[lead.trimEnd()], code];
  });
}

function assumedBlock({ assumptions }: Report): readonly string[] {
  if (assumptions.length === 0) return [];
  const link = (source: string): string =>
    /^https:\/\/[\w./#?=%-]+$/.test(source) ? `<${source}>` : markdownText(source);
  return [
    'Assumed:',
    '',
    ...assumptions.map(({ text, source }) => `- ${markdownText(text)} (${link(source)})`),
  ];
}

function footerBlock(view: ReportView, areAssumptionsListed: boolean): readonly string[] {
  const { report, missing } = view;
  const about = [
    notExaminedText(report),
    regionHostsText(report),
    withHint(idleGapsText(missing.others), ''),
    areAssumptionsListed ? null : withHint(assumptionsText(report), ''),
    `${countParts(report).join(' · ')} · exit ${report.summary.exitCode}`,
  ];
  return [about.flatMap((part) => (part === null ? [] : [markdownText(part)])).join(' ')];
}
