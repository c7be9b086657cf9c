import { displayWidth, padToWidth } from './display-width.ts';
import { roleOfSign, type Sign } from './signs.ts';
import { type Terminal } from './terminal.ts';
import { wrapText } from './wrap.ts';
import { type Leg, type Stop, type WayPicture } from './way-stops.ts';

interface Strokes {
  readonly line: string;
  readonly side: string;
  readonly corners: readonly [topLeft: string, topRight: string, bottomLeft: string, bottomRight: string];
  readonly right: string;
  readonly left: string;
}

const boxes: Strokes = { line: '─', side: '│', corners: ['┌', '┐', '└', '┘'], right: '▶', left: '◀' };
const asciiBoxes: Strokes = { line: '-', side: '|', corners: ['+', '+', '+', '+'], right: '>', left: '<' };

const margin = 2;

/** Columns of a leg, the first that fits. */
const legWidths = [6, 4];

/** Draws the way of a path: boxes beside each other with the way there above the way back, or lines if too wide. */
export function drawWay(terminal: Terminal, { stops, legs }: WayPicture): readonly string[] {
  const texts = stops.map(({ title, detail }): Stop => ({
    title: terminal.say(title),
    detail: terminal.say(detail),
  }));
  const widths = texts.map(({ title, detail }) => Math.max(displayWidth(title), displayWidth(detail)) + 2);
  const boxed = margin + widths.reduce((sum, width) => sum + width + 2, 0);
  const legWidth = legWidths.find((width) => boxed + legs.length * width <= terminal.width);
  if (legWidth === undefined) return drawBelow(terminal, texts, legs);
  return drawBeside(terminal, texts, legs, { widths, legWidth });
}

interface Measures {
  readonly widths: readonly number[];
  readonly legWidth: number;
}

function drawBeside(
  terminal: Terminal,
  stops: readonly Stop[],
  legs: readonly Leg[],
  { widths, legWidth }: Measures,
): readonly string[] {
  const strokes = terminal.style.ascii ? asciiBoxes : boxes;
  const [topLeft, topRight, bottomLeft, bottomRight] = strokes.corners;
  const { line, side } = strokes;
  const rows: [string, string, string, string] = ['', '', '', ''];
  for (const [at, { title, detail }] of stops.entries()) {
    const width = widths[at] ?? 0;
    const leg = legs[at];
    const gap = leg === undefined ? '' : ' '.repeat(legWidth);
    rows[0] += topLeft + line.repeat(width) + topRight + gap;
    rows[1] +=
      side +
      padToWidth(` ${title}`, width) +
      side +
      (leg === undefined ? '' : drawThere(terminal, leg.there, legWidth));
    rows[2] +=
      side +
      padToWidth(` ${detail}`, width) +
      side +
      (leg === undefined ? '' : drawBack(terminal, leg.back, legWidth));
    rows[3] += bottomLeft + line.repeat(width) + bottomRight + gap;
  }
  return rows.map((row) => ' '.repeat(margin) + row.trimEnd());
}

function drawThere(terminal: Terminal, sign: Sign | null, width: number): string {
  const { line, right } = terminal.style.ascii ? asciiBoxes : boxes;
  if (sign === null) return ' '.repeat(width);
  if (sign === 'good') return line.repeat(width - 1) + right;
  const mark = dressed(terminal, sign);
  if (sign === 'bad') return line.repeat(width / 2) + mark + ' '.repeat(width / 2 - 1);
  return line.repeat(width / 2 - 1) + mark + line.repeat(width / 2 - 1) + right;
}

function drawBack(terminal: Terminal, sign: Sign | null, width: number): string {
  const { line, left } = terminal.style.ascii ? asciiBoxes : boxes;
  if (sign === null) return ' '.repeat(width);
  if (sign === 'good') return left + line.repeat(width - 1);
  const mark = dressed(terminal, sign);
  if (sign === 'bad') return ' '.repeat(width / 2 - 1) + mark + line.repeat(width / 2);
  return left + line.repeat(width / 2 - 1) + mark + line.repeat(width / 2 - 1);
}

function dressed({ style, marks }: Terminal, sign: Sign): string {
  return style[roleOfSign[sign]](marks.signs[sign]);
}

function drawBelow(terminal: Terminal, stops: readonly Stop[], legs: readonly Leg[]): readonly string[] {
  const { side } = terminal.style.ascii ? asciiBoxes : boxes;
  const indent = ' '.repeat(margin);
  return stops.flatMap(({ title, detail }, at) => {
    const leg = legs[at];
    const parts =
      leg === undefined ? [] : [sayLeg(terminal, 'there', leg.there), sayLeg(terminal, 'back', leg.back)];
    const said = parts.filter((part) => part !== '').join('  ');
    return [
      ...wrapText(`${title}  ${detail}`.trimEnd(), terminal.width - margin, 2).map((line) => indent + line),
      ...(leg === undefined ? [] : [`${indent}  ${side} ${said}`.trimEnd()]),
    ];
  });
}

function sayLeg(terminal: Terminal, way: string, sign: Sign | null): string {
  return sign === null ? '' : `${way} ${dressed(terminal, sign)}`;
}
