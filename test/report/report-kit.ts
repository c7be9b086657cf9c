import {
  type OperationGroupId,
  type OperationVerdict,
  type Report,
  type ReportFinding,
  type ReportGap,
  type ReportHop,
  type ReportOperation,
  type ReportPath,
  type ReportStep,
  type ReportTrace,
  type ReportVantage,
} from '../../src/audit/report.ts';
import { type Severity } from '../../src/audit/severity.ts';
import { type ResourceRef, type ResourceType } from '../../src/network/resource.ts';
import { type Prediction } from '../../src/path/step.ts';

/** The network of the samples: its ids, in full. */
export const ids = {
  vpc: 'vpc-0c1f00d1a2b3c4d5e',
  subnetA: 'subnet-0a1b2c3d4e5f60718',
  subnetC: 'subnet-0c2d3e4f5a6b70819',
  tableOfClients: 'rtb-0f18d6b3e7a5c9240',
  tableOfNat: 'rtb-0e97c4a2d5f1b8360',
  nat: 'nat-0b6e1c4f9d2a58730',
  natC: 'nat-0c6e1c4f9d2a58731',
  internetGateway: 'igw-07a3d9e5c1b8f2640',
  endpoint: 'vpce-0d5a8f2c6e1b93740',
  natSubnet: 'subnet-09e4b7a1c2d53f860',
  networkAcl: 'acl-04b8d1f6a3e9c2750',
  group: 'sg-0e45b9a1d3c7f2860',
} as const;

export const region = 'ap-northeast-1';

/** A resource by kind and id. */
export function ref(type: ResourceType, id: string): ResourceRef {
  return { type, id };
}

const usualVantage: ReportVantage = {
  id: ids.subnetA,
  accountId: '111122223333',
  ownerAccountId: '111122223333',
  region,
  vpcId: ids.vpc,
  subnetId: ids.subnetA,
  subnetName: null,
  availabilityZone: 'ap-northeast-1a',
  availabilityZoneId: 'apne1-az4',
  securityGroupIds: null,
  functionName: null,
};

export const vantageA = usualVantage;
export const vantageC: ReportVantage = {
  ...usualVantage,
  id: ids.subnetC,
  subnetId: ids.subnetC,
  availabilityZone: 'ap-northeast-1c',
  availabilityZoneId: 'apne1-az1',
};

/** A function in a subnet. */
export function functionIn(vantage: ReportVantage, functionName: string): ReportVantage {
  return {
    ...vantage,
    id: `${functionName}@${vantage.subnetId}`,
    functionName,
    securityGroupIds: [ids.group],
  };
}

const targets = {
  control: { service: 'apigateway', plane: 'control', host: `apigateway.${region}.amazonaws.com` },
  data: { service: 'apigateway', plane: 'data', host: `{api-id}.execute-api.${region}.amazonaws.com` },
  custom: { service: 'apigateway', plane: 'data', host: '{custom-domain}' },
  s3: { service: 's3', plane: 'all', host: `s3.${region}.amazonaws.com` },
  host: { service: null, plane: null, host: 'example.com' },
  address: { service: null, plane: null, host: null },
} as const;

/** The targets that paths of these reports lead to. */
export type TargetName = keyof typeof targets;

/** What a path of a report has beside the usual. */
export type PathParts = Partial<Omit<ReportPath, 'to'>> & { readonly to?: Partial<ReportPath['to']> };

/** A path; reachable by the NAT gateway unless its parts say otherwise. */
export function pathOf(vantage: ReportVantage, target: TargetName, parts: PathParts = {}): ReportPath {
  const family = parts.to?.family ?? 'ipv4';
  const prediction = parts.prediction ?? 'reachable';
  return {
    id: `${vantage.id} > ${target} > ${family}`,
    vantage: vantage.id,
    resolution: target === 'address' ? null : { by: 'public-dns', resource: null },
    prediction,
    via: 'nat-gateway',
    viaResource: ref('nat-gateway', ids.nat),
    trace: 't1',
    blocks: [],
    witness: { passes: null, fails: null },
    assumptions: [],
    gaps: [],
    observation: null,
    verdict: verdicts[prediction],
    ...parts,
    to: { label: null, ...targets[target], port: 443, protocol: 'tcp', family, addresses: [], ...parts.to },
  };
}

const verdicts = {
  reachable: 'predicted-reachable',
  blocked: 'predicted-blocked',
  conditional: 'cannot-tell',
  unknown: 'cannot-tell',
} as const satisfies Record<Prediction, ReportPath['verdict']>;

/** A group of operations from a vantage, over some paths. */
function operationOf(
  vantage: ReportVantage,
  group: OperationGroupId,
  paths: readonly ReportPath[],
  verdict: OperationVerdict,
  because: readonly [code: string, text: string],
): ReportOperation {
  return {
    vantage: vantage.id,
    group,
    paths: paths.map((path) => path.id),
    verdict,
    because: { code: because[0], text: because[1], decidedBy: null },
  };
}

/** A step; it passes unless its parts say otherwise. */
export function stepOf(code: string, text: string, parts: Partial<ReportStep> = {}): ReportStep {
  const resource = ref('client', 'client');
  return { code, resource, rule: null, way: 'there', outcome: 'pass', data: {}, gap: null, text, ...parts };
}

