import { parseAddress } from '../../network/address.ts';
import { singleAddress } from '../../network/address-range.ts';
import { containsSet } from '../../network/address-set.ts';
import { type ResourceRef } from '../../network/resource.ts';
import { type Source } from '../../network/source.ts';
import { neverOnInternet } from '../../network/special-addresses.ts';
import { type AssumptionCode } from '../../path/assumption.ts';
import { type ResolvedBy } from '../../path/resolution.ts';
import { type Prediction } from '../../path/step.ts';
import { type StepCode } from '../../path/step-code.ts';
import { type Observation, type ObservationLayer } from './observation.ts';
import { comesByOtherWay, type ObservedWay, type PredictedWay } from './observed-way.ts';

/** A path as it was predicted, and what was seen of it. */
export interface Situation {
  readonly region: string;
  readonly vpcId: string;
  /** The name that was asked; null for an address. */
  readonly host: string | null;
  readonly port: number;
  readonly source: Pick<Source, 'kind' | 'takenAt'>;
  readonly predicted: PredictedWay & {
    readonly prediction: Prediction;
    /** Null for an address. */
    readonly resolution: { readonly by: ResolvedBy; readonly resource: ResourceRef | null } | null;
    /** Those that are known one by one. */
    readonly addresses: readonly string[];
    readonly assumptions: readonly AssumptionCode[];
    /** Codes of the steps that block it. */
    readonly blocks: readonly StepCode[];
  };
  /** Whether the VPC's DHCP options name other DNS servers than Amazon's; null where they were not read. */
  readonly hasCustomDns: boolean | null;
  readonly observation: Observation;
  readonly way: ObservedWay;
}

/** How an observation stands against what was predicted. */
export type Sight =
  | 'name-fails'
  | 'other-addresses'
  | 'no-connection'
  | 'connection-refused'
  | 'handshake-fails'
  | 'other-certificate'
  | 'not-aws'
  | 'no-answer'
  | 'reached-though-blocked'
  | 'denied';

/** What is to be explained, the first first; empty where nothing is. */
export function sightsOf(situation: Situation): readonly Sight[] {
  const { observation, predicted } = situation;
  const elsewhere: readonly Sight[] = leadsElsewhere(situation) ? ['other-addresses'] : [];
  switch (observation.outcome) {
    case 'not-run':
    case 'inconsistent':
      return [];
    case 'reached':
      return predicted.prediction === 'blocked' ? ['reached-though-blocked', ...elsewhere] : elsewhere;
    case 'denied':
      return predicted.prediction === 'blocked'
        ? ['reached-though-blocked', ...elsewhere]
        : [...elsewhere, 'denied'];
    case 'failed':
      return [...elsewhere, sightOfFailure(observation)];
  }
}

const sightOfLayer = {
  dns: () => 'name-fails',
  tcp: ({ cause }) => (cause === 'REFUSED' || cause === 'RESET' ? 'connection-refused' : 'no-connection'),
  tls: ({ cause }) =>
    cause === 'CERT_UNTRUSTED' || cause === 'CERT_NAME' || cause === 'CERT_EXPIRED'
      ? 'other-certificate'
      : 'handshake-fails',
  http: ({ cause }) => (cause === 'NOT_AWS' ? 'not-aws' : 'no-answer'),
} as const satisfies Record<ObservationLayer, (observation: Observation) => Sight>;

function sightOfFailure(observation: Observation): Sight {
  return sightOfLayer[observation.layer ?? 'http'](observation);
}

/** Whether the name led to other addresses than predicted: public ones in place of private ones, another endpoint's. */
function leadsElsewhere({ predicted, way }: Situation): boolean {
  if (comesByOtherWay(predicted, way) !== null) return true;
  const isPublic = way.leadsTo === null ? null : way.leadsTo === 'public';
  const expectsPublic = expectsPublicAddresses(predicted);
  return isPublic !== null && expectsPublic !== null && isPublic !== expectsPublic;
}

function expectsPublicAddresses({ resolution, via, addresses }: Situation['predicted']): boolean | null {
  if (resolution?.by === 'endpoint') return false;
  if (resolution?.by !== 'public-dns') return null;
  // An endpoint's own names are public, and lead to its private addresses.
  return via !== 'interface-endpoint' && via !== 'central-endpoint' && !addresses.some(isPrivate);
}

function isPrivate(text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && containsSet(neverOnInternet, [singleAddress(address)]);
}
