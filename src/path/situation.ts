import { type AddressRange, formatRange } from '../network/address-range.ts';
import { addressFamilies, type AddressFamily } from '../network/family.ts';
import { networkAclOf, type NetworkIndex, routeTableOf } from '../network/network-index.ts';
import { scopeKey } from '../network/scope.ts';
import { subnetCidrs } from '../network/subnet.ts';
import { type Target } from '../targets/target.ts';
import { type Vantage } from './vantage.ts';

/** The addresses at which some range consulted anywhere begins or ends, sorted, by family. */
export type Edges = Readonly<Record<AddressFamily, readonly bigint[]>>;

/**
 * Collects every range that a decision may compare a client's addresses with: rules, entries, routes, prefix
 * lists, VPC blocks, the subnets that hold gateways and endpoints, and single addresses that are resolvers or
 * targets. Clients between the same two edges are on the same side of every comparison.
 */
export function collectEdges(index: NetworkIndex, targets: readonly Target[]): Edges {
  const ranges = [...rangesOfRules(index), ...rangesOfPlaces(index), ...singleAddresses(index, targets)];
  const edgesOf = (family: AddressFamily): readonly bigint[] => {
    const edges = new Set<bigint>();
    for (const range of ranges) {
      if (range.family !== family) continue;
      edges.add(range.first);
      edges.add(range.last + 1n);
    }
    return [...edges].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  };
  return { ipv4: edgesOf('ipv4'), ipv6: edgesOf('ipv6') };
}

function rangesOfRules({ network }: NetworkIndex): readonly AddressRange[] {
  const groups = network.securityGroups.items.flatMap(({ ingress, egress }) =>
    [...ingress, ...egress].flatMap(({ peer }) => (peer.kind === 'cidr' ? [peer.cidr] : [])),
  );
  const acls = network.networkAcls.items.flatMap(({ inbound, outbound }) =>
    [...inbound, ...outbound].map((entry) => entry.cidr),
  );
  const routes = [
    ...network.routeTables.items.flatMap((table) => table.routes),
    ...network.transitGatewayRouteTables.items.flatMap((table) =>
      table.routes.known ? table.routes.value : [],
    ),
  ].flatMap(({ destination }) => (destination.kind === 'cidr' ? [destination.cidr] : []));
  const lists = network.prefixLists.items.flatMap(({ entries }) => (entries.known ? entries.value : []));
  return [...groups, ...acls, ...routes, ...lists];
}

function rangesOfPlaces({ network, byId }: NetworkIndex): readonly AddressRange[] {
  const routed = network.routeTables.items.flatMap((table) =>
    table.routes.flatMap(({ target }) => (target.kind === 'network-interface' ? [target.id] : [])),
  );
  const subnetIds = [
    ...network.natGateways.items.flatMap((nat) => nat.subnetId ?? []),
    ...network.vpcEndpoints.items.flatMap((endpoint) => endpoint.subnetIds),
    ...network.transitGatewayAttachments.items.flatMap((attachment) => attachment.subnetIds),
    ...routed.flatMap((id) => byId.networkInterfaces.get(id)?.subnetId ?? []),
  ];
  const subnets = [...new Set(subnetIds)].flatMap((id) => byId.subnets.get(id) ?? []);
  const blocks = subnets.flatMap((subnet) =>
    addressFamilies.flatMap((family) => subnetCidrs(subnet, family)),
  );
  return [...blocks, ...network.vpcs.items.flatMap((vpc) => vpc.cidrs)];
}

function singleAddresses({ network }: NetworkIndex, targets: readonly Target[]): readonly AddressRange[] {
  const addresses = [
    ...targets.flatMap((target) => (target.kind === 'address' ? [target.address] : [])),
    ...network.dhcpOptions.items.flatMap(({ domainNameServers }) =>
      domainNameServers === 'amazon' ? [] : domainNameServers,
    ),
    ...network.hostedZones.items.flatMap(({ records }) =>
      records.known
        ? records.value.flatMap(({ answer }) => (answer.kind === 'addresses' ? answer.addresses : []))
        : [],
    ),
  ];
  return addresses.map(({ family, value }) => ({ family, first: value, last: value }));
}

/**
 * A text that two vantages share only if every input that a decision reads is the same for both: the answer to
 * one is then the answer to the other, but for the addresses in a witness.
 */
export function situationOf(
  index: NetworkIndex,
  vantage: Vantage,
  family: AddressFamily,
  edges: Edges,
): string {
  const { subnet } = vantage;
  const table = routeTableOf(index, subnet);
  const acl = networkAclOf(index, subnet);
  const mode = subnet.blockPublicAccess;
  return [
    family,
    scopeKey(subnet.scope),
    subnet.vpcId,
    vantage.kind,
    table.known ? table.value.id : `? ${subnet.id}`,
    acl.known ? acl.value.id : `? ${subnet.id}`,
    vantage.securityGroupIds === null ? 'unnamed' : vantage.securityGroupIds.join(','),
    vantage.hasPublicAddress,
    `${vantage.ports.first}-${vantage.ports.last}`,
    subnet.availabilityZone,
    subnet.availabilityZoneId,
    mode.known ? mode.value : '?',
    clientClass(vantage, family, edges) || `without an address in ${subnet.id}`,
  ].join(' ');
}

/**
 * Names the clients that every rule compares alike, for a vantage whose addresses no edge cuts; null for one that
 * is like no other.
 */
export function sharedClass(vantage: Vantage, family: AddressFamily, edges: Edges): string | null {
  const name = clientClass(vantage, family, edges);
  return vantage.addresses === null && /^#\d+$/.test(name) ? name : null;
}

// A range that lies between two edges is named by them; one that an edge cuts is like no other.
function clientClass(vantage: Vantage, family: AddressFamily, edges: Edges): string {
  if (vantage.addresses !== null) return vantage.addresses.map(({ value }) => value.toString()).join(',');
  if (family === 'ipv6' && !vantage.usesIpv6) return '';
  const sorted = edges[family];
  return subnetCidrs(vantage.subnet, family)
    .map((cidr) => {
      const place = countUpTo(sorted, cidr.first);
      return place === countUpTo(sorted, cidr.last) ? `#${place}` : formatRange(cidr);
    })
    .join(',');
}

/** How many of the sorted edges are at or below an address. */
function countUpTo(sorted: readonly bigint[], address: bigint): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0n) <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}
