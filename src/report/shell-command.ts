import { displayWidth } from './display-width.ts';

/** Whether a line of a fix is a command to paste: one of the AWS CLI or of this program. */
export function isCommand(line: string): boolean {
  return /^\s*(?:aws|planecheck) [a-z-]/.test(line);
}

const hang = 4;

/**
 * Breaks a command into lines of at most a width, each but the last with a backslash at its end, so that it can be
 * pasted. Options stay with their values where they can; quoted text is never broken.
 */
export function wrapCommand(command: string, width: number): readonly string[] {
  if (displayWidth(command) <= width) return [command];
  const lines: string[] = [];
  let line = '';
  const room = width - ' \\'.length;
  for (const group of groupOptions(splitWords(command))) {
    if (line !== '' && displayWidth(`${line} ${group.join(' ')}`) <= room) {
      line += ` ${group.join(' ')}`;
      continue;
    }
    for (const [at, word] of group.entries()) {
      const joined = line === '' ? word : `${line} ${word}`;
      if (line === '' || (at > 0 && displayWidth(joined) <= room)) {
        line = joined;
        continue;
      }
      lines.push(`${line} \\`);
      line = ' '.repeat(hang) + word;
    }
  }
  return [...lines, line];
}

/** The words of a command, its quotes kept. */
function splitWords(command: string): readonly string[] {
  return command.match(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\]|['"\\])+/g) ?? [command];
}

/** Each option with its values; first the words before any option. */
function groupOptions(words: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last === undefined || word.startsWith('--')) groups.push([word]);
    else last.push(word);
  }
  return groups;
}
