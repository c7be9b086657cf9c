import { type AddressFamily } from '../network/family.ts';
import { formatAddress } from '../network/address.ts';
import { type Fact, known } from '../network/fact.ts';
import { type Gap } from '../network/gap.ts';
import { type HostedZone, type HostedZoneRecord } from '../network/names.ts';
import { lookUp, type NetworkIndex } from '../network/network-index.ts';
import { amazonDnsRef, type ResourceRef } from '../network/resource.ts';
import { globalAddresses } from '../network/special-addresses.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { type Vpc } from '../network/vpc.ts';
import { type Target } from '../targets/target.ts';
import { type AssumptionCode } from './assumption.ts';
import { answersInFamily, endpointMembers } from './endpoint-members.ts';
import { isOwnName, privateNamesOf } from './endpoint-names.ts';
import { type TargetMember } from './member.ts';
import { answersFor, type Authority, authoritiesFor, hasPrivateDns, hiddenAuthorities } from './private-name.ts';
import { type Resolution } from './resolution.ts';
import { type Step } from './step.ts';
import { assume, at, cannotTell, notFollowed, passes } from './walk.ts';

/** What a name is asked with. */
export interface NameQuestion {
  readonly index: NetworkIndex;
  readonly vpc: Vpc;
  readonly host: string;
  readonly family: AddressFamily;
  /** The row of the tables that the host belongs to, for its public addresses; null for any other name. */
  readonly target: Target | null;
  readonly strict: boolean;
  readonly assumptions: Set<AssumptionCode>;
  /** Whether the VPC's resolver is asked at all; custom servers come before it. */
  readonly askServers: (servers: readonly string[]) => 'blocked' | 'answers';
}

const nowhere = { members: null, endpoint: null } as const;

/**
 * Resolves a name as the VPC's clients would: its DNS attributes, its DHCP options, then the most specific of
 * endpoint zones, hosted zones and resolver rules, and public DNS where none of them captures the name.
 */
export function resolveName(question: NameQuestion): Resolution {
  const steps: Step[] = [];
  const early = askResolver(question, steps);
  if (early !== null) return { ...early, steps };
  return resolveInVpc(question, question.host, steps, 0);
}

type Answer = Omit<Resolution, 'steps'>;

// https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
function askResolver(question: NameQuestion, steps: Step[]): Answer | null {
  const { vpc, host, askServers } = question;
  const vpcRef: ResourceRef = { type: 'vpc', id: vpc.id };
  const servers = dnsServersOf(question);
  const dhcp: ResourceRef = { type: 'dhcp-options', id: vpc.dhcpOptionsId ?? 'default' };
  if (!servers.known) {
    steps.push({ ...at(dhcp, dhcp), code: 'dhcp-options-not-read', data: {}, ...cannotTell(servers.gap) });
    return { by: 'unknown', resource: dhcp, ...nowhere };
  }
  if (servers.value === 'amazon') steps.push({ ...at(dhcp, dhcp), code: 'amazon-dns', data: {}, ...passes });
  else return askCustomServers(question, steps, servers.value, dhcp, askServers);
  const support = vpc.enableDnsSupport;
  const isOn = support.known ? support.value : assume(question, 'dns-support-on') ? true : null;
  if (isOn === null) {
    const gap = support.known ? notFollowed('dns-record-type', vpc.id) : support.gap;
    steps.push({ ...at(amazonDnsRef, vpcRef), code: 'dns-support-not-read', data: {}, ...cannotTell(gap) });
    return null;
  }
  if (isOn) {
    steps.push({ ...at(amazonDnsRef, vpcRef), code: 'dns-support-on', data: {}, ...passes });
    return null;
  }
  steps.push({ ...at(amazonDnsRef, vpcRef), code: 'dns-support-off', data: { host }, outcome: 'fail', gap: null });
  return { by: 'none', resource: vpcRef, ...nowhere };
}

function askCustomServers(
  { host }: NameQuestion,
  steps: Step[],
  servers: readonly string[],
  dhcp: ResourceRef,
  askServers: NameQuestion['askServers'],
): Answer {
  const data = { host, servers };
  if (askServers(servers) === 'blocked') {
    steps.push({ ...at(dhcp, dhcp), code: 'custom-dns-unreachable', data, outcome: 'fail', gap: null });
    return { by: 'custom-dns', resource: dhcp, ...nowhere };
  }
  const gap = notFollowed('custom-dns-answer', dhcp.id);
  steps.push({ ...at(dhcp, dhcp), code: 'custom-dns-answer-unknown', data, ...cannotTell(gap) });
  return { by: 'custom-dns', resource: dhcp, ...nowhere };
}

