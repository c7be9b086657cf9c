import { type NetworkIndex } from '../network/network-index.ts';
import { type Step } from '../path/step.ts';
import { apiGatewayOperations } from '../targets/api-gateway-operations.generated.ts';
import { bestOf, type Candidate, judgeCandidate } from './judge-candidate.ts';
import { type AuditPath } from './judge-paths.ts';
import { type OperationGroupId, type ReportOperation, type ReportOperationGroup } from './report.ts';
import { type CheckOfCode, stepText } from './step-text.ts';

/** The operations that each group stands for: the control plane's from the SDK's models, the data plane's one. */
const operationsOf = {
  'control-plane': apiGatewayOperations.map(({ name, version }) => `${version}:${name}`),
  'data-private': ['Invoke'],
  'data-public': ['Invoke'],
  'data-custom-domain': ['Invoke'],
} as const satisfies Record<OperationGroupId, readonly string[]>;

const groupIds = [
  'control-plane',
  'data-private',
  'data-public',
  'data-custom-domain',
] as const satisfies readonly OperationGroupId[];

/** One group from one vantage, with the answer step that became part of the verdict. */
export interface JudgedOperation {
  readonly operation: ReportOperation;
  readonly answer: { readonly step: Step; readonly path: AuditPath } | null;
}

/** The groups that occur, each with its operations. */
export function operationGroups(operations: readonly JudgedOperation[]): readonly ReportOperationGroup[] {
  return groupIds
    .filter((id) => operations.some(({ operation }) => operation.group === id))
    .map((id) => ({ id, operations: operationsOf[id] }));
}

/** Judges the groups of one vantage by its paths. */
export function judgeOperations(
  index: NetworkIndex,
  owners: CheckOfCode,
  paths: readonly AuditPath[],
): readonly JudgedOperation[] {
  return groupIds.flatMap((group) => {
    const mine = paths.filter((path) => isPathOf(group, path));
    const [first] = mine;
    if (first === undefined) return [];
    const best = bestOf(mine.map((path) => judgeCandidate(index, group, path, paths)));
    const operation: ReportOperation = {
      vantage: first.vantage.id,
      group,
      paths: mine.map((path) => path.id),
      verdict: best.verdict,
      because: sayBecause(index, owners, best),
    };
    return [
      {
        operation,
        answer: best.step !== null && best.isAnswer ? { step: best.step, path: best.path } : null,
      },
    ];
  });
}

function isPathOf(group: OperationGroupId, { target }: AuditPath): boolean {
  switch (group) {
    case 'control-plane':
      return target.id === 'apigateway:control';
    case 'data-private':
      return target.id === 'apigateway:data' || target.id.startsWith('apigateway:data:vpce-');
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
