import { type Severity } from '../audit/severity.ts';
import { type probeFormats } from './probe-flags.ts';
import {
  type permissionTasks,
  type auditFormats,
  type explainFormats,
  type servicesFormats,
} from './flags.ts';

/** Which files are read, or whom to ask AWS as, and how. */
export interface InputOptions {
  /** Empty where neither files nor an example are named: AWS is asked. */
  readonly paths: readonly string[];
  /** The name of an example in place of the paths; empty for the usual one. */
  readonly example: string | undefined;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly strict: boolean;
  readonly declared: DeclaredOptions;
}

/** What is said beside a template or plan. */
export interface DeclaredOptions {
  /** As written: KEY=VALUE or STACK:KEY=VALUE. */
  readonly parameters: readonly string[];
  readonly parameterFiles: readonly string[];
  readonly account: string | undefined;
  /** Paths of what exists already. */
  readonly over: readonly string[];
}

/** What every command has. */
export interface CommonOptions {
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
  /** Whether the deployed probes are asked. */
  readonly probe: boolean;
  /** Files with what probes saw. */
  readonly observed: readonly string[];
  /** Where the machine of such a file stood. */
  readonly at: string | undefined;
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
  readonly task: (typeof permissionTasks)[number];
  readonly region: string | undefined;
}

/** What the commands about probes have in common. */
export interface ProbeOptions extends CommonOptions {
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly format: (typeof probeFormats)[number];
}

/** What `planecheck probe deploy` is asked. */
export interface ProbeDeployOptions extends ProbeOptions {
  /** Where, and with which groups; or like a function. */
  readonly where:
    | {
        readonly kind: 'subnets';
        readonly subnets: readonly string[];
        readonly securityGroups: readonly string[];
      }
    | { readonly kind: 'function'; readonly name: string };
  readonly roleArn: string | null;
  readonly allowedHosts: readonly string[];
  readonly template: boolean;
  readonly yes: boolean;
}

/** What `planecheck probe list` is asked. */
export type ProbeListOptions = ProbeOptions;

/** What `planecheck probe run` is asked. */
export interface ProbeRunOptions extends ProbeOptions {
  /** Empty: all probes. */
  readonly subnets: readonly string[];
  readonly local: boolean;
  readonly services: readonly string[];
  readonly workloads: readonly string[];
  readonly apis: readonly string[];
}

/** What `planecheck probe destroy` is asked. */
export interface ProbeDestroyOptions extends ProbeOptions {
  /** Empty: all probes. */
  readonly subnets: readonly string[];
  readonly yes: boolean;
}

/** What `planecheck checks` is asked. */
export interface ChecksOptions extends CommonOptions {
  readonly id: string | undefined;
}
