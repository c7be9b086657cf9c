import fc from 'fast-check';
import { type Network } from '../../../src/network/network.ts';
import { endpointChanges } from './endpoint-changes.ts';
import { filterChanges } from './filter-changes.ts';
import { gatewayChanges } from './gateway-changes.ts';
import { linkChanges } from './link-changes.ts';
import { nameChanges } from './name-changes.ts';
import { routeChanges } from './route-changes.ts';

/** Three numbers that a change chooses by: which thing, and what becomes of it. */
export interface Dice {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** What one change makes of a network; a network without the thing meant stays as it is. */
export type ChangeNetwork = (network: Network, dice: Dice) => Network;

const changes = {
  ...routeChanges,
  ...filterChanges,
  ...gatewayChanges,
  ...endpointChanges,
  ...nameChanges,
  ...linkChanges,
} as const satisfies Record<string, ChangeNetwork>;

type ChangeKind = keyof typeof changes;

/** One thing that somebody changed. */
export interface Change extends Dice {
  readonly kind: ChangeKind;
}

const number = fc.nat({ max: 60 });
const kinds = Object.keys(changes).filter((kind): kind is ChangeKind => kind in changes);

/** Kinds that split packets or hide something: without help they would be rare among the results. */
const favoured: readonly ChangeKind[] = [
  'acl-deny-added',
  'acl-ports-narrowed',
  'acl-block-narrowed',
  'group-rules-replaced',
  'endpoint-state',
  'dns-hostnames-off',
  'zone-added',
  'resolver-rule',
  'custom-dns',
  'collection-not-read',
  'collection-partial',
];

/** One change of any kind. */
export const someChange: fc.Arbitrary<Change> = fc.record({
  kind: fc.oneof(fc.constantFrom(...kinds), fc.constantFrom(...favoured)),
  a: number,
  b: number,
  c: number,
});

/** The network after a change. */
export function applyChange(network: Network, { kind, ...dice }: Change): Network {
  return changes[kind](network, dice);
}