function dnsServersOf(question: NameQuestion): Fact<'amazon' | readonly string[]> {
  const { index, vpc } = question;
  if (vpc.dhcpOptionsId === null || vpc.dhcpOptionsId === 'default') return assumeAmazonDns(question, null);
  const options = lookUp(index, 'dhcpOptions', vpc.dhcpOptionsId, vpc.scope);
  if (!options.known) return assumeAmazonDns(question, options.gap);
  const { domainNameServers } = options.value;
  if (domainNameServers === 'amazon') return known('amazon');
  const servers = domainNameServers.map(formatAddress);
  return known(servers.every((server) => isAmazonResolver(server, vpc)) ? 'amazon' : servers);
}

// `default` is a set without any option: no DNS server at all. AWS shows it only when someone chose it.
function assumeAmazonDns(question: NameQuestion, gap: Gap | null): Fact<'amazon'> {
  if (gap === null || assume(question, 'amazon-dns')) return known('amazon');
  return { known: false, gap };
}

function isAmazonResolver(server: string, vpc: Vpc): boolean {
  const [primary] = vpc.cidrs.filter((cidr) => cidr.family === 'ipv4');
  const basePlusTwo = primary && formatAddress({ family: 'ipv4', value: primary.first + 2n });
  return server === '169.254.169.253' || server === 'fd00:ec2::253' || server === basePlusTwo;
}

const aliasLimit = 8;

function resolveInVpc(question: NameQuestion, host: string, steps: Step[], depth: number): Resolution {
  const { index, vpc } = question;
  const own = isOwnName(host) ? endpointOfOwnName(index, host) : undefined;
  if (own !== undefined) return resolveOwnName(question, own, host, steps);
  const unread = unreadEndpointNames(question, host);
  const hidden = hiddenAuthorities(index, vpc);
  const authorities = authoritiesFor(index, vpc, host, (endpoint) => {
    const { names } = privateNamesOf(index, endpoint);
    return names.known ? names.value : null;
  });
  const [authority] = authorities;
  const doubt = addDoubts(question, host, steps, { authority, unread, hidden });
  if (doubt !== null) return { ...doubt, steps };
  if (authority === undefined || isSystemRule(authority)) return resolvePublicly(question, host, steps);
  return askAuthority(question, host, steps, authority, depth);
}

function isSystemRule(authority: Authority): boolean {
  return authority.kind === 'resolver-rule' && authority.rule.type === 'system';
}

interface Doubts {
  readonly authority: Authority | undefined;
  readonly unread: { readonly endpoint: VpcEndpoint; readonly gap: Gap } | undefined;
  readonly hidden: ReturnType<typeof hiddenAuthorities>;
}

// What was not read may capture the name; only an authority that is sure stands without it.
function addDoubts(question: NameQuestion, host: string, steps: Step[], { authority, unread, hidden }: Doubts): Answer | null {
  const { vpc } = question;
  const vpcRef: ResourceRef = { type: 'vpc', id: vpc.id };
  const [endpointGap] = hidden.endpoints;
  if (endpointGap !== undefined && authority?.kind !== 'endpoint') {
    steps.push({ ...at(amazonDnsRef, vpcRef), code: 'endpoints-not-read', data: { host }, ...cannotTell(endpointGap) });
    return { by: 'unknown', resource: vpcRef, ...nowhere };
  }
  if (unread !== undefined && authority?.kind !== 'endpoint') {
    const ref: ResourceRef = { type: 'vpc-endpoint', id: unread.endpoint.id };
    const data = { host, service: unread.endpoint.serviceName, state: unread.endpoint.state };
    steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-names-not-read', data, ...cannotTell(unread.gap) });
    return { by: 'unknown', resource: ref, ...nowhere };
  }
  const [overrideGap] = hidden.overrides;
  if (overrideGap === undefined || assume(question, 'no-name-overrides')) return null;
  steps.push({ ...at(amazonDnsRef, vpcRef), code: 'name-overrides-not-read', data: {}, ...cannotTell(overrideGap) });
  return { by: 'unknown', resource: vpcRef, ...nowhere };
}

function unreadEndpointNames(question: NameQuestion, host: string): Doubts['unread'] {
  const { index, vpc, target } = question;
  const service = target?.kind === 'service' && target.host === question.host ? target.endpointService : null;
  for (const endpoint of index.endpointsOfVpc.get(vpc.id) ?? []) {
    if (!hasPrivateDns(endpoint)) continue;
    const { names, assumption } = privateNamesOf(index, endpoint);
    if (!names.known) {
      if (service === null ? isOwnName(host) === false : endpoint.serviceName === service) return { endpoint, gap: names.gap };
    } else if (assumption !== null && names.value.some((name) => answersFor(name, host))) {
      question.assumptions.add(assumption);
    }
  }
  return undefined;
}

