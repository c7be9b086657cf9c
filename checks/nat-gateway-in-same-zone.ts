import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { type Gap } from '../src/network/gap.ts';
import { lookUp } from '../src/network/network-index.ts';
import { groupBy } from './standing/group-by.ts';
import { compareZones, subnetIn, zoneNotKnown, zoneOf } from './standing/zones.ts';
import { sayList } from './words/list-words.ts';

interface UsedNatGateway {
  readonly id: string;
  readonly paths: readonly [JudgedPath, ...JudgedPath[]];
}

function usedNatGateways({ paths }: AuditFacts): readonly UsedNatGateway[] {
  const groups = groupBy(paths, ({ decision: { prediction, trace } }) =>
    prediction !== 'blocked' && trace.viaResource?.type === 'nat-gateway' ? trace.viaResource.id : undefined,
  );
  return [...groups].map(([id, group]) => ({ id, paths: group }));
}

function examine({ id, paths }: UsedNatGateway, { index }: AuditFacts): Examined {
  const resource = { type: 'nat-gateway', id } as const;
  const nat = lookUp(index, 'natGateways', id, paths[0].vantage.subnet.scope);
  if (!nat.known) return { status: 'unknown', gap: nat.gap, resource };
  // A regional NAT gateway is in every zone that it serves.
  if (nat.value.subnetId === null) return { status: 'pass' };
  const own = lookUp(index, 'subnets', nat.value.subnetId, nat.value.scope);
  if (!own.known) return { status: 'unknown', gap: own.gap, resource };
  const others: JudgedPath[] = [];
  let gap: Gap | undefined;
  for (const path of paths) {
    const { subnet } = path.vantage;
    const compared = compareZones(own.value, subnet);
    if (compared === 'other') others.push(path);
    if (compared === 'unknown') gap ??= zoneNotKnown(subnet.availabilityZone === null ? subnet : own.value);
  }
  if (others.length === 0)
    return gap === undefined ? { status: 'pass' } : { status: 'unknown', gap, resource };
  const zones = [...new Set(others.map(({ vantage }) => zoneOf(vantage.subnet)))].toSorted();
  const create = zones.map(
    (zone) =>
      `aws ec2 create-nat-gateway --subnet-id PUBLIC_${subnetIn(zone)} --allocation-id ALLOCATION_ID --region ${nat.value.scope.region}`,
  );
  return {
    status: 'fail',
    code: 'standing-nat-gateway-in-another-zone',
    resource,
    rule: null,
    data: { zone: zoneOf(own.value), zones },
    text: `${id} is in ${zoneOf(own.value)} and serves subnets in ${sayList(zones)}: they lose their way out when that zone fails`,
    fix: `a NAT gateway in each zone, and a route table that leads to it for the zone's subnets:\n  ${create.join('\n  ')}`,
    affects: others.map((path) => path.id),
  };
}

export default standingCheck<UsedNatGateway>({
  id: 'nat-gateway-in-same-zone',
  severity: 'warning',
  codes: ['standing-nat-gateway-in-another-zone'],
  title: 'Subnets go out by a NAT gateway of their own zone',
  why: 'A zonal NAT gateway fails with its zone: subnets of other zones that lead to it fail too, and traffic between zones is charged.',
  limits:
    'A single NAT gateway may be what is wanted to save cost; NAT gateways of other VPCs are compared by zone ID where both are known.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html'],
  subjects: (facts) => known(usedNatGateways(facts)),
  examine,
});
