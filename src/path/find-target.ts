import { containsRange } from '../network/address-range.ts';
import { networkAclOf, routeTableOf } from '../network/network-index.ts';
import { type NetworkInterface } from '../network/network-interface.ts';
import { type TargetInterface } from './member.ts';
import { type Piece } from './piece.ts';
import { type Walk } from './walk.ts';

/** What stands at a target address in a VPC: an interface, nothing, or the address belongs elsewhere. */
export type Found =
  | { readonly kind: 'interface'; readonly interface: TargetInterface }
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

/** Sorts packets by who owns the interfaces that they go to. */
export function groupByOwner(walk: Walk, pieces: readonly Piece[], vpcId: string): readonly Delivery[] {
  const groups = new Map<string, { target: Found; places: Map<string, Place>; pieces: Piece[] }>();
  for (const piece of pieces) {
    const target = findTarget(walk, piece, vpcId);
    const key = target.kind === 'interface' ? target.interface.owner.id : target.kind;
    const group = groups.get(key) ?? { target, places: new Map<string, Place>(), pieces: [] };
    groups.set(key, group);
    group.pieces.push(piece);
    if (target.kind !== 'interface') continue;
    const { subnetId } = target.interface;
    const alike = placeKey(walk, subnetId);
    const place = group.places.get(alike);
    if (place === undefined) group.places.set(alike, { subnetId, pieces: [piece] });
    else place.pieces.push(piece);
  }
  return [...groups.values()].map(({ target, places, pieces: mine }) => {
    return { target, places: [...places.values()], pieces: mine.length === pieces.length ? pieces : mine };
  });
}

// Subnets with the same ACL and the same table decide alike, unless the client is in one of them: within one
// subnet no ACL is asked.
function placeKey(walk: Walk, subnetId: string): string {
  const subnet = walk.index.byId.subnets.get(subnetId);
  if (subnet === undefined || subnetId === walk.vantage.subnet.id) return subnetId;
  const acl = networkAclOf(walk.index, subnet);
  const table = routeTableOf(walk.index, subnet);
  return acl.known && table.known ? `${acl.value.id} ${table.value.id}` : subnetId;
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
  return found === undefined ? { kind: 'nobody' } : { kind: 'interface', interface: asTarget(walk, found) };
}

function isAt(
  address: { readonly family: Piece['target']['family']; readonly value: bigint },
  { target }: Piece,
): boolean {
  return containsRange(target, { family: address.family, first: address.value, last: address.value });
}

function asTarget(walk: Walk, item: NetworkInterface): TargetInterface {
  const endpoint = walk.index.endpointsOfVpc
    .get(item.vpcId)
    ?.find((candidate) => candidate.networkInterfaceIds.includes(item.id));
  return {
    owner:
      endpoint === undefined
        ? { type: 'network-interface', id: item.id }
        : { type: 'vpc-endpoint', id: endpoint.id },
    vpcId: item.vpcId,
    subnetId: item.subnetId,
    securityGroupIds: item.securityGroupIds,
  };
}
