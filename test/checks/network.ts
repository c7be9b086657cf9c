import { type Address, parseAddress } from '../../src/network/address.ts';
import { type Cidr, parseCidr } from '../../src/network/address-range.ts';
import { known, unknown } from '../../src/network/fact.ts';
import { type Gap } from '../../src/network/gap.ts';
import { type NatGateway } from '../../src/network/nat-gateway.ts';
import { type NetworkAcl, type NetworkAclEntry } from '../../src/network/network-acl.ts';
import { type PrefixList } from '../../src/network/prefix-list.ts';
import { type Route, type RouteTable, type RouteTarget } from '../../src/network/route-table.ts';
import { type Scope } from '../../src/network/scope.ts';
import { type SecurityGroup, type SecurityGroupRule } from '../../src/network/security-group.ts';
import { type Subnet } from '../../src/network/subnet.ts';
import { type EndpointService, type VpcEndpoint } from '../../src/network/vpc-endpoint.ts';
import { type Vpc } from '../../src/network/vpc.ts';

/** The account and region of everything here. */
export const scope: Scope = { accountId: '111122223333', region: 'eu-west-1' };

/** Something that nobody was allowed to read. */
export const refused: Gap = {
  kind: 'refused',
  subject: { fact: 'vpcEndpoints', id: null },
  scope,
  action: 'ec2:DescribeVpcEndpoints',
};

/** A block that is known to be one. */
export function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`no CIDR block: ${text}`);
  return parsed;
}

/** An address that is known to be one. */
function address(text: string): Address {
  const parsed = parseAddress(text);
  if (parsed === undefined) throw new Error(`no address: ${text}`);
  return parsed;
}

/** vpc-1, 10.0.0.0/16, with both DNS attributes on. */
export function vpc(more: Partial<Vpc> = {}): Vpc {
  return {
    id: 'vpc-1',
    scope,
    ownerId: null,
    name: null,
    cidrs: [cidr('10.0.0.0/16')],
    dhcpOptionsId: null,
    enableDnsSupport: known(true),
    enableDnsHostnames: known(true),
    blockPublicAccess: known('off'),
    ...more,
  };
}

/** A subnet of vpc-1 whose id ends with its zone: `subnet-a` is in eu-west-1a. */
export function subnet(id: string, block: string, more: Partial<Subnet> = {}): Subnet {
  return {
    id,
    scope,
    ownerId: null,
    name: null,
    vpcId: 'vpc-1',
    cidr: cidr(block),
    ipv6Cidrs: [],
    enableDns64: false,
    availabilityZone: `eu-west-1${id.at(-1) ?? ''}`,
    availabilityZoneId: null,
    availableAddresses: 200,
    blockPublicAccess: known('off'),
    ...more,
  };
}

/** An active route; the destination is a block or a prefix list, the target `local` or a kind and an id. */
export function route(destination: string, target: RouteTarget, more: Partial<Route> = {}): Route {
  return {
    destination: destination.startsWith('pl-')
      ? { kind: 'prefix-list', prefixListId: destination }
      : { kind: 'cidr', cidr: cidr(destination) },
    target,
    state: 'active',
    propagated: false,
    ...more,
  };
}

/** A route table of vpc-1 with its local route. */
export function routeTable(
  id: string,
  subnetIds: readonly string[],
  routes: readonly Route[] = [],
): RouteTable {
  const local = route('10.0.0.0/16', { kind: 'local' });
  return {
    id,
    scope,
    name: null,
    vpcId: 'vpc-1',
    main: false,
    subnetIds,
    gatewayIds: [],
    routes: [local, ...routes],
  };
}

/** nat-1, a public zonal NAT gateway in subnet-public-a. */
export function natGateway(more: Partial<NatGateway> = {}): NatGateway {
  return {
    id: 'nat-1',
    scope,
    name: null,
    vpcId: 'vpc-1',
    mode: 'zonal',
    subnetId: 'subnet-public-a',
    routeTableId: null,
    state: 'available',
    connectivity: 'public',
    addresses: [
      { privateAddress: address('10.0.9.9'), publicAddress: address('198.51.100.7'), availabilityZone: null },
    ],
    failureCode: null,
    attachedAppliances: [],
    ...more,
  };
}

/** vpce-1, an available interface endpoint for execute-api in subnet-a with private DNS. */
export function endpoint(more: Partial<VpcEndpoint> = {}): VpcEndpoint {
  return {
    id: 'vpce-1',
    scope,
    name: null,
    ownerId: null,
    vpcId: 'vpc-1',
    type: 'interface',
    serviceName: 'com.amazonaws.eu-west-1.execute-api',
    serviceRegion: null,
    state: 'available',
    subnetIds: ['subnet-a'],
    securityGroupIds: ['sg-endpoint'],
    networkInterfaceIds: [],
    routeTableIds: [],
    privateDnsEnabled: true,
    privateDnsOnlyForInboundResolverEndpoint: false,
    dnsNames: null,
    dnsRecordIpType: 'ipv4',
    policy: known('full-access'),
    ...more,
  };
}

/** What the region offers, with an interface endpoint in three zones. */
export function endpointService(serviceName: string): EndpointService {
  const availabilityZones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
  return {
    serviceName,
    scope,
    types: ['interface'],
    availabilityZones,
    privateDnsNames: [],
    policySupported: null,
    addressFamilies: null,
  };
}

/** A network ACL of vpc-1 with outbound entries for subnet-a. */
export function networkAcl(
  outbound: readonly NetworkAclEntry[],
  inbound: readonly NetworkAclEntry[] = [],
): NetworkAcl {
  return {
    id: 'acl-1',
    scope,
    name: null,
    vpcId: 'vpc-1',
    isDefault: false,
    subnetIds: ['subnet-a'],
    inbound,
    outbound,
  };
}

/** An entry about one TCP port or range. */
export function entry(
  number: number,
  action: 'allow' | 'deny',
  block: string,
  ports: readonly [number, number],
): NetworkAclEntry {
  const [first, last] = ports;
  return { number, protocol: 'tcp', ports: { first, last }, cidr: cidr(block), action };
}

/** A security group of vpc-1 with outbound rules to peers on TCP port 443. */
export function securityGroup(id: string, peers: readonly SecurityGroupRule['peer'][]): SecurityGroup {
  const egress = peers.map((peer): SecurityGroupRule => ({
    protocol: 'tcp',
    ports: { first: 443, last: 443 },
    peer,
  }));
  return { id, scope, name: null, vpcId: 'vpc-1', ownerId: null, groupName: null, ingress: [], egress };
}

/** pl-s3, the prefix list of Amazon S3; without blocks its entries were not read. */
export function prefixList(blocks: readonly string[] | null): PrefixList {
  const entries = blocks === null ? unknown<readonly Cidr[]>(refused) : known(blocks.map(cidr));
  return { id: 'pl-s3', scope, name: 'com.amazonaws.eu-west-1.s3', entries };
}
