import { displayWidth, padToWidth } from './display-width.ts';
import { legend } from './signs.ts';
import { drawSign, labelled, signedLines, type Terminal } from './terminal.ts';
import { listFew, vantageLabels } from './vantage-names.ts';
import { type VerdictColumn, type VerdictTable } from './verdict-columns.ts';
import { type Cell, type VerdictRow } from './verdict-rows.ts';
import { wrapList } from './wrap.ts';

const indent = 2;
const gap = 3;
const mostColumns = 3;
const narrowestColumn = 24;

/**
 * Draws what works from where: a column for each group of vantages, or where they are too many or too wide a block
 * for each, or where not even that fits a line for each row.
 *
 * Drawn by hand: the package `table` has no columns whose width follows what fits, pads every line to its end, and
 * takes some 40 ms to load, half of what a run takes.
 */
export function drawVerdictTable(terminal: Terminal, table: VerdictTable): readonly string[] {
  const headers = table.columns.map((column) => headerOf(terminal, column));
  const columns = fitColumns(terminal, table, headers);
  if (columns !== null) return drawColumns(terminal, table, headers, columns);
  return drawBlocks(terminal, table, headers);
}

/** The line that says what the signs mean. */
export function drawLegend(terminal: Terminal): readonly string[] {
  const { marks, style } = terminal;
  const parts = legend.map(([sign, words]) => `${drawSign(terminal, sign)} ${style.dim(words)}`);
  return labelled(' '.repeat(indent), wrapList(parts, marks.separator, terminal.width - indent));
}

function headerOf(terminal: Terminal, column: VerdictColumn): readonly string[] {
  return listFew(vantageLabels(column.vantages)).map(terminal.say);
}

/** What a row's cell says; only where its reason is not that of the row above. */
function textOf(terminal: Terminal, rows: readonly VerdictRow[], at: number, column: VerdictColumn): string {
  const cellAt = (index: number): Cell | undefined => column.cells.get(rows[index]?.key ?? '');
  const text = cellAt(at)?.text ?? '';
  const reason = text.indexOf(': ');
  const isAgain = reason > 0 && at > 0 && cellAt(at - 1)?.text === text;
  return isAgain ? `${text.slice(0, reason)}: as above` : terminal.say(text);
}

function labelWidths(rows: readonly VerdictRow[]): readonly [number, number] {
  const widest = (at: 0 | 1): number => Math.max(0, ...rows.map((row) => displayWidth(row.label[at])));
  return [Math.max(widest(0), 'from'.length), widest(1)];
}

function labelSpace([first, second]: readonly [number, number]): number {
  return indent + first + (second === 0 ? 0 : gap + second) + gap;
}

/** The widths of the columns; null where they do not fit beside each other. */
function fitColumns(
  terminal: Terminal,
  { rows, columns }: VerdictTable,
  headers: readonly (readonly string[])[],
): readonly number[] | null {
  if (columns.length > mostColumns) return null;
  const space = terminal.width - labelSpace(labelWidths(rows)) - gap * (columns.length - 1);
  const texts = columns.map((column, at) => [
    (headers[at] ?? []).join(', '),
    ...rows.map((_, row) => `  ${textOf(terminal, rows, row, column)}`),
  ]);
  const natural = texts.map((own) => Math.max(...own.map(displayWidth)));
  if (sum(natural) <= space) return natural;
  const least = texts.map((own, at) => Math.min(natural[at] ?? 0, Math.max(narrowestColumn, ...own.map(widestWord))));
  if (sum(least) > space) return null;
  return share(natural, least, space);
}

