import { displayWidth, padToWidth } from './display-width.ts';
import { signedLines, type Terminal } from './terminal.ts';
import { type VerdictColumn } from './verdict-columns.ts';
import { type Cell, type VerdictRow } from './verdict-rows.ts';

/** Columns at the left of a table, and between its parts. */
export const indent = 2;
export const gap = 3;

/** A column of cells is no narrower, unless all it holds is. */
export const narrowestColumn = 24;

/** What a row's cell says; only where its reason is not that of the row above. */
export function textOf(
  terminal: Terminal,
  rows: readonly VerdictRow[],
  at: number,
  column: VerdictColumn,
): string {
  const cellAt = (index: number): Cell | undefined => column.cells.get(rows[index]?.key ?? '');
  const text = cellAt(at)?.text ?? '';
  const reason = text.indexOf(': ');
  const isAgain = reason > 0 && at > 0 && cellAt(at - 1)?.text === text;
  return isAgain ? `${text.slice(0, reason)}: as above` : terminal.say(text);
}

/** The columns that the two labels of rows take. */
export function labelWidths(rows: readonly VerdictRow[]): readonly [number, number] {
  const widest = (at: 0 | 1): number => Math.max(0, ...rows.map((row) => displayWidth(row.label[at])));
  return [Math.max(widest(0), 'from'.length), widest(1)];
}

/** The columns that labels take with the space around them. */
export function labelSpace([first, second]: readonly [number, number]): number {
  return indent + first + (second === 0 ? 0 : gap + second) + gap;
}

/** The labels of a row; the first only where it is not that of the row above. */
export function labelsOf(rows: readonly VerdictRow[], at: number): readonly [string, string] {
  const [first, second] = rows[at]?.label ?? ['', ''];
  const isAgain = at > 0 && second !== '' && rows[at - 1]?.label[0] === first;
  return [isAgain ? '' : first, second];
}

/** The columns of the widest word in a cell, its sign included. */
export function widestWord(text: string): number {
  return Math.max(...text.split(' ').map(displayWidth)) + indent;
}

/** The lines of a cell; none where nothing was asked. */
export function cellLines(
  terminal: Terminal,
  cell: Cell | undefined,
  text: string,
  width: number,
): readonly string[] {
  return cell === undefined ? [] : signedLines(terminal, cell.sign, text, width);
}

/** The lines of a row: its labels, then its cells beside each other. */
export function drawRow(
  label: readonly [string, string],
  [first, second]: readonly [number, number],
  cells: readonly (readonly string[])[],
  widths: readonly number[],
): readonly string[] {
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  const margin = ' '.repeat(gap);
  return Array.from({ length: height }, (_, line) => {
    const own = line === 0 ? label : ['', ''];
    const labels = [
      padToWidth(own[0] ?? '', first),
      ...(second === 0 ? [] : [padToWidth(own[1] ?? '', second)]),
    ];
    const texts = cells.map((lines, at) => padToWidth(lines[line] ?? '', widths[at] ?? 0));
    return (' '.repeat(indent) + [...labels, ...texts].join(margin)).trimEnd();
  });
}
