import { type Severity, severities } from '../audit/severity.ts';
import { InputError } from '../sources/input-error.ts';
import { type Values } from './declare-commands.ts';
import { auditFormats, explainFormats, servicesFormats } from './flags.ts';

/** Which files are read, or whom to ask AWS as, and how. */
export interface InputOptions {
  /** Empty where neither files nor an example are named: AWS is asked. */
  readonly paths: readonly string[];
  /** The name of an example in place of the paths; empty for the usual one. */
  readonly example: string | undefined;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly strict: boolean;
}

/** What every command has. */
interface CommonOptions {
  /** Null: not said. */
  readonly color: boolean | null;
  readonly debug: boolean;
}

/** What audit and explain have in common. */
export interface JudgementOptions extends CommonOptions {
  readonly input: InputOptions;
  readonly vpcs: readonly string[];
  readonly failOn: Severity;
  readonly exitZero: boolean;
}

/** What `planecheck audit` is asked. */
export interface AuditOptions extends JudgementOptions {
  readonly format: (typeof auditFormats)[number];
  readonly services: readonly string[];
  readonly workloads: readonly string[];
  /** As written: ID or ID/STAGE. */
  readonly apis: readonly string[];
  readonly assumptions: boolean;
  /** Whether operations are listed one by one. */
  readonly operations: boolean;
  readonly subnets: readonly string[];
  readonly functions: readonly string[];
}

/** What `planecheck explain` is asked. */
export interface ExplainOptions extends JudgementOptions {
  readonly format: (typeof explainFormats)[number];
  readonly from: string;
  readonly to: string;
}

/** What `planecheck services` is asked. */
export interface ServicesOptions extends CommonOptions {
  readonly input: InputOptions;
  readonly vpcs: readonly string[];
  readonly format: (typeof servicesFormats)[number];
  /** As for `--service`; without one, all of the table. */
  readonly name: string | undefined;
}

/** What `planecheck snapshot` is asked. */
export interface SnapshotOptions extends CommonOptions {
  readonly region: string | undefined;
  readonly profile: string | undefined;
  /** The folder, or the file that ends in `.zip`. */
  readonly output: string;
  readonly redact: boolean;
}

/** What `planecheck permissions` is asked. */
export interface PermissionsOptions extends CommonOptions {
  readonly region: string | undefined;
}

/** What `planecheck checks` is asked. */
export interface ChecksOptions extends CommonOptions {
  readonly id: string | undefined;
}

/** The options of an audit from what yargs read. */
export function toAuditOptions(values: Values): AuditOptions {
  return {
    ...judgementOptions(values),
    format: choiceOf(values, 'format', auditFormats),
    services: textsOf(values, 'service'),
    workloads: textsOf(values, 'workload'),
    apis: textsOf(values, 'api'),
    assumptions: isSet(values, 'assumptions'),
    operations: isSet(values, 'operations'),
    subnets: textsOf(values, 'subnet'),
    functions: textsOf(values, 'function'),
  };
}

/**
 * The options of an explanation from what yargs read.
 * @throws InputError when it is not said from where, or to where.
 */
export function toExplainOptions(values: Values): ExplainOptions {
  return {
    ...judgementOptions(values),
    format: choiceOf(values, 'format', explainFormats),
    from: neededText(
      'explain',
      values,
      'from',
      'a subnet, function, network interface, instance or private address',
    ),
    to: neededText(
      'explain',
      values,
      'to',
      'a service and plane (apigateway:control), a host name, or ADDRESS:PORT',
    ),
  };
}

/**
 * The options of `planecheck services` from what yargs read.
 * @throws InputError when several services are named.
 */
export function toServicesOptions(values: Values): ServicesOptions {
  const [name, second] = [...textsOf(values, 'NAME'), ...afterDashes(values)];
  if (second !== undefined) {
    throw new InputError(
      'flag',
      `services takes one name, and got ${second} too`,
      'Ask for one service at a time, or for all without a name. What is read stands behind --input.',
    );
  }
  return {
    ...commonOptions(values),
    input: { ...inputOptions(values), paths: textsOf(values, 'input') },
    vpcs: textsOf(values, 'vpc'),
    format: choiceOf(values, 'format', servicesFormats),
    name,
  };
}

/**
 * The options of `planecheck snapshot` from what yargs read.
 * @throws InputError when it is not said where to.
 */
export function toSnapshotOptions(values: Values): SnapshotOptions {
  refusePositionals('snapshot', afterDashes(values));
  return {
    ...commonOptions(values),
    region: textOf(values, 'region'),
    profile: textOf(values, 'profile'),
    output: neededText(
      'snapshot',
      values,
      'output',
      'the name of a new folder, or of a file that ends in .zip',
    ),
    redact: isSet(values, 'redact'),
  };
}

/** The options of `planecheck permissions` from what yargs read. */
export function toPermissionsOptions(values: Values): PermissionsOptions {
  refusePositionals('permissions', afterDashes(values));
  return { ...commonOptions(values), region: textOf(values, 'region') };
}

function refusePositionals(command: string, [first]: readonly string[]): void {
  if (first === undefined) return;
  throw new InputError(
    'flag',
    `${command} takes no ${first}`,
    `planecheck ${command} --help says what it takes.`,
  );
}

/** The options of `planecheck checks` from what yargs read. */
export function toChecksOptions(values: Values): ChecksOptions {
  const [id, second] = [...textsOf(values, 'ID'), ...afterDashes(values)];
  if (second === undefined) return { ...commonOptions(values), id };
  throw new InputError('flag', `checks takes one id, and got ${second} too`, 'Ask for one page at a time.');
}

function commonOptions(values: Values): CommonOptions {
  const color = isSet(values, 'color') ? true : isSet(values, 'no-color') ? false : null;
  return { color, debug: isSet(values, 'debug') };
}

function judgementOptions(values: Values): JudgementOptions {
  return {
    ...commonOptions(values),
    input: inputOptions(values),
    vpcs: textsOf(values, 'vpc'),
    failOn: choiceOf(values, 'fail-on', severities),
    exitZero: isSet(values, 'exit-zero'),
  };
}

function inputOptions(values: Values): InputOptions {
  return {
    paths: [...textsOf(values, 'PATH'), ...afterDashes(values)],
    example: textOf(values, 'example'),
    region: textOf(values, 'region'),
    profile: textOf(values, 'profile'),
    strict: isSet(values, 'strict'),
  };
}

// yargs leaves what stands behind `--` beside the command's name.
function afterDashes(values: Values): readonly string[] {
  return textsOf(values, '_').slice(1);
}

function isSet(values: Values, name: string): boolean {
  return values[name] === true;
}

function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function textsOf(values: Values, name: string): readonly string[] {
  const value = values[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}

function choiceOf<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = values[name];
  return choices.find((choice) => choice === value) ?? choices[0];
}

function neededText(command: string, values: Values, name: string, what: string): string {
  const value = textOf(values, name);
  if (value !== undefined) return value;
  throw new InputError('flag', `${command} needs --${name}`, `Behind it, write ${what}.`);
}
