import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { groupBy } from './standing/group-by.ts';
import { gapOfPath } from './standing/path-gaps.ts';
import { turnOffPrivateDns } from './words/endpoint-fix.ts';
import { sayHost, type ServiceTarget } from './words/target-words.ts';

interface Captured {
  readonly target: ServiceTarget;
  readonly captured: NonNullable<ServiceTarget['captured']>;
  /** The paths of one VPC that lead to one endpoint, or to none. */
  readonly paths: readonly [JudgedPath, ...JudgedPath[]];
}

function namesOfVpcs({ paths }: AuditFacts): readonly Captured[] {
  const groups = groupBy(paths, ({ target, vantage, decision }) =>
    target.kind === 'service' && target.captured !== null
      ? `${vantage.subnet.vpcId} ${target.id} ${decision.resolution?.endpoint?.id}`
      : undefined,
  );
  return [...groups.values()].flatMap((group) => {
    const { target } = group[0];
    return target.kind === 'service' && target.captured !== null
      ? [{ target, captured: target.captured, paths: group }]
      : [];
  });
}

function examine({ target, captured, paths }: Captured): Examined {
  const [{ decision, vantage }] = paths;
  const { resolution } = decision;
  const endpoint = resolution?.endpoint;
  if (resolution?.by !== 'endpoint' || !endpoint) {
    const gap = resolution?.by === 'unknown' ? gapOfPath(paths[0]) : undefined;
    const resource = { type: 'vpc', id: vantage.subnet.vpcId } as const;
    return gap === undefined ? { status: 'pass' } : { status: 'unknown', gap, resource };
  }
  const names = sayHost(target.host);
  return {
    status: 'fail',
    code: 'standing-captured-names-not-served',
    resource: { type: 'vpc-endpoint', id: endpoint.id },
    rule: null,
    data: { service: endpoint.serviceName, names: [names] },
    text: `private DNS of ${endpoint.id} captures ${names}, and the endpoint does not serve ${captured.what}: this VPC cannot call them by these names`,
    fix: `${captured.instead}, or turn private DNS off and use the endpoint's own names:\n  ${turnOffPrivateDns(endpoint.id, endpoint.scope.region)}`,
    affects: paths.map((path) => path.id),
  };
}

export default standingCheck<Captured>({
  id: 'endpoint-serves-captured-names',
  severity: 'warning',
  codes: ['standing-captured-names-not-served'],
  title: 'An endpoint serves all names that its private DNS captures',
  why: 'The endpoint for private AppSync APIs answers for the default names of all AppSync APIs of the Region, also of public ones, which it does not serve: calls to these fail while the endpoint has private DNS.',
  limits: "Which APIs the clients call is not read. API Gateway's names have a check of their own.",
  links: ['https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html'],
  subjects: (facts) => known(namesOfVpcs(facts)),
  examine,
});
