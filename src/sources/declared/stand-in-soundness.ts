import { type Cidr, containsRange, overlaps, parseCidr } from '../../network/address-range.ts';
import { type Gap } from '../../network/gap.ts';
import { type Network } from '../../network/network.ts';
import { type Scope } from '../../network/scope.ts';

const documentation = parseCidr('2001:db8::/32');
const global = parseCidr('2000::/3');

/**
 * Takes out what compares addresses with an IPv6 range in which the block may lie that Amazon gives a VPC on
 * deployment: the block that stands in for it is outside, so that what is decided by it would say nothing. A range
 * that holds every global address, or is the stand-in itself, decides the same for any block.
 */
export function checkStandIns(network: Network): Network {
  const hasStandIn = network.vpcs.items.some(({ cidrs }) => cidrs.some(isStandIn));
  if (!hasStandIn) return network;
  const { securityGroups, networkAcls, routeTables } = network;
  return {
    ...network,
    securityGroups: without(securityGroups, 'securityGroups', ({ ingress, egress }) =>
      [...ingress, ...egress].some(({ peer }) => peer.kind === 'cidr' && isInDoubt(peer.cidr)),
    ),
    networkAcls: without(networkAcls, 'networkAcls', ({ inbound, outbound }) =>
      [...inbound, ...outbound].some(({ cidr }) => isInDoubt(cidr)),
    ),
    routeTables: without(routeTables, 'routeTables', ({ routes }) =>
      routes.some(({ destination }) => destination.kind === 'cidr' && isInDoubt(destination.cidr)),
    ),
  };
}

function isStandIn(cidr: Cidr): boolean {
  return documentation !== undefined && containsRange(documentation, cidr);
}

function isInDoubt(cidr: Cidr): boolean {
  if (cidr.family === 'ipv4' || global === undefined || isStandIn(cidr)) return false;
  return overlaps(global, cidr) && !containsRange(cidr, global);
}

interface Identified {
  readonly id: string;
  readonly scope: Scope;
}

function without<T extends Identified>(
  { items, missing }: { readonly items: readonly T[]; readonly missing: readonly Gap[] },
  fact: 'securityGroups' | 'networkAcls' | 'routeTables',
  isDoubtful: (item: T) => boolean,
) {
  const doubtful = items.filter(isDoubtful);
  const gaps = doubtful.map(({ id, scope }): Gap => ({
    kind: 'unresolved',
    subject: { fact, id },
    scope,
    expression: `${id} compares with the IPv6 block that Amazon gives the VPC`,
  }));
  return { items: items.filter((item) => !doubtful.includes(item)), missing: [...missing, ...gaps] };
}
