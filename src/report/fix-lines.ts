import { isCommand, wrapCommand } from './shell-command.ts';
import { wrapText } from './wrap.ts';

/** One part of a fix: words, or a command in full. */
export interface FixPart {
  readonly kind: 'words' | 'command';
  readonly text: string;
}

/** The parts of a fix: each of its lines is a command or words. */
export function fixParts(fix: string): readonly FixPart[] {
  return fix
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ kind: isCommand(text) ? 'command' : 'words', text }));
}

const indent = 2;

/** The lines of a fix within a width; ids are in full. Commands after words are indented below them. */
export function fixLines(fix: string, width: number): readonly string[] {
  const parts = fixParts(fix);
  const firstWords = parts.findIndex((part) => part.kind === 'words');
  return parts.flatMap(({ kind, text }, at) => {
    if (kind === 'words') return wrapText(text, width);
    if (firstWords < 0 || at < firstWords) return wrapCommand(text, width);
    return wrapCommand(text, width - indent).map((line) => ' '.repeat(indent) + line);
  });
}
