import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { type Gap } from '../src/network/gap.ts';
import { lookUp } from '../src/network/network-index.ts';
import { type Subnet } from '../src/network/subnet.ts';
import { offersInterface, type VpcEndpoint } from '../src/network/vpc-endpoint.ts';
import { groupBy } from './standing/group-by.ts';
import { compareZones, zoneNotKnown, zoneOf } from './standing/zones.ts';
import { sayList } from './words/list-words.ts';

interface UsedEndpoint {
  readonly endpoint: VpcEndpoint;
  readonly paths: readonly [JudgedPath, ...JudgedPath[]];
}

function usedEndpoints({ paths }: AuditFacts): readonly UsedEndpoint[] {
  const groups = groupBy(paths, ({ decision: { resolution } }) =>
    resolution?.by === 'endpoint' ? resolution.endpoint?.id : undefined,
  );
  return [...groups.values()].flatMap((group) => {
    const endpoint = group[0].decision.resolution?.endpoint;
    return endpoint ? [{ endpoint, paths: group }] : [];
  });
}

function examine({ endpoint, paths }: UsedEndpoint, { index }: AuditFacts): Examined {
  const resource = { type: 'vpc-endpoint', id: endpoint.id } as const;
  const own = endpoint.subnetIds.map((id) => lookUp(index, 'subnets', id, endpoint.scope));
  const missing = new Map<string, Subnet>();
  let gap: Gap | undefined = own.find((fact) => !fact.known)?.gap;
  if (gap !== undefined) return { status: 'unknown', gap, resource };
  const covered = own.flatMap((fact) => (fact.known ? [fact.value] : []));
  const clients = new Map(paths.map(({ vantage: { subnet } }) => [subnet.id, subnet]));
  for (const client of clients.values()) {
    const compared = covered.map((subnet) => compareZones(subnet, client));
    if (compared.includes('same') || !isOffered(index, endpoint, client)) continue;
    if (compared.includes('unknown')) gap ??= zoneNotKnown(client);
    else if (!missing.has(zoneOf(client))) missing.set(zoneOf(client), client);
  }
  if (missing.size > 0) return fail(endpoint, missing, paths);
  return gap === undefined ? { status: 'pass' } : { status: 'unknown', gap, resource };
}

// Not every zone offers every service, and an endpoint cannot have a subnet where its service is not offered.
function isOffered(
  { network }: AuditFacts['index'],
  endpoint: VpcEndpoint,
  { availabilityZone }: Subnet,
): boolean {
  const service = network.endpointServices.items.find(
    (item) =>
      item.serviceName === endpoint.serviceName &&
      offersInterface(item) &&
      item.scope.region === endpoint.scope.region,
  );
  if (service === undefined || service.availabilityZones.length === 0 || availabilityZone === null)
    return true;
  return service.availabilityZones.includes(availabilityZone);
}

function fail(
  { id, scope, serviceName }: VpcEndpoint,
  missing: ReadonlyMap<string, Subnet>,
  paths: readonly JudgedPath[],
): Examined {
  const zones = [...missing.keys()].toSorted();
  const subnets = zones.flatMap((zone) => missing.get(zone)?.id ?? []);
  return {
    status: 'fail',
    code: 'standing-endpoint-zone-not-covered',
    resource: { type: 'vpc-endpoint', id },
    rule: null,
    data: { service: serviceName, zones },
    text: `${id} has no network interface in ${sayList(zones)}: clients there depend on another zone`,
    fix: `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${id} --add-subnet-ids ${subnets.join(' ')} --region ${scope.region}`,
    affects: paths.filter(({ vantage }) => zones.includes(zoneOf(vantage.subnet))).map((path) => path.id),
  };
}

export default standingCheck<UsedEndpoint>({
  id: 'endpoint-covers-zones',
  severity: 'warning',
  codes: ['standing-endpoint-zone-not-covered'],
  title: 'An endpoint has a network interface in every zone of its clients',
  why: 'Clients of a zone without an interface of the endpoint call through another zone: they fail when that zone does, and traffic between zones is charged.',
  limits: 'Only endpoints that private DNS leads a judged path to are looked at.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html'],
  subjects: (facts) => known(usedEndpoints(facts)),
  examine,
});
