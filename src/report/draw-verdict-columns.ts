import { displayWidth } from './display-width.ts';
import { type Terminal } from './terminal.ts';
import { type VerdictTable } from './verdict-columns.ts';
import {
  cellLines,
  drawRow,
  gap,
  labelsOf,
  labelSpace,
  labelWidths,
  narrowestColumn,
  textOf,
  widestWord,
} from './verdict-layout.ts';
import { wrapList } from './wrap.ts';

const mostColumns = 3;

/** The widths of the columns; null where they do not fit beside each other. */
export function fitColumns(
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
  const least = texts.map((own, at) =>
    Math.min(natural[at] ?? 0, Math.max(narrowestColumn, ...own.map(widestWord))),
  );
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

/** Draws a column for each group of vantages. */
export function drawColumns(
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
