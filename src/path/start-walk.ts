import { type AddressRange, wholeFamily } from '../network/address-range.ts';
import { type AddressFamily } from '../network/family.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { ephemeralPorts } from '../network/ports.ts';
import { subnetCidrs, usableAddresses } from '../network/subnet.ts';
import { type Vpc } from '../network/vpc.ts';
import { type AssumptionCode } from './assumption.ts';
import { type TargetMember } from './member.ts';
import { type Piece } from './piece.ts';
import { type SharedEgress } from './flow.ts';
import { type Vantage } from './vantage.ts';
import { notFollowed, type Walk } from './walk.ts';

/** The parts of a question that a walk begins with. */
export interface WalkStart {
  readonly index: NetworkIndex;
  readonly vantage: Vantage;
  readonly vpc: Vpc;
  readonly family: AddressFamily;
  readonly strict: boolean;
  readonly shared: SharedEgress | null;
}

/**
 * Begins a walk with everything that the vantage may send: each of its addresses and ports to each address of
 * the target. Members null: the name gives no address that is known, so any address may be meant.
 */
export function startWalk(
  { index, vantage, vpc, family, strict, shared }: WalkStart,
  members: readonly TargetMember[] | null,
  { port, protocol }: { readonly port: number; readonly protocol: 'tcp' | 'udp' },
  assumptions: Set<AssumptionCode>,
): Walk {
  const targets = members ?? [anywhere(family)];
  return {
    index,
    vantage,
    vpc,
    family,
    members: targets,
    port,
    protocol,
    strict,
    whole: allPieces(vantage, family, targets),
    steps: [],
    assumptions,
    dropped: [],
    arrivals: [],
    home: [],
    shared,
    way: null,
    firstWay: null,
  };
}

function anywhere(family: AddressFamily): TargetMember {
  return {
    addresses: [wholeFamily(family)],
    open: notFollowed('dns-record-type', 'name'),
    isPublicService: false,
    prefixListId: null,
    interface: null,
  };
}

function allPieces(
  vantage: Vantage,
  family: AddressFamily,
  members: readonly TargetMember[],
): readonly Piece[] {
  const clients = clientRanges(vantage, family);
  return members.flatMap((member, index) =>
    member.addresses.flatMap((target) =>
      clients.map((client): Piece => {
        return { member: index, client, target, clientPort: vantage.ports, natPort: ephemeralPorts };
      }),
    ),
  );
}

/** The addresses that a vantage may have in a family; none when it has no address of it. */
export function clientRanges(vantage: Vantage, family: AddressFamily): readonly AddressRange[] {
  if (vantage.addresses !== null) {
    return vantage.addresses
      .filter((address) => address.family === family)
      .map(({ value }) => ({ family, first: value, last: value }));
  }
  if (family === 'ipv6' && !vantage.usesIpv6) return [];
  return subnetCidrs(vantage.subnet, family).map(usableAddresses);
}
