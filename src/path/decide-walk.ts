import { formatAddress } from '../network/address.ts';
import { formatRange } from '../network/address-range.ts';
import { type AssumptionCode } from './assumption.ts';
import { coverOf } from './cover.ts';
import { type Piece, subtractPieces, volumeOf } from './piece.ts';
import { type Resolution } from './resolution.ts';
import { foldSteps, type Prediction, type Step, type Trace, worstOf } from './step.ts';
import { type ResolvedTarget } from './resolved-target.ts';
import { type Arrival } from './flow.ts';
import { type Walk } from './walk.ts';

/** One concrete connection. */
export interface Witness {
  readonly clientAddress: string;
  readonly clientPort: number;
  /** The target's address; the range of addresses where which one it is was not read. */
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

/** What a walk came to, whatever names lead to its addresses: worked out once for all of them. */
export interface FinishedWalk {
  readonly steps: readonly Step[];
  readonly assumptions: readonly AssumptionCode[];
  /** What its steps and what is left of it amount to, without a name's steps. */
  readonly prediction: Prediction;
  readonly left: Trace['left'];
  readonly via: Trace['via'];
  readonly viaResource: Trace['viaResource'];
  readonly addresses: readonly string[];
  readonly witness: PathDecision['witness'];
}

/** Works out what is left of a walk's packets, by which way, and two witnesses where it is a part. */
export function finishWalk(walk: Walk): FinishedWalk {
  const arrived = walk.arrivals.flatMap((arrival) => arrival.pieces);
  const left = leftOf(walk, arrived);
  const { via, viaResource } = wayOf(walk);
  return {
    steps: walk.steps,
    assumptions: oneList(walk.assumptions),
    prediction: foldSteps(walk.steps, left),
    left,
    via,
    viaResource,
    addresses: knownAddresses(walk),
    witness: left === 'part' ? witnesses(walk, arrived) : noWitness,
  };
}

const noWitness: PathDecision['witness'] = { passes: null, fails: null };

/** Joins who answers for a name and the walk to its addresses into the decision. */
function decideWalk(walk: FinishedWalk, { resolution, members, assumptions }: ResolvedTarget): PathDecision {
  const steps = resolution === null ? walk.steps : resolution.steps.concat(walk.steps);
  if (!hasStep(steps)) throw new Error('a path without a step');
  const { left, via, viaResource } =
    members === null ? { left: leftOfName(steps), via: 'none' as const, viaResource: null } : walk;
  const trace: Trace = { steps, left, via, viaResource };
  const prediction = worstOf(
    foldSteps(resolution?.steps ?? [], left),
    members === null ? foldSteps(walk.steps, left) : walk.prediction,
  );
  return {
    trace,
    prediction,
    resolution: resolution && {
      by: resolution.by,
      resource: resolution.resource,
      endpoint: resolution.endpoint,
    },
    addresses: members === null ? [] : walk.addresses,
    witness: prediction === 'conditional' && left === 'part' ? walk.witness : noWitness,
    assumptions: joinAssumptions(walk.assumptions, assumptions),
  };
}

/**
 * Decides a path by the walks to its addresses. Where private names answer on a condition only, the path is
 * blocked only if the way to the public addresses is blocked too.
 */
export function decideResolved(
  resolved: ResolvedTarget,
  walkTo: (members: ResolvedTarget['members']) => FinishedWalk,
): PathDecision {
  const decision = decideWalk(walkTo(resolved.members), resolved);
  const { resolution } = resolved;
  if (decision.prediction !== 'blocked' || resolution === null || resolution.otherwise === null)
    return decision;
  const { members, steps } = resolution.otherwise;
  const conditions = decision.trace.steps.filter(({ outcome }) => outcome === 'fail').map(asCondition);
  const other = { ...resolved, members, resolution: { ...resolution, steps: [...steps, ...conditions] } };
  const decidedOther = decideWalk(walkTo(members), other);
  return decidedOther.prediction === 'blocked' ? decision : decidedOther;
}

// What refuses if private names answer is a condition of the whole, and worth mending all the same.
function asCondition(step: Step): Step {
  return { ...step, outcome: 'condition' };
}

function hasStep(steps: readonly Step[]): steps is Trace['steps'] {
  return steps.length > 0;
}

// Few combinations occur, in very many decisions: each list is made once.
const joined = new WeakMap<
  readonly AssumptionCode[],
  WeakMap<ReadonlySet<AssumptionCode>, readonly AssumptionCode[]>
>();

function joinAssumptions(
  ofWalk: readonly AssumptionCode[],
  ofName: ReadonlySet<AssumptionCode>,
): readonly AssumptionCode[] {
  const lists = joined.get(ofWalk) ?? new WeakMap<ReadonlySet<AssumptionCode>, readonly AssumptionCode[]>();
  joined.set(ofWalk, lists);
  const list = lists.get(ofName) ?? [...new Set([...ofWalk, ...ofName])].toSorted();
  lists.set(ofName, list);
  return list;
}

const lists = new Map<string, readonly AssumptionCode[]>();

function oneList(codes: ReadonlySet<AssumptionCode>): readonly AssumptionCode[] {
  const sorted = [...codes].toSorted();
  const list = lists.get(sorted.join()) ?? sorted;
  lists.set(sorted.join(), list);
  return list;
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
  const [only, ...others] = walk.arrivals;
  if (only !== undefined && others.length === 0 && only.pieces.length > 0) {
    return { via: only.via, viaResource: only.viaResource };
  }
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
  // An unread address is one of a range, which is then told in its place.
  const isSettled = ({ member }: Piece): boolean => walk.members[member]?.open === null;
  const witnessOf = (pieces: readonly Piece[]): Witness | null => {
    const settled = pieces.filter(isSettled);
    const [piece] = (settled.length > 0 ? settled : pieces).toSorted(comparePieces);
    if (piece === undefined) return null;
    return {
      clientAddress: formatAddress({ family: walk.family, value: piece.client.first }),
      clientPort: piece.clientPort.first,
      address: isSettled(piece)
        ? formatAddress({ family: walk.family, value: piece.target.first })
        : formatRange(piece.target),
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
