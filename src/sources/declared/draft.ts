import { type CollectionName, type FieldName, type GapSubject } from '../../network/gap.ts';
import { type Cidr } from '../../network/address-range.ts';
import { type TransitGatewayRoute } from '../../network/connections.ts';
import { type HostedZoneRecord } from '../../network/names.ts';
import { type NetworkAclEntry } from '../../network/network-acl.ts';
import { type Network } from '../../network/network.ts';
import { type Place, type PlaceProperty } from '../../network/place.ts';
import { type Route } from '../../network/route-table.ts';
import { type Scope } from '../../network/scope.ts';
import { type SourceAssumption } from '../../network/source.ts';
import { type SecurityGroupRule } from '../../network/security-group.ts';
import { type EndpointPolicy } from '../../network/vpc-endpoint.ts';
import { type InternetGatewayBlockMode } from '../../network/vpc.ts';
import { type Stated } from './stated.ts';

/** One kind of thing of the model. */
type ItemOf<K extends CollectionName> = Network[K]['items'][number];

interface DraftOf<K extends CollectionName> {
  readonly collection: K;
  readonly id: string;
  readonly scope: Scope;
  /**
   * The thing as far as its own resource states it: what links say is not in it yet (routes, associations, separate
   * rules). Where a property that the model needs is not known, the thing itself is not, and the collection has a gap.
   * `vpcId` may be empty where the resource names subnets only: it is then taken from them.
   */
  readonly item: Stated<ItemOf<K>>;
  readonly place: Place;
  readonly properties: Readonly<Partial<Record<PlaceProperty, Place>>>;
}

/** A thing that a template or plan makes. */
export type Draft = { readonly [K in CollectionName]: DraftOf<K> }[CollectionName];

