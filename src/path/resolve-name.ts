import { type Gap } from '../network/gap.ts';
import { lookUp } from '../network/network-index.ts';
import { amazonDnsRef, type ResourceRef } from '../network/resource.ts';
import { serves, type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { partitionOf } from '../targets/partition.ts';
import { askEndpoint, askOwnName, endpointIdOf, endpointOfOwnName } from './ask-endpoint.ts';
import { askResolver } from './ask-resolver.ts';
import { askZone } from './ask-zone.ts';
import { isOwnName, namesNotSaved, privateNamesOf } from './endpoint-names.ts';
import {
  type Asking,
  type NameAnswer,
  type NameQuestion,
  nowhere,
  type PlainResolution,
} from './name-question.ts';
import {
  answersFor,
  type Authority,
  authoritiesFor,
  hasPrivateDns,
  hiddenAuthorities,
  isWithin,
} from './private-name.ts';
import { publicMembers } from './public-members.ts';
import { type Resolution } from './resolution.ts';
import { assume, at, cannotTell, notFollowed, passes } from './walk.ts';

/**
 * Resolves a name as the VPC's clients would: its DNS attributes, its DHCP options, then the most specific of
 * endpoint zones, hosted zones and resolver rules, and public DNS where none of them captures the name.
 */
export function resolveName(question: NameQuestion): Resolution {
  const asking: Asking = { question, host: question.host, steps: [], otherwise: { current: null } };
  const early = askResolver(asking);
  const resolution = early === null ? resolveInVpc(asking, 0) : { ...early, steps: asking.steps };
  return { ...resolution, otherwise: asking.otherwise.current };
}

const aliasLimit = 8;

function resolveInVpc(asking: Asking, depth: number): PlainResolution {
  const { question, host, steps } = asking;
  const { index, vpc } = question;
  const [authority] = authoritiesFor(index, vpc, host, (endpoint) => {
    const { names } = privateNamesOf(index, endpoint);
    return names.known ? names.value : null;
  });
  const doubt = addDoubts(asking, authority);
  if (doubt !== null) return { ...doubt, steps };
  if (authority === undefined) return followOwnName(asking) ?? resolvePublicly(asking);
  switch (authority.kind) {
    case 'endpoint':
      return askEndpoint(asking, authority);
    case 'resolver-rule':
      return forwardByRule(asking, authority);
    case 'hosted-zone':
      return followZone(asking, authority, depth);
  }
}

function followZone(
  asking: Asking,
  { zone }: Extract<Authority, { kind: 'hosted-zone' }>,
  depth: number,
): PlainResolution {
  const { steps, host } = asking;
  const answer = askZone(asking, zone);
  if (answer.kind === 'resolution') return answer.resolution;
  const { resource } = answer;
  if (depth >= aliasLimit) {
    const gap = notFollowed('dns-record-type', zone.id);
    const data = { host, zone: zone.name };
    steps.push({
      ...at(amazonDnsRef, resource),
      code: 'hosted-zone-answer-not-followed',
      data,
      ...cannotTell(gap),
    });
    return { by: 'hosted-zone', resource, steps, ...nowhere };
  }
  const next: Asking = { ...asking, host: answer.name };
  const own = answer.by === 'route-53' ? followOwnName(next) : null;
  const followed = own ?? resolveInVpc(next, depth + 1);
  return { ...followed, by: followed.by === 'none' ? 'none' : 'hosted-zone', resource };
}

/** Public DNS, and Route 53 for an alias, know an endpoint's own name; its addresses are private. */
function followOwnName(asking: Asking): PlainResolution | null {
  const { host, question, steps } = asking;
  if (!isOwnName(host)) return null;
  const endpoint = endpointOfOwnName(question.index, host);
  if (endpoint !== undefined) return askOwnName(asking, endpoint);
  const resource: ResourceRef = { type: 'vpc-endpoint', id: endpointIdOf(host) ?? host };
  const found = lookUp(question.index, 'vpcEndpoints', resource.id, question.vpc.scope);
  const gap = found.known ? notFollowed('other-account', resource.id) : found.gap;
  steps.push({
    ...at(amazonDnsRef, resource),
    code: 'endpoint-addresses-not-read',
    data: {},
    ...cannotTell(gap),
  });
  return { by: 'public-dns', resource, steps, ...nowhere };
}

function forwardByRule(
  asking: Asking,
  { rule, domain }: Extract<Authority, { kind: 'resolver-rule' }>,
): PlainResolution {
  const { host, steps } = asking;
  const resource: ResourceRef = { type: 'resolver-rule', id: rule.id };
  const gap = notFollowed(rule.type === 'profile' ? 'resolver-profile' : 'resolver-forwarding', rule.id);
  const data = { host, zone: domain };
  steps.push({ ...at(amazonDnsRef, resource), code: 'resolver-rule-forwards', data, ...cannotTell(gap) });
  return { by: 'resolver-rule', resource, steps, ...nowhere };
}

function resolvePublicly({ question, host, steps }: Asking): PlainResolution {
  steps.push({ ...at(amazonDnsRef, amazonDnsRef), code: 'public-name', data: { host }, ...passes });
  return { by: 'public-dns', resource: null, steps, members: publicMembers(question, host), endpoint: null };
}

// What was not read may capture the name, or a more specific part of it than what was.
function addDoubts(asking: Asking, authority: Authority | undefined): NameAnswer | null {
  const { question, host, steps } = asking;
  const resource: ResourceRef = { type: 'vpc', id: question.vpc.id };
  const hidden = hiddenAuthorities(question.index, question.vpc, host);
  const [endpointGap] = hidden.endpoints;
  if (endpointGap !== undefined && authority?.kind !== 'endpoint') {
    steps.push({
      ...at(amazonDnsRef, resource),
      code: 'endpoints-not-read',
      data: { host },
      ...cannotTell(endpointGap),
    });
    return { by: 'unknown', resource, ...nowhere };
  }
  const unread = unreadEndpointNames(asking);
  if (unread !== undefined && (authority?.kind !== 'endpoint' || authority.endpoint === unread.endpoint)) {
    const { endpoint, gap } = unread;
    const ref: ResourceRef = { type: 'vpc-endpoint', id: endpoint.id };
    const data = { host, service: endpoint.serviceName, state: endpoint.state };
    steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-names-not-read', data, ...cannotTell(gap) });
    return { by: 'unknown', resource: ref, ...nowhere };
  }
  const seen = hidden.seenRules.find(({ rule }) => rule.domainName.length >= (authority?.domain.length ?? 0));
  if (seen !== undefined) {
    const ref: ResourceRef = { type: 'resolver-rule', id: seen.rule.id };
    steps.push({
      ...at(amazonDnsRef, ref),
      code: 'name-overrides-not-read',
      data: {},
      ...cannotTell(seen.gap),
    });
    return { by: 'unknown', resource: ref, ...nowhere };
  }
  const [overrideGap] = hidden.overrides;
  if (overrideGap === undefined || assume(question, 'no-name-overrides')) return null;
  steps.push({
    ...at(amazonDnsRef, resource),
    code: 'name-overrides-not-read',
    data: {},
    ...cannotTell(overrideGap),
  });
  return { by: 'unknown', resource, ...nowhere };
}

interface UnreadNames {
  readonly endpoint: VpcEndpoint;
  readonly gap: Gap;
}

/** An endpoint that may answer for the name, but whose names the input does not hold. */
function unreadEndpointNames({ question, host }: Asking): UnreadNames | undefined {
  const { index, vpc } = question;
  for (const endpoint of index.endpointsOfVpc.get(vpc.id) ?? []) {
    if (!hasPrivateDns(endpoint)) continue;
    const { names, assumption } = privateNamesOf(index, endpoint);
    if (!names.known) {
      if (mayAnswer(question, host, endpoint)) return { endpoint, gap: names.gap };
    } else if (assumption !== null) {
      const answers = names.value.some((name) => answersFor(name, host));
      if (answers ? !assume(question, assumption) : isOfService(question, host, endpoint))
        return { endpoint, gap: namesNotSaved(endpoint) };
    }
  }
  return undefined;
}

// Which of a service's other hosts (FIPS, dual-stack) its endpoint answers for, only the endpoint or the region says.
function isOfService({ target }: NameQuestion, host: string, endpoint: VpcEndpoint): boolean {
  return (
    target?.kind === 'service' &&
    target.host === host &&
    target.endpointService !== null &&
    serves(endpoint.serviceName, target.endpointService)
  );
}

// The private names of a service's endpoint are names of that service, and all of them are AWS's.
function mayAnswer(question: NameQuestion, host: string, endpoint: VpcEndpoint): boolean {
  const { target, vpc } = question;
  if (target?.kind === 'service' && target.host === host) return isOfService(question, host, endpoint);
  const partition = partitionOf(vpc.scope.region);
  const suffixes = partition === undefined ? [] : [partition.dnsSuffix, partition.dualStackDnsSuffix];
  return !isOwnName(host) && suffixes.some((suffix) => isWithin(host, suffix));
}
