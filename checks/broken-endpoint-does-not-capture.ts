import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { type VpcEndpoint } from '../src/network/vpc-endpoint.ts';
import { groupBy } from './standing/group-by.ts';
import { turnOffPrivateDns } from './words/endpoint-fix.ts';
import { sayHost } from './words/target-words.ts';

interface Capture {
  readonly endpoint: VpcEndpoint;
  readonly paths: readonly JudgedPath[];
}

function capturesOf({ paths }: AuditFacts): readonly Capture[] {
  const groups = groupBy(paths, ({ decision: { resolution } }) =>
    resolution?.by === 'endpoint' ? resolution.endpoint?.id : undefined,
  );
  return [...groups.values()].flatMap((group) => {
    const endpoint = group[0].decision.resolution?.endpoint;
    return endpoint ? [{ endpoint, paths: group }] : [];
  });
}

function examine({ endpoint, paths }: Capture, facts: AuditFacts): Examined {
  const resource = { type: 'vpc-endpoint', id: endpoint.id } as const;
  const blocked = paths.filter(({ decision }) => decision.prediction === 'blocked');
  const others = blocked.map((path) => ({ path, without: facts.withoutCapture(path) }));
  const open = others.filter(({ without }) => without?.prediction === 'reachable');
  const [first] = open;
  if (first === undefined) {
    const untold = others.flatMap(({ without }) =>
      without?.prediction === 'unknown' ? without.trace.steps : [],
    );
    const gap = untold.find((step) => step.gap !== null)?.gap ?? undefined;
    return gap === undefined ? { status: 'pass' } : { status: 'unknown', gap, resource };
  }
  const names = new Set(
    open.flatMap(({ path: { target } }) => (target.kind === 'address' ? [] : [sayHost(target.host)])),
  );
  const way = first.without?.trace.viaResource?.id ?? 'another way';
  // Private APIs answer through an endpoint only, whatever way leads out.
  const reached = endpoint.serviceName.endsWith('.execute-api') ? 'public APIs' : 'the service';
  return {
    status: 'fail',
    code: 'standing-broken-endpoint-captures',
    resource,
    rule: null,
    data: { service: endpoint.serviceName, names: [...names].toSorted(), way },
    text: `private DNS of ${endpoint.id} captures ${[...names].toSorted().join(', ')}, and the way through the endpoint is blocked: without it, ${way} would lead to ${reached}`,
    fix: `open the endpoint to its clients, or turn its private DNS off:\n  ${turnOffPrivateDns(endpoint.id, endpoint.scope.region)}`,
    affects: open.map(({ path }) => path.id),
  };
}

export default standingCheck<Capture>({
  id: 'broken-endpoint-does-not-capture',
  severity: 'error',
  codes: ['standing-broken-endpoint-captures'],
  title: 'No endpoint captures a name and then refuses its clients',
  why: 'Private DNS answers as soon as the endpoint is made, whoever its groups admit: a half-finished endpoint cuts off clients that a NAT gateway had served until then.',
  limits:
    'Compared with the same path without the endpoint; what else would change without it is not looked at.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  ],
  subjects: (facts) => known(capturesOf(facts)),
  examine,
});
