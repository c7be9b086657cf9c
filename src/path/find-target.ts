import { containsRange } from '../network/address-range.ts';
import { networkAclOf, type NetworkIndex, routeTableOf } from '../network/network-index.ts';
import { type NetworkInterface } from '../network/network-interface.ts';
import { type TargetInterface } from './member.ts';
import { type Piece } from './piece.ts';
import { type Walk } from './walk.ts';

/** What stands at a target address in a VPC: an interface, one whose endpoint was not read, nothing, or the address belongs elsewhere. */
export type Found =
  | { readonly kind: 'interface'; readonly interface: TargetInterface }
  | { readonly kind: 'unclaimed'; readonly interfaceId: string }
  | { readonly kind: 'elsewhere' | 'nobody' };

/** Packets to subnets that decide alike about them. */
export interface Place {
  readonly subnetId: string;
  readonly pieces: Piece[];
}

/** Packets to the interfaces of one owner. */
export interface Delivery {
  readonly target: Found;
  readonly places: readonly Place[];
  readonly pieces: readonly Piece[];
}

/**
 * Sorts packets by who owns the interfaces that they go to.
 * @param options the subnets that packets come from and answers go to: within one subnet no ACL is asked, so
 * these are places of their own; and whether their zones matter, as a transit gateway keeps to zones on the way back.
 */
export function groupByOwner(
  walk: Walk,
  pieces: readonly Piece[],
  vpcId: string,
  { ownSubnets, byZone }: { readonly ownSubnets: readonly (string | undefined)[]; readonly byZone: boolean },
): readonly Delivery[] {
  const groups = new Map<string, { target: Found; places: Map<string, Place>; pieces: Piece[] }>();
  for (const piece of pieces) {
    const target = findTarget(walk, piece, vpcId);
    const key = target.kind === 'interface' ? target.interface.owner.id : target.kind;
    const group = groups.get(key) ?? { target, places: new Map<string, Place>(), pieces: [] };
    groups.set(key, group);
    group.pieces.push(piece);
    if (target.kind !== 'interface') continue;
    const { subnetId } = target.interface;
    const alike = ownSubnets.includes(subnetId) ? subnetId : placeKey(walk, subnetId, byZone);
    const place = group.places.get(alike);
    if (place === undefined) group.places.set(alike, { subnetId, pieces: [piece] });
    else place.pieces.push(piece);
  }
  return [...groups.values()].map(({ target, places, pieces: mine }) => {
    return { target, places: [...places.values()], pieces: mine.length === pieces.length ? pieces : mine };
  });
}

// Subnets with the same ACL and the same table decide alike.
function placeKey(walk: Walk, subnetId: string, byZone: boolean): string {
  const subnet = walk.index.byId.subnets.get(subnetId);
  if (subnet === undefined) return subnetId;
  const acl = networkAclOf(walk.index, subnet);
  const table = routeTableOf(walk.index, subnet);
  const zone = byZone ? `${subnet.availabilityZone} ${subnet.availabilityZoneId}` : '';
  return acl.known && table.known ? `${acl.value.id} ${table.value.id} ${zone}` : subnetId;
}

function findTarget(walk: Walk, piece: Piece, vpcId: string): Found {
  const member = walk.members[piece.member];
  const own = member?.interface ?? null;
  if (own !== null)
    return own.vpcId === vpcId ? { kind: 'interface', interface: own } : { kind: 'elsewhere' };
  if (member?.isPublicService === true) return { kind: 'elsewhere' };
  const found = walk.index.interfacesOfVpc
    .get(vpcId)
    ?.find((item) => item.addresses.some((address) => isAt(address, piece)));
  if (found === undefined) return { kind: 'nobody' };
  const target = targetOf(walk.index, found);
  return target === null
    ? { kind: 'unclaimed', interfaceId: found.id }
    : { kind: 'interface', interface: target };
}

function isAt(
  address: { readonly family: Piece['target']['family']; readonly value: bigint },
  { target }: Piece,
): boolean {
  return containsRange(target, { family: address.family, first: address.value, last: address.value });
}

/**
 * An interface as a target. Who stands behind the interface of an endpoint is the endpoint's to say; null where
 * no endpoint of the input claims it.
 */
export function targetOf(index: NetworkIndex, item: NetworkInterface): TargetInterface | null {
  const endpoint = index.endpointsOfVpc
    .get(item.vpcId)
    ?.find((candidate) => candidate.networkInterfaceIds.includes(item.id));
  const { vpcId, subnetId, securityGroupIds } = item;
  if (endpoint !== undefined) {
    return { owner: { type: 'vpc-endpoint', id: endpoint.id }, vpcId, subnetId, securityGroupIds };
  }
  if (item.interfaceType.includes('endpoint')) return null;
  return { owner: { type: 'network-interface', id: item.id }, vpcId, subnetId, securityGroupIds };
}
