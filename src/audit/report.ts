import { type EndpointOffer } from '../network/endpoint-offer.ts';
import { type Gap } from '../network/gap.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type Source } from '../network/source.ts';
import { type AssumptionCode } from '../path/assumption.ts';
import { type Witness } from '../path/decide-walk.ts';
import { type ResolvedBy } from '../path/resolution.ts';
import { type Outcome, type Prediction, type Trace, type Way } from '../path/step.ts';
import { type Via } from '../path/via.ts';
import { type Plane, type ServiceTarget } from '../targets/target.ts';
import { type Json } from './check.ts';
import { type Observation } from './observation/observation.ts';
import { type Verdict } from './observation/verdict.ts';
import { type Severity } from './severity.ts';

export { type Verdict } from './observation/verdict.ts';

/** A gap with its words. */
export type ReportGap = Gap & { readonly text: string };

/** Where paths start. */
export interface ReportVantage {
  readonly id: string;
  readonly accountId: string | null;
  readonly ownerAccountId: string | null;
  readonly region: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly subnetName: string | null;
  readonly availabilityZone: string | null;
  readonly availabilityZoneId: string | null;
  /** Null: not given. Empty: none. */
  readonly securityGroupIds: readonly string[] | null;
  readonly functionName: string | null;
}

/** One decision on the way, worded. */
export interface ReportStep {
  readonly code: string;
  readonly resource: ResourceRef;
  readonly rule: string | null;
  readonly way: Way;
  readonly outcome: Outcome;
  readonly data: Json;
  readonly gap: ReportGap | null;
  readonly text: string;
}

/** One place that packets pass, with what was decided there. */
export interface ReportHop {
  readonly resource: ResourceRef;
  readonly steps: readonly ReportStep[];
}

/** A trace, shared by the paths decided alike. */
export interface ReportTrace {
  readonly id: string;
  readonly left: Trace['left'];
  readonly hops: readonly ReportHop[];
}

/** What a probe saw of a path; its family is the path's. */
export interface ReportObservation extends Omit<Observation, 'family'> {
  /** The way by the address that answered; null where it does not tell. */
  readonly via: Via | null;
  readonly viaResource: ResourceRef | null;
  /** When the probe began, ISO 8601 in UTC. */
  readonly at: string | null;
  /** The function that was the probe; null where it was a machine, or none ran. */
  readonly functionName: string | null;
  readonly text: string;
}

/** One vantage to one target in one address family. */
export interface ReportPath {
  readonly id: string;
  readonly vantage: string;
  readonly to: {
    readonly service: string | null;
    readonly plane: Plane | null;
    /** What tells it from the other hosts of the plane; null for the usual one. */
    readonly label: string | null;
    readonly host: string | null;
    readonly port: number;
    readonly protocol: 'tcp';
    readonly family: 'ipv4' | 'ipv6';
    readonly addresses: readonly string[];
  };
  readonly resolution: { readonly by: ResolvedBy; readonly resource: ResourceRef | null } | null;
  readonly prediction: Prediction;
  readonly via: Via;
  readonly viaResource: ResourceRef | null;
  readonly trace: string;
  /** Hop and step of each block in the trace. */
  readonly blocks: readonly (readonly [number, number])[];
  readonly witness: { readonly passes: Witness | null; readonly fails: Witness | null };
  readonly assumptions: readonly AssumptionCode[];
  readonly gaps: readonly ReportGap[];
  /** Null where none was asked for. */
  readonly observation: ReportObservation | null;
  readonly verdict: Verdict;
}

/** Groups of operations of any API that are decided alike. */
export type ServiceGroupId = 'control-plane' | 'data-private' | 'data-public' | 'data-custom-domain';

/** The group of one API, which has no more than its invocation: `api:a1b2c3d4e5`, with a stage `api:a1b2c3d4e5/prod`. */
type ApiGroupId = `api:${string}`;

/** Any group. */
export type OperationGroupId = ServiceGroupId | ApiGroupId;

/** A group and its operations. */
export interface ReportOperationGroup {
  readonly id: OperationGroupId;
  readonly operations: readonly string[];
}

/** Whether an operation works. */
export type OperationVerdict = 'works' | 'blocked' | 'denied' | 'conditional' | 'unknown';

