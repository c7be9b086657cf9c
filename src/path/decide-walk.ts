import { formatAddress } from '../network/address.ts';
import { formatRange } from '../network/address-range.ts';
import { type AssumptionCode } from './assumption.ts';
import { coverOf } from './cover.ts';
import { type Piece, subtractPieces, volumeOf } from './piece.ts';
import { type Resolution } from './resolution.ts';
import { foldTrace, type Prediction, type Step, type Trace } from './step.ts';
import { type ResolvedTarget } from './resolved-target.ts';
import { type Arrival, type Walk } from './walk.ts';

/** One concrete connection. */
export interface Witness {
  readonly clientAddress: string;
  readonly clientPort: number;
  readonly address: string;
  /** The port that a NAT device on the way used; null where none is on the way. */
  readonly natPort: number | null;
}

/** Everything that deciding a path gives. */
export interface PathDecision {
  readonly trace: Trace;
  readonly prediction: Prediction;
  /** Null for a plain address. */
  readonly resolution: Pick<Resolution, 'by' | 'resource' | 'endpoint'> | null;
  /** Addresses of the target that are known one by one. */
  readonly addresses: readonly string[];
  readonly witness: { readonly passes: Witness | null; readonly fails: Witness | null };
  readonly assumptions: readonly AssumptionCode[];
}

/** Turns a finished walk into the decision: what is left, by which way, and two witnesses where it is a part. */
export function decideWalk(walk: Walk, resolved: ResolvedTarget): PathDecision {
  const { resolution } = resolved;
  const [first, ...more] = [...(resolution?.steps ?? []), ...walk.steps];
  if (first === undefined) throw new Error('a path without a step');
  const hasAddress = resolution === null || resolution.members !== null;
  const arrived = walk.arrivals.flatMap((arrival) => arrival.pieces);
  const left = hasAddress ? leftOf(walk, arrived) : leftOfName([first, ...more]);
  const { via, viaResource } = hasAddress ? wayOf(walk) : { via: 'none' as const, viaResource: null };
  const trace: Trace = { steps: [first, ...more], left, via, viaResource };
  const prediction = foldTrace(trace);
  return {
    trace,
    prediction,
    resolution: resolution && {
      by: resolution.by,
      resource: resolution.resource,
      endpoint: resolution.endpoint,
    },
    addresses: hasAddress ? knownAddresses(walk) : [],
    witness:
      prediction === 'conditional' && left === 'part'
        ? witnesses(walk, arrived)
        : { passes: null, fails: null },
    assumptions: [...new Set([...walk.assumptions, ...resolved.assumptions])].toSorted(),
  };
}

function leftOf(walk: Walk, arrived: readonly Piece[]): Trace['left'] {
  const [only, ...others] = walk.arrivals;
  if (only !== undefined && others.length === 0 && only.pieces === walk.whole) return 'all';
  const cover = coverOf(arrived, walk.whole, walk.members);
  return cover === 'undetermined' ? 'part' : cover;
}

function leftOfName(steps: readonly Step[]): Trace['left'] {
  return steps.some((step) => step.outcome === 'fail') ? 'none' : 'all';
}

function wayOf(walk: Walk): { readonly via: Trace['via']; readonly viaResource: Trace['viaResource'] } {
  const [largest] = walk.arrivals
    .map((arrival): readonly [bigint, Arrival] => [volumeOf(arrival.pieces), arrival])
    .toSorted(([a], [b]) => (a > b ? -1 : a < b ? 1 : 0));
  if (largest !== undefined && largest[0] > 0n)
    return { via: largest[1].via, viaResource: largest[1].viaResource };
  return { via: walk.firstWay?.via ?? 'none', viaResource: walk.firstWay?.resource ?? null };
}

function knownAddresses(walk: Walk): readonly string[] {
  return walk.members
    .flatMap((member) => (member.isPublicService || member.open !== null ? [] : member.addresses))
    .map(formatRange)
    .toSorted();
}

function witnesses(walk: Walk, arrived: readonly Piece[]): PathDecision['witness'] {
  const failed = subtractPieces(walk.whole, arrived);
  const translates = walk.steps.some(({ hop }) => hop.type === 'nat-gateway' || hop.type === 'instance');
  const witnessOf = (pieces: readonly Piece[]): Witness | null => {
    const [piece] = pieces.toSorted(comparePieces);
    if (piece === undefined) return null;
    return {
      clientAddress: formatAddress({ family: walk.family, value: piece.client.first }),
      clientPort: piece.clientPort.first,
      address: formatAddress({ family: walk.family, value: piece.target.first }),
      natPort: translates ? piece.natPort.first : null,
    };
  };
  return { passes: witnessOf(arrived), fails: witnessOf(failed) };
}

function comparePieces(a: Piece, b: Piece): number {
  const difference = (x: bigint, y: bigint): number => (x < y ? -1 : x > y ? 1 : 0);
  return (
    difference(a.target.first, b.target.first) ||
    difference(a.client.first, b.client.first) ||
    a.clientPort.first - b.clientPort.first ||
    a.natPort.first - b.natPort.first
  );
}
