import { formatCidr } from '../network/address-range.ts';
import { collectionNames, type Gap, gapKey } from '../network/gap.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Source } from '../network/source.ts';
import { type Vpc } from '../network/vpc.ts';
import { type AssumptionCode } from '../path/assumption.ts';
import { type Prediction } from '../path/step.ts';
import { type Vantage } from '../path/vantage.ts';
import { partitionOf } from '../targets/partition.ts';
import { type Target } from '../targets/target.ts';
import { asksUnreadApi } from './asked-api.ts';
import { reportAssumption } from './assumption-text.ts';
import { type AuditFacts } from './check.ts';
import { type StandingResult, statusOfChecks } from './check-status.ts';
import { declareReport } from './declared-fix.ts';
import { exitCodeOf } from './exit-code.ts';
import { fingerprintOfStanding, type Found, joinFindings, numberFindings } from './findings.ts';
import { reportGap } from './gap-text.ts';
import { type AuditPath, judgePaths } from './judge-paths.ts';
import { locate } from './locate.ts';
import { judgeOperations, operationGroups } from './operations.ts';
import {
  type Report,
  type ReportFinding,
  type ReportPath,
  type ReportVantage,
  type ReportVpc,
} from './report.ts';
import { type AuditRequest } from './request.ts';
import { reportTargets } from './report-targets.ts';
import { checksByCode } from './step-text.ts';
import { observePaths } from './observation/observe-paths.ts';
import { type PathObservation } from './observation/path-observation.ts';
import { reportObservation } from './observation/report-observation.ts';
import { verdictOf } from './observation/verdict.ts';
import { blocksOf, tableOfTraces, type TraceTable } from './traces.ts';

/** Judges everything that was asked and joins it into the report. */
export function audit(request: AuditRequest): Report {
  return declareReport(joinReport(request), request.places);
}

function joinReport(request: AuditRequest): Report {
  const { index, checks, vantages, targets, strict } = request;
  const owners = checksByCode(checks);
  const judged = judgePaths(index, vantages, targets, strict);
  const { paths } = judged;
  const traces = tableOfTraces(
    index,
    owners,
    paths.map(({ decision }) => decision.trace),
  );
  const operations = groupByVantage(paths).flatMap((own) => judgeOperations(index, owners, own));
  const answers = operations.flatMap(({ answer }) => answer ?? []);
  const met = [
    ...paths.flatMap((path) => path.decision.trace.steps.map((step) => ({ step, path }))),
    ...answers,
  ];
  const observations = observePaths(index, paths, request.observed, sourceOf(request));
  const { withoutCapture } = judged;
  const standing = runStanding(request, { index, paths, withoutCapture, observations });
  const findings = numberFindings(
    [...joinFindings(index, owners, met), ...standing.flatMap(standingFindings)],
    (finding) => locate(request.places, index, finding),
  );
  const reportOperations = operations.map(({ operation }) => operation);
  const reportPaths = paths.map((path) => toReportPath(path, traces, observations.get(path.id)));
  const gaps = collectGaps(index, targets, paths);
  return {
    schema: 'planecheck/report/v1',
    tool: { name: 'planecheck', version: request.version },
    sources: request.sources,
    scope: scopeOf(paths, targets),
    summary: summarize(request, { findings, paths: reportPaths, operations: reportOperations, gaps }),
    vpcs: vpcsOf(paths),
    vantages: vantages.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((vantage) => toReportVantage(vantage)),
    targets: reportTargets(index, request.targets, paths),
    traces: traces.traces,
    paths: reportPaths,
    operationGroups: operationGroups(operations),
    operations: reportOperations,
    checks: statusOfChecks(
      checks,
      met.map(({ step }) => step),
      standing,
    ),
    findings,
    expectations: [],
    waivers: [],
    assumptions: assumptionsOf(request, paths),
    gaps,
  };
}

function scopeOf(paths: readonly AuditPath[], targets: readonly Target[]): Report['scope'] {
  return {
    vpcs: [...new Set(paths.map(({ vpc }) => vpc.id))].toSorted(),
    families: (['ipv4', 'ipv6'] as const).filter((family) => paths.some((path) => path.family === family)),
    notExamined: ["callers' IAM", 'inbound traffic', ...(targets.some(namesStage) ? ['stages of APIs'] : [])],
  };
}

function namesStage(target: Target): boolean {
  return target.kind === 'service' && target.api !== null && target.api.stage !== null;
}

function groupByVantage(paths: readonly AuditPath[]): readonly (readonly AuditPath[])[] {
  const groups = new Map<string, AuditPath[]>();
  for (const path of paths) {
    const group = groups.get(path.vantage.id);
    if (group === undefined) groups.set(path.vantage.id, [path]);
    else group.push(path);
  }
  return [...groups.values()];
}

// What is of several sources is as old as any of them.
function sourceOf({ sources }: AuditRequest): Pick<Source, 'kind' | 'takenAt'> {
  const saved = sources.find(({ kind }) => kind !== 'live');
  return saved ?? sources[0] ?? { kind: 'aws-cli', takenAt: null };
}

function runStanding({ checks }: AuditRequest, facts: AuditFacts): readonly StandingResult[] {
  return checks.flatMap((check) => {
    if (check.kind === 'path') return [];
    const found = check.examineAll(facts);
    return [
      found.known ? { check, examined: found.value, gap: null } : { check, examined: [], gap: found.gap },
    ];
  });
}

