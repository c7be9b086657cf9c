import { accountFlags, commonFlags, type Flags, formatFlag, targetFlags } from './flags.ts';

/** The formats of what the commands of probes print; the first is the usual one. */
export const probeFormats = ['pretty', 'json'] as const;

const yesFlag = {
  yes: { group: 'Deployment:', value: 'none', describe: 'Do it without asking' },
} as const satisfies Flags;

const common = { ...formatFlag(probeFormats), ...commonFlags } as const satisfies Flags;

/** Flags of `planecheck probe deploy`. */
export const probeDeployFlags = {
  ...accountFlags,
  subnet: {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: 'A probe in this subnet (repeatable: one in each)',
  },
  'security-group': {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: 'With this security group (repeatable: with all of them)',
  },
  function: {
    group: 'Selection:',
    value: 'required',
    describe: 'In place of both: a probe in each subnet of this function, with its groups',
  },
  'role-arn': {
    group: 'Deployment:',
    value: 'required',
    describe: 'A role that is there already; without it, one is made for each probe',
  },
  'allow-host': {
    group: 'Deployment:',
    value: 'required',
    repeatable: true,
    describe: "A suffix of host names, or an address, that it may ask beside AWS's (repeatable)",
  },
  template: {
    group: 'Deployment:',
    value: 'none',
    describe: 'Print a CloudFormation template of it, and change nothing',
  },
  ...yesFlag,
  ...common,
} as const satisfies Flags;

/** Flags of `planecheck probe list`. */
export const probeListFlags = { ...accountFlags, ...common } as const satisfies Flags;

/** Flags of `planecheck probe run`. */
export const probeRunFlags = {
  ...accountFlags,
  subnet: {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: 'The probes of this subnet (repeatable); all unless given',
  },
  local: { group: 'Selection:', value: 'none', describe: 'From this machine in place of the probes' },
  ...targetFlags,
  ...common,
} as const satisfies Flags;

/** Flags of `planecheck probe destroy`. */
export const probeDestroyFlags = {
  ...accountFlags,
  subnet: {
    group: 'Selection:',
    value: 'required',
    repeatable: true,
    describe: 'The probes of this subnet (repeatable)',
  },
  all: { group: 'Selection:', value: 'none', describe: 'All probes of the region' },
  ...yesFlag,
  ...common,
} as const satisfies Flags;
