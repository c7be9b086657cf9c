import { type Egress, type Flow } from './flow.ts';
import { type Walk } from './walk.ts';

/**
 * Follows all packets into a gateway, or repeats what was decided for an earlier client of the same class.
 * @param gateway names the gateway and the VPC; null where the client itself makes a difference behind it.
 */
export function shareEgress(walk: Walk, flow: Flow, gateway: string | null, followAll: () => void): void {
  const { shared, whole } = walk;
  const mayShare = shared?.clientClass !== null && flow.sent === whole && flow.left === whole;
  if (shared === null || gateway === null || !mayShare) {
    followAll();
    return;
  }
  const key = `${gateway} ${shared.clientClass}`;
  const known = shared.egresses.get(key);
  if (known === undefined) {
    const egress = watch(walk, followAll);
    if (egress !== null) shared.egresses.set(key, egress);
    return;
  }
  walk.steps.push(...known.steps);
  for (const code of known.assumptions) walk.assumptions.add(code);
  walk.way = known.way;
  walk.firstWay ??= known.way;
  const leftOf = (isLeft: boolean): Flow['left'] => (isLeft ? whole : []);
  walk.home.push(
    ...known.home.map(({ coming, isLeft }) => ({ ...coming, flow: { sent: whole, left: leftOf(isLeft) } })),
  );
  walk.arrivals.push(...known.untold.map(({ arrival, isLeft }) => ({ ...arrival, pieces: leftOf(isLeft) })));
}

/** Follows the packets and keeps what happened, if the same happened to all of them. */
function watch(walk: Walk, followAll: () => void): Egress | null {
  const before = { steps: walk.steps.length, arrivals: walk.arrivals.length, home: walk.home.length };
  const assumed = new Set(walk.assumptions);
  followAll();
  const steps = walk.steps.slice(before.steps);
  const home = walk.home.slice(before.home);
  const arrivals = walk.arrivals.slice(before.arrivals);
  const isUniform = (pieces: Flow['left']): boolean => pieces === walk.whole || pieces.length === 0;
  const isShared =
    home.every(({ flow }) => flow.sent === walk.whole && isUniform(flow.left)) &&
    arrivals.every(({ pieces }) => isUniform(pieces)) &&
    steps.every(({ outcome }) => outcome !== 'part');
  if (!isShared) return null;
  return {
    steps,
    assumptions: [...walk.assumptions].filter((code) => !assumed.has(code)),
    way: walk.way,
    home: home.map((coming) => ({ coming, isLeft: coming.flow.left.length > 0 })),
    untold: arrivals.map((arrival) => ({ arrival, isLeft: arrival.pieces.length > 0 })),
  };
}
