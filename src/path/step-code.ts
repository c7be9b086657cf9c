import { type AddressFamily } from '../network/family.ts';
import { type VpcEndpointState } from '../network/vpc-endpoint.ts';

/** Facts that a name step says: the name asked for. */
interface NameData {
  readonly host: string;
}

/** A zone that answers for a name: a hosted zone's name, a rule's domain, an endpoint's private DNS name. */
interface ZoneData extends NameData {
  readonly zone: string;
}

/** One rule that was looked at, in the order in which it was: what it says, and how much of the packets it takes. */
export interface LookedRule {
  readonly rule: string;
  readonly says: string;
  readonly takes: 'all' | 'part' | 'none' | 'unknown';
}

/** What a filter was asked: the other side of the packet, and the port its rules compare. */
export interface FilterData {
  readonly family: AddressFamily;
  readonly direction: 'in' | 'out';
  /** The addresses that the rules compare with: the remote side of the packets, as ranges. */
  readonly remote: readonly string[];
  readonly protocol: 'tcp' | 'udp';
  /** The destination ports that the rules compare with: `443`, `1024-65535`. */
  readonly ports: string;
  /** What the filter drops of it, where that is a part: `10.0.2.0/24`, ports `1024-32767`. */
  readonly dropped: { readonly remote: readonly string[]; readonly ports: string } | null;
  readonly looked: readonly LookedRule[];
}

interface GroupData extends FilterData {
  readonly groups: readonly string[];
}

interface ReferenceData extends GroupData {
  /** The groups that a rule admits, one of which the client would have to carry. */
  readonly admitted: readonly string[];
}

interface AclData extends FilterData {
  readonly networkAcl: string;
}

interface RouteData {
  readonly routeTable: string;
  readonly destination: string;
  /** The route's target: an id, or `local`. */
  readonly target: string;
  readonly propagated: boolean;
  readonly looked: readonly LookedRule[];
}

interface NoRouteData {
  readonly routeTable: string;
  /** What the table lacks a route for: ranges or a prefix list. */
  readonly destinations: readonly string[];
  readonly looked: readonly LookedRule[];
}

interface GatewayData {
  readonly vpcId: string;
}

interface StateData {
  readonly state: string;
}

interface EndpointData {
  readonly service: string;
  readonly state: VpcEndpointState;
}

type Nothing = Readonly<Record<never, never>>;

/** Step codes of a filter that judges at one place. */
interface AclCodes<Place extends string> {
  codes: {
    [Code in `${Place}-acl-${'allows' | 'refuses' | 'refuses-some-public'}`]: AclData;
  } & { [Code in `${Place}-acl-not-read`]: Nothing };
}

/** Step codes of the route table that is asked at one place. */
interface RouteCodes<Place extends string> {
  codes: { [Code in `${Place}-route-${'found' | 'blackhole' | 'not-followed'}`]: RouteData } & {
    [Code in `${Place}-route-missing${'' | '-for-some-public'}`]: NoRouteData;
  } & { [Code in `${Place}-route-not-read`]: Nothing };
}

/** Step codes of the security groups of one interface. */
interface GroupCodes<Place extends string> {
  codes: { [Code in `${Place}-group-${'allows' | 'refuses'}`]: GroupData } & {
    [Code in `${Place}-group-not-read`]: Nothing;
  };
}

interface NameCodes {
  'dns-support-on': Nothing;
  'dns-support-off': NameData;
  'dns-support-not-read': Nothing;
  'amazon-dns': Nothing;
  'custom-dns-unreachable': NameData & { readonly servers: readonly string[] };
  'custom-dns-answer-unknown': NameData & { readonly servers: readonly string[] };
  'dhcp-options-not-read': Nothing;
  'public-name': NameData;
  'endpoint-captures-name': ZoneData;
  'endpoint-zone-lacks-name': ZoneData;
  'endpoint-capture-undetermined': NameData & EndpointData;
  'endpoint-names-not-read': NameData & EndpointData;
  'endpoints-not-read': NameData;
  'private-names-without-dns-hostnames': NameData;
  'dns-hostnames-on': Nothing;
  'dns-hostnames-not-read': Nothing;
  'hosted-zone-answers': ZoneData & { readonly record: string };
  'hosted-zone-lacks-name': ZoneData;
  'hosted-zone-not-read': ZoneData;
  'hosted-zone-answer-not-followed': ZoneData;
  'resolver-rule-forwards': ZoneData;
  'name-overrides-not-read': Nothing;
  'endpoint-own-name': NameData;
}

interface ClientCodes {
  'client-group-allows': GroupData;
  'client-group-refuses': GroupData;
  'client-group-refuses-some-public': GroupData;
  'client-group-not-read': Nothing;
  'client-group-assumed': Nothing;
  'client-lacks-family': { readonly family: AddressFamily };
  'client-family-translated': { readonly family: AddressFamily };
}

