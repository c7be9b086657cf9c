import { formatRange } from '../network/address-range.ts';
import { unionOf } from '../network/address-set.ts';
import { type Fact } from '../network/fact.ts';
import { type NetworkAcl } from '../network/network-acl.ts';
import { formatPorts, type PortRange } from '../network/ports.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type Filtered, type FilterView } from './filter.ts';
import { filterByNetworkAcl } from './network-acl-filter.ts';
import { intersectPieces, type Piece, subtractPieces } from './piece.ts';
import { type Way } from './step.ts';
import { type FilterData } from './step-code.ts';
import { type Flow } from './flow.ts';
import {
  addStep,
  at,
  cannotTell,
  dependsOnPublicAddress,
  notFollowed,
  outcomeOfRefusal,
  type Walk,
} from './walk.ts';

/** Where a network ACL is asked; each place has its own step codes and its own check. */
export type AclPlace =
  'client-out' | 'client-back' | 'nat' | 'nat-instance' | 'attachment' | 'endpoint' | 'target';

/** A network ACL at one place, for one direction. */
export interface AclQuestion {
  readonly place: AclPlace;
  readonly hop: ResourceRef;
  readonly subnetId: string;
  readonly acl: Fact<NetworkAcl>;
  readonly direction: 'in' | 'out';
  readonly way: Way;
  readonly view: FilterView;
}

/** Passes packets through a network ACL and adds the step that says what it did. */
export function passNetworkAcl(walk: Walk, flow: Flow, question: AclQuestion): Flow {
  const { place, hop, acl, direction, way, view } = question;
  if (flow.sent.length === 0) return flow;
  if (!acl.known) {
    const subnet = { type: 'subnet', id: question.subnetId } as const;
    const resource = place === 'client-out' || place === 'client-back' ? hop : subnet;
    addStep(walk, {
      ...at(hop, resource, { way }),
      code: `${place}-acl-not-read`,
      data: {},
      ...cannotTell(acl.gap),
    });
    return flow;
  }
  const filtered = filterByNetworkAcl(acl.value, direction, flow.sent, view);
  const result = outcomeOfFiltered(walk, filtered, acl.value.id);
  const suffix = codeSuffix(walk, filtered, result.outcome);
  const described = describeFilter(walk, direction, flow, filtered, view);
  addStep(walk, {
    hop,
    resource: { type: 'network-acl', id: acl.value.id },
    rule: filtered.rule,
    way,
    code: `${place}-acl-${suffix}`,
    data: {
      networkAcl: acl.value.id,
      family: described.family,
      direction: described.direction,
      protocol: described.protocol,
      remote: described.remote,
      ports: described.ports,
      dropped: described.dropped,
      looked: filtered.looked,
    },
    outcome: result.outcome,
    gap: result.gap,
  });
  return survive(walk, flow, filtered, (pieces) => filterByNetworkAcl(acl.value, direction, pieces, view));
}

/** What a filter's answer means for the path. A doubt about packets that are refused anyway is none. */
export function outcomeOfFiltered(
  walk: Walk,
  filtered: Filtered,
  id: string,
): ReturnType<typeof outcomeOfRefusal> {
  const result = outcomeOfRefusal(walk, filtered.refused);
  if (filtered.maybe.length === 0 || result.outcome === 'fail') return result;
  return cannotTell(notFollowed('nat-behind-nat', id));
}

/** The end of a filter's step code. */
export function codeSuffix(
  walk: Walk,
  filtered: Filtered,
  outcome: string,
): 'allows' | 'refuses' | 'refuses-some-public' {
  if (outcome === 'pass') return 'allows';
  return outcome === 'part' && dependsOnPublicAddress(walk, filtered.refused)
    ? 'refuses-some-public'
    : 'refuses';
}

/** The packets that survive a filter: those it lets through and those of which it cannot be told. */
export function survive(
  walk: Walk,
  flow: Flow,
  filtered: Filtered,
  filterAgain: (pieces: readonly Piece[]) => Filtered,
): Flow {
  const onLeft = flow.left === flow.sent ? filtered : filterAgain(flow.left);
  if (onLeft.allowed === flow.left) return flow;
  return limitPieces(walk, { sent: flow.sent, left: [...onLeft.allowed, ...onLeft.maybe] });
}

