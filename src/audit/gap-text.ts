import { type CollectionName, type FieldName, type Gap, type NotModelledReason } from '../network/gap.ts';
import { type ReportGap } from './report.ts';

const factWords = {
  vpcs: 'the VPCs',
  subnets: 'the subnets',
  routeTables: 'the route tables',
  internetGateways: 'the internet gateways',
  egressOnlyInternetGateways: 'the egress-only internet gateways',
  natGateways: 'the NAT gateways',
  vpcEndpoints: 'the VPC endpoints',
  endpointServices: 'the endpoint services that the region offers',
  networkInterfaces: 'the network interfaces',
  instances: 'the instances',
  securityGroups: 'the security groups',
  networkAcls: 'the network ACLs',
  prefixLists: 'the prefix lists',
  dhcpOptions: 'the DHCP options',
  hostedZones: 'the private hosted zones',
  resolverRules: 'the resolver rules',
  peeringConnections: 'the VPC peering connections',
  transitGatewayAttachments: 'the transit gateway attachments',
  transitGatewayRouteTables: 'the transit gateway route tables',
  functions: 'the Lambda functions',
  apis: 'the APIs',
  blockPublicAccess: 'the mode of VPC Block Public Access',
  flowLogs: 'the flow logs',
  queryLogAssociations: 'the resolver query logs',
  enableDnsSupport: 'enableDnsSupport',
  enableDnsHostnames: 'enableDnsHostnames',
  prefixListEntries: 'the entries of the prefix list',
  hostedZoneRecords: 'the records of the hosted zone',
  resolverRuleAssociations: 'the VPCs of the resolver rule',
  transitGatewayRoutes: 'the routes of the transit gateway route table',
  transitGatewayAssociations: 'the associations of the transit gateway route table',
  endpointPolicy: "the endpoint's policy",
  endpointDnsNames: "the endpoint's private DNS names",
  interfaceAddress: 'the address of the interface',
  interfaceGroups: 'the security groups of the interface',
  sourceDestCheck: "the interface's source/destination check",
  apiIpAddressType: "the API's IP address type",
  vpcBlockPublicAccess: 'the mode of VPC Block Public Access in force',
} as const satisfies Record<CollectionName | FieldName, string>;

const reasonWords = {
  'gateway-load-balancer':
    'is a Gateway Load Balancer endpoint; what the firewall behind it lets through is not in the input',
  'virtual-private-gateway': 'leads to a VPN or Direct Connect; what lies behind it is not in the input',
  'local-gateway': 'leads to an Outpost, which is not followed',
  'carrier-gateway': 'leads to a carrier network, which is not followed',
  'core-network': 'leads to a Cloud WAN core network, which is not followed',
  'outpost-database-network': 'leads to an Oracle Database@AWS network, which is not followed',
  appliance: 'forwards or filters by rules of its own, which are not in the input',
  'gateway-route-table': 'steers what comes in through the internet gateway, which is not followed',
  'route-target': 'is a route target that is not followed',
  'route-state': 'has a state that is not followed',
  'overlapping-prefix-lists':
    'overlaps another prefix list with another target; AWS picks one of the two routes',
  'endpoint-type': 'is in a state or of a type that is not followed',
  'other-account': 'belongs to another account, which is not in the input',
  'other-region': 'belongs to another region, which is not in the input',
  'resolver-forwarding': 'forwards the name to other resolvers, whose answer is not in the input',
  'resolver-profile': 'brings zones or rules that are not in the input, as a Route 53 Profile of the VPC',
  'resolver-profile-order':
    'is not all that Route 53 Profiles bring for this name; which of it answers is not in the input',
  'custom-dns-answer': 'names DNS servers that are not Amazon DNS; what they answer is not in the input',
  'dns-record-type': 'answers by a record or a routing policy that is not followed',
  'some-names-only': 'answers for some names below its own only; whether for this one is not told',
  'endpoint-capture-while-not-available':
    'has private DNS and is not available; whether it captures the name then is not documented',
  'nat-behind-nat': 'translates what is translated already, which is not followed',
  nat64: 'would have to translate IPv6 to IPv4, which is not followed',
  'transit-gateway-peering':
    'leads to another transit gateway, a VPN or Direct Connect, which is not followed',
  'too-many-pieces': 'divides the packets into more parts than are followed',
  'too-many-hops': 'sends packets on more often than is followed',
  'network-function':
    'has network functions attached that filter behind it; their rules are not in the input',
  'return-by-other-way': 'takes the answers, which came another way; where they go is not followed',
  'attachment-choice': 'has subnets that decide differently; which one packets take is not in the input',
  'ipv6-by-another-vpc':
    'is not the VPC of the clients; what its gateways make of their IPv6 addresses is not documented',
  'nat-address': 'is a NAT gateway whose private address is not in the input, which filters compare with',
  'lambda-ipv6-by-internet-gateway':
    'is an internet gateway; whether a function reaches it by IPv6 is not documented',
  'regional-nat-exclusion':
    'is a regional NAT gateway under Block Public Access; which exclusion counts for it is not documented',
} as const satisfies Record<NotModelledReason, string>;

/** What a gap is about and why, as one sentence without a full stop. The command is not part of it. */
export function gapText(gap: Gap): string {
  switch (gap.kind) {
    case 'refused':
      return `AWS refused ${gap.action}, so ${factText(gap)} cannot be told`;
    case 'unreachable':
      return `${gap.host} did not answer from here, so ${factText(gap)} cannot be told`;
    case 'not-in-source': {
      const detail = gap.detail === null ? '' : ` (${gap.detail})`;
      return `the input does not hold ${factText(gap)}${detail}`;
    }
    case 'unresolved':
      return `${factText(gap)} depends on ${gap.expression}, which only deployment settles`;
    case 'not-modelled':
      return `${gap.id} ${reasonWords[gap.reason]}`;
  }
}

function factText({ subject }: Exclude<Gap, { kind: 'not-modelled' }>): string {
  const words = factWords[subject.fact];
  return subject.id === null ? words : `${words} of ${subject.id}`;
}

/** The gap with its words, for the report. */
export function reportGap(gap: Gap): ReportGap {
  return { ...gap, text: gapText(gap) };
}