/** One group of operations from one vantage. */
export interface ReportOperation {
  readonly vantage: string;
  readonly group: OperationGroupId;
  readonly paths: readonly string[];
  readonly verdict: OperationVerdict;
  readonly because: { readonly code: string; readonly text: string; readonly decidedBy: string | null };
}

/** Whether an assertion held. */
export type CheckStatus = 'pass' | 'fail' | 'unknown' | 'skipped' | 'error';

/** One check and how it went. */
export interface ReportCheck {
  readonly id: string;
  readonly status: CheckStatus;
  /** How many resources it looked at. */
  readonly resources: number;
  /** Why it was skipped or could not tell. */
  readonly because: string | null;
}

/** What a check says of one resource. */
export interface ReportFinding {
  readonly id: string;
  readonly fingerprint: string;
  readonly check: string;
  readonly code: string;
  readonly severity: Severity;
  readonly status: 'fail' | 'unknown' | 'error';
  readonly resource: ResourceRef;
  readonly rule: string | null;
  readonly data: Json;
  readonly text: string;
  readonly fix: string | null;
  /** Ids of paths. */
  readonly affects: readonly string[];
  /** Where what is at fault is written; null: nobody wrote it, or the input does not hold where. */
  readonly location: ReportLocation | null;
  readonly waived: null;
}

/** Where in a template or plan something is written. */
export interface ReportLocation {
  readonly file: string;
  /** Counted from 1; null where the form has no lines that a person wrote. */
  readonly line: number | null;
  readonly column: number | null;
  /** The way to it as its own documentation writes it: `Resources.Endpoint.Properties.PrivateDnsEnabled`. */
  readonly property: string;
  /** The construct path of the CDK; null where there is none. */
  readonly construct: string | null;
}

/** An assumption with its words and source. */
export interface ReportAssumption {
  readonly code: AssumptionCode;
  readonly text: string;
  readonly source: string;
}

/** A service that was asked about. */
export interface ReportTarget {
  /** As in the ids of paths. */
  readonly id: string;
  readonly service: string;
  readonly plane: Plane;
  readonly label: string | null;
  readonly region: string;
  readonly host: string;
  /** Whether the host is from the program's tables or from the region's own answer. */
  readonly hostFrom: ServiceTarget['hostFrom'];
  /** Whole name of the endpoint service that serves the host; null where there is none. */
  readonly endpointService: string | null;
  /** Its region where it is one alone; null: that of the target. */
  readonly endpointServiceRegion: string | null;
  /** Whether the region offers it: by its own answer, or not said; null without an endpoint service. */
  readonly offer: EndpointOffer | null;
  readonly operations: readonly string[];
  /** Ids of targets that its clients need as well. */
  readonly companions: readonly string[];
  readonly note: string | null;
}

/** The report: the one thing that every format renders. */
export interface Report {
  readonly schema: 'planecheck/report/v1';
  readonly tool: { readonly name: 'planecheck'; readonly version: string };
  readonly sources: readonly Source[];
  readonly scope: {
    readonly vpcs: readonly string[];
    readonly families: readonly ('ipv4' | 'ipv6')[];
    readonly notExamined: readonly string[];
  };
  readonly summary: {
    readonly exitCode: number;
    readonly paths: Readonly<Record<Prediction, number>>;
    readonly findings: Readonly<Record<Severity, number>>;
  };
  readonly vpcs: readonly ReportVpc[];
  readonly vantages: readonly ReportVantage[];
  readonly targets: readonly ReportTarget[];
  readonly traces: readonly ReportTrace[];
  readonly paths: readonly ReportPath[];
  readonly operationGroups: readonly ReportOperationGroup[];
  readonly operations: readonly ReportOperation[];
  readonly checks: readonly ReportCheck[];
  readonly findings: readonly ReportFinding[];
  readonly expectations: readonly never[];
  readonly waivers: readonly never[];
  readonly assumptions: readonly ReportAssumption[];
  readonly gaps: readonly ReportGap[];
}

/** A VPC that vantages are in, for headings. */
export interface ReportVpc {
  readonly id: string;
  readonly name: string | null;
  readonly accountId: string | null;
  readonly region: string;
  readonly cidrs: readonly string[];
}