function resolvePublicly(question: NameQuestion, host: string, steps: Step[]): Resolution {
  steps.push({ ...at(amazonDnsRef, amazonDnsRef), code: 'public-name', data: { host }, ...passes });
  return {
    by: 'public-dns',
    resource: null,
    steps,
    members: publicMembers(question, host),
    endpoint: null,
  };
}

function publicMembers(question: NameQuestion, host: string): readonly TargetMember[] {
  const { target, family, index, vpc } = question;
  const member: TargetMember = {
    addresses: globalAddresses[family],
    open: null,
    isPublicService: true,
    prefixListId: null,
    interface: null,
  };
  const listName = target?.kind === 'service' && target.host === host ? target.prefixListName : null;
  if (listName === null) {
    question.assumptions.add('public-addresses-any-global');
    return [member];
  }
  const list = index.network.prefixLists.items.find((item) => item.name === listName && item.scope.region === vpc.scope.region);
  const entries = list?.entries.known === true ? list.entries.value.filter((entry) => entry.family === family) : null;
  if (entries !== null && entries.length > 0) {
    return [{ ...member, addresses: entries, prefixListId: list?.id ?? null }];
  }
  const command = `aws ec2 describe-prefix-lists --filters Name=prefix-list-name,Values=${listName} --region ${vpc.scope.region}`;
  const subject = { fact: 'prefixListEntries', id: list?.id ?? listName } as const;
  const gap: Gap = { kind: 'not-in-source', subject, scope: vpc.scope, command, detail: null };
  return [{ ...member, open: gap, prefixListId: list?.id ?? prefixListOfRoutes(question, listName) }];
}

// Without the list's name in the input, the route of the service's gateway endpoint still tells its id.
function prefixListOfRoutes({ index, vpc }: NameQuestion, listName: string): string | null {
  for (const table of index.network.routeTables.items) {
    for (const { destination, target } of table.routes) {
      if (destination.kind !== 'prefix-list' || target.kind !== 'vpc-endpoint') continue;
      const endpoint = index.byId.vpcEndpoints.get(target.id);
      if (endpoint?.serviceName === listName && endpoint.scope.region === vpc.scope.region) return destination.prefixListId;
    }
  }
  return null;
}

function askAuthority(
  question: NameQuestion,
  host: string,
  steps: Step[],
  authority: Authority,
  depth: number,
): Resolution {
  switch (authority.kind) {
    case 'endpoint':
      return askEndpoint(question, host, steps, authority);
    case 'hosted-zone':
      return askZone(question, host, steps, authority.zone, depth);
    case 'resolver-rule': {
      const ref: ResourceRef = { type: 'resolver-rule', id: authority.rule.id };
      const data = { host, zone: authority.domain };
      const gap = notFollowed('resolver-forwarding', authority.rule.id);
      steps.push({ ...at(amazonDnsRef, ref), code: 'resolver-rule-forwards', data, ...cannotTell(gap) });
      return { by: 'resolver-rule', resource: ref, steps, ...nowhere };
    }
  }
}

// Private names, of endpoints and of customers' zones, need both DNS attributes of the VPC.
// https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
function addHostnames(question: NameQuestion, host: string, steps: Step[]): void {
  const { vpc } = question;
  const { enableDnsHostnames } = vpc;
  const ref: ResourceRef = { type: 'vpc', id: vpc.id };
  if (!enableDnsHostnames.known) {
    if (assume(question, 'dns-hostnames-on')) return;
    const gap = enableDnsHostnames.gap;
    steps.push({ ...at(amazonDnsRef, ref), code: 'dns-hostnames-not-read', data: {}, ...cannotTell(gap) });
    return;
  }
  if (enableDnsHostnames.value) {
    steps.push({ ...at(amazonDnsRef, ref), code: 'dns-hostnames-on', data: {}, ...passes });
    return;
  }
  steps.push({
    ...at(amazonDnsRef, ref),
    code: 'private-names-without-dns-hostnames',
    data: { host },
    outcome: 'condition',
    gap: null,
  });
}

function askEndpoint(
  question: NameQuestion,
  host: string,
  steps: Step[],
  { endpoint, names, domain }: Extract<Authority, { kind: 'endpoint' }>,
): Resolution {
  const ref: ResourceRef = { type: 'vpc-endpoint', id: endpoint.id };
  if (endpoint.state !== 'available' && endpoint.state !== 'partial') {
    const gap = notFollowed('endpoint-capture-while-not-available', endpoint.id);
    const data = { host, service: endpoint.serviceName, state: endpoint.state };
    steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-capture-undetermined', data, ...cannotTell(gap) });
    return { by: 'unknown', resource: ref, steps, ...nowhere };
  }
  addHostnames(question, host, steps);
  const name = names.find((candidate) => answersFor(candidate, host));
  if (name === undefined) {
    const data = { host, zone: domain };
    steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-zone-lacks-name', data, outcome: 'fail', gap: null });
    return { by: 'none', resource: ref, steps, ...nowhere };
  }
  steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-captures-name', data: { host, zone: name }, ...passes });
  return answerWithEndpoint(question, endpoint, steps, 'endpoint', ref);
}

