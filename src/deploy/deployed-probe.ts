import { type FunctionState } from './function-state.ts';
import { type ProbePlace } from './probe-place.ts';

/** A probe that is in the account. */
export interface DeployedProbe {
  readonly name: string;
  readonly arn: string;
  readonly accountId: string | null;
  readonly place: ProbePlace;
  /** Version of planecheck that deployed it; null where it has no such tag. */
  readonly version: string | null;
  readonly content: string | null;
  readonly state: FunctionState;
  /** As Lambda writes it: `2026-11-23T04:31:31.000+0000`. */
  readonly modifiedAt: string | null;
  /** The CloudFormation stack that it belongs to; null for none. */
  readonly stack: string | null;
  /** Other functions with the same subnet and groups, with which it shares its network interface. */
  readonly sharesInterfaceWith: readonly string[];
}

/** What of probes is in an account and region. */
export interface FoundProbes {
  /** By name. */
  readonly probes: readonly DeployedProbe[];
  /** Names of roles of probes, whether their function is there or not. */
  readonly roles: readonly string[];
  /** Names of the probes that have a log group. */
  readonly logGroups: readonly string[];
}
