import { severities } from '../audit/severity.ts';
import { InputError } from '../sources/input-error.ts';
import {
  type AuditOptions,
  type ChecksOptions,
  type CommonOptions,
  type ExplainOptions,
  type InputOptions,
  type JudgementOptions,
  type PermissionsOptions,
  type ServicesOptions,
  type SnapshotOptions,
} from './command-options.ts';
import { type Values } from './declare-commands.ts';
import { afterDashes, choiceOf, isSet, neededText, textOf, textsOf } from './flag-values.ts';
import { auditFormats, explainFormats, permissionTasks, servicesFormats } from './flags.ts';

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
    ...observationOptions(values),
  };
}

/** @throws InputError where flags do not go together. */
function observationOptions(values: Values): Pick<AuditOptions, 'probe' | 'observed' | 'at'> {
  const probe = isSet(values, 'probe');
  const observed = textsOf(values, 'observed');
  const at = textOf(values, 'at');
  if (probe && observed.length > 0) {
    throw new InputError(
      'flag',
      '--probe asks the probes now, and --observed takes what they saw before',
      'Leave one of them out.',
    );
  }
  if (at !== undefined && observed.length === 0) {
    throw new InputError(
      'flag',
      `--at ${at} says where a machine stood`,
      'Give what it saw with --observed FILE.',
    );
  }
  return { probe, observed, at };
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
  return {
    ...commonOptions(values),
    region: textOf(values, 'region'),
    task: choiceOf(values, 'for', permissionTasks),
  };
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

/** What every command has. */
export function commonOptions(values: Values): CommonOptions {
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
    declared: {
      parameters: textsOf(values, 'parameter'),
      parameterFiles: textsOf(values, 'parameter-file'),
      account: textOf(values, 'account'),
      over: textsOf(values, 'over'),
    },
  };
}
