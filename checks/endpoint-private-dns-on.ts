import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { known, unknown } from '../src/network/fact.ts';
import { serves, type VpcEndpoint } from '../src/network/vpc-endpoint.ts';
import { groupBy } from './standing/group-by.ts';
import { gapOfPath, gapWherePathsStart } from './standing/path-gaps.ts';
import { turnOnPrivateDns } from './words/endpoint-fix.ts';

interface EndpointOfTarget {
  readonly endpoint: VpcEndpoint;
  /** The paths from its VPC to the default name of its service. */
  readonly paths: readonly JudgedPath[];
}

function serviceOf({ target }: JudgedPath): string | null {
  return target.kind === 'service' && target.prefixListName === null ? target.endpointService : null;
}

function endpointsOfTargets({ index, paths }: AuditFacts): readonly EndpointOfTarget[] {
  const groups = groupBy(paths, (path) => {
    const service = serviceOf(path);
    return service === null ? undefined : `${path.vantage.subnet.vpcId} ${service}`;
  });
  return [...groups.values()].flatMap((group) => {
    const service = serviceOf(group[0]);
    const ofVpc = index.endpointsOfVpc.get(group[0].vantage.subnet.vpcId) ?? [];
    return ofVpc
      .filter(
        ({ type, state, serviceName }) =>
          type === 'interface' && state === 'available' && service !== null && serves(serviceName, service),
      )
      .map((endpoint) => ({ endpoint, paths: group }));
  });
}

function examine({ endpoint, paths }: EndpointOfTarget, { index }: AuditFacts): Examined {
  const { id, vpcId, scope, serviceName } = endpoint;
  // A hosted zone, or another endpoint of the service, may lead the default name to an endpoint all the same.
  if (endpoint.privateDnsEnabled || paths.some(({ decision }) => decision.resolution?.endpoint))
    return { status: 'pass' };
  const passing = paths.filter(({ decision }) => decision.resolution?.by === 'public-dns');
  const resource = { type: 'vpc-endpoint', id } as const;
  if (passing.length === 0) {
    const gap = paths.map(gapOfPath).find((found) => found !== undefined);
    return gap === undefined ? { status: 'pass' } : { status: 'unknown', gap, resource };
  }
  const turnOn = turnOnPrivateDns({ index, region: scope.region, vpcId }, id);
  const isExecuteApi = serviceName.endsWith('.execute-api');
  return {
    status: 'fail',
    code: 'standing-endpoint-private-dns-off',
    resource,
    rule: null,
    data: { service: serviceName },
    text: `private DNS of ${id} is off: the default names of its service lead past the endpoint`,
    fix: isExecuteApi
      ? `if no client of the VPC calls public APIs by their default names, which would answer 403 then:\n  ${turnOn}`
      : turnOn,
    affects: passing.map((path) => path.id),
  };
}

export default standingCheck<EndpointOfTarget>({
  id: 'endpoint-private-dns-on',
  severity: 'note',
  codes: ['standing-endpoint-private-dns-off'],
  title: 'An endpoint answers for the default names of its service',
  why: 'With private DNS off, SDKs and the AWS CLI resolve the public name and pass the endpoint by; without another way out their calls time out, and with one they leave the VPC.',
  limits:
    "Clients that are told the endpoint's own name (an endpoint URL) reach it all the same; what they are told is not read.",
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  ],
  subjects: (facts) => {
    const gap = gapWherePathsStart(facts, 'vpcEndpoints');
    return gap === undefined ? known(endpointsOfTargets(facts)) : unknown(gap);
  },
  examine,
});