interface GatewayCodes {
  'route-not-modelled': RouteData;
  'local-route-captures-some-public': { readonly vpcId: string; readonly addresses: readonly string[] };
  'local-route-captures-target': { readonly vpcId: string; readonly addresses: readonly string[] };
  'route-loops': RouteData;
  'too-many-pieces': Nothing;
  'lambda-ipv6-by-internet-gateway': { readonly internetGateway: string };
  'nat-available': StateData;
  'nat-not-available': StateData & { readonly failureCode: string | null };
  'nat-pending': StateData;
  'nat-deleting': StateData;
  'nat-not-read': Nothing;
  'nat-filters-behind': { readonly appliances: readonly string[] };
  'nat-without-public-address': Nothing;
  'nat-private': { readonly internetGateway: string };
  'nat-carries-no-ipv6': Nothing;
  'nat-behind-nat': Nothing;
  'internet-gateway-attached': GatewayData;
  'internet-gateway-detached': GatewayData;
  'internet-gateway-not-read': Nothing;
  'internet-gateway-private-target': GatewayData;
  'public-address-missing': { readonly internetGateway: string };
  'gateway-route-table-not-followed': { readonly routeTable: string | null };
  'block-public-access-allows': { readonly mode: string };
  'block-public-access-blocks': { readonly mode: string };
  'block-public-access-not-read': Nothing;
  'egress-only-gateway-attached': GatewayData;
  'egress-only-gateway-detached': GatewayData;
  'egress-only-gateway-not-read': Nothing;
  'gateway-endpoint-available': EndpointData;
  'gateway-endpoint-not-available': EndpointData;
  'gateway-endpoint-of-another-vpc': { readonly service: string } & GatewayData;
  'gateway-endpoint-not-read': Nothing;
  'nat-instance-forwards': Nothing;
  'nat-instance-checks-source': Nothing;
  'nat-instance-stopped': StateData;
  'nat-instance-without-public-address': { readonly internetGateway: string };
  'nat-instance-not-read': Nothing;
  'appliance-on-the-way': { readonly kind: string };
  'peering-active': GatewayData;
  'peering-not-active': StateData;
  'peering-not-read': Nothing;
  'peering-carries-no-transit': GatewayData;
  'transit-gateway-forwards': { readonly destination: string; readonly attachment: string };
  'transit-gateway-route-missing': { readonly destinations: readonly string[] };
  'transit-gateway-route-blackhole': { readonly destination: string };
  'transit-gateway-zone-missing': { readonly zone: string; readonly attachment: string };
  'transit-gateway-not-attached': GatewayData;
  'transit-gateway-not-read': Nothing;
  'transit-gateway-attachment-not-followed': { readonly attachment: string };
}

interface ArrivalCodes {
  'endpoint-available': EndpointData;
  'endpoint-not-available': EndpointData;
  'endpoint-partly-available': EndpointData;
  'endpoint-addresses-not-read': Nothing;
  'endpoint-group-admits-by-reference': ReferenceData;
  'target-group-admits-by-reference': ReferenceData;
  'nat-instance-group-admits-by-reference': ReferenceData;
  'target-interface': Nothing;
  'target-interface-missing': { readonly addresses: readonly string[] };
  'target-interface-not-read': Nothing;
  'return-route-elsewhere': RouteData;
}

interface AnswerCodes {
  'service-answers': Nothing;
  'api-ip-address-type-not-read': NameData;
  'api-default-endpoint-disabled': NameData;
  'api-not-read': NameData;
  'public-api-captured': NameData;
  'private-api-needs-endpoint': NameData;
  'private-api-by-endpoint-name': NameData;
  'custom-domain-record-not-read': NameData;
  'api-policy-not-read': Nothing;
  'endpoint-policy-restricts': Nothing;
  'endpoint-policy-not-read': Nothing;
}

/**
 * What each step code says beside its code: the data that a sentence needs and no sentence. A code that
 * passes, one that refuses and one that cannot tell stand side by side for each decision.
 */
export type StepData = NameCodes &
  ClientCodes &
  AclCodes<
    'client-out' | 'client-back' | 'nat' | 'nat-instance' | 'attachment' | 'endpoint' | 'target'
  >['codes'] &
  GroupCodes<'endpoint' | 'target' | 'nat-instance'>['codes'] &
  RouteCodes<'client' | 'nat' | 'nat-instance' | 'attachment' | 'return'>['codes'] &
  GatewayCodes &
  ArrivalCodes &
  AnswerCodes;

/** Every code that a step can have. Codes are never renamed, only superseded. */
export type StepCode = keyof StepData;
