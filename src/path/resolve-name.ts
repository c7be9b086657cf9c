import { lookUp } from '../network/network-index.ts';
import { amazonDnsRef, type ResourceRef } from '../network/resource.ts';
import { askEndpoint, askOwnName, endpointIdOf, endpointOfOwnName } from './ask-endpoint.ts';
import { askResolver } from './ask-resolver.ts';
import { askZone } from './ask-zone.ts';
import { isOwnName, privateNamesOf } from './endpoint-names.ts';
import { addDoubts } from './name-doubts.ts';
import { type Asking, type NameQuestion, nowhere, type PlainResolution } from './name-question.ts';
import { type Authority, authoritiesFor, isContested, resourceOf } from './private-name.ts';
import { publicMembers } from './public-members.ts';
import { type Resolution } from './resolution.ts';
import { at, cannotTell, notFollowed, passes } from './walk.ts';

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
  const authorities = authoritiesFor(index, vpc, host, (endpoint) => {
    const { names } = privateNamesOf(index, endpoint);
    return names.known ? names.value : null;
  });
  const [authority] = authorities;
  const doubt = addDoubts(asking, authority);
  if (doubt !== null) return { ...doubt, steps };
  if (authority !== undefined && isContested(authorities)) return contested(asking, authority);
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

function contested({ steps }: Asking, authority: Authority): PlainResolution {
  const resource = resourceOf(authority);
  const gap = notFollowed('resolver-profile-order', resource.id);
  steps.push({
    ...at(amazonDnsRef, resource),
    code: 'name-overrides-not-read',
    data: {},
    ...cannotTell(gap),
  });
  return { by: 'unknown', resource, steps, ...nowhere };
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
