import { type NetworkIndex } from '../network/network-index.ts';
import { type Step } from '../path/step.ts';
import { apiGatewayOperations } from '../targets/api-gateway-operations.generated.ts';
import { apisAsked, judgeApi, pathsOfApi } from './judge-api.ts';
import { bestOf, type Candidate, judgeCandidate } from './judge-candidate.ts';
import { type AuditPath, isEndpointsOwnName } from './judge-paths.ts';
import {
  type OperationGroupId,
  type ReportOperation,
  type ReportOperationGroup,
  type ServiceGroupId,
} from './report.ts';
import { type CheckOfCode, stepText } from './step-text.ts';

/** The operations that each group stands for: the control plane's from the SDK's models, the data plane's one. */
const operationsOf = {
  'control-plane': apiGatewayOperations.map(({ name, version }) => `${version}:${name}`),
  'data-private': ['Invoke'],
  'data-public': ['Invoke'],
  'data-custom-domain': ['Invoke'],
} as const satisfies Record<ServiceGroupId, readonly string[]>;

const groupIds = [
  'control-plane',
  'data-private',
  'data-public',
  'data-custom-domain',
] as const satisfies readonly ServiceGroupId[];

/** One group from one vantage, with the answer step that became part of the verdict. */
export interface JudgedOperation {
  readonly operation: ReportOperation;
  readonly answer: { readonly step: Step; readonly path: AuditPath } | null;
}

/** The groups that occur, each with its operations. */
export function operationGroups(operations: readonly JudgedOperation[]): readonly ReportOperationGroup[] {
  const occurring = new Set(operations.map(({ operation }) => operation.group));
  const ofServices = groupIds
    .filter((id) => occurring.has(id))
    .map((id) => ({ id, operations: operationsOf[id] }));
  const ofApis = [...occurring]
    .filter((id) => id.startsWith('api:'))
    .map((id) => ({ id, operations: ['Invoke'] }));
  return [...ofServices, ...ofApis];
}

/** Judges the groups of one vantage by its paths. */
export function judgeOperations(
  index: NetworkIndex,
  owners: CheckOfCode,
  paths: readonly AuditPath[],
): readonly JudgedOperation[] {
  const isAnyApiAsked = paths.some(({ target }) => target.id === 'apigateway:data');
  const ofServices = groupIds.flatMap((group) => {
    // The endpoints' own names are judged beside the default one, of any API or of those that are named.
    if (group === 'data-private' && !isAnyApiAsked) return [];
    const mine = paths.filter((path) => isPathOf(group, path));
    if (mine.length === 0) return [];
    const question = { ask: group, api: null };
    const best = bestOf(mine.map((path) => judgeCandidate(index, question, path, paths)));
    return [toJudged(index, owners, { group, mine, best })];
  });
  const ofApis = apisAsked(paths).map((target) => {
    const { id, stage } = target.api;
    const mine = pathsOfApi(index, target, paths);
    const best = judgeApi(index, target, mine, paths);
    const group: OperationGroupId = `api:${id}${stage === null ? '' : `/${stage}`}`;
    return toJudged(index, owners, { group, mine, best });
  });
  return [...ofServices, ...ofApis];
}

interface JudgedGroup {
  readonly group: OperationGroupId;
  readonly mine: readonly AuditPath[];
  readonly best: Candidate;
}

function toJudged(
  index: NetworkIndex,
  owners: CheckOfCode,
  { group, mine, best }: JudgedGroup,
): JudgedOperation {
  const operation: ReportOperation = {
    vantage: best.path.vantage.id,
    group,
    paths: mine.map((path) => path.id),
    verdict: best.verdict,
    because: sayBecause(index, owners, best),
  };
  const answer = best.step !== null && best.isAnswer ? { step: best.step, path: best.path } : null;
  return { operation, answer };
}

function isPathOf(group: ServiceGroupId, { target }: AuditPath): boolean {
  switch (group) {
    case 'control-plane':
      return target.id === 'apigateway:control';
    case 'data-private':
      return target.id === 'apigateway:data' || isEndpointsOwnName(target);
    case 'data-public':
      return target.id === 'apigateway:data';
    case 'data-custom-domain':
      return target.id === 'apigateway:data:custom-domain';
  }
}

function sayBecause(index: NetworkIndex, owners: CheckOfCode, best: Candidate): ReportOperation['because'] {
  const { step, verdict, path } = best;
  const { via, viaResource } = path.decision.trace;
  const way = viaResource === null ? via : viaResource.id;
  if (step === null)
    return { code: 'answer-not-known', text: `who answers behind ${way} is not known`, decidedBy: null };
  if (verdict === 'works') return { code: step.code, text: `by ${way}`, decidedBy: null };
  return { code: step.code, text: stepText(owners, step, index), decidedBy: step.rule };
}
