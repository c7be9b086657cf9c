import { type Assembly } from './assembly.ts';
import { type Link, type LinkKind } from './draft.ts';
import {
  addEndpointGroup,
  addEndpointSubnet,
  addEndpointTable,
  setEndpointPolicy,
  setPrivateDns,
} from './endpoint-links.ts';
import { associateAcl, makeEntry, makeGroupRule, makeListEntry } from './filter-links.ts';
import { type LinkMaker, type LinkOf } from './link-maker.ts';
import { associateRule, associateZone, makeRecord } from './name-links.ts';
import { associateGateway, associateSubnet, makeMain, makeRoute, propagate } from './route-links.ts';
import { associateAttachment, makeTransitRoute, propagateAttachment } from './transit-gateway-links.ts';
import {
  acceptPeering,
  addPublicAddress,
  addSubnetCidr,
  addVpcCidr,
  attachGateway,
  exclude,
  setDhcpOptions,
} from './vpc-links.ts';

type Making = (assembly: Assembly, links: readonly Link[]) => void;

function each<K extends LinkKind>(kind: K, make: LinkMaker<K>): Making {
  const isOfKind = (link: Link): link is LinkOf<K> => link.kind === kind;
  return (assembly, links) => {
    for (const link of links) if (isOfKind(link)) make(assembly, link);
  };
}

// What a whole VPC or transit gateway brings is made before or after all others, see assemble.ts.
const elsewhere: Making = () => undefined;

const makings = {
  'vpc-brings': elsewhere,
  alias: elsewhere,
  'egress-unless-ruled': elsewhere,
  'transit-gateway-brings': elsewhere,
  'attachment-defaults': elsewhere,
  'vpc-cidr': each('vpc-cidr', addVpcCidr),
  'dhcp-options-of-vpc': each('dhcp-options-of-vpc', setDhcpOptions),
  'subnet-ipv6-cidr': each('subnet-ipv6-cidr', addSubnetCidr),
  route: each('route', makeRoute),
  'route-table-of-subnet': each('route-table-of-subnet', associateSubnet),
  'route-table-of-gateway': each('route-table-of-gateway', associateGateway),
  'main-route-table': each('main-route-table', makeMain),
  'route-propagation': each('route-propagation', propagate),
  'gateway-attachment': each('gateway-attachment', attachGateway),
  'endpoint-route-table': each('endpoint-route-table', addEndpointTable),
  'endpoint-subnet': each('endpoint-subnet', addEndpointSubnet),
  'endpoint-security-group': each('endpoint-security-group', addEndpointGroup),
  'endpoint-policy': each('endpoint-policy', setEndpointPolicy),
  'endpoint-private-dns': each('endpoint-private-dns', setPrivateDns),
  'public-address': each('public-address', addPublicAddress),
  'security-group-rule': each('security-group-rule', makeGroupRule),
  'network-acl-entry': each('network-acl-entry', makeEntry),
  'network-acl-of-subnet': each('network-acl-of-subnet', associateAcl),
  'prefix-list-entry': each('prefix-list-entry', makeListEntry),
  'hosted-zone-of-vpc': each('hosted-zone-of-vpc', associateZone),
  'hosted-zone-record': each('hosted-zone-record', makeRecord),
  'resolver-rule-of-vpc': each('resolver-rule-of-vpc', associateRule),
  'peering-accepted': each('peering-accepted', acceptPeering),
  'transit-gateway-association': each('transit-gateway-association', associateAttachment),
  'transit-gateway-propagation': each('transit-gateway-propagation', propagateAttachment),
  'transit-gateway-route': each('transit-gateway-route', makeTransitRoute),
  'block-public-access-exclusion': each('block-public-access-exclusion', exclude),
} as const satisfies Record<LinkKind, Making>;

/** What decides what AWS makes with a VPC: its blocks, and which table is the main one. */
const first: readonly LinkKind[] = ['vpc-cidr', 'main-route-table'];

/** Makes the links of VPCs that others stand on. */
export function makeFirstLinks(assembly: Assembly, links: readonly Link[]): void {
  for (const kind of first) makings[kind](assembly, links);
}

/** Makes all other links. */
export function makeOtherLinks(assembly: Assembly, links: readonly Link[]): void {
  for (const [kind, make] of Object.entries(makings)) {
    if (!first.some((one) => one === kind)) make(assembly, links);
  }
}
