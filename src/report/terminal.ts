import { displayWidth } from './display-width.ts';
import { type Marks, marksOf, roleOfSign, type Sign } from './signs.ts';
import { type Shorten } from './short-id.ts';
import { type Style } from './style.ts';
import { wrapText } from './wrap.ts';

/** What printing for a terminal needs beside the report. */
export interface Terminal {
  readonly width: number;
  readonly style: Style;
  readonly marks: Marks;
  /** Text as it is printed: ids shortened, and where only ASCII may be printed the report's own marks replaced. */
  readonly say: Shorten;
}

/** The narrowest width that anything is laid out for. */
const narrowest = 30;

/** Makes a terminal of a width, a style and a way to shorten ids. */
export function terminalOf(width: number, style: Style, shorten: Shorten): Terminal {
  const say: Shorten = style.ascii ? (text) => toAscii(shorten(text)) : shorten;
  return { width: Math.max(narrowest, width), style, marks: marksOf(style), say };
}

const asciiOf: Readonly<Record<string, string>> = {
  '…': '..',
  '→': '->',
  '·': '-',
  '–': '-',
  '—': '-',
  '’': "'",
};

/** Text without the typographic characters that reports use; other characters stay. */
function toAscii(text: string): string {
  return text.replace(/[…→·–—’]/g, (character) => asciiOf[character] ?? character);
}

/** The sign, dressed. */
export function drawSign({ style, marks }: Terminal, sign: Sign): string {
  return style[roleOfSign[sign]](marks.signs[sign]);
}

/** A sign and the text after it, wrapped to a width, with lines after the first under the text. */
export function signedLines(terminal: Terminal, sign: Sign, text: string, width: number): readonly string[] {
  const mark = terminal.marks.signs[sign];
  const indent = displayWidth(mark) + 1;
  return wrapText(text, width - indent).map((line, at) =>
    at === 0 ? `${drawSign(terminal, sign)} ${line}` : ' '.repeat(indent) + line,
  );
}

/** Lines below each other, the first after a label, the others indented by its width. */
export function labelled(label: string, lines: readonly string[]): readonly string[] {
  const indent = ' '.repeat(displayWidth(label));
  return lines.map((line, at) => (at === 0 ? label + line : line === '' ? '' : indent + line));
}
