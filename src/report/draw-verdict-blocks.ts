import { displayWidth } from './display-width.ts';
import { labelled, signedLines, type Terminal } from './terminal.ts';
import { type VerdictColumn, type VerdictTable } from './verdict-columns.ts';
import {
  cellLines,
  drawRow,
  indent,
  labelsOf,
  labelSpace,
  labelWidths,
  narrowestColumn,
  textOf,
  widestWord,
} from './verdict-layout.ts';
import { type Cell, type VerdictRow } from './verdict-rows.ts';
import { wrapList } from './wrap.ts';

/** Draws a block for each group of vantages: a row for each thing asked where all of them fit so, else a line. */
export function drawBlocks(
  terminal: Terminal,
  { rows, columns }: VerdictTable,
  headers: readonly (readonly string[])[],
): readonly string[] {
  const labels = labelWidths(rows);
  const space = terminal.width - labelSpace(labels) - indent;
  const blocks = columns.map((column, at) => {
    const asked = rows.filter((row) => column.cells.has(row.key));
    return {
      column,
      header: headers[at] ?? [],
      asked,
      texts: asked.map((_, row) => textOf(terminal, asked, row, column)),
    };
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

function drawLine(
  terminal: Terminal,
  row: VerdictRow,
  cell: Cell | undefined,
  text: string,
): readonly string[] {
  if (cell === undefined) return [];
  const detail = row.group === 'control-plane' ? ` (${row.label[1]})` : '';
  const lines = signedLines(
    terminal,
    cell.sign,
    `${row.name}${detail}: ${text}`,
    terminal.width - 2 * indent,
  );
  return lines.map((line) => ' '.repeat(2 * indent) + line);
}
