import { type Gap } from '../network/gap.ts';
import { amazonDnsRef, type ResourceRef } from '../network/resource.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { askEndpoint, askOwnName, endpointOfOwnName } from './ask-endpoint.ts';
import { askResolver } from './ask-resolver.ts';
import { askZone } from './ask-zone.ts';
import { isOwnName, privateNamesOf } from './endpoint-names.ts';
import { type Asking, type NameAnswer, type NameQuestion, nowhere } from './name-question.ts';
import {
  answersFor,
  type Authority,
  authoritiesFor,
  hasPrivateDns,
  hiddenAuthorities,
} from './private-name.ts';
import { publicMembers } from './public-members.ts';
import { type Resolution } from './resolution.ts';
import { assume, at, cannotTell, notFollowed, passes } from './walk.ts';

/**
 * Resolves a name as the VPC's clients would: its DNS attributes, its DHCP options, then the most specific of
 * endpoint zones, hosted zones and resolver rules, and public DNS where none of them captures the name.
 */
export function resolveName(question: NameQuestion): Resolution {
  const asking: Asking = { question, host: question.host, steps: [] };
  const early = askResolver(asking);
  return early === null ? resolveInVpc(asking, 0) : { ...early, steps: asking.steps };
}

const aliasLimit = 8;

function resolveInVpc(asking: Asking, depth: number): Resolution {
  const { question, host, steps } = asking;
  const { index, vpc } = question;
  const own = isOwnName(host) ? endpointOfOwnName(index, host) : undefined;
  if (own !== undefined) return askOwnName(asking, own);
  const [authority] = authoritiesFor(index, vpc, host, (endpoint) => {
    const { names } = privateNamesOf(index, endpoint);
    return names.known ? names.value : null;
  });
  const doubt = addDoubts(asking, authority);
  if (doubt !== null) return { ...doubt, steps };
  if (authority === undefined || (authority.kind === 'resolver-rule' && authority.rule.type === 'system')) {
    return resolvePublicly(asking);
  }
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
): Resolution {
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
  const followed = resolveInVpc({ ...asking, host: answer.name }, depth + 1);
  return { ...followed, by: followed.by === 'none' ? 'none' : 'hosted-zone', resource };
}

function forwardByRule(
  asking: Asking,
  { rule, domain }: Extract<Authority, { kind: 'resolver-rule' }>,
): Resolution {
  const { host, steps } = asking;
  const resource: ResourceRef = { type: 'resolver-rule', id: rule.id };
  const gap = notFollowed('resolver-forwarding', rule.id);
  const data = { host, zone: domain };
  steps.push({ ...at(amazonDnsRef, resource), code: 'resolver-rule-forwards', data, ...cannotTell(gap) });
  return { by: 'resolver-rule', resource, steps, ...nowhere };
}

function resolvePublicly({ question, host, steps }: Asking): Resolution {
  steps.push({ ...at(amazonDnsRef, amazonDnsRef), code: 'public-name', data: { host }, ...passes });
  return { by: 'public-dns', resource: null, steps, members: publicMembers(question, host), endpoint: null };
}

// What was not read may capture the name, or a more specific part of it than what was.
function addDoubts(asking: Asking, authority: Authority | undefined): NameAnswer | null {
  const { question, host, steps } = asking;
  const resource: ResourceRef = { type: 'vpc', id: question.vpc.id };
  const hidden = hiddenAuthorities(question.index, question.vpc);
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
  if (unread !== undefined && authority?.kind !== 'endpoint') {
    const { endpoint, gap } = unread;
    const ref: ResourceRef = { type: 'vpc-endpoint', id: endpoint.id };
    const data = { host, service: endpoint.serviceName, state: endpoint.state };
    steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-names-not-read', data, ...cannotTell(gap) });
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
  const { index, vpc, target } = question;
  const service = target?.kind === 'service' && target.host === host ? target.endpointService : null;
  for (const endpoint of index.endpointsOfVpc.get(vpc.id) ?? []) {
    if (!hasPrivateDns(endpoint)) continue;
    const { names, assumption } = privateNamesOf(index, endpoint);
    if (names.known) {
      const isAsked = names.value.some((name) => answersFor(name, host));
      if (assumption !== null && isAsked) question.assumptions.add(assumption);
    } else if (service === null ? !isOwnName(host) : endpoint.serviceName === service) {
      return { endpoint, gap: names.gap };
    }
  }
  return undefined;
}