function standingFindings({ check, examined }: StandingResult): readonly Found[] {
  if (check.kind === 'path') return [];
  return examined.flatMap((item): readonly Found[] => {
    if (item.status !== 'fail') return [];
    const { code, resource, rule, data, text, fix, affects } = item;
    const fingerprint = fingerprintOfStanding(check.id, code, resource, rule);
    const { id } = check;
    const severity = item.severity ?? check.severity;
    const common = { fingerprint, check: id, code, severity, resource, rule, data, text, fix } as const;
    return [{ ...common, status: 'fail', affects: affects.toSorted(), waived: null }];
  });
}

function toReportPath(path: AuditPath, table: TraceTable, seen: PathObservation | undefined): ReportPath {
  const { decision, target, vantage, family } = path;
  const trace = table.of(decision.trace);
  const isService = target.kind === 'service';
  return {
    id: path.id,
    vantage: vantage.id,
    to: {
      service: isService ? target.service : null,
      plane: isService ? target.plane : null,
      label: isService ? target.label : null,
      host: target.kind === 'address' ? null : target.host,
      port: target.port,
      protocol: 'tcp',
      family,
      addresses: decision.addresses,
    },
    resolution: decision.resolution && { by: decision.resolution.by, resource: decision.resolution.resource },
    prediction: decision.prediction,
    via: decision.trace.via,
    viaResource: decision.trace.viaResource,
    trace: trace.id,
    blocks: blocksOf(trace),
    witness: decision.witness,
    assumptions: decision.assumptions,
    gaps: uniqueGaps(decision.trace.steps.flatMap(({ gap }) => gap ?? [])).map(reportGap),
    observation: seen === undefined ? null : reportObservation(seen),
    verdict: seen?.verdict ?? verdictOf(decision.prediction, null, false),
  };
}

function toReportVantage({ id, subnet, securityGroupIds, functionName }: Vantage): ReportVantage {
  return {
    id,
    accountId: subnet.scope.accountId,
    ownerAccountId: subnet.ownerId,
    region: subnet.scope.region,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    subnetName: subnet.name,
    availabilityZone: subnet.availabilityZone,
    availabilityZoneId: subnet.availabilityZoneId,
    securityGroupIds,
    functionName,
  };
}

function vpcsOf(paths: readonly AuditPath[]): readonly ReportVpc[] {
  const vpcs = new Map<string, Vpc>(paths.map(({ vpc }) => [vpc.id, vpc]));
  return [...vpcs.values()]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name, scope, cidrs }) => ({
      id,
      name,
      accountId: scope.accountId,
      region: scope.region,
      cidrs: cidrs.map(formatCidr),
    }));
}

function summarize(
  { failOn, exitZero }: AuditRequest,
  { findings, paths, operations, gaps }: Pick<Report, 'findings' | 'paths' | 'operations' | 'gaps'>,
): Report['summary'] {
  const countPaths = (prediction: Prediction): number =>
    paths.filter((path) => path.prediction === prediction).length;
  const countFindings = (severity: ReportFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity && finding.status === 'fail').length;
  return {
    exitCode: exitCodeOf({ findings, paths, operations, gaps, failOn, exitZero }),
    paths: {
      reachable: countPaths('reachable'),
      blocked: countPaths('blocked'),
      conditional: countPaths('conditional'),
      unknown: countPaths('unknown'),
    },
    findings: {
      error: countFindings('error'),
      warning: countFindings('warning'),
      note: countFindings('note'),
    },
  };
}

/** Everything that is not known: what the paths met, and what the input lacks without any path having met it. */
function collectGaps(
  index: NetworkIndex,
  targets: readonly Target[],
  paths: readonly AuditPath[],
): Report['gaps'] {
  const onPaths = [...new Set(paths.map(({ decision }) => decision.trace))].flatMap(({ steps }) =>
    steps.flatMap(({ gap }) => gap ?? []),
  );
  // Which APIs there are decides nothing unless one is asked about that was not read.
  const names = collectionNames.filter((name) => name !== 'apis' || asksUnreadApi(index, targets));
  const ofInput = names
    .flatMap((name) => index.network[name].missing)
    .filter((gap) => gap.kind !== 'not-in-source' || !isOfLogs(gap));
  return uniqueGaps([...onPaths, ...ofInput]).map(reportGap);
}

// Logs decide nothing: who did not ask for them lacks nothing.
function isOfLogs({ subject: { fact } }: Extract<Gap, { kind: 'not-in-source' }>): boolean {
  return fact === 'flowLogs' || fact === 'queryLogAssociations';
}

function uniqueGaps(gaps: readonly Gap[]): readonly Gap[] {
  const byKey = new Map(gaps.map((gap) => [gapKey(gap), gap]));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}

function assumptionsOf(request: AuditRequest, paths: readonly AuditPath[]): Report['assumptions'] {
  const codes = new Set<AssumptionCode>(paths.flatMap(({ decision }) => decision.assumptions));
  for (const code of request.assumed) codes.add(code);
  if (paths.some(({ vpc }) => partitionOf(vpc.scope.region) === undefined))
    codes.add('region-follows-partition');
  return [...codes].toSorted().map(reportAssumption);
}
