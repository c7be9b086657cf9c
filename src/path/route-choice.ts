import { type AddressRange, type Cidr, formatRange } from '../network/address-range.ts';
import { type Gap } from '../network/gap.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { formatDestination, type Route, type RouteTable } from '../network/route-table.ts';
import { divide, takenOf } from './filter.ts';
import { lookedAt } from './looked-rule.ts';
import { type TargetMember } from './member.ts';
import { type AddressSide, type Piece } from './piece.ts';
import { matchPrefixList, type PrefixListMatch } from './prefix-list-match.ts';
import { type LookedRule } from './step-code.ts';

/** What a route table does with some of the packets. */
export type RouteChoice =
  | { readonly kind: 'route'; readonly route: Route; readonly pieces: readonly Piece[] }
  | { readonly kind: 'missing'; readonly pieces: readonly Piece[] }
  | {
      readonly kind: 'undetermined';
      readonly route: Route;
      readonly gap: Gap;
      readonly pieces: readonly Piece[];
    };

/** The choices of a route table for all packets, and the routes looked at. */
export interface RoutesChosen {
  readonly choices: readonly RouteChoice[];
  readonly looked: readonly LookedRule[];
}

interface Candidate {
  readonly route: Route;
  /** The block of the destination, or of one entry of its prefix list; null: all members that `takes` names. */
  readonly cidr: Cidr | null;
  readonly takes: (member: number) => boolean | null;
  readonly rank: number;
}

/**
 * Divides packets by the routes that carry them: the longest prefix, and on equal destinations static before
 * prefix list before propagated; a local route before any propagated one, even a more specific one.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function chooseRoutes(
  index: NetworkIndex,
  table: RouteTable,
  side: AddressSide,
  pieces: readonly Piece[],
  members: readonly TargetMember[],
): RoutesChosen {
  const lists = new Map<string, PrefixListMatch>();
  const { sorted, locals } = sortedRoutes(index, table, members, lists);
  const choices: RouteChoice[] = [];
  const looked: LookedRule[] = [];
  let rest = pieces;
  for (const candidate of sorted) {
    const { inside, outside } = take(candidate, rest, side, locals);
    looked.push(look(candidate, rest, inside));
    if (inside.length === 0) continue;
    rest = outside;
    choices.push(...settleOverlap(candidate, sorted, inside, side));
  }
  if (rest.length > 0) choices.push({ kind: 'missing', pieces: rest });
  const merged = lists.size === 0 ? choices : mergeEntries(choices);
  return { choices: unreadRoutes(table, lists).reduce(doubt, merged), looked };
}

// Each entry of a prefix list is looked at by itself, and all of them are one route.
function mergeEntries(choices: readonly RouteChoice[]): readonly RouteChoice[] {
  const merged: RouteChoice[] = [];
  for (const choice of choices) {
    const at = merged.findIndex(
      (one) => one.kind === 'route' && choice.kind === 'route' && one.route === choice.route,
    );
    const same = merged[at];
    if (same === undefined) merged.push(choice);
    else merged[at] = { ...same, pieces: [...same.pieces, ...choice.pieces] };
  }
  return merged;
}

interface SortedRoutes {
  readonly sorted: readonly Candidate[];
  readonly locals: readonly Cidr[];
}

// Without prefix lists, which compare with the target, the order of a table's routes is the table's alone.
const plainTables = new WeakMap<RouteTable, SortedRoutes>();

function sortedRoutes(
  index: NetworkIndex,
  table: RouteTable,
  members: readonly TargetMember[],
  lists: Map<string, PrefixListMatch>,
): SortedRoutes {
  const known = plainTables.get(table);
  if (known !== undefined) return known;
  const candidates = table.routes.flatMap((route) => candidatesOf(index, table, route, members, lists));
  const locals = candidates.flatMap(({ route, cidr }) =>
    route.target.kind === 'local' && cidr !== null ? [cidr] : [],
  );
  const routes = { sorted: candidates.toSorted(byPriority), locals };
  if (lists.size === 0) plainTables.set(table, routes);
  return routes;
}

function candidatesOf(
  index: NetworkIndex,
  table: RouteTable,
  route: Route,
  members: readonly TargetMember[],
  lists: Map<string, PrefixListMatch>,
): readonly Candidate[] {
  const { destination } = route;
  const entriesDecide = (): null => null;
  if (destination.kind === 'cidr') {
    return [{ route, cidr: destination.cidr, takes: entriesDecide, rank: route.propagated ? 2 : 0 }];
  }
  const match = matchPrefixList(index, destination.prefixListId, table.scope, members);
  lists.set(destination.prefixListId, match);
  // Entries that are known compete with the other routes by their length: a VPC may use a range inside of one. A
  // service whose addresses are not known one by one is taken by the list's name.
  const entries = (match.entries ?? []).map((entry): Candidate => {
    return { route, cidr: asCidr(entry), takes: match.byMember, rank: 1 };
  });
  const isByName = (at: number): boolean => match.byMember(at) === true && members[at]?.open !== null;
  if (!members.some((_, at) => isByName(at))) return entries;
  return [{ route, cidr: null, takes: isByName, rank: 1 }, ...entries];
}

function asCidr(range: AddressRange): Cidr {
  const size = range.last - range.first + 1n;
  const bits = range.family === 'ipv4' ? 32 : 128;
  return { ...range, length: bits - (size.toString(2).length - 1) };
}

function byPriority(a: Candidate, b: Candidate): number {
  const lengthOf = ({ cidr }: Candidate): number => cidr?.length ?? 129;
  return (
    lengthOf(b) - lengthOf(a) ||
    a.rank - b.rank ||
    compareText(formatDestination(a.route.destination), formatDestination(b.route.destination))
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function take(
  candidate: Candidate,
  pieces: readonly Piece[],
  side: AddressSide,
  locals: readonly Cidr[],
): { readonly inside: readonly Piece[]; readonly outside: readonly Piece[] } {
  const view = { remote: side, ports: 0, protocol: 'tcp' } as const;
  const matchAll = { protocol: 'all', ports: null } as const;
  if (candidate.cidr === null) {
    if (side !== 'target') return { inside: [], outside: pieces };
    return divide(pieces, { ...matchAll, remote: (member) => candidate.takes(member) === true }, view);
  }
  // An entry of a list that decides by name is not compared with the members whose name it decided on.
  const isSpared = (piece: Piece): boolean => candidate.takes(piece.member) === false;
  const spared = side === 'target' && candidate.rank === 1 ? pieces.filter(isSpared) : [];
  const open = spared.length === 0 ? pieces : pieces.filter((piece) => !spared.includes(piece));
  const division = divide(open, { ...matchAll, remote: [candidate.cidr] }, view);
  if (!candidate.route.propagated && spared.length === 0) return division;
  const kept = candidate.route.propagated
    ? divide(division.inside, { ...matchAll, remote: locals }, view)
    : { inside: [], outside: division.inside };
  return { inside: kept.outside, outside: [...spared, ...kept.inside, ...division.outside] };
}

function look(candidate: Candidate, before: readonly Piece[], inside: readonly Piece[]): LookedRule {
  const { route, cidr } = candidate;
  const takes = takenOf(before, { inside, outside: [], mixed: [] });
  const isEntry = route.destination.kind === 'prefix-list' && cidr !== null;
  return lookedAt(isEntry ? candidate : route, takes, () => {
    const destination = formatDestination(route.destination);
    const entry = isEntry ? ` (${formatRange(cidr)})` : '';
    const target = route.target.kind === 'local' ? 'local' : route.target.id;
    const state = route.state === 'active' ? '' : ` ${route.state}`;
    return { rule: destination, says: `${destination}${entry} → ${target}${state}` };
  });
}

/** Two prefix lists that overlap and lead to different targets: AWS picks one of them and keeps to it. */
function settleOverlap(
  candidate: Candidate,
  all: readonly Candidate[],
  pieces: readonly Piece[],
  side: AddressSide,
): readonly RouteChoice[] {
  const { route } = candidate;
  const whole: RouteChoice = { kind: 'route', route, pieces };
  if (route.destination.kind !== 'prefix-list' || candidate.cidr === null) return [whole];
  const others = all.flatMap((other) =>
    other.cidr !== null && other.rank === 1 && isOtherWay(route, other.route) ? [other.cidr] : [],
  );
  if (others.length === 0) return [whole];
  const view = { remote: side, ports: 0, protocol: 'tcp' } as const;
  const division = divide(pieces, { protocol: 'all', ports: null, remote: others }, view);
  const id = route.destination.prefixListId;
  const gap: Gap = { kind: 'not-modelled', reason: 'overlapping-prefix-lists', id };
  const choices: RouteChoice[] = [];
  if (division.inside.length > 0) choices.push({ kind: 'undetermined', route, gap, pieces: division.inside });
  if (division.outside.length > 0) choices.push({ kind: 'route', route, pieces: division.outside });
  return choices;
}

