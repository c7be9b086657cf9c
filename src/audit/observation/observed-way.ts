import { parseAddress } from '../../network/address.ts';
import { type NetworkIndex } from '../../network/network-index.ts';
import { type ResourceRef } from '../../network/resource.ts';
import { type Vpc } from '../../network/vpc.ts';
import { type Via } from '../../path/via.ts';
import { type Severity } from '../severity.ts';
import { type AddressOwner, type OwnerKind, ownerOf } from './address-owner.ts';
import { type Observation } from './observation.ts';

/** The way that a path is predicted to take. */
export interface PredictedWay {
  readonly via: Via;
  readonly viaResource: ResourceRef | null;
}

/** The way that packets took, as far as the addresses and the answer tell it. */
export interface ObservedWay {
  /** What the addresses belong to; null where they are of two kinds, or there is none. */
  readonly leadsTo: OwnerKind | null;
  /** Null where it is not known. */
  readonly via: Via | null;
  readonly viaResource: ResourceRef | null;
  /** What the addresses belong to, as a sentence without a full stop. */
  readonly text: string;
}

/** What the addresses of a target may belong to that is reached by each way. */
const endsOfWay = {
  'interface-endpoint': ['endpoint'],
  'central-endpoint': ['endpoint'],
  // S3 and DynamoDB keep their public addresses.
  'gateway-endpoint': ['public'],
  'nat-gateway': ['public'],
  'nat-instance': ['public'],
  'internet-gateway': ['public'],
  'egress-only-internet-gateway': ['public'],
  'transit-gateway': ['public', 'interface'],
  peering: ['interface'],
  'virtual-private-gateway': ['public', 'interface'],
  appliance: ['public', 'interface', 'endpoint'],
  proxy: ['public', 'interface', 'endpoint'],
  local: ['interface'],
  // Where no way was predicted, there is none to compare with.
  none: ['public', 'interface', 'endpoint'],
} as const satisfies Record<Via, readonly OwnerKind[]>;

function mayLeadTo(via: Via, kind: OwnerKind): boolean {
  const kinds: readonly OwnerKind[] = endsOfWay[via];
  return kinds.includes(kind);
}

/** Ties what was observed to the endpoint or interface that its addresses belong to. */
export function observedWay(
  index: NetworkIndex,
  vpc: Vpc,
  { addresses, answer }: Pick<Observation, 'addresses' | 'answer'>,
  predicted: PredictedWay,
): ObservedWay {
  const owners = addresses.flatMap((text) => {
    const address = parseAddress(text);
    return address === undefined ? [] : [ownerOf(index, vpc, address, predicted.viaResource)];
  });
  const [first, ...others] = owners;
  if (first === undefined)
    return { leadsTo: null, via: null, viaResource: null, text: 'the name led to no address' };
  const text = [...new Set(owners.map((owner) => owner.text))].join('; ');
  if (others.some(({ kind }) => kind !== first.kind))
    return { leadsTo: null, via: null, viaResource: null, text };
  const isOne = others.every(({ resource }) => resource?.id === first.resource?.id);
  const resource = isOne ? first.resource : null;
  // Only an endpoint can have refused so: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
  const isByEndpoint = answer?.code === 'endpoint-policy-denied';
  return { leadsTo: first.kind, ...wayTo({ ...first, resource }, vpc, predicted, isByEndpoint), text };
}

function wayTo(
  { kind, resource, vpcId }: AddressOwner,
  vpc: Vpc,
  predicted: PredictedWay,
  isByEndpoint: boolean,
): PredictedWay | { readonly via: null; readonly viaResource: null } {
  const byInterface = vpcId === vpc.id ? 'interface-endpoint' : 'central-endpoint';
  switch (kind) {
    case 'endpoint':
      return { via: byInterface, viaResource: resource };
    case 'interface':
      return vpcId === vpc.id ? { via: 'local', viaResource: resource } : unknownWay;
    case 'private':
      return isByEndpoint ? { via: byInterface, viaResource: null } : unknownWay;
    case 'public': {
      if (isByEndpoint && predicted.via !== 'gateway-endpoint')
        return { via: 'gateway-endpoint', viaResource: null };
      const { via, viaResource } = predicted;
      return via !== 'none' && mayLeadTo(via, kind) ? { via, viaResource } : unknownWay;
    }
  }
}

const unknownWay = { via: null, viaResource: null } as const;

/**
 * How bad it is that packets took another way than predicted: an error where an endpoint was predicted, as its policy
 * and its network are then passed by, else a warning; null where they took the predicted way, or none is known.
 */
export function comesByOtherWay(predicted: PredictedWay, observed: ObservedWay): Severity | null {
  if (predicted.via === 'none' || !isOther(predicted, observed)) return null;
  return ['interface-endpoint', 'central-endpoint', 'gateway-endpoint'].includes(predicted.via)
    ? 'error'
    : 'warning';
}

function isOther(predicted: PredictedWay, { leadsTo, via, viaResource }: ObservedWay): boolean {
  if (leadsTo === null || leadsTo === 'private') return false;
  if (!mayLeadTo(predicted.via, leadsTo)) return true;
  if (leadsTo === 'public') return via === 'gateway-endpoint' && predicted.via !== via;
  return isOtherResource(predicted.viaResource, viaResource);
}

// An appliance on the way is no end of it, and an interface whose endpoint was not read may be the endpoint's.
function isOtherResource(a: ResourceRef | null, b: ResourceRef | null): boolean {
  return a !== null && b !== null && a.type === b.type && a.id !== b.id;
}
