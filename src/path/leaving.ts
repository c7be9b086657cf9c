import { type Fact } from '../network/fact.ts';
import { type RouteTable } from '../network/route-table.ts';
import { type RoutePlace } from './routing.ts';
import { type Station } from './walk.ts';

/** Packets that leave a place by its route table. */
export interface Leaving {
  /** Everybody who opened a connection so far; the last one's address is the source now. */
  readonly stations: readonly [...Station[], Station];
  /** Where the packets are: the last station, or the attachment's subnet behind a transit gateway. */
  readonly from: Station;
  readonly place: RoutePlace;
  readonly table: Fact<RouteTable>;
  /** Tables that sent the packets on already, against circles. */
  readonly visited: readonly string[];
}

/** Who opened the connection on this stretch. */
export function lastStation(stations: readonly [...Station[], Station]): Station {
  return stations[stations.length - 1] ?? stations[0];
}
