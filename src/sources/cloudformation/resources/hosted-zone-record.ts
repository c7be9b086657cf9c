import { parseAddress } from '../../../network/address.ts';
import { type HostedZoneAnswer, type HostedZoneRecord } from '../../../network/names.ts';
import { bareZoneId, toDnsName } from '../../aws-cli/shapes/names.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { listAt, neededText, objectAt, textAt, textsAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, unstated } from '../../declared/stated.ts';
import { isValueObject, Unresolved, type Value, type ValueObject } from '../../declared/value.ts';
import { quoteValue } from '../../quote-value.ts';
import { vpcsOfZone } from './hosted-zone.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { linkOf, nothing, said, saidTogether } from './said.ts';
import { ofType, type Template } from './template.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::Route53::RecordSet.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html
 */
export const mapRecordSet: ResourceMapper = (resource, template) => {
  const zone = zoneOf(resource, template);
  return zone === null
    ? nothing
    : saidRecord(resource, { zone, record: recordOf(resource.properties), way: [] });
};

/**
 * AWS::Route53::RecordSetGroup: records of one zone.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordsetgroup.html
 */
export const mapRecordSetGroup: ResourceMapper = (resource, template) => {
  const zone = zoneOf(resource, template);
  if (zone === null) return nothing;
  const members = listAt(resource.properties, 'RecordSets');
  if (!members.known) return saidRecord(resource, { zone, record: members, way: ['RecordSets'] });
  return saidTogether(
    members.value.map((member, position) =>
      saidRecord(resource, { zone, record: memberRecord(member), way: ['RecordSets', position] }),
    ),
  );
};

type Zone = Stated<{ readonly kind: 'id' | 'name'; readonly value: string }>;

interface SaidRecord {
  readonly zone: Zone;
  readonly record: Stated<HostedZoneRecord>;
  readonly way: readonly (string | number)[];
}

function saidRecord(resource: DeclaredResource, { zone, record, way }: SaidRecord): Drafts {
  return said({
    links: [{ ...linkOf(resource, ...way), kind: 'hosted-zone-record', data: { hostedZone: zone, record } }],
  });
}

// Null for a public zone of the template: its records are of no interest.
function zoneOf({ properties }: DeclaredResource, template: Template): Zone | null {
  const name = properties['HostedZoneName'] ?? null;
  if (name !== null && (properties['HostedZoneId'] ?? null) === null)
    return mapStated(neededText('HostedZoneName', properties), (text) => ({
      kind: 'name',
      value: toDnsName(text),
    }));
  const id = mapStated(neededId('HostedZoneId', properties), bareZoneId);
  if (!id.known) return id;
  const zone = ofType(template, 'AWS::Route53::HostedZone', id.value);
  if (zone !== undefined && vpcsOfZone(zone).length === 0) return null;
  return stated({ kind: 'id', value: id.value });
}

function memberRecord(member: Value): Stated<HostedZoneRecord> {
  if (isValueObject(member)) return recordOf(member);
  return unstated(member instanceof Unresolved ? member.expression : `RecordSets: ${quoteValue(member)}`);
}

function recordOf(properties: ValueObject): Stated<HostedZoneRecord> {
  return allStated<HostedZoneRecord>({
    name: mapStated(neededText('Name', properties), toDnsName),
    type: neededText('Type', properties),
    answer: stated(answerOf(properties)),
  });
}

// Each of them is a routing policy: which of several answers is given is decided when asked.
const routingProperties = [
  'SetIdentifier',
  'Weight',
  'Region',
  'Failover',
  'GeoLocation',
  'GeoProximityLocation',
  'MultiValueAnswer',
  'CidrRoutingConfig',
];

// An answer that only deployment knows is one that is not followed.
function answerOf(properties: ValueObject): HostedZoneAnswer {
  if (routingProperties.some((name) => (properties[name] ?? null) !== null)) return { kind: 'other' };
  const type = textAt(properties, 'Type');
  const alias = objectAt(properties, 'AliasTarget');
  if (!alias.known || !type.known) return { kind: 'other' };
  if (alias.value !== null) {
    const target = neededText('DNSName', alias.value);
    return target.known ? { kind: 'name', name: toDnsName(target.value) } : { kind: 'other' };
  }
  const values = textsAt(properties, 'ResourceRecords');
  if (!values.known) return { kind: 'other' };
  const [first] = values.value;
  if (type.value === 'CNAME' && first !== undefined) return { kind: 'name', name: toDnsName(first) };
  if (type.value !== 'A' && type.value !== 'AAAA') return { kind: 'other' };
  const addresses = values.value.flatMap((text) => parseAddress(text) ?? []);
  if (addresses.length === 0 || addresses.length !== values.value.length) return { kind: 'other' };
  const sorted = addresses.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  return { kind: 'addresses', addresses: sorted };
}
