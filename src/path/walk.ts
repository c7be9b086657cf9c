import { type Address } from '../network/address.ts';
import { type AddressFamily } from '../network/family.ts';
import { type Gap } from '../network/gap.ts';
import { type Fact } from '../network/fact.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type RouteTable } from '../network/route-table.ts';
import { type Scope } from '../network/scope.ts';
import { type Subnet } from '../network/subnet.ts';
import { type Vpc } from '../network/vpc.ts';
import { type AssumptionCode } from './assumption.ts';
import { coverOf } from './cover.ts';
import { type FilterView, touchesPublicService } from './filter.ts';
import { type TargetMember } from './member.ts';
import { type Piece } from './piece.ts';
import { type Arrival, type HomeComing, type SharedEgress, type WayOut } from './flow.ts';
import { type Outcome, type Step, type StepBase } from './step.ts';
import { type Vantage } from './vantage.ts';
import { type Via } from './via.ts';

/** What opens a connection: the client, or what translates its address on the way. */
type StationKind = 'client' | 'nat' | 'nat-instance';

/** Somebody in a VPC who sends packets by a route table. */
export interface Station {
  readonly kind: StationKind;
  readonly hop: ResourceRef;
  readonly scope: Scope;
  readonly vpcId: string;
  /** Null for a regional NAT gateway. */
  readonly subnet: Subnet | null;
  readonly table: Fact<RouteTable>;
  /** The addresses that stand for the client's from here on; null where its own are kept. */
  readonly translated: readonly Address[] | null;
  readonly publicAddress: 'yes' | 'no';
}

/** One decision under way: what is asked, and the steps so far. */
export interface Walk {
  readonly index: NetworkIndex;
  readonly vantage: Vantage;
  readonly vpc: Vpc;
  readonly family: AddressFamily;
  readonly members: readonly TargetMember[];
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly strict: boolean;
  /** All that the vantage may send. */
  readonly whole: readonly Piece[];
  readonly steps: Step[];
  readonly assumptions: Set<AssumptionCode>;
  /** Packets that a step dropped, in the order of the steps: where a failing witness comes from. */
  readonly dropped: Piece[];
  readonly arrivals: Arrival[];
  readonly home: HomeComing[];
  /** What other walks found behind gateways; null where nothing is shared. */
  readonly shared: SharedEgress | null;
  /** The way out of the packets that are followed just now. */
  way: WayOut | null;
  /** The first way out that any packets took or would take. */
  firstWay: WayOut | null;
}

/** Adds a step. */
export function addStep(walk: Walk, step: Step): void {
  walk.steps.push(step);
}

/** Where and about what a step is, with what most steps have in common. */
export function at(
  hop: ResourceRef,
  resource: ResourceRef,
  more: Partial<Pick<StepBase, 'rule' | 'way'>> = {},
): Pick<StepBase, 'hop' | 'resource' | 'rule' | 'way'> {
  return { hop, resource, rule: more.rule ?? null, way: more.way ?? 'there' };
}

/** Outcome and gap of a step that lets packets through. */
export const passes = { outcome: 'pass', gap: null } as const;

/** Outcome and gap of a step that cannot be told. */
export function cannotTell(gap: Gap): { readonly outcome: 'unknown'; readonly gap: Gap } {
  return { outcome: 'unknown', gap };
}

/** A gap about something that is not followed here. */
export function notFollowed(reason: Extract<Gap, { kind: 'not-modelled' }>['reason'], id: string): Gap {
  return { kind: 'not-modelled', reason, id };
}

/**
 * What it means for the whole path that some packets are refused: nothing, all of it, a part, or that an
 * unread address decides. Remembers the packets for the failing witness.
 */
export function outcomeOfRefusal(
  walk: Walk,
  refused: readonly Piece[],
): { readonly outcome: Outcome; readonly gap: Gap | null } {
  const cover = coverOf(refused, walk.whole, walk.members);
  switch (cover) {
    case 'none':
      return passes;
    case 'all':
      return { outcome: 'fail', gap: null };
    case 'part':
      walk.dropped.push(...refused);
      return { outcome: 'part', gap: null };
    case 'undetermined':
      return cannotTell(openGap(walk, refused));
  }
}

function openGap(walk: Walk, pieces: readonly Piece[]): Gap {
  for (const piece of pieces) {
    const open = walk.members[piece.member]?.open;
    if (open !== null && open !== undefined) return open;
  }
  return notFollowed('too-many-pieces', walk.vpc.id);
}

/** Whether it depends on the public address of the service if packets are refused. */
export function dependsOnPublicAddress(walk: Walk, refused: readonly Piece[]): boolean {
  if (!touchesPublicService(refused, walk.members)) return false;
  const asOpen = walk.members.map((member) => ({ ...member, open: notFollowed('too-many-pieces', '') }));
  return coverOf(refused, walk.whole, asOpen) === 'undetermined';
}

/** Uses a default for a fact that the input does not hold; false with `--strict`. */
export function assume(walk: Pick<Walk, 'strict' | 'assumptions'>, code: AssumptionCode): boolean {
  if (!walk.strict) walk.assumptions.add(code);
  return !walk.strict;
}

/** Remembers the first way out; later hops do not change it. */
export function takeWay(walk: Walk, via: Via, resource: ResourceRef): void {
  walk.way ??= { via, resource };
  walk.firstWay ??= walk.way;
}

/** Packets that end at an endpoint in another VPC went by it, whatever carried them there. */
export function takeWayOver(walk: Walk, via: Via, resource: ResourceRef): void {
  if (walk.firstWay === walk.way) walk.firstWay = { via, resource };
  walk.way = { via, resource };
}

/** How filters see packets that leave a station towards the target. */
export function viewTowardsTarget(walk: Walk): FilterView {
  return { remote: 'target', ports: walk.port, protocol: walk.protocol };
}

/** How filters see packets that come in from a station. */
export function viewFromStation(walk: Walk, station: Station): FilterView {
  return { remote: addressesOf(station), ports: walk.port, protocol: walk.protocol };
}

/** How filters see answers that go out to a station. */
export function viewBackToStation(walk: Walk, station: Station): FilterView {
  return { remote: addressesOf(station), ports: portsOf(station), protocol: walk.protocol };
}

/** How filters see answers that come in to a station from the target. */
export function viewBackFromTarget(walk: Walk, station: Station): FilterView {
  return { remote: 'target', ports: portsOf(station), protocol: walk.protocol };
}

function addressesOf(station: Station): FilterView['remote'] {
  if (station.translated === null) return 'client';
  return station.translated.map(({ family, value }) => ({ family, first: value, last: value }));
}

function portsOf(station: Station): 'clientPort' | 'natPort' {
  return station.kind === 'client' ? 'clientPort' : 'natPort';
}