/** What a resource says about other ones. Every kind of link says which things it is about by their ids. */
interface LinkData {
  /**
   * What AWS makes together with a VPC, whoever asks: a main route table, a default ACL that allows all, a default
   * group, and local routes in every table. The ids are what a reference to these things is resolved to.
   */
  'vpc-brings': {
    readonly vpcId: string;
    readonly mainRouteTableId: string;
    readonly networkAclId: string;
    readonly securityGroupId: string;
  };
  /** Two ids are of one thing: a default table, group or ACL that a resource of its own manages. `id` is the one to use. */
  alias: { readonly id: string; readonly other: Stated<string> };
  /** A further block, of either family. */
  'vpc-cidr': { readonly vpcId: Stated<string>; readonly cidr: Stated<Cidr> };
  'dhcp-options-of-vpc': { readonly vpcId: Stated<string>; readonly dhcpOptionsId: Stated<string> };
  'subnet-ipv6-cidr': { readonly subnetId: Stated<string>; readonly cidr: Stated<Cidr> };
  route: { readonly routeTableId: Stated<string>; readonly route: Stated<Route> };
  'route-table-of-subnet': { readonly routeTableId: Stated<string>; readonly subnetId: Stated<string> };
  'route-table-of-gateway': { readonly routeTableId: Stated<string>; readonly gatewayId: Stated<string> };
  'main-route-table': { readonly vpcId: Stated<string>; readonly routeTableId: Stated<string> };
  /** A virtual private gateway adds routes that nobody wrote down. */
  'route-propagation': { readonly routeTableId: Stated<string>; readonly gatewayId: Stated<string> };
  /** An internet gateway is attached. */
  'gateway-attachment': { readonly gatewayId: Stated<string>; readonly vpcId: Stated<string> };
  'endpoint-route-table': { readonly endpointId: Stated<string>; readonly routeTableId: Stated<string> };
  'endpoint-subnet': { readonly endpointId: Stated<string>; readonly subnetId: Stated<string> };
  'endpoint-security-group': {
    readonly endpointId: Stated<string>;
    readonly securityGroupId: Stated<string>;
    readonly replacesDefault: boolean;
  };
  'endpoint-policy': { readonly endpointId: Stated<string>; readonly policy: Stated<EndpointPolicy> };
  'endpoint-private-dns': { readonly endpointId: Stated<string>; readonly enabled: Stated<boolean> };
  /** An elastic address, of a network interface or an instance; which address is known on deployment only. */
  'public-address': { readonly ownerId: Stated<string> };
  'security-group-rule': {
    readonly securityGroupId: Stated<string>;
    readonly direction: 'ingress' | 'egress';
    readonly rule: Stated<SecurityGroupRule>;
  };
  /** AWS's own rule "all egress" stands as long as the group has no egress rule, inline or separate. */
  'egress-unless-ruled': { readonly securityGroupId: string };
  'network-acl-entry': {
    readonly networkAclId: Stated<string>;
    readonly direction: 'inbound' | 'outbound';
    readonly entry: Stated<NetworkAclEntry>;
  };
  'network-acl-of-subnet': { readonly networkAclId: Stated<string>; readonly subnetId: Stated<string> };
  'prefix-list-entry': { readonly prefixListId: Stated<string>; readonly cidr: Stated<Cidr> };
  'hosted-zone-of-vpc': { readonly hostedZoneId: Stated<string>; readonly vpcId: Stated<string> };
  'hosted-zone-record': {
    /** The zone's id, or its name as the record resource gives it. */
    readonly hostedZone: Stated<{ readonly kind: 'id' | 'name'; readonly value: string }>;
    readonly record: Stated<HostedZoneRecord>;
  };
  'resolver-rule-of-vpc': { readonly resolverRuleId: Stated<string>; readonly vpcId: Stated<string> };
  'peering-accepted': { readonly peeringConnectionId: Stated<string> };
  /** A transit gateway's default table: which attachments it takes by itself. */
  'transit-gateway-brings': {
    readonly transitGatewayId: string;
    readonly routeTableId: string;
    readonly associatesByDefault: Stated<boolean>;
    readonly propagatesByDefault: Stated<boolean>;
  };
  /** Whether an attachment wants the transit gateway's default table; without this link it does. */
  'attachment-defaults': {
    readonly attachmentId: string;
    readonly associates: Stated<boolean>;
    readonly propagates: Stated<boolean>;
  };
  'transit-gateway-association': {
    readonly routeTableId: Stated<string>;
    readonly attachmentId: Stated<string>;
  };
  'transit-gateway-propagation': {
    readonly routeTableId: Stated<string>;
    readonly attachmentId: Stated<string>;
  };
  'transit-gateway-route': {
    readonly routeTableId: Stated<string>;
    readonly route: Stated<TransitGatewayRoute>;
  };
  /** An exclusion from Block Public Access: the mode that is left in force there. */
  'block-public-access-exclusion': {
    readonly of: Stated<{ readonly type: 'vpc' | 'subnet'; readonly id: string }>;
    readonly left: Stated<InternetGatewayBlockMode>;
  };
}

/** One of the kinds of {@link Link}. */
export type LinkKind = keyof LinkData;

/** What a resource says about other ones, and where. */
export type Link = {
  readonly [K in LinkKind]: {
    readonly kind: K;
    readonly data: LinkData[K];
    readonly scope: Scope;
    readonly place: Place;
  };
}[LinkKind];

/** Something that the input leaves open about a whole collection: an include that was not followed, another account's stack. */
export interface Lack {
  readonly fact: CollectionName | FieldName;
  readonly id: GapSubject['id'];
  readonly scope: Scope | null;
  readonly expression: string;
}

/** What one resource, or a whole input, says. */
export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly links: readonly Link[];
  readonly lacks: readonly Lack[];
}

/** Something worth saying of what was passed over or stands for something else. */
export interface DeclarationNote {
  readonly file: string;
  readonly text: string;
}

/** A whole input of templates or plans, before it is put together. */
export interface Declaration extends Drafts {
  readonly kind: 'cloudformation' | 'cdk' | 'terraform-plan';
  readonly label: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly notes: readonly DeclarationNote[];
  /** What was taken for granted in reading it. */
  readonly assumed: readonly SourceAssumption[];
}
