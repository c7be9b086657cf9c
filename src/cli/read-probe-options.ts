import { isIP } from 'node:net';
import { isHostName } from '../probe/host-name.ts';
import { InputError } from '../sources/input-error.ts';
import {
  type ProbeDeployOptions,
  type ProbeDestroyOptions,
  type ProbeListOptions,
  type ProbeOptions,
  type ProbeRunOptions,
} from './command-options.ts';
import { type Values } from './declare-commands.ts';
import { choiceOf, isSet, textOf, textsOf } from './flag-values.ts';
import { probeFormats } from './probe-flags.ts';
import { commonOptions } from './read-options.ts';

/**
 * The options of `planecheck probe deploy` from what yargs read.
 * @throws InputError when it is not said where, or what is said is none of AWS's ids.
 */
export function toProbeDeployOptions(values: Values): ProbeDeployOptions {
  return {
    ...probeOptions('deploy', values),
    where: whereOf(values),
    roleArn: roleArnOf(values),
    allowedHosts: textsOf(values, 'allow-host').map(allowedHost),
    template: isSet(values, 'template'),
    yes: isSet(values, 'yes'),
  };
}

/** The options of `planecheck probe list` from what yargs read. */
export function toProbeListOptions(values: Values): ProbeListOptions {
  return probeOptions('list', values);
}

/**
 * The options of `planecheck probe run` from what yargs read.
 * @throws InputError when it is to run here and in subnets at once.
 */
export function toProbeRunOptions(values: Values): ProbeRunOptions {
  const subnets = subnetsOf(values);
  const local = isSet(values, 'local');
  if (local && subnets.length > 0)
    throw new InputError(
      'flag',
      '--local runs on this machine, and --subnet chooses probes',
      'Leave one of them out.',
    );
  return {
    ...probeOptions('run', values),
    subnets,
    local,
    services: textsOf(values, 'service'),
    workloads: textsOf(values, 'workload'),
    apis: textsOf(values, 'api'),
  };
}

/**
 * The options of `planecheck probe destroy` from what yargs read.
 * @throws InputError when it is not said which, or both ways.
 */
export function toProbeDestroyOptions(values: Values): ProbeDestroyOptions {
  const subnets = subnetsOf(values);
  if (isSet(values, 'all') === subnets.length > 0)
    throw new InputError(
      'flag',
      subnets.length > 0
        ? '--all and --subnet contradict each other'
        : 'probe destroy needs --subnet or --all',
      'Name subnets whose probes are to go, or give --all for every probe of the region.',
    );
  return { ...probeOptions('destroy', values), subnets, yes: isSet(values, 'yes') };
}

function probeOptions(action: string, values: Values): ProbeOptions {
  const [other] = textsOf(values, '_').slice(2);
  if (other !== undefined)
    throw new InputError(
      'flag',
      `probe ${action} takes no ${other}`,
      `planecheck probe ${action} --help says what it takes.`,
    );
  return {
    ...commonOptions(values),
    region: textOf(values, 'region'),
    profile: textOf(values, 'profile'),
    format: choiceOf(values, 'format', probeFormats),
  };
}

function whereOf(values: Values): ProbeDeployOptions['where'] {
  const subnets = subnetsOf(values);
  const securityGroups = textsOf(values, 'security-group');
  const name = textOf(values, 'function');
  if (name !== undefined && subnets.length + securityGroups.length > 0)
    throw new InputError(
      'flag',
      '--function brings subnets and groups of its own',
      'Leave out --subnet and --security-group, or --function.',
    );
  if (name !== undefined) return { kind: 'function', name };
  for (const id of securityGroups)
    refuseOther('--security-group', id, /^sg-[0-9a-f]+$/, 'sg-0a1b2c3d4e5f60718');
  if (subnets.length > 0 && securityGroups.length > 0) return { kind: 'subnets', subnets, securityGroups };
  const lacking = subnets.length > 0 ? '--security-group' : '--subnet';
  throw new InputError(
    'flag',
    `probe deploy needs ${lacking}`,
    'Give --subnet and --security-group, or --function for the subnets and groups of a function.',
  );
}

function subnetsOf(values: Values): readonly string[] {
  const ids = [...new Set(textsOf(values, 'subnet'))];
  for (const id of ids) refuseOther('--subnet', id, /^subnet-[0-9a-f]+$/, 'subnet-0a1b2c3d4e5f60718');
  return ids;
}

function roleArnOf(values: Values): string | null {
  const arn = textOf(values, 'role-arn') ?? null;
  if (arn !== null)
    refuseOther(
      '--role-arn',
      arn,
      /^arn:[\w-]+:iam::\d{12}:role\/\S+$/,
      'arn:aws:iam::111122223333:role/probe',
    );
  return arn;
}

function allowedHost(text: string): string {
  const bare = text.replace(/^\./, '');
  if (isHostName(bare) || isIP(text) !== 0) return text;
  throw new InputError(
    'flag',
    `--allow-host ${text}: neither a host name nor an address`,
    'Write the end of names, as in --allow-host example.com, or an address.',
  );
}

function refuseOther(flag: string, id: string, form: RegExp, example: string): void {
  if (form.test(id)) return;
  throw new InputError('flag', `${flag} ${id}: not of the form of one`, `Write it as AWS does: ${example}.`);
}
