import { parseAddress } from '../../../network/address.ts';
import { type HostedZoneAnswer, type HostedZoneRecord } from '../../../network/names.ts';
import { bareZoneId, toDnsName } from '../../aws-cli/shapes/names.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { flagAt, neededText, textAt, textsAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { ofTypes, type Plan } from './plan.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { blockAt, isGiven, knownText, linkOf, nothing, said } from './said.ts';

const zoneTypes = [
  'aws_route53_zone',
  'data.aws_route53_zone',
  'aws_service_discovery_private_dns_namespace',
];

/**
 * aws_route53_record of a private zone, or of one that the plan does not have.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_record
 */
export const mapRecord: ResourceMapper = (resource, plan) => {
  const zoneId = mapStated(neededText('zone_id', resource.properties), bareZoneId);
  const zone = zoneId.known ? findZone(plan, zoneId.value) : undefined;
  if (zone !== undefined && isPublic(zone)) return nothing;
  const record = allStated<HostedZoneRecord>({
    name: recordName(resource, zone),
    type: neededText('type', resource.properties),
    answer: stated(answerOf(resource.properties)),
  });
  const hostedZone = mapStated(zoneId, (value) => ({ kind: 'id', value }) as const);
  return said({ links: [{ ...linkOf(resource), kind: 'hosted-zone-record', data: { hostedZone, record } }] });
};

function findZone(plan: Plan, id: string): DeclaredResource | undefined {
  return ofTypes(plan, ...zoneTypes).find(
    (zone) =>
      bareZoneId(zone.id) === id || zone.properties['hosted_zone'] === id || `${zone.id}.hosted_zone` === id,
  );
}

function isPublic({ type, properties }: DeclaredResource): boolean {
  if (type === 'data.aws_route53_zone') return properties['private_zone'] === false;
  const { vpc = [] } = properties;
  return type === 'aws_route53_zone' && Array.isArray(vpc) && vpc.length === 0;
}

// The provider puts the zone's name behind a name that does not end in it; an empty one is that of the zone.
function recordName(resource: DeclaredResource, zone: DeclaredResource | undefined): Stated<string> {
  const { properties } = resource;
  const whole = knownText(resource, 'fqdn');
  if (whole !== null) return stated(toDnsName(whole));
  return thenStated(textAt(properties, 'name'), (text) => {
    const name = toDnsName(text ?? '');
    if (zone === undefined) return unstated(`the name of the zone that the record ${name} is in`);
    return mapStated(neededText('name', zone.properties), (zoneText) => {
      const zoneName = toDnsName(zoneText);
      if (name === '' || name === zoneName) return zoneName;
      return name.endsWith(`.${zoneName}`) ? name : `${name}.${zoneName}`;
    });
  });
}

const policies = [
  'cidr_routing_policy',
  'failover_routing_policy',
  'geolocation_routing_policy',
  'geoproximity_routing_policy',
  'latency_routing_policy',
  'weighted_routing_policy',
] as const;

// An answer that only apply knows is one that is not followed, so that the zone's other names stay known.
function answerOf(properties: ValueObject): HostedZoneAnswer {
  const answer = writtenAnswer(properties);
  return answer.known ? answer.value : { kind: 'other' };
}

function writtenAnswer(properties: ValueObject): Stated<HostedZoneAnswer> {
  return thenStated(flagAt(properties, 'multivalue_answer_routing_policy'), (isMultivalue) => {
    const hasPolicy = policies.some((name) => !isEmpty(properties[name]));
    // Which of several answers is given is decided when asked.
    if (isMultivalue === true || hasPolicy || isGiven(properties, 'set_identifier'))
      return stated<HostedZoneAnswer>({ kind: 'other' });
    if (!isEmpty(properties['alias']))
      return thenStated(blockAt(properties, 'alias'), (alias) =>
        mapStated(neededText('name', alias), (name): HostedZoneAnswer => ({
          kind: 'name',
          name: toDnsName(name),
        })),
      );
    return thenStated(neededText('type', properties), (type) =>
      mapStated(textsAt(properties, 'records'), (values) => plainAnswer(type, values)),
    );
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function plainAnswer(type: string, values: readonly string[]): HostedZoneAnswer {
  const [first] = values;
  if (type === 'CNAME' && first !== undefined) return { kind: 'name', name: toDnsName(first) };
  if (type !== 'A' && type !== 'AAAA') return { kind: 'other' };
  const addresses = values.flatMap((value) => parseAddress(value) ?? []);
  const sorted = addresses.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  return addresses.length > 0 && addresses.length === values.length
    ? { kind: 'addresses', addresses: sorted }
    : { kind: 'other' };
}