function isOtherWay(route: Route, other: Route): boolean {
  const targetOf = ({ target }: Route): string => (target.kind === 'local' ? 'local' : target.id);
  return (
    formatDestination(route.destination) !== formatDestination(other.destination) &&
    targetOf(route) !== targetOf(other)
  );
}

interface UnreadRoute {
  readonly route: Route;
  readonly match: PrefixListMatch;
  readonly gap: Gap;
}

function unreadRoutes(
  table: RouteTable,
  lists: ReadonlyMap<string, PrefixListMatch>,
): readonly UnreadRoute[] {
  return table.routes.flatMap((route) => {
    const { destination } = route;
    const match = destination.kind === 'prefix-list' ? lists.get(destination.prefixListId) : undefined;
    return match === undefined || match.gap === null ? [] : [{ route, match, gap: match.gap }];
  });
}

// A list whose entries are not known may take any packet away from the route that seems to carry it.
function doubt(choices: readonly RouteChoice[], { route, match, gap }: UnreadRoute): RouteChoice[] {
  return choices.flatMap((choice): readonly RouteChoice[] => {
    if (choice.kind === 'undetermined' || (choice.kind === 'route' && choice.route.target.kind === 'local')) {
      return [choice];
    }
    const unsure = choice.pieces.filter((piece) => match.byMember(piece.member) === null);
    if (unsure.length === 0) return [choice];
    const sure = choice.pieces.filter((piece) => match.byMember(piece.member) !== null);
    const doubtful: RouteChoice = { kind: 'undetermined', route, gap, pieces: unsure };
    return sure.length === 0 ? [doubtful] : [{ ...choice, pieces: sure }, doubtful];
  });
}
