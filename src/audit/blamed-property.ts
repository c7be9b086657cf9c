import { type PlaceProperty } from '../network/place.ts';
import { type StepCode } from '../path/step-code.ts';
import { type stepKinds } from '../path/step-kind.ts';

/** The codes of steps that may refuse or not tell: only these become findings. */
type FindingCode = {
  [Code in StepCode]: (typeof stepKinds)[Code] extends 'passes' ? never : Code;
}[StepCode];

/** The properties that a code blames, the best first: that which the finding's resource has is its place. */
export type Blamed = readonly PlaceProperty[];

/** The resource itself: it is missing something, is in the wrong state, or no one property is at fault. */
const itself: Blamed = [];

// Entries of an ACL are asked in the direction that the step's data has, which the finder of places adds.
const entries: Blamed = itself;

const admits: Blamed = ['ingress', 'security-groups'];
const letsOut: Blamed = ['egress', 'security-groups'];

/** What steps blame their resource for. */
const ofSteps = {
  'dns-support-off': ['dns-support'],
  'dns-support-not-read': ['dns-support'],
  'custom-dns-unreachable': itself,
  'custom-dns-answer-unknown': itself,
  'dhcp-options-not-read': itself,
  'endpoint-zone-lacks-name': ['private-dns'],
  'endpoint-capture-undetermined': ['private-dns'],
  'endpoint-names-not-read': ['private-dns'],
  'endpoints-not-read': itself,
  'private-names-without-dns-hostnames': ['dns-hostnames'],
  'dns-hostnames-not-read': ['dns-hostnames'],
  'hosted-zone-lacks-name': itself,
  'hosted-zone-not-read': itself,
  'hosted-zone-answer-not-followed': itself,
  'resolver-rule-forwards': itself,
  'name-overrides-not-read': itself,
  'client-group-refuses': letsOut,
  'client-group-refuses-some-public': letsOut,
  'client-group-not-read': letsOut,
  'client-lacks-family': itself,
  'client-family-translated': itself,
  'client-out-acl-refuses': entries,
  'client-out-acl-refuses-some-public': entries,
  'client-out-acl-not-read': entries,
  'client-back-acl-refuses': entries,
  'client-back-acl-refuses-some-public': entries,
  'client-back-acl-not-read': entries,
  'nat-acl-refuses': entries,
  'nat-acl-refuses-some-public': entries,
  'nat-acl-not-read': entries,
  'nat-instance-acl-refuses': entries,
  'nat-instance-acl-refuses-some-public': entries,
  'nat-instance-acl-not-read': entries,
  'attachment-acl-refuses': entries,
  'attachment-acl-refuses-some-public': entries,
  'attachment-acl-not-read': entries,
  'endpoint-acl-refuses': entries,
  'endpoint-acl-refuses-some-public': entries,
  'endpoint-acl-not-read': entries,
  'target-acl-refuses': entries,
  'target-acl-refuses-some-public': entries,
  'target-acl-not-read': entries,
  'endpoint-group-refuses': admits,
  'endpoint-group-admits-by-reference': admits,
  'endpoint-group-not-read': admits,
  'target-group-refuses': admits,
  'target-group-admits-by-reference': admits,
  'target-group-not-read': admits,
  'nat-instance-group-refuses': admits,
  'nat-instance-group-admits-by-reference': admits,
  'nat-instance-group-not-read': admits,
  'client-route-missing': itself,
  'client-route-missing-for-some-public': itself,
  'client-route-blackhole': itself,
  'client-route-not-followed': itself,
  'client-route-not-read': itself,
  'nat-route-missing': itself,
  'nat-route-missing-for-some-public': itself,
  'nat-route-blackhole': itself,
  'nat-route-not-followed': itself,
  'nat-route-not-read': itself,
  'nat-instance-route-missing': itself,
  'nat-instance-route-missing-for-some-public': itself,
  'nat-instance-route-blackhole': itself,
  'nat-instance-route-not-followed': itself,
  'nat-instance-route-not-read': itself,
  'attachment-route-missing': itself,
  'attachment-route-missing-for-some-public': itself,
  'attachment-route-blackhole': itself,
  'attachment-route-not-followed': itself,
  'attachment-route-not-read': itself,
  'return-route-missing': itself,
  'return-route-missing-for-some-public': itself,
  'return-route-blackhole': itself,
  'return-route-not-followed': itself,
  'return-route-not-read': itself,
  'return-route-elsewhere': itself,
  'route-not-modelled': itself,
  'route-loops': itself,
  'too-many-pieces': itself,
  'local-route-captures-some-public': ['cidr'],
  'local-route-captures-target': ['cidr'],
  'lambda-ipv6-by-internet-gateway': itself,
  'nat-not-available': itself,
  'nat-pending': itself,
  'nat-deleting': itself,
  'nat-not-read': itself,
  'nat-filters-behind': itself,
  'nat-without-public-address': itself,
  'nat-private': ['connectivity'],
  'nat-carries-no-ipv6': itself,
  'nat-behind-nat': itself,
  'internet-gateway-detached': itself,
  'internet-gateway-not-read': itself,
  'internet-gateway-private-target': itself,
  'public-address-missing': itself,
  'gateway-route-table-not-followed': itself,
  'block-public-access-blocks': itself,
  'block-public-access-not-read': itself,
  'egress-only-gateway-detached': itself,
  'egress-only-gateway-not-read': itself,
  'gateway-endpoint-not-available': itself,
  'gateway-endpoint-of-another-vpc': ['route-tables'],
  'gateway-endpoint-not-read': itself,
  'nat-instance-checks-source': itself,
  'nat-instance-stopped': itself,
  'nat-instance-without-public-address': itself,
  'nat-instance-not-read': itself,
  'appliance-on-the-way': itself,
  'peering-not-active': itself,
  'peering-not-read': itself,
  'peering-carries-no-transit': itself,
  'transit-gateway-route-missing': itself,
  'transit-gateway-route-blackhole': itself,
  'transit-gateway-zone-missing': ['subnets'],
  'transit-gateway-not-attached': itself,
  'transit-gateway-not-read': itself,
  'transit-gateway-attachment-not-followed': itself,
  'endpoint-not-available': itself,
  'endpoint-partly-available': itself,
  'endpoint-addresses-not-read': ['subnets'],
  'target-interface-missing': itself,
  'target-interface-not-read': itself,
  'api-ip-address-type-not-read': itself,
  'api-default-endpoint-disabled': ['default-endpoint'],
  'api-not-read': itself,
  'public-api-captured': ['private-dns'],
  'private-api-needs-endpoint': itself,
  'private-api-by-endpoint-name': ['private-dns'],
  'custom-domain-record-not-read': itself,
  'api-policy-not-read': ['policy'],
  'endpoint-policy-restricts': ['policy'],
  'endpoint-policy-not-read': ['policy'],
} as const satisfies Record<FindingCode, Blamed>;

/**
 * What standing checks blame their resource for. Not in it are those that miss a thing altogether or blame the
 * resource as a whole, and what probes saw, which nobody wrote.
 */
const ofStandingChecks = {
  'standing-broken-endpoint-captures': ['private-dns'],
  'standing-endpoint-zone-not-covered': ['subnets'],
  'standing-endpoint-private-dns-off': ['private-dns'],
  'standing-captured-names-not-served': ['private-dns'],
  'standing-function-fails-in-some-subnets': ['subnets'],
  'standing-group-keeps-out-prefix-list': ['egress'],
  'standing-network-acl-keeps-out-prefix-list': ['egress'],
  'standing-nat-gateway-in-another-zone': ['subnets'],
  'standing-subnet-nearly-full': ['cidr'],
} as const satisfies Readonly<Record<string, Blamed>>;

const all = new Map<string, Blamed>(Object.entries({ ...ofSteps, ...ofStandingChecks }));

/** The properties that a finding's code blames its resource for; empty: the resource itself. */
export function blamedProperties(code: string): Blamed {
  return all.get(code) ?? itself;
}
