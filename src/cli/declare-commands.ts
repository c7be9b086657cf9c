import yargs, { type Argv, type Options } from 'yargs';
import { InputError } from '../sources/input-error.ts';
import {
  type CommandName,
  commandNames,
  commands,
  isCommandName,
  probeActions,
  probeWord,
} from './commands.ts';
import { type Flag } from './flags.ts';
import { epilogue, examplesText, usage } from './help-text.ts';

/** How the help is laid out, and what it says of the version. */
export interface HelpContext {
  readonly columns: number;
  readonly version: string;
}

/** What yargs read: the values by flag and positional argument, and under `_` what is left. */
export type Values = Readonly<Record<string, unknown>>;

type Chosen = (name: CommandName, values: Values) => void;

/** Tells yargs of the one command that a line names, or of all where it names none. */
export function declareCommands(context: HelpContext, chosen: Chosen): Argv {
  const parser = yargs()
    .scriptName('planecheck')
    .locale('en')
    .exitProcess(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .usage(usage)
    .epilogue(epilogue)
    .strict()
    .help()
    .alias('help', 'h')
    .version(context.version)
    .wrap(context.columns)
    .fail(refuse);
  for (const word of commandNames) {
    if (isCommandName(word)) declareCommand(parser, word, chosen);
    else declareProbeCommands(parser, chosen);
  }
  return parser;
}

function declareProbeCommands(parser: Argv, chosen: Chosen): void {
  parser.command(
    probeWord,
    'Probes in private subnets: what they see in place of what is predicted',
    (probe) => {
      for (const action of probeActions) {
        const name = `${probeWord} ${action}`;
        if (isCommandName(name)) declareCommand(probe, name, chosen);
      }
      probe.demandCommand(1);
    },
  );
}

function declareCommand(parser: Argv, name: CommandName, chosen: Chosen): void {
  const { shape, describe, positional, flags, examples } = commands[name];
  parser.command(
    shape,
    describe,
    (command) => {
      if (positional !== null)
        command.positional(positional.name, { type: 'string', describe: positional.describe });
      for (const [flag, value] of Object.entries(flags)) command.option(flag, toOption(value));
      command.epilogue(examplesText(examples));
    },
    (values: Values) => {
      chosen(name, values);
    },
  );
}

// A key without a value is not the same to yargs as none.
function toOption({ value, describe, group, repeatable, choices, default: usual }: Flag): Options {
  return {
    type: value === 'none' ? 'boolean' : 'string',
    describe,
    group,
    ...(repeatable === true ? { array: true } : {}),
    ...(choices === undefined ? {} : { choices }),
    ...(usual === undefined ? {} : { default: usual }),
  };
}

// What yargs finds, beyond what was looked for before it was asked.
function refuse(message: string | null, error: Error | undefined): never {
  if (error !== undefined) throw error;
  const text = (message ?? '').split('\n', 1)[0] ?? '';
  const lower = `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
  throw new InputError('flag', lower, 'planecheck --help says what there is.');
}
