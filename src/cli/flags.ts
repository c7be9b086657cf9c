import { severities } from '../audit/severity.ts';

/** One flag of a command. */
export interface Flag {
  readonly describe: string;
  /** Whether something is to be written behind it. */
  readonly value: 'none' | 'optional' | 'required';
  /** The heading of the help that it stands under. */
  readonly group: 'Input:' | 'Selection:' | 'Verdict:' | 'Output:';
  readonly repeatable?: true;
  readonly choices?: readonly string[];
  readonly default?: string;
}

/** The flags of a command by name, without dashes. */
export type Flags = Readonly<Record<string, Flag>>;

/** The formats of an audit's report; the first is the usual one. */
export const auditFormats = ['pretty', 'json', 'markdown'] as const;

/** The formats of an explanation. */
export const explainFormats = ['pretty', 'json'] as const;

/** What every command has. */
export const commonFlags = {
  color: { group: 'Output:', value: 'none', describe: 'Colours, also where the output is no terminal' },
  'no-color': { group: 'Output:', value: 'none', describe: 'No colours' },
  debug: { group: 'Output:', value: 'none', describe: 'Stack traces of errors, and every file that was passed over' },
} as const satisfies Flags;

const inputFlags = {
  example: { group: 'Input:', value: 'optional', describe: 'An example in place of PATH: nat-egress unless named' },
  region: { group: 'Input:', value: 'required', describe: 'The AWS region of files that do not say it' },
  vpc: { group: 'Selection:', value: 'required', repeatable: true, describe: 'Only what is in this VPC (repeatable)' },
} as const satisfies Flags;

const judgementFlags = {
  strict: { group: 'Verdict:', value: 'none', describe: 'Take nothing for granted: what was not read cannot be told' },
  assumptions: { group: 'Output:', value: 'none', describe: 'List what was taken for granted, with sources' },
  'fail-on': {
    group: 'Verdict:', value: 'required',
    choices: severities,
    default: 'error',
    describe: 'The least severity that fails (exit code 1)',
  },
  'exit-zero': { group: 'Verdict:', value: 'none', describe: 'Exit with 0 whatever was found' },
} as const satisfies Flags;

/** Flags of `planecheck audit`. */
export const auditFlags = {
  format: { group: 'Output:', value: 'required', choices: auditFormats, default: 'pretty', describe: 'How to print the report' },
  ...inputFlags,
  subnet: { group: 'Selection:', value: 'required', repeatable: true, describe: 'From this subnet, private or not (repeatable)' },
  function: { group: 'Selection:', value: 'required', repeatable: true, describe: 'From this Lambda function (repeatable)' },
  service: {
    group: 'Selection:', value: 'required',
    repeatable: true,
    describe: 'To this service: NAME or NAME:PLANE (repeatable); apigateway unless given',
  },
  ...judgementFlags,
  ...commonFlags,
} as const satisfies Flags;

/** Flags of `planecheck explain`. */
export const explainFlags = {
  from: { group: 'Selection:', value: 'required', describe: 'A subnet, function, network interface, instance or private address' },
  to: { group: 'Selection:', value: 'required', describe: 'SERVICE[:PLANE], HOST[:PORT] or ADDRESS:PORT' },
  format: { group: 'Output:', value: 'required', choices: explainFormats, default: 'pretty', describe: 'How to print the paths' },
  ...inputFlags,
  ...judgementFlags,
  ...commonFlags,
} as const satisfies Flags;

/** Flags of `planecheck checks`. */
export const checksFlags = commonFlags;