function answerWithEndpoint(
  { index, family }: NameQuestion,
  endpoint: VpcEndpoint,
  steps: Step[],
  by: Resolution['by'],
  resource: ResourceRef,
): Resolution {
  const found = endpointMembers(index, endpoint, family);
  if (found.kind === 'unread') {
    const ref: ResourceRef = { type: 'vpc-endpoint', id: endpoint.id };
    steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-addresses-not-read', data: {}, ...cannotTell(found.gap) });
    return { by, resource, steps, members: null, endpoint };
  }
  return { by, resource, steps, members: found.members, endpoint };
}

function endpointOfOwnName(index: NetworkIndex, host: string): VpcEndpoint | undefined {
  const [, id] = /(?:^|-)(vpce-[0-9a-f]+)/.exec(host) ?? [];
  return id === undefined ? undefined : index.byId.vpcEndpoints.get(id);
}

function resolveOwnName(question: NameQuestion, endpoint: VpcEndpoint, host: string, steps: Step[]): Resolution {
  const ref: ResourceRef = { type: 'vpc-endpoint', id: endpoint.id };
  steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-own-name', data: { host }, ...passes });
  return answerWithEndpoint(question, endpoint, steps, 'public-dns', ref);
}

function askZone(question: NameQuestion, host: string, steps: Step[], zone: HostedZone, depth: number): Resolution {
  const ref: ResourceRef = { type: 'hosted-zone', id: zone.id };
  const where = at(amazonDnsRef, ref);
  addHostnames(question, host, steps);
  if (!zone.records.known) {
    const data = { host, zone: zone.name };
    steps.push({ ...where, code: 'hosted-zone-not-read', data, ...cannotTell(zone.records.gap) });
    return { by: 'hosted-zone', resource: ref, steps, ...nowhere };
  }
  const record = recordFor(zone.records.value, host, question.family);
  if (record === undefined) {
    steps.push({ ...where, code: 'hosted-zone-lacks-name', data: { host, zone: zone.name }, outcome: 'fail', gap: null });
    return { by: 'none', resource: ref, steps, ...nowhere };
  }
  const data = { host, zone: zone.name, record: record.name };
  const { answer } = record;
  if (answer.kind === 'other' || depth >= aliasLimit) {
    const gap = notFollowed('dns-record-type', zone.id);
    steps.push({ ...where, code: 'hosted-zone-answer-not-followed', data: { host, zone: zone.name }, ...cannotTell(gap) });
    return { by: 'hosted-zone', resource: ref, steps, ...nowhere };
  }
  steps.push({ ...where, code: 'hosted-zone-answers', data, ...passes });
  if (answer.kind === 'name') {
    const followed = resolveInVpc(question, answer.name, steps, depth + 1);
    return { ...followed, by: followed.by === 'none' ? 'none' : 'hosted-zone', resource: ref };
  }
  return { by: 'hosted-zone', resource: ref, steps, ...membersAt(question, record) };
}

/** The record set that answers: the exact name before a wildcard, the longer wildcard before the shorter. */
function recordFor(
  records: readonly HostedZoneRecord[],
  host: string,
  family: AddressFamily,
): HostedZoneRecord | undefined {
  const type = family === 'ipv4' ? 'A' : 'AAAA';
  const exists = records.some((record) => record.name === host);
  return records
    .filter((record) => (record.type === type || record.type === 'CNAME') && answersFor(record.name, host))
    .filter((record) => !exists || record.name === host)
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

function membersAt({ index, family }: NameQuestion, record: HostedZoneRecord): Pick<Resolution, 'members' | 'endpoint'> {
  const addresses = record.answer.kind === 'addresses' ? record.answer.addresses : [];
  const own = addresses.filter((address) => address.family === family);
  const endpoint = index.network.vpcEndpoints.items.find((candidate) => {
    const found = candidate.type === 'interface' && answersInFamily(candidate, family) ? endpointMembers(index, candidate, family) : undefined;
    return found?.kind === 'members' && found.members.some((member) => member.open === null && own.some(({ value }) => member.addresses[0]?.first === value));
  });
  const known = endpoint === undefined ? undefined : endpointMembers(index, endpoint, family);
  const members = own.map((address): TargetMember => {
    const range = { family, first: address.value, last: address.value };
    const match = known?.kind === 'members' ? known.members.find((member) => member.open === null && member.addresses[0]?.first === address.value) : undefined;
    return match ?? { addresses: [range], open: null, isPublicService: false, prefixListId: null, interface: null };
  });
  return { members: members.length === 0 ? null : members, endpoint: endpoint ?? null };
}
