import { type Address, parseAddress } from '../../../src/network/address.ts';
import { type Cidr, parseCidr } from '../../../src/network/address-range.ts';
import { known } from '../../../src/network/fact.ts';
import { type NatGateway } from '../../../src/network/nat-gateway.ts';
import { type NetworkAcl, type NetworkAclEntry } from '../../../src/network/network-acl.ts';
import { type NetworkInterface } from '../../../src/network/network-interface.ts';
import { type PortRange } from '../../../src/network/ports.ts';
import { type Route, type RouteTable, type RouteTarget } from '../../../src/network/route-table.ts';
import { type Scope } from '../../../src/network/scope.ts';
import { type SecurityGroup, type SecurityGroupRule } from '../../../src/network/security-group.ts';
import { type Subnet } from '../../../src/network/subnet.ts';
import { type VpcEndpoint } from '../../../src/network/vpc-endpoint.ts';
import { type Vpc } from '../../../src/network/vpc.ts';

/** The region of every random network. */
export const region = 'eu-west-1';

/** The account that the clients are in. */
export const home: Scope = { accountId: '111111111111', region };

/** Another account, which may own the second VPC. */
export const away: Scope = { accountId: '222222222222', region };

/** The block that a text stands for; only for texts that are blocks. */
export function cidr(text: string): Cidr {
  const found = parseCidr(text);
  if (found === undefined) throw new Error(`not a block: ${text}`);
  return found;
}

/** The address that a text stands for; only for texts that are addresses. */
export function address(text: string): Address {
  const found = parseAddress(text);
  if (found === undefined) throw new Error(`not an address: ${text}`);
  return found;
}

/** A VPC with both DNS attributes on. */
export function vpc(id: string, cidrs: readonly string[], scope: Scope, dhcpOptionsId: string): Vpc {
  return {
    id,
    scope,
    ownerId: scope.accountId,
    name: null,
    cidrs: cidrs.map(cidr),
    dhcpOptionsId,
    enableDnsSupport: known(true),
    enableDnsHostnames: known(true),
    blockPublicAccess: known('off'),
  };
}

/** A subnet; `zone` is the letter of its availability zone. */
export function subnet(id: string, block: string, zone: 'a' | 'b', more: Partial<Subnet> = {}): Subnet {
  return {
    id,
    scope: home,
    ownerId: home.accountId,
    name: null,
    vpcId: 'vpc-a',
    cidr: cidr(block),
    ipv6Cidrs: [],
    enableDns64: false,
    availabilityZone: `${region}${zone}`,
    availabilityZoneId: zone === 'a' ? 'euw1-az1' : 'euw1-az2',
    availableAddresses: 200,
    blockPublicAccess: known('off'),
    ...more,
  };
}

/** A static active route to a block, or to a prefix list (`pl-…`). */
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

/** A route table that some subnets are associated with. */
export function routeTable(
  id: string,
  subnetIds: readonly string[],
  routes: readonly Route[],
  more: Partial<RouteTable> = {},
): RouteTable {
  return {
    id,
    scope: home,
    name: null,
    vpcId: 'vpc-a',
    main: false,
    subnetIds,
    gatewayIds: [],
    routes,
    ...more,
  };
}

/** An entry of a network ACL. */
export function entry(
  number: number,
  action: NetworkAclEntry['action'],
  block: string,
  ports: PortRange | null,
): NetworkAclEntry {
  return { number, protocol: ports === null ? 'all' : 'tcp', ports, cidr: cidr(block), action };
}

/** A network ACL; `rules` in both directions. */
export function networkAcl(
  id: string,
  subnetIds: readonly string[],
  rules: Pick<NetworkAcl, 'inbound' | 'outbound'>,
  more: Partial<NetworkAcl> = {},
): NetworkAcl {
  return { id, scope: home, name: null, vpcId: 'vpc-a', isDefault: false, subnetIds, ...rules, ...more };
}

/** A rule of a security group; the peer is a block, a prefix list or another group by its id. */
export function groupRule(peer: string, ports: PortRange | null): SecurityGroupRule {
  return { protocol: ports === null ? 'all' : 'tcp', ports, peer: peerOf(peer) };
}

function peerOf(peer: string): SecurityGroupRule['peer'] {
  if (peer.startsWith('pl-')) return { kind: 'prefix-list', prefixListId: peer };
  if (peer.startsWith('sg-'))
    return { kind: 'security-group', reference: { groupId: peer, accountId: null } };
  return { kind: 'cidr', cidr: cidr(peer) };
}

/** A security group. */
export function securityGroup(
  id: string,
  rules: Pick<SecurityGroup, 'ingress' | 'egress'>,
  more: Partial<SecurityGroup> = {},
): SecurityGroup {
  return {
    id,
    scope: home,
    name: null,
    vpcId: 'vpc-a',
    ownerId: home.accountId,
    groupName: null,
    ...rules,
    ...more,
  };
}

/** A network interface in a subnet. */
export function networkInterface(
  id: string,
  inSubnet: Subnet,
  addresses: readonly string[],
  more: Partial<NetworkInterface> = {},
): NetworkInterface {
  return {
    id,
    scope: inSubnet.scope,
    name: null,
    vpcId: inSubnet.vpcId,
    subnetId: inSubnet.id,
    availabilityZone: inSubnet.availabilityZone,
    interfaceType: 'interface',
    addresses: addresses.map(address),
    publicAddresses: [],
    securityGroupIds: [],
    sourceDestCheck: true,
    instanceId: null,
    ...more,
  };
}

/** A zonal public NAT gateway that is available. */
export function natGateway(
  id: string,
  inSubnet: Subnet,
  own: string,
  more: Partial<NatGateway> = {},
): NatGateway {
  return {
    id,
    scope: inSubnet.scope,
    name: null,
    vpcId: inSubnet.vpcId,
    mode: 'zonal',
    subnetId: inSubnet.id,
    routeTableId: null,
    state: 'available',
    connectivity: 'public',
    addresses: [
      {
        privateAddress: address(own),
        publicAddress: address('198.51.100.9'),
        availabilityZone: inSubnet.availabilityZone,
      },
    ],
    failureCode: null,
    attachedAppliances: [],
    ...more,
  };
}

/** An available interface endpoint with a policy that lets everything through. */
export function interfaceEndpoint(
  id: string,
  service: string,
  interfaces: readonly NetworkInterface[],
  more: Partial<VpcEndpoint> = {},
): VpcEndpoint {
  const [first] = interfaces;
  return {
    id,
    scope: first?.scope ?? home,
    name: null,
    ownerId: first?.scope.accountId ?? null,
    vpcId: first?.vpcId ?? 'vpc-a',
    type: 'interface',
    serviceName: `com.amazonaws.${region}.${service}`,
    serviceRegion: null,
    state: 'available',
    subnetIds: interfaces.map(({ subnetId }) => subnetId),
    securityGroupIds: first?.securityGroupIds ?? [],
    networkInterfaceIds: interfaces.map((item) => item.id),
    routeTableIds: [],
    privateDnsEnabled: true,
    privateDnsOnlyForInboundResolverEndpoint: false,
    dnsNames: null,
    dnsRecordIpType: 'ipv4',
    policy: known('full-access'),
    ...more,
  };
}
