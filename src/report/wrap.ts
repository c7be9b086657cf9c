import { displayWidth } from './display-width.ts';

/**
 * Breaks a text at its spaces into lines of at most a width; a word that is wider stays whole.
 * @param hang columns that lines after the first are indented by.
 */
export function wrapText(text: string, width: number, hang = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const word of text.split(' ')) {
    const wordColumns = displayWidth(word);
    const isFirst = line.trim() === '';
    if (!isFirst && columns + 1 + wordColumns > width) {
      lines.push(line);
      line = ' '.repeat(hang) + word;
      columns = hang + wordColumns;
    } else {
      line += isFirst ? word : ` ${word}`;
      columns += wordColumns + (isFirst ? 0 : 1);
    }
  }
  return [...lines, line].filter((each, index) => index === 0 || each.trim() !== '');
}

/** Breaks a list at its separators into lines of at most a width; a part that is wider is broken at its spaces. */
export function wrapList(parts: readonly string[], separator: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [at, part] of parts.entries()) {
    const joined = line === '' ? part : line + separator + part;
    const end = at === parts.length - 1 ? '' : separator.trimEnd();
    if (displayWidth(joined + end) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push((line + separator).trimEnd());
    const [last = '', ...rest] = wrapText(part, width - displayWidth(end)).toReversed();
    lines.push(...rest.toReversed());
    line = last;
  }
  return line === '' ? lines : [...lines, line];
}
