import { severities } from '../audit/severity.ts';
import { probeTasks } from '../deploy/caller-policy.ts';
import { workloadNames } from '../targets/workloads.ts';

/** One flag of a command. */
export interface Flag {
  readonly describe: string;
  /** Whether something is to be written behind it. */
  readonly value: 'none' | 'optional' | 'required';
  /** The heading of the help that it stands under. */
  readonly group: 'Input:' | 'Selection:' | 'Deployment:' | 'Observation:' | 'Verdict:' | 'Output:';
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

/** The formats of what is told of services. */
export const servicesFormats = ['pretty', 'json'] as const;

/** What every command has. */
export const commonFlags = {
  color: { group: 'Output:', value: 'none', describe: 'Colours, also where the output is no terminal' },
  'no-color': { group: 'Output:', value: 'none', describe: 'No colours' },
  debug: {
    group: 'Output:',
    value: 'none',
    describe: 'Stack traces of errors, and every file that was passed over',
  },
} as const satisfies Flags;

const inputFlags = {
  example: {
    group: 'Input:',
    value: 'optional',
    describe: 'An example in place of PATH: nat-egress unless named',
  },
  region: {
    group: 'Input:',
    value: 'required',
    describe: 'The AWS region to ask, or of files and templates that do not say theirs',
  },
  profile: { group: 'Input:', value: 'required', describe: 'The AWS profile to ask as' },
  parameter: {
    group: 'Input:',
    value: 'required',
    repeatable: true,
    describe: 'A parameter of a template, KEY=VALUE, or STACK:KEY=VALUE for that of one stack (repeatable)',
  },
  'parameter-file': {
    group: 'Input:',
    value: 'required',
    repeatable: true,
    describe:
      'Parameters as the AWS CLI, CodePipeline or the CDK write them (repeatable); later files and --parameter win',
  },
  account: {
    group: 'Input:',
    value: 'required',
    describe: 'The account of a template or plan: 12 digits',
  },
  over: {
    group: 'Input:',
    value: 'required',
    repeatable: true,
    describe:
      'What exists already, as a snapshot, file or folder: the template or plan is laid over it (repeatable)',
  },
} as const satisfies Flags;

const vpcFlag = {
  vpc: {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: 'Only what is in this VPC (repeatable)',
  },
} as const satisfies Flags;

const verdictFlags = {
  strict: {
    group: 'Verdict:',
    value: 'none',
    describe: 'Take nothing for granted: what was not read cannot be told',
  },
  'fail-on': {
    group: 'Verdict:',
    value: 'required',
    choices: severities,
    default: 'error',
    describe: 'The least severity that fails (exit code 1)',
  },
  'exit-zero': { group: 'Verdict:', value: 'none', describe: 'Exit with 0 whatever was found' },
} as const satisfies Flags;

/** The flag of a command that prints in one of several formats, of which pretty is the usual one. */
export function formatFlag(choices: readonly string[]) {
  const describe = 'How to print what was found';
  return { format: { group: 'Output:', value: 'required', choices, default: 'pretty', describe } } as const;
}

/** Which endpoints of AWS a command is about. */
export const targetFlags = {
  service: {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: 'To this service, NAME[:PLANE] or all (repeatable); apigateway unless given',
  },
  workload: {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: `To all that a workload needs (repeatable): ${workloadNames.join(', ')}`,
  },
  api: {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: 'To this API of API Gateway, ID[/STAGE] (repeatable)',
  },
} as const satisfies Flags;

/** Flags of `planecheck audit`. */
export const auditFlags = {
  ...inputFlags,
  ...vpcFlag,
  subnet: {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: 'From this subnet, private or not (repeatable)',
  },
  function: {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: 'From this Lambda function (repeatable)',
  },
  ...targetFlags,
  probe: {
    group: 'Observation:',
    value: 'none',
    describe: 'Have the deployed probes try every target (see planecheck probe)',
  },
  observed: {
    group: 'Observation:',
    value: 'required',
    repeatable: true,
    describe: 'What probes saw, as planecheck probe run --format json wrote it (repeatable)',
  },
  at: {
    group: 'Observation:',
    value: 'required',
    describe: 'Where the machine stood whose result --observed is, as for explain --from',
  },
  ...verdictFlags,
  ...formatFlag(auditFormats),
  assumptions: {
    group: 'Output:',
    value: 'none',
    describe: 'List what was taken for granted, with sources',
  },
  operations: {
    group: 'Output:',
    value: 'none',
    describe: 'List the operations one by one (pretty)',
  },
  ...commonFlags,
} as const satisfies Flags;

/** Flags of `planecheck explain`. */
export const explainFlags = {
  ...inputFlags,
  from: {
    group: 'Selection:',
    value: 'required',
    describe: 'A subnet, function, network interface, instance or private address',
  },
  to: { group: 'Selection:', value: 'required', describe: 'SERVICE[:PLANE], HOST[:PORT] or ADDRESS:PORT' },
  ...vpcFlag,
  ...verdictFlags,
  ...formatFlag(explainFormats),
  ...commonFlags,
} as const satisfies Flags;

/** Flags of `planecheck services`. */
export const servicesFlags = {
  input: {
    group: 'Input:',
    value: 'required',
    repeatable: true,
    describe: 'What to read, as PATH of audit (repeatable); without any, AWS is asked',
  },
  ...inputFlags,
  example: { ...inputFlags.example, describe: 'An example in place of --input: nat-egress unless named' },
  ...vpcFlag,
  ...formatFlag(servicesFormats),
  ...commonFlags,
} as const satisfies Flags;

/** Whom a command asks that reads no files. */
export const accountFlags = {
  region: { group: 'Input:', value: 'required', describe: 'The AWS region to ask' },
  profile: { group: 'Input:', value: 'required', describe: 'The AWS profile to ask as' },
} as const satisfies Flags;

/** Flags of `planecheck snapshot`. */
export const snapshotFlags = {
  ...accountFlags,
  output: {
    group: 'Output:',
    value: 'required',
    describe: 'Where to save it: a new folder, or a new file that ends in .zip',
  },
  redact: {
    group: 'Output:',
    value: 'none',
    describe: 'Other account ids, names, tags, descriptions and public addresses in place of the real ones',
  },
  ...commonFlags,
} as const satisfies Flags;

/** What a policy may be for; the first is the usual one. */
export const permissionTasks = ['audit', ...probeTasks] as const;

/** Flags of `planecheck permissions`. */
export const permissionsFlags = {
  region: {
    group: 'Input:',
    value: 'required',
    describe: 'A region of the partition that the policy is for; of aws unless given',
  },
  for: {
    group: 'Selection:',
    value: 'required',
    choices: permissionTasks,
    default: 'audit',
    describe: 'What is to be done: audit and snapshot, or deploy, run or destroy probes',
  },
  ...commonFlags,
} as const satisfies Flags;

/** Flags of `planecheck checks`. */
export const checksFlags: Flags = { ...commonFlags };
