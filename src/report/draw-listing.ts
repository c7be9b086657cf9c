import { displayWidth, padToWidth } from './display-width.ts';
import { type Role } from './style.ts';
import { labelled, type Terminal } from './terminal.ts';
import { wrapList, wrapText } from './wrap.ts';

/** A cell: its text, and what it is. */
export interface ListingCell {
  readonly text: string;
  readonly role: Role | null;
}

/** A table with a label at the left of each row; the last column takes what space is left. */
export interface Listing {
  /** Of the labels, then of the cells. */
  readonly headers: readonly [string, ...string[]];
  readonly rows: readonly { readonly label: string; readonly cells: readonly ListingCell[] }[];
}

const indent = '  ';
const gap = 2;
const narrowestLast = 20;

/** Draws a table in columns, or where these do not fit a block for each row. */
export function drawListing(terminal: Terminal, listing: Listing): readonly string[] {
  const { headers, rows } = listing;
  const widths = headers.map((header, at) => {
    const texts = rows.map(({ label, cells }) => (at === 0 ? label : (cells[at - 1]?.text ?? '')));
    return Math.max(...[header, ...texts].map(displayWidth));
  });
  const fixed = widths.slice(0, -1).reduce((sum, width) => sum + width + gap, indent.length);
  const wanted = widths.at(-1) ?? 0;
  const last = Math.min(wanted, terminal.width - fixed);
  if (last < Math.min(wanted, narrowestLast)) return drawBlocks(terminal, listing);
  return drawColumns(terminal, listing, [...widths.slice(0, -1), last]);
}

function drawColumns(
  { style }: Terminal,
  { headers, rows }: Listing,
  widths: readonly number[],
): readonly string[] {
  const dress = ({ text, role }: ListingCell): string => (role === null ? text : style[role](text));
  const drawRow = (cells: readonly ListingCell[]): readonly string[] => {
    const [last, ...others] = cells.toReversed();
    const start = others
      .toReversed()
      .map((cell, at) => padToWidth(dress(cell), (widths[at] ?? 0) + gap))
      .join('');
    if (last === undefined || last.text === '') return [(indent + start).trimEnd()];
    const lines = wrapText(last.text, widths.at(-1) ?? 0);
    return labelled(
      indent + start,
      lines.map((text) => dress({ ...last, text })),
    );
  };
  return [headers.map((text): ListingCell => ({ text, role: 'bold' })), ...rows.map(cellsOf)].flatMap(
    drawRow,
  );
}

function cellsOf({ label, cells }: Listing['rows'][number]): readonly ListingCell[] {
  return [{ text: label, role: null }, ...cells];
}

function drawBlocks({ width, style }: Terminal, { headers, rows }: Listing): readonly string[] {
  return rows.flatMap(({ label, cells }) => {
    const parts = cells.flatMap(({ text, role }, at) =>
      text === '' ? [] : [`${headers[at + 1] ?? ''} ${role === null ? text : style[role](text)}`],
    );
    const lines = wrapList(parts, ', ', width - 2 * indent.length);
    return [
      ...wrapText(label, width - indent.length).map((line) => indent + line),
      ...lines.map((line) => indent + indent + line),
    ];
  });
}
