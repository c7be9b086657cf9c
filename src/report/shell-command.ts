import { displayWidth } from './display-width.ts';

/** Whether a line of a fix is a command to paste: one of the AWS CLI or of this program. */
export function isCommand(line: string): boolean {
  return /^\s*(?:aws|planecheck) [a-z-]/.test(line);
}

const hang = 4;

/**
 * Breaks a command into lines of at most a width, each but the last with a backslash at its end, so that it can be
 * pasted. An option stays with its value, a list of values may be broken, quoted text is never.
 */
export function wrapCommand(command: string, width: number): readonly string[] {
  if (displayWidth(command) <= width) return [command];
  const lines: string[] = [];
  let line = '';
  const room = width - ' \\'.length;
  for (const group of groupOptions(splitWords(command))) {
    for (const words of breakGroup(group, line === '' ? room : room - hang)) {
      const joined = line === '' ? words : `${line} ${words}`;
      if (line !== '' && displayWidth(joined) > room) {
        lines.push(`${line} \\`);
        line = ' '.repeat(hang) + words;
      } else line = joined;
    }
  }
  return [...lines, line];
}

/** An option with its values as one piece where it fits, or else has one value; with more as pieces. */
function breakGroup(group: readonly string[], room: number): readonly string[] {
  const [option = '', first, ...more] = group;
  const whole = group.join(' ');
  if (first === undefined || more.length === 0 || !option.startsWith('--') || displayWidth(whole) <= room)
    return [whole];
  return [`${option} ${first}`, ...more];
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
