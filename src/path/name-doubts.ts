import { type Gap } from '../network/gap.ts';
import { amazonDnsRef, type ResourceRef } from '../network/resource.ts';
import { serves, type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { partitionOf } from '../targets/partition.ts';
import { isOwnName, namesNotSaved, privateNamesOf } from './endpoint-names.ts';
import { type Asking, type NameAnswer, type NameQuestion, nowhere } from './name-question.ts';
import { answersFor, type Authority, hasPrivateDns, hiddenAuthorities, isWithin } from './private-name.ts';
import { assume, at, cannotTell } from './walk.ts';

/**
 * Asks whether what was not read may capture the name, or a more specific part of it than what was.
 * @returns null when nothing is in doubt; else that nobody can tell, with the step that says why added.
 */
export function addDoubts(asking: Asking, authority: Authority | undefined): NameAnswer | null {
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
