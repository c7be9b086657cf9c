import { InputError } from '../sources/input-error.ts';
import { closest, didYouMean, listed } from './did-you-mean.ts';
import { type Flag, type Flags } from './flags.ts';

/** What a command line may hold. */
export interface Grammar {
  readonly command: string;
  readonly flags: Flags;
}

interface Token {
  /** As it was written, dashes included. */
  readonly written: string;
  readonly name: string;
  readonly flag: Flag;
  readonly value: string | undefined;
}

/**
 * Refuses what is wrong with the flags of a command line: unknown ones, values that are missing, empty or not
 * among the choices, and repetitions. The parser would let much of it pass, or name it less clearly.
 * @throws InputError `flag`, `unknown-format`.
 */
export function refuseWrongFlags(args: readonly string[], grammar: Grammar): void {
  const seen = new Set<string>();
  for (const token of flagTokens(args, grammar)) {
    refuseWrongValue(token);
    if (seen.has(token.name) && token.flag.repeatable !== true) {
      throw new InputError('flag', `${token.written} is given twice`, 'Leave one of them out.');
    }
    seen.add(token.name);
  }
  if (seen.has('color') && seen.has('no-color')) {
    throw new InputError('flag', '--color and --no-color contradict each other', 'Leave one of them out.');
  }
}

function flagTokens(args: readonly string[], grammar: Grammar): readonly Token[] {
  const end = args.indexOf('--');
  const words = end === -1 ? args : args.slice(0, end);
  return words.flatMap((word, index) => (isFlag(word) ? [readToken(word, words[index + 1], grammar)] : []));
}

/** Whether a word of the command line is a flag; `-` alone is not. */
export function isFlag(word: string): boolean {
  return word.startsWith('-') && word.length > 1;
}

function readToken(word: string, following: string | undefined, grammar: Grammar): Token {
  const equals = word.indexOf('=');
  const written = equals === -1 ? word : word.slice(0, equals);
  const name = written.replace(/^--/, '');
  const flag =
    written.startsWith('--') && Object.hasOwn(grammar.flags, name) ? grammar.flags[name] : undefined;
  if (flag === undefined) throw unknownFlag(written, grammar);
  if (equals !== -1) return { written, name, flag, value: word.slice(equals + 1) };
  const takesNext = flag.value !== 'none' && following !== undefined && !isFlag(following);
  return { written, name, flag, value: takesNext ? following : undefined };
}

function unknownFlag(written: string, { command, flags }: Grammar): InputError {
  const names = Object.keys(flags);
  const bare = written.replace(/^-+/, '');
  const guess = names.includes(bare) ? bare : closest(bare, names);
  const question = guess === undefined ? '' : `Did you mean --${guess}? `;
  return new InputError(
    'flag',
    `${command} has no flag ${written}`,
    `${question}planecheck ${command} --help lists the flags.`,
  );
}

function refuseWrongValue({ written, flag, value }: Token): void {
  if (flag.value === 'none') {
    if (value === undefined) return;
    throw new InputError(
      'flag',
      `${written} takes no value, and got ${quoted(value)}`,
      `Write ${written} alone.`,
    );
  }
  if (value === undefined && flag.value === 'optional') return;
  if (value === undefined || value.trim() === '') {
    const choices = flag.choices === undefined ? '' : `: ${flag.choices.join(', ')}`;
    throw new InputError('flag', `${written} has no value`, `Write a value behind ${written}${choices}.`);
  }
  if (flag.choices === undefined || flag.choices.includes(value)) return;
  throw new InputError(
    written === '--format' ? 'unknown-format' : 'flag',
    `${written} cannot be ${quoted(value)}`,
    `${didYouMean(value, flag.choices)}There is ${listed(flag.choices)}.`,
  );
}

function quoted(value: string): string {
  return JSON.stringify(value);
}