/** A trace of hops. */
export function traceOf(id: string, left: ReportTrace['left'], hops: readonly ReportHop[]): ReportTrace {
  return { id, left, hops };
}

/** A hop of steps. */
export function hopOf(resource: ResourceRef, ...steps: readonly ReportStep[]): ReportHop {
  return { resource, steps };
}

/** A finding. */
export function findingOf(
  severity: Severity,
  code: string,
  resource: ResourceRef,
  text: string,
  parts: Partial<ReportFinding> = {},
): ReportFinding {
  const check = parts.check ?? `check-of-${code}`;
  return {
    id: `f-${code}-${resource.id}`,
    fingerprint: `${check}/${code}/fail/${resource.type}/${resource.id}/-`,
    check,
    code,
    severity,
    status: 'fail',
    resource,
    rule: null,
    data: {},
    text,
    fix: null,
    affects: [],
    location: null,
    waived: null,
    ...parts,
  };
}

type NotInSource = Extract<ReportGap, { readonly kind: 'not-in-source' }>;

/** A gap that a command fills. */
export function notInSource(
  text: string,
  command: string,
  fact: 'routeTables' | 'networkAcls' = 'routeTables',
): NotInSource {
  const scope = { accountId: null, region };
  return { kind: 'not-in-source', subject: { fact, id: null }, scope, command, detail: null, text };
}

/** The operations of all four groups. */
export const allGroups: Report['operationGroups'] = [
  { id: 'control-plane', operations: Array.from({ length: 227 }, (_, index) => `v1:Operation${index + 1}`) },
  { id: 'data-private', operations: ['Invoke'] },
  { id: 'data-public', operations: ['Invoke'] },
  { id: 'data-custom-domain', operations: ['Invoke'] },
];

/** A report whose counts fit its parts; empty where nothing is given. */
export function reportOf(label: string, parts: Partial<Omit<Report, 'summary'>>, exitCode = 0): Report {
  const paths = parts.paths ?? [];
  const findings = parts.findings ?? [];
  const ofPrediction = (prediction: Prediction): number =>
    paths.filter((path) => path.prediction === prediction).length;
  const ofSeverity = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity && finding.status === 'fail').length;
  return {
    schema: 'planecheck/report/v1',
    tool: { name: 'planecheck', version: '0.1.0' },
    sources: [
      {
        kind: 'aws-cli',
        label,
        takenAt: '2026-11-01T09:00:00Z',
        caller: 'arn:aws:iam::111122223333:role/network-audit',
        accounts: ['111122223333'],
        regions: [region],
        hash: 'sha256:0000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    scope: { vpcs: [ids.vpc], families: ['ipv4'], notExamined: ["callers' IAM", 'inbound traffic'] },
    vpcs: [{ id: ids.vpc, name: null, accountId: '111122223333', region, cidrs: ['10.0.0.0/16'] }],
    vantages: [],
    targets: [],
    traces: [],
    paths,
    operationGroups: [],
    operations: [],
    checks: [],
    findings,
    expectations: [],
    waivers: [],
    assumptions: [],
    gaps: [],
    ...parts,
    summary: {
      exitCode,
      paths: {
        reachable: ofPrediction('reachable'),
        blocked: ofPrediction('blocked'),
        conditional: ofPrediction('conditional'),
        unknown: ofPrediction('unknown'),
      },
      findings: { error: ofSeverity('error'), warning: ofSeverity('warning'), note: ofSeverity('note') },
    },
  };
}

/** What a vantage's data plane and control plane come to: a verdict, a code and a text for each group. */
export type Outcomes = Readonly<Record<OperationGroupId, readonly [OperationVerdict, string, string]>>;

/** The four groups of a vantage over its paths to the three targets. */
export function operationsOf(
  vantage: ReportVantage,
  paths: Readonly<Record<'control' | 'data' | 'custom', readonly ReportPath[]>>,
  outcomes: Outcomes,
): readonly ReportOperation[] {
  const over = {
    'control-plane': paths.control,
    'data-private': paths.data,
    'data-public': paths.data,
    'data-custom-domain': paths.custom,
  } as const satisfies Record<OperationGroupId, readonly ReportPath[]>;
  const groups = ['control-plane', 'data-private', 'data-public', 'data-custom-domain'] as const;
  return groups.map((group) => {
    const [verdict, code, text] = outcomes[group];
    return operationOf(vantage, group, over[group], verdict, [code, text]);
  });
}

/** The three paths of a vantage, all alike but for the parts that a target has of its own. */
export function threePaths(
  vantage: ReportVantage,
  parts: PathParts,
  own: Partial<Readonly<Record<'control' | 'data' | 'custom', PathParts>>> = {},
): Readonly<Record<'control' | 'data' | 'custom', readonly [ReportPath]>> {
  return {
    control: [pathOf(vantage, 'control', { ...parts, ...own.control })],
    data: [pathOf(vantage, 'data', { ...parts, ...own.data })],
    custom: [pathOf(vantage, 'custom', { ...parts, ...own.custom })],
  };
}

/** Paths in one list. */
export function flatPaths(
  ...lists: readonly Readonly<Record<string, readonly ReportPath[]>>[]
): readonly ReportPath[] {
  return lists.flatMap((list) => Object.values(list).flat());
}
