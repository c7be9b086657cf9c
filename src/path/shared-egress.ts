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
  walk.firstWay ??= known.home.way;
  walk.home.push({ ...known.home, flow });
}

/** Follows the packets and keeps what happened, if nothing was in the way of any of them. */
function watch(walk: Walk, followAll: () => void): Egress | null {
  const before = { steps: walk.steps.length, arrivals: walk.arrivals.length, home: walk.home.length };
  const assumed = new Set(walk.assumptions);
  followAll();
  const steps = walk.steps.slice(before.steps);
  const [home, ...others] = walk.home.slice(before.home);
  const isClear =
    home !== undefined &&
    others.length === 0 &&
    home.flow.sent === walk.whole &&
    home.flow.left === walk.whole &&
    walk.arrivals.length === before.arrivals &&
    steps.every(({ outcome }) => outcome === 'pass');
  return isClear
    ? { steps, assumptions: [...walk.assumptions].filter((code) => !assumed.has(code)), home }
    : null;
}
