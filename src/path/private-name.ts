import { type Gap } from '../network/gap.ts';
import { type HostedZone, type ResolverRule } from '../network/names.ts';
import { missingInVpc, type NetworkIndex, resolverRulesOf } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { sameScope } from '../network/scope.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { type Vpc } from '../network/vpc.ts';

/** Something in a VPC that answers for a name instead of public DNS. */
export type Authority = {
  /** Whether only a Route 53 Profile brings it. */
  readonly isByProfile: boolean;
} & (
  | {
      readonly kind: 'endpoint';
      readonly domain: string;
      readonly endpoint: VpcEndpoint;
      readonly names: readonly string[];
    }
  | { readonly kind: 'hosted-zone'; readonly domain: string; readonly zone: HostedZone }
  | { readonly kind: 'resolver-rule'; readonly domain: string; readonly rule: ResolverRule }
);

/** Whether a name is the domain or lies below it. */
export function isWithin(name: string, domain: string): boolean {
  return domain === '' || name === domain || name.endsWith(`.${domain}`);
}

/** Whether a name of a zone (with `*.` for a wildcard) answers for a host. A wildcard covers any depth. */
export function answersFor(recordName: string, host: string): boolean {
  if (!recordName.startsWith('*.')) return recordName === host;
  const domain = recordName.slice(2);
  return host !== domain && isWithin(host, domain);
}

// On equal names a rule beats a hosted zone; an endpoint's zone cannot stand beside a zone of the same name.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
const rank = { 'resolver-rule': 0, 'hosted-zone': 1, endpoint: 2 } as const satisfies Record<
  Authority['kind'],
  number
>;

/**
 * The authorities of a VPC that a name falls under, the one that answers first: the most specific, and of those of
 * one name the VPC's own before what Profiles bring.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
export function authoritiesFor(
  index: NetworkIndex,
  vpc: Vpc,
  host: string,
  namesOf: (endpoint: VpcEndpoint) => readonly string[] | null,
): readonly Authority[] {
  const endpoints = (index.endpointsOfVpc.get(vpc.id) ?? []).flatMap((endpoint) =>
    endpointZones(endpoint, host, namesOf),
  );
  const zones = (index.zonesOfVpc.get(vpc.id) ?? [])
    .filter((zone) => isWithin(host, zone.name))
    .map((zone): Authority => {
      return { kind: 'hosted-zone', domain: zone.name, isByProfile: !zone.vpcIds.includes(vpc.id), zone };
    });
  const authorities = [...endpoints, ...zones, ...forwardingRule(index, vpc, host)].toSorted(byPrecedence);
  const [first] = authorities;
  // Whatever an unread Profile brings, what is the VPC's own and bears the very name goes before it.
  const isSettled = first !== undefined && !first.isByProfile && first.domain === host;
  return isSettled ? authorities : [...unreadProfiles(index, vpc), ...authorities];
}

/**
 * Whether Profiles bring several things of one name, of which the first does not answer for certain: by which order,
 * only the priorities of the Profiles tell.
 */
export function isContested([first, second]: readonly Authority[]): boolean {
  const isUnread = first?.kind === 'resolver-rule' && first.rule.type === 'profile';
  return (
    !isUnread && first?.isByProfile === true && second?.isByProfile === true && first.domain === second.domain
  );
}

// A system rule takes back what a less specific forwarding rule forwards: the VPC's own resolver answers again.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network-using-rules.html
function forwardingRule(index: NetworkIndex, vpc: Vpc, host: string): readonly Authority[] {
  const rules = resolverRulesOf(index, vpc.id)
    .filter(({ type, domainName }) => (type === 'forward' || type === 'system') && isWithin(host, domainName))
    .map((rule) => asAuthority(rule, vpc))
    .toSorted(byPrecedence);
  const [first] = rules;
  const alike = rules.filter(
    ({ domain, isByProfile }) => domain === first?.domain && isByProfile === first.isByProfile,
  );
  return alike.some(({ rule }) => rule.type === 'forward') ? alike : [];
}