const pieceLimit = 2048;

/** Past a number of pieces the exact answer costs more than it tells: a gap, and all packets go on. */
function limitPieces(walk: Walk, flow: Flow): Flow {
  if (flow.left.length <= pieceLimit && flow.sent.length <= pieceLimit) return flow;
  const vpc = { type: 'vpc', id: walk.vpc.id } as const;
  addStep(walk, {
    ...at(vpc, vpc),
    code: 'too-many-pieces',
    data: {},
    ...cannotTell(notFollowed('too-many-pieces', walk.vpc.id)),
  });
  return { sent: walk.whole, left: walk.whole };
}

/** The data of a filter's step. */
export function describeFilter(
  walk: Walk,
  direction: 'in' | 'out',
  flow: Flow,
  filtered: Filtered,
  view: FilterView,
): Omit<FilterData, 'looked'> {
  const partly = filtered.refused.length > 0 && filtered.refused !== flow.sent && filtered.allowed.length > 0;
  return {
    family: walk.family,
    direction,
    protocol: view.protocol,
    remote: remoteOf(walk, flow.sent, view),
    ports: portsOf(flow.sent, view),
    dropped: partly
      ? { remote: remoteOf(walk, filtered.refused, view), ports: portsOf(filtered.refused, view) }
      : null,
  };
}

const listedRanges = 4;
const theClient = ['client'] as const;
const thePublic = ['public'] as const;

function remoteOf(walk: Walk, pieces: readonly Piece[], view: FilterView): readonly string[] {
  const { remote } = view;
  if (typeof remote !== 'string') return remote.map(formatRange);
  if (remote === 'client') {
    if (pieces === walk.whole) return theClient;
    // The client's own addresses stay out of the step, so that subnets decided alike share it.
    const own = unionOf(pieces.map((piece) => piece.client));
    const all = unionOf(walk.whole.map((piece) => piece.client));
    return own.length === all.length &&
      own.every((range, i) => formatRange(range) === formatRange(all[i] ?? range))
      ? theClient
      : own.slice(0, listedRanges).map(formatRange);
  }
  if (
    pieces.every((piece) => walk.members[piece.member]?.isPublicService === true) &&
    coversPublic(walk, pieces)
  ) {
    return thePublic;
  }
  const ranges = unionOf(pieces.map((piece) => piece.target)).map(formatRange);
  return ranges.length > listedRanges
    ? [...ranges.slice(0, listedRanges), `${ranges.length - listedRanges} more`]
    : ranges;
}

function coversPublic(walk: Walk, pieces: readonly Piece[]): boolean {
  const rangesOf = (list: readonly Piece[]): string =>
    unionOf(list.map((piece) => piece.target))
      .map(formatRange)
      .join();
  return pieces === walk.whole || rangesOf(pieces) === rangesOf(walk.whole);
}

function portsOf(pieces: readonly Piece[], view: FilterView): string {
  const { ports } = view;
  if (typeof ports === 'number') return `${ports}`;
  const [first] = pieces;
  if (first !== undefined && pieces.every((piece) => piece[ports] === first[ports]))
    return formatPorts(first[ports]);
  const ranges = pieces.map((piece) => piece[ports]).toSorted((a, b) => a.first - b.first);
  const merged: PortRange[] = [];
  for (const range of ranges) {
    const previous = merged.at(-1);
    if (previous !== undefined && range.first <= previous.last + 1) {
      merged[merged.length - 1] = { first: previous.first, last: Math.max(previous.last, range.last) };
    } else merged.push(range);
  }
  return merged.map(formatPorts).join(', ');
}

/** The part of a flow that some packets of it make up. */
export function partOf(flow: Flow, sent: readonly Piece[]): Flow {
  if (sent === flow.sent) return flow;
  return { sent, left: flow.left === flow.sent ? sent : intersectPieces(flow.left, sent) };
}

/** A flow without some of its packets. */
export function without(flow: Flow, gone: readonly Piece[]): Flow {
  if (gone.length === 0) return flow;
  return partOf(flow, subtractPieces(flow.sent, gone));
}
