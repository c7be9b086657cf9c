import { type Address } from '../network/address.ts';
import { type AddressFamily } from '../network/family.ts';
import { type HostedZone, type HostedZoneRecord } from '../network/names.ts';
import { amazonDnsRef, type ResourceRef } from '../network/resource.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { askDnsHostnames } from './ask-endpoint.ts';
import { endpointMembers } from './endpoint-members.ts';
import { type TargetMember } from './member.ts';
import { type Asking, type NameQuestion, nowhere, type PlainResolution } from './name-question.ts';
import { isWithin } from './private-name.ts';
import { type Resolution } from './resolution.ts';
import { at, cannotTell, notFollowed, passes } from './walk.ts';

/** What a hosted zone answers: the end of the matter, or another name to be asked for. */
export type ZoneAnswer =
  | { readonly kind: 'resolution'; readonly resolution: PlainResolution }
  | {
      readonly kind: 'alias';
      readonly name: string;
      /** Route 53 itself follows an alias; the name of a CNAME is asked for again, in the same VPC. */
      readonly by: 'route-53' | 'client';
      readonly resource: ResourceRef;
    };

/**
 * Asks a private hosted zone. One that holds no record for the name answers that there is none; public DNS is
 * not asked then.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 */
export function askZone(asking: Asking, zone: HostedZone): ZoneAnswer {
  const { host, steps, question } = asking;
  const resource: ResourceRef = { type: 'hosted-zone', id: zone.id };
  const where = at(amazonDnsRef, resource);
  const data = { host, zone: zone.name };
  const end = (by: Resolution['by']): ZoneAnswer => {
    return { kind: 'resolution', resolution: { by, resource, steps, ...nowhere } };
  };
  askDnsHostnames(asking);
  if (!zone.records.known) {
    steps.push({ ...where, code: 'hosted-zone-not-read', data, ...cannotTell(zone.records.gap) });
    return end('hosted-zone');
  }
  const record = recordFor(zone.records.value, host, question.family);
  if (record === undefined && holdsSingleNames(zone.records.value, host)) {
    steps.push({
      ...where,
      code: 'hosted-zone-answer-not-followed',
      data,
      ...cannotTell(notFollowed('some-names-only', zone.id)),
    });
    return end('hosted-zone');
  }
  if (record === undefined) {
    steps.push({ ...where, code: 'hosted-zone-lacks-name', data, outcome: 'fail', gap: null });
    return end('none');
  }
  if (record.answer.kind === 'other') {
    steps.push({
      ...where,
      code: 'hosted-zone-answer-not-followed',
      data,
      ...cannotTell(notFollowed('dns-record-type', zone.id)),
    });
    return end('hosted-zone');
  }
  steps.push({ ...where, code: 'hosted-zone-answers', data: { ...data, record: record.name }, ...passes });
  if (record.answer.kind === 'name')
    return {
      kind: 'alias',
      name: record.answer.name,
      by: record.type === 'CNAME' ? 'client' : 'route-53',
      resource,
    };
  const found = membersAt(question, record.answer.addresses);
  return { kind: 'resolution', resolution: { by: 'hosted-zone', resource, steps, ...found } };
}

/** The record set that answers: that of the name itself, else that of the nearest wildcard. */
function recordFor(
  records: readonly HostedZoneRecord[],
  host: string,
  family: AddressFamily,
): HostedZoneRecord | undefined {
  const type = family === 'ipv4' ? 'A' : 'AAAA';
  const name = nameThatAnswers(records, host);
  return records.find((record) => record.name === name && (record.type === type || record.type === 'CNAME'));
}

// A wildcard stands for what lies below its parent, but not for what lies below another name that is there.
// https://www.rfc-editor.org/rfc/rfc4592#section-3.3.1
function nameThatAnswers(records: readonly HostedZoneRecord[], host: string): string {
  const exists = (name: string): boolean => records.some((record) => isWithin(record.name, name));
  let name = host;
  while (name.includes('.') && !exists(name)) name = name.slice(name.indexOf('.') + 1);
  return name === host ? host : `*.${name}`;
}

// `{api-id}.execute-api…` stands for every API; a zone with records for single APIs answers for those alone.
function holdsSingleNames(records: readonly HostedZoneRecord[], host: string): boolean {
  if (!host.startsWith('{')) return false;
  const parent = host.slice(host.indexOf('.'));
  return records.some(
    ({ name, type }) => name.endsWith(parent) && (type === 'A' || type === 'AAAA' || type === 'CNAME'),
  );
}

function membersAt(
  { index, family }: NameQuestion,
  addresses: readonly Address[],
): Pick<Resolution, 'members' | 'endpoint'> {
  const own = addresses.filter((address) => address.family === family);
  const settled = index.network.vpcEndpoints.items.flatMap((endpoint) =>
    endpoint.type === 'interface' ? settledMembers(index, endpoint, family) : [],
  );
  const found = own.map(({ value }) => settled.find(({ member }) => member.addresses[0]?.first === value));
  const members = own.map(({ value }, position): TargetMember => {
    const plain = { addresses: [{ family, first: value, last: value }], open: null, isPublicService: false };
    return found[position]?.member ?? { ...plain, prefixListId: null, interface: null };
  });
  const endpoint = found.find((item) => item !== undefined)?.endpoint ?? null;
  return { members: members.length === 0 ? null : members, endpoint };
}

function settledMembers(
  index: NameQuestion['index'],
  endpoint: VpcEndpoint,
  family: AddressFamily,
): readonly { readonly endpoint: VpcEndpoint; readonly member: TargetMember }[] {
  const found = endpointMembers(index, endpoint, family);
  if (found.kind === 'unread') return [];
  return found.members.flatMap((member) => (member.open === null ? [{ endpoint, member }] : []));
}
