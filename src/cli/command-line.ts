import { InputError } from '../sources/input-error.ts';
import {
  type AuditOptions,
  type ChecksOptions,
  type ExplainOptions,
  type PermissionsOptions,
  type ProbeDeployOptions,
  type ProbeDestroyOptions,
  type ProbeListOptions,
  type ProbeRunOptions,
  type ServicesOptions,
  type SnapshotOptions,
} from './command-options.ts';
import {
  type CommandName,
  commandNames,
  commands,
  isCommandName,
  probeActions,
  probeWord,
} from './commands.ts';
import { declareCommands, type HelpContext, type Values } from './declare-commands.ts';
import { didYouMean } from './did-you-mean.ts';
import { isFlag, refuseWrongFlags } from './flag-tokens.ts';
import {
  toProbeDeployOptions,
  toProbeDestroyOptions,
  toProbeListOptions,
  toProbeRunOptions,
} from './read-probe-options.ts';
import {
  toAuditOptions,
  toChecksOptions,
  toExplainOptions,
  toPermissionsOptions,
  toServicesOptions,
  toSnapshotOptions,
} from './read-options.ts';

/** What a command line asks for. */
export type Command =
  | { readonly name: 'print'; readonly text: string }
  | { readonly name: 'audit'; readonly options: AuditOptions }
  | { readonly name: 'explain'; readonly options: ExplainOptions }
  | { readonly name: 'services'; readonly options: ServicesOptions }
  | { readonly name: 'snapshot'; readonly options: SnapshotOptions }
  | { readonly name: 'probe deploy'; readonly options: ProbeDeployOptions }
  | { readonly name: 'probe list'; readonly options: ProbeListOptions }
  | { readonly name: 'probe run'; readonly options: ProbeRunOptions }
  | { readonly name: 'probe destroy'; readonly options: ProbeDestroyOptions }
  | { readonly name: 'checks'; readonly options: ChecksOptions }
  | { readonly name: 'permissions'; readonly options: PermissionsOptions };

const printing = ['--help', '-h', '--version'];

/**
 * Reads a command line; an empty one asks for help.
 * @throws InputError when it asks for something that there is not.
 */
export async function readCommandLine(args: readonly string[], context: HelpContext): Promise<Command> {
  const words = args.length === 0 ? ['--help'] : isProbeAlone(args) ? [probeWord, '--help'] : args;
  refuseWrongWords(words);
  let command: Command | undefined;
  let printed = '';
  const parser = declareCommands(context, (name, values) => {
    command = toCommand(name, values);
  });
  await parser.parseAsync(words, {}, (_error, _values, output) => {
    printed = output;
  });
  return command ?? { name: 'print', text: `${printed.trimEnd()}\n` };
}

function isProbeAlone(args: readonly string[]): boolean {
  return args.length === 1 && args[0] === probeWord;
}

// yargs says less clearly what is wrong, and lets some of it pass.
function refuseWrongWords(words: readonly string[]): void {
  const [head = '', second = ''] = words;
  const first = head === probeWord ? `${head} ${second}` : head;
  const end = words.indexOf('--');
  const asksForText = words.slice(0, end === -1 ? undefined : end).some((word) => printing.includes(word));
  if (isCommandName(first)) {
    if (!asksForText) refuseWrongFlags(words, { command: first, flags: commands[first].flags });
    return;
  }
  if (printing.includes(head) || (head === probeWord && (second === '' || printing.includes(second)))) return;
  if (head === probeWord) throw unknownAction(second);
  const known = `The commands are ${commandNames.join(', ')}; planecheck --help says more.`;
  if (isFlag(first)) throw new InputError('flag', `${first} stands where a command is expected`, known);
  const guess = didYouMean(first, commandNames);
  throw new InputError('flag', `there is no command ${JSON.stringify(first)}`, `${guess}${known}`);
}

function unknownAction(word: string): InputError {
  const known = `There is ${probeActions.map((action) => `${probeWord} ${action}`).join(', ')}.`;
  if (isFlag(word))
    return new InputError('flag', `${word} stands where deploy, list, run or destroy is expected`, known);
  return new InputError(
    'flag',
    `there is no command ${JSON.stringify(`${probeWord} ${word}`)}`,
    `${didYouMean(word, probeActions)}${known}`,
  );
}

function toCommand(name: CommandName, values: Values): Command {
  switch (name) {
    case 'audit':
      return { name, options: toAuditOptions(values) };
    case 'explain':
      return { name, options: toExplainOptions(values) };
    case 'services':
      return { name, options: toServicesOptions(values) };
    case 'snapshot':
      return { name, options: toSnapshotOptions(values) };
    case 'probe deploy':
      return { name, options: toProbeDeployOptions(values) };
    case 'probe list':
      return { name, options: toProbeListOptions(values) };
    case 'probe run':
      return { name, options: toProbeRunOptions(values) };
    case 'probe destroy':
      return { name, options: toProbeDestroyOptions(values) };
    case 'checks':
      return { name, options: toChecksOptions(values) };
    case 'permissions':
      return { name, options: toPermissionsOptions(values) };
  }
}
