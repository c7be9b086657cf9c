import { drawBlocks } from './draw-verdict-blocks.ts';
import { drawColumns, fitColumns } from './draw-verdict-columns.ts';
import { legend } from './signs.ts';
import { drawSign, labelled, type Terminal } from './terminal.ts';
import { listFew, vantageLabels } from './vantage-names.ts';
import { type VerdictColumn, type VerdictTable } from './verdict-columns.ts';
import { indent } from './verdict-layout.ts';
import { wrapList } from './wrap.ts';

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
