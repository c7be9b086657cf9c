import { type Gap } from '../network/gap.ts';
import { type RouteTable } from '../network/route-table.ts';
import { type Piece } from './piece.ts';
import { chooseRoutes, type RouteChoice, type RoutesChosen } from './route-choice.ts';
import { type FilterView } from './filter.ts';
import { type Way } from './step.ts';
import {
  notFollowed,
  type Station,
  viewBackFromTarget,
  viewBackToStation,
  viewFromStation,
  viewTowardsTarget,
  type Walk,
} from './walk.ts';

/** Which way packets go: to the target, or back to the station that sent them. */
export interface Heading {
  readonly way: Way;
  /** Who opened the connection on this stretch: its address is the source there and the destination back. */
  readonly station: Station;
}

/** How filters see packets by their destination (outbound rules). */
export function viewByDestination(walk: Walk, { way, station }: Heading): FilterView {
  return way === 'there' ? viewTowardsTarget(walk) : viewBackToStation(walk, station);
}

/** How filters see packets by their source (inbound rules). */
export function viewBySource(walk: Walk, { way, station }: Heading): FilterView {
  return way === 'there' ? viewFromStation(walk, station) : viewBackFromTarget(walk, station);
}

/** Asks a route table about where packets are going. */
export function chooseByDestination(
  walk: Walk,
  table: RouteTable,
  pieces: readonly Piece[],
  { way, station }: Heading,
): RoutesChosen {
  if (way === 'there') return chooseRoutes(walk.index, table, 'target', pieces, walk.members);
  if (station.translated === null) return chooseRoutes(walk.index, table, 'client', pieces, []);
  return chooseForTranslated(walk, table, pieces, station);
}

// A translator's address stands for all packets, so one packet to each of its addresses is asked about.
function chooseForTranslated(
  walk: Walk,
  table: RouteTable,
  pieces: readonly Piece[],
  station: Station,
): RoutesChosen {
  const [template] = pieces;
  const addresses = station.translated ?? [];
  if (template === undefined) return { choices: [], looked: [] };
  const answers = addresses.map(({ family, value }) => {
    const asked: Piece = { ...template, client: { family, first: value, last: value } };
    return chooseRoutes(walk.index, table, 'client', [asked], []);
  });
  const [first, ...others] = answers;
  const [choice] = first?.choices ?? [];
  if (first === undefined || choice === undefined) return undeterminedFor(table, pieces, station);
  const agree = others.every(({ choices: [other] }) => other !== undefined && sameChoice(other, choice));
  return agree ? { ...first, choices: [{ ...choice, pieces }] } : undeterminedFor(table, pieces, station);
}

function sameChoice(a: RouteChoice, b: RouteChoice): boolean {
  if (a.kind === 'missing' || b.kind === 'missing') return a.kind === b.kind;
  return a.kind === b.kind && a.route === b.route;
}

function undeterminedFor(table: RouteTable, pieces: readonly Piece[], station: Station): RoutesChosen {
  const gap: Gap = notFollowed('nat-behind-nat', station.hop.id);
  const [route] = table.routes;
  return {
    choices:
      route === undefined ? [{ kind: 'missing', pieces }] : [{ kind: 'undetermined', route, gap, pieces }],
    looked: [],
  };
}
