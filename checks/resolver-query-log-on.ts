import { type AuditFacts, type Examined, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { type ClientVpc, clientVpcsWith } from './standing/client-vpcs.ts';

function examine({ id, scope, gap }: ClientVpc, { index }: AuditFacts): Examined {
  const resource = { type: 'vpc', id } as const;
  if (index.network.queryLogAssociations.items.some(({ vpcId }) => vpcId === id)) return { status: 'pass' };
  if (gap !== undefined) return { status: 'unknown', gap, resource };
  return {
    status: 'fail',
    code: 'standing-query-log-absent',
    resource,
    rule: null,
    data: {},
    text: `no resolver query log records what names the clients in ${id} ask for`,
    fix: `aws route53resolver associate-resolver-query-log-config --resolver-query-log-config-id QUERY_LOG_CONFIG --resource-id ${id} --region ${scope.region}`,
    affects: [],
  };
}

export default standingCheck<ClientVpc>({
  id: 'resolver-query-log-on',
  severity: 'note',
  codes: ['standing-query-log-absent'],
  title: 'A resolver query log records the names that clients ask for',
  why: 'Which address a client was given, and by whom, decides which way it takes: afterwards, only a query log tells.',
  limits: 'Looked at where query log associations were read. Clients that ask other DNS servers are in none.',
  links: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html'],
  subjects: (facts) => known(clientVpcsWith(facts, 'queryLogAssociations')),
  examine,
});
