import { type Severity, severities } from '../audit/severity.ts';
import { InputError } from '../sources/input-error.ts';
import { type Values } from './declare-commands.ts';
import { auditFormats, explainFormats } from './flags.ts';

/** Which files are read, and how. */
export interface InputOptions {
  readonly command: 'audit' | 'explain';
  readonly paths: readonly string[];
  /** The name of an example in place of the paths; empty for the usual one. */
  readonly example: string | undefined;
  readonly region: string | undefined;
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

/** What `planecheck checks` is asked. */
export interface ChecksOptions extends CommonOptions {
  readonly id: string | undefined;
}

/** The options of an audit from what yargs read. */
export function toAuditOptions(values: Values): AuditOptions {
  return {
    ...judgementOptions('audit', values),
    format: choiceOf(values, 'format', auditFormats),
    services: textsOf(values, 'service'),
    workloads: textsOf(values, 'workload'),
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
    ...judgementOptions('explain', values),
    format: choiceOf(values, 'format', explainFormats),
    from: neededText(values, 'from', 'a subnet, function, network interface, instance or private address'),
    to: neededText(values, 'to', 'a service and plane (apigateway:control), a host name, or ADDRESS:PORT'),
  };
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

function judgementOptions(command: InputOptions['command'], values: Values): JudgementOptions {
  return {
    ...commonOptions(values),
    input: {
      command,
      paths: [...textsOf(values, 'PATH'), ...afterDashes(values)],
      example: textOf(values, 'example'),
      region: textOf(values, 'region'),
      strict: isSet(values, 'strict'),
    },
    vpcs: textsOf(values, 'vpc'),
    failOn: choiceOf(values, 'fail-on', severities),
    exitZero: isSet(values, 'exit-zero'),
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

function neededText(values: Values, name: string, what: string): string {
  const value = textOf(values, name);
  if (value !== undefined) return value;
  throw new InputError('flag', `explain needs --${name}`, `Behind it, write ${what}.`);
}
