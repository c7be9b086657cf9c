import { type AuditFacts, type Examined, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { type ClientVpc, clientVpcsWith } from './standing/client-vpcs.ts';

function examine({ id, scope, subnetIds, gap }: ClientVpc, { index }: AuditFacts): Examined {
  const resource = { type: 'vpc', id } as const;
  const recorded = new Set(
    index.network.flowLogs.items.flatMap((log) => (log.recordsRejects ? [log.resourceId] : [])),
  );
  const missing = recorded.has(id) ? [] : subnetIds.filter((subnetId) => !recorded.has(subnetId));
  if (missing.length === 0) return { status: 'pass' };
  if (gap !== undefined) return { status: 'unknown', gap, resource };
  const where = missing.length === subnetIds.length ? id : missing.join(', ');
  return {
    status: 'fail',
    code: 'standing-flow-log-absent',
    resource,
    rule: null,
    data: { subnets: missing },
    text: `no flow log records what is dropped in ${where}`,
    fix: `aws ec2 create-flow-logs --resource-type VPC --resource-ids ${id} --traffic-type REJECT --log-group-name LOG_GROUP --deliver-logs-permission-arn ROLE_ARN --region ${scope.region}`,
    affects: [],
  };
}

export default standingCheck<ClientVpc>({
  id: 'flow-log-records-drops',
  severity: 'note',
  codes: ['standing-flow-log-absent'],
  title: 'A flow log records what is dropped in the VPCs of the clients',
  why: 'A client sees a timeout and nothing else: which interface dropped which packet, only a flow log tells afterwards.',
  limits:
    'Looked at where flow logs were read. Flow logs of single network interfaces are not counted, nor is it asked whether the logs arrive.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html'],
  subjects: (facts) => known(clientVpcsWith(facts, 'flowLogs')),
  examine,
});
