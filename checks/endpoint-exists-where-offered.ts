import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { missingIn } from '../src/network/collection.ts';
import { offerOf } from '../src/network/endpoint-offer.ts';
import { known, unknown } from '../src/network/fact.ts';
import { groupBy } from './standing/group-by.ts';
import { gapOfPath, gapWherePathsStart } from './standing/path-gaps.ts';
import { createEndpoint, endpointFor, type EndpointPlace } from './words/endpoint-fix.ts';

interface ServiceOfVpc {
  readonly service: string;
  readonly paths: readonly [JudgedPath, ...JudgedPath[]];
}

function serviceOf({ target }: JudgedPath): string | null {
  return target.kind === 'service' && target.prefixListName === null ? target.endpointService : null;
}

function servicesOfVpcs({ paths }: AuditFacts): readonly ServiceOfVpc[] {
  const groups = groupBy(paths, (path) => {
    const service = serviceOf(path);
    return service === null ? undefined : `${path.vantage.subnet.vpcId} ${service}`;
  });
  return [...groups.values()].flatMap((group) => {
    const service = serviceOf(group[0]);
    return service === null ? [] : [{ service, paths: group }];
  });
}

function examine({ service, paths }: ServiceOfVpc, { index }: AuditFacts): Examined {
  const { vpcId, scope } = paths[0].vantage.subnet;
  const blocked = paths.filter(({ decision }) => decision.prediction === 'blocked');
  const resource = { type: 'vpc', id: vpcId } as const;
  const subnetIds = [...new Set(blocked.map(({ vantage }) => vantage.subnet.id))].toSorted();
  const place: EndpointPlace = { index, region: scope.region, vpcId, subnetIds };
  if (endpointFor(place, service) !== undefined) return { status: 'pass' };
  if (blocked.length === 0) {
    const gap = paths.map(gapOfPath).find((found) => found !== undefined);
    return gap === undefined ? { status: 'pass' } : { status: 'unknown', gap, resource };
  }
  const offer = offerOf(index, service, scope);
  if (offer === 'not-offered') return { status: 'pass' };
  const [gap] = missingIn(index.network.endpointServices, scope);
  if (offer === 'not-said' && gap !== undefined) return { status: 'unknown', gap, resource };
  return {
    status: 'fail',
    code: 'standing-endpoint-offered-and-absent',
    resource,
    rule: service,
    data: { service },
    text: `${scope.region} offers an interface endpoint for ${service}, and ${vpcId}, where calls to it are blocked, has none`,
    fix: createEndpoint(place, service),
    affects: blocked.map((path) => path.id),
  };
}

export default standingCheck<ServiceOfVpc>({
  id: 'endpoint-exists-where-offered',
  severity: 'note',
  codes: ['standing-endpoint-offered-and-absent'],
  title: 'A service that is blocked has an endpoint where the Region offers one',
  why: 'An interface endpoint opens one service to a closed VPC and nothing else: where the Region offers it, no way to the internet is needed.',
  limits:
    'Asked only where paths are blocked; what the Region offers is known only where DescribeVpcEndpointServices was read.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html'],
  subjects: (facts) => {
    const gap = gapWherePathsStart(facts, 'vpcEndpoints');
    return gap === undefined ? known(servicesOfVpcs(facts)) : unknown(gap);
  },
  examine,
});