type RuleAuthority = Extract<Authority, { kind: 'resolver-rule' }>;

function asAuthority(rule: ResolverRule, vpc: Vpc): RuleAuthority {
  const isOwn = rule.vpcIds.known && rule.vpcIds.value.includes(vpc.id);
  return { kind: 'resolver-rule', domain: rule.domainName, isByProfile: !isOwn, rule };
}

// Nobody saw what such a Profile brings: it may be any name.
function unreadProfiles(index: NetworkIndex, vpc: Vpc): readonly Authority[] {
  return resolverRulesOf(index, vpc.id)
    .filter(({ type }) => type === 'profile')
    .map((rule) => asAuthority(rule, vpc));
}

function byPrecedence(a: Authority, b: Authority): number {
  return (
    b.domain.length - a.domain.length ||
    Number(a.isByProfile) - Number(b.isByProfile) ||
    rank[a.kind] - rank[b.kind] ||
    compareText(resourceOf(a).id, resourceOf(b).id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The zone, rule or endpoint that an authority is. */
export function resourceOf(authority: Authority): ResourceRef {
  switch (authority.kind) {
    case 'endpoint':
      return { type: 'vpc-endpoint', id: authority.endpoint.id };
    case 'hosted-zone':
      return { type: 'hosted-zone', id: authority.zone.id };
    case 'resolver-rule':
      return { type: 'resolver-rule', id: authority.rule.id };
  }
}

/** Whether an endpoint's private DNS answers the clients of its VPC at all. */
export function hasPrivateDns(endpoint: VpcEndpoint): boolean {
  return (
    endpoint.type === 'interface' &&
    endpoint.privateDnsEnabled &&
    !endpoint.privateDnsOnlyForInboundResolverEndpoint &&
    endpoint.state !== 'deleted'
  );
}

// The zone of `execute-api.<region>…` and of `*.execute-api.<region>…` is one: what lies below it and has no
// record there is not looked up anywhere else.
function endpointZones(
  endpoint: VpcEndpoint,
  host: string,
  namesOf: (endpoint: VpcEndpoint) => readonly string[] | null,
): readonly Authority[] {
  if (!hasPrivateDns(endpoint)) return [];
  const names = namesOf(endpoint) ?? [];
  const domains = new Set(names.map((name) => (name.startsWith('*.') ? name.slice(2) : name)));
  return [...domains]
    .filter((domain) => isWithin(host, domain))
    .map((domain) => ({
      kind: 'endpoint',
      domain,
      isByProfile: false,
      endpoint,
      names: names.filter((name) => isWithin(name.startsWith('*.') ? name.slice(2) : name, domain)),
    }));
}

/** What was not read, and may answer for a name instead of what was. */
export interface HiddenAuthorities {
  readonly endpoints: readonly Gap[];
  /** Zones and rules that nobody saw: none is taken to be there. */
  readonly overrides: readonly Gap[];
  /** Rules that were seen and forward the name, if they are associated with the VPC. */
  readonly seenRules: readonly { readonly rule: ResolverRule; readonly gap: Gap }[];
}

/** Gaps that may hide an authority: nobody can tell then that public DNS answers. */
export function hiddenAuthorities(index: NetworkIndex, vpc: Vpc, host: string): HiddenAuthorities {
  const { resolverRules } = index.network;
  const missing = (name: 'hostedZones' | 'resolverRules' | 'vpcEndpoints'): readonly Gap[] =>
    missingInVpc(index, name, vpc.scope, vpc.id);
  return {
    endpoints: missing('vpcEndpoints'),
    overrides: [...missing('hostedZones'), ...missing('resolverRules')],
    seenRules: resolverRules.items.flatMap((rule) =>
      !rule.vpcIds.known &&
      rule.type === 'forward' &&
      isWithin(host, rule.domainName) &&
      // The associations of a VPC are listed in its own account.
      sameScope(rule.scope, vpc.scope)
        ? [{ rule, gap: rule.vpcIds.gap }]
        : [],
    ),
  };
}