/** Gives every column what it wants, as far as the space goes beyond what each needs. */
function share(natural: readonly number[], least: readonly number[], space: number): readonly number[] {
  const wanted = sum(natural) - sum(least);
  const spare = space - sum(least);
  return natural.map((width, at) => {
    const own = least[at] ?? 0;
    return own + (wanted === 0 ? 0 : Math.floor(((width - own) * spare) / wanted));
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function widestWord(text: string): number {
  return Math.max(...text.split(' ').map(displayWidth)) + indent;
}

function drawColumns(
  terminal: Terminal,
  { rows, columns }: VerdictTable,
  headers: readonly (readonly string[])[],
  widths: readonly number[],
): readonly string[] {
  const labels = labelWidths(rows);
  const titles = headers.map((header, at) => wrapList(header, ', ', widths[at] ?? 0));
  const dressed = titles.map((lines) => lines.map(terminal.style.bold));
  return [
    ...drawRow(['from', ''], labels, dressed, widths),
    ...rows.flatMap((row, at) => {
      const cells = columns.map((column, i) =>
        cellLines(terminal, column.cells.get(row.key), textOf(terminal, rows, at, column), widths[i] ?? 0),
      );
      return drawRow(labelsOf(rows, at), labels, cells, widths);
    }),
  ];
}

function cellLines(terminal: Terminal, cell: Cell | undefined, text: string, width: number): readonly string[] {
  return cell === undefined ? [] : signedLines(terminal, cell.sign, text, width);
}

function drawRow(
  label: readonly [string, string],
  [first, second]: readonly [number, number],
  cells: readonly (readonly string[])[],
  widths: readonly number[],
): readonly string[] {
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  const margin = ' '.repeat(gap);
  return Array.from({ length: height }, (_, line) => {
    const own = line === 0 ? label : ['', ''];
    const labels = [padToWidth(own[0] ?? '', first), ...(second === 0 ? [] : [padToWidth(own[1] ?? '', second)])];
    const texts = cells.map((lines, at) => padToWidth(lines[line] ?? '', widths[at] ?? 0));
    return (' '.repeat(indent) + [...labels, ...texts].join(margin)).trimEnd();
  });
}

/** A block for each column: a row for each thing asked where all of them fit so, else a line. */
function drawBlocks(
  terminal: Terminal,
  { rows, columns }: VerdictTable,
  headers: readonly (readonly string[])[],
): readonly string[] {
  const labels = labelWidths(rows);
  const space = terminal.width - labelSpace(labels) - indent;
  const blocks = columns.map((column, at) => {
    const asked = rows.filter((row) => column.cells.has(row.key));
    return { column, header: headers[at] ?? [], asked, texts: asked.map((_, row) => textOf(terminal, asked, row, column)) };
  });
  const areRows = blocks.every(({ texts }) => texts.every((text) => fitsIn(text, space)));
  return blocks.flatMap(({ column, header, asked, texts }, at) => {
    const title = `${' '.repeat(indent)}from `;
    const names = wrapList(header, ', ', terminal.width - title.length).map(terminal.style.bold);
    const body = areRows
      ? drawRows(terminal, asked, column, texts, { labels, space })
      : asked.flatMap((row, i) => drawLine(terminal, row, column.cells.get(row.key), texts[i] ?? ''));
    return [...(at === 0 ? [] : ['']), ...labelled(title, names), ...body];
  });
}

function fitsIn(text: string, space: number): boolean {
  return space >= Math.min(narrowestColumn, displayWidth(text) + indent) && space >= widestWord(text);
}

function drawRows(
  terminal: Terminal,
  rows: readonly VerdictRow[],
  column: VerdictColumn,
  texts: readonly string[],
  { labels, space }: { readonly labels: readonly [number, number]; readonly space: number },
): readonly string[] {
  return rows.flatMap((row, at) => {
    const cell = cellLines(terminal, column.cells.get(row.key), texts[at] ?? '', space);
    return drawRow(labelsOf(rows, at), labels, [cell], [space]).map((line) => ' '.repeat(indent) + line);
  });
}

/** The labels of a row; the first only where it is not that of the row above. */
function labelsOf(rows: readonly VerdictRow[], at: number): readonly [string, string] {
  const [first, second] = rows[at]?.label ?? ['', ''];
  const isAgain = at > 0 && second !== '' && rows[at - 1]?.label[0] === first;
  return [isAgain ? '' : first, second];
}

function drawLine(terminal: Terminal, row: VerdictRow, cell: Cell | undefined, text: string): readonly string[] {
  if (cell === undefined) return [];
  const detail = row.group === 'control-plane' ? ` (${row.label[1]})` : '';
  const lines = signedLines(terminal, cell.sign, `${row.name}${detail}: ${text}`, terminal.width - 2 * indent);
  return lines.map((line) => ' '.repeat(2 * indent) + line);
}
