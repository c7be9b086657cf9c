import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cidr, formatCidr, overlaps } from '../../src/network/address-range.ts';
import { type Fact, known, unknown } from '../../src/network/fact.ts';
import { type Gap } from '../../src/network/gap.ts';
import { indexNetwork, type NetworkIndex } from '../../src/network/network-index.ts';
import { emptyNetwork } from '../../src/network/network.ts';
import { type PrefixList } from '../../src/network/prefix-list.ts';
import { formatDestination, type Route, type RouteTable } from '../../src/network/route-table.ts';
import { type Piece } from '../../src/path/piece.ts';
import { chooseRoutes, type RouteChoice } from '../../src/path/route-choice.ts';
import { runs } from '../laws/runs.ts';
import {
  cidrAt,
  hasAddress,
  keyOf,
  keysOf,
  type Packet,
  packetsOf,
  plainMembers,
  shuffled,
  someCidr,
  somePieces,
} from './packets.ts';

const scope = { accountId: '111111111111', region: 'eu-west-1' };
const listIds = ['pl-1', 'pl-2', 'pl-3'];

const localCidr = cidrAt('10.0.0.0/29');

const local: Route = {
  destination: { kind: 'cidr', cidr: localCidr },
  target: { kind: 'local' },
  state: 'active',
  propagated: false,
};

const someTarget = fc
  .constantFrom('a', 'b', 'c')
  .map((name): Route['target'] => ({ kind: 'nat-gateway', id: `nat-${name}` }));

const someCidrRoute: fc.Arbitrary<Route> = fc.record({
  destination: someCidr.map((cidr) => ({ kind: 'cidr' as const, cidr })),
  target: someTarget,
  state: fc.constantFrom<Route['state']>('active', 'active', 'blackhole'),
  propagated: fc.boolean(),
});

const someListRoute: fc.Arbitrary<Route> = fc.record({
  destination: fc
    .constantFrom(...listIds)
    .map((prefixListId) => ({ kind: 'prefix-list' as const, prefixListId })),
  target: someTarget,
  state: fc.constant<Route['state']>('active'),
  propagated: fc.constant(false),
});

/** A table as AWS lets it be: one static and one propagated route for a block, one route for a list. */
const someRoutes: fc.Arbitrary<readonly Route[]> = fc
  .tuple(
    fc.boolean(),
    fc.uniqueArray(
      fc.oneof({ weight: 3, arbitrary: someCidrRoute }, { weight: 2, arbitrary: someListRoute }),
      {
        selector: (route) => `${formatDestination(route.destination)} ${route.propagated}`,
        maxLength: 6,
      },
    ),
  )
  .map(([hasLocal, routes]) => {
    const others = routes.filter(
      (route) => !hasLocal || route.propagated || formatDestination(route.destination) !== '10.0.0.0/29',
    );
    return hasLocal ? [local, ...others] : others;
  });

type Lists = readonly (readonly Cidr[])[];

const someLists: fc.Arbitrary<Lists> = fc.tuple(
  ...listIds.map(() => fc.uniqueArray(someCidr, { selector: formatCidr, maxLength: 2 })),
);

function tableOf(routes: readonly Route[]): RouteTable {
  return {
    id: 'rtb-1',
    scope,
    name: null,
    vpcId: 'vpc-1',
    main: true,
    subnetIds: [],
    gatewayIds: [],
    routes,
  };
}

function indexOf(entriesOf: (index: number) => Fact<readonly Cidr[]>): NetworkIndex {
  const items = listIds.map((id, index): PrefixList => ({
    id,
    scope,
    name: null,
    entries: entriesOf(index),
  }));
  return indexNetwork({ ...emptyNetwork, prefixLists: { items, missing: [] } });
}

const knownLists = (lists: Lists): NetworkIndex => indexOf((index) => known(lists[index] ?? []));

interface Candidate {
  readonly route: Route;
  readonly length: number;
  readonly rank: number;
}

// https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
function candidatesFor(routes: readonly Route[], lists: Lists, address: bigint): readonly Candidate[] {
  const inLocal = routes.some(
    ({ target, destination }) =>
      target.kind === 'local' && destination.kind === 'cidr' && hasAddress(destination.cidr, address),
  );
  return routes.flatMap((route): readonly Candidate[] => {
    const { destination } = route;
    if (route.propagated && inLocal) return [];
    const blocks =
      destination.kind === 'cidr'
        ? [destination.cidr]
        : (lists[listIds.indexOf(destination.prefixListId)] ?? []);
    const rank = destination.kind === 'prefix-list' ? 1 : route.propagated ? 2 : 0;
    return blocks.filter((cidr) => hasAddress(cidr, address)).map(({ length }) => ({ route, length, rank }));
  });
}

function sayRoute(route: Route): string {
  return `${formatDestination(route.destination)} ${route.target.kind === 'local' ? 'local' : route.target.id}`;
}

/** The way of one packet: the route, `missing`, or `undetermined` between two lists that overlap. */
function wayOf(routes: readonly Route[], lists: Lists, address: bigint): string {
  const candidates = candidatesFor(routes, lists, address);
  const [best] = candidates.toSorted((a, b) => b.length - a.length || a.rank - b.rank);
  if (best === undefined) return 'missing';
  const targets = new Set(
    candidates
      .filter(({ rank }) => rank === 1)
      .map(({ route }) => (route.target.kind === 'local' ? '' : route.target.id)),
  );
  if (best.rank === 1 && targets.size > 1) return 'undetermined';
  return best.rank === 1 ? `list to ${[...targets].join()}` : sayRoute(best.route);
}

function sayChoice(choice: RouteChoice): string {
  if (choice.kind !== 'route') return choice.kind;
  const { destination, target } = choice.route;
  if (destination.kind === 'prefix-list') return `list to ${target.kind === 'local' ? '' : target.id}`;
  return sayRoute(choice.route);
}

function waysChosen(choices: readonly RouteChoice[]): ReadonlyMap<string, string> {
  return new Map(choices.flatMap((choice) => keysOf(choice.pieces).map((key) => [key, sayChoice(choice)])));
}

const someSide = fc.constantFrom<'client' | 'target'>('client', 'target');

function choose(
  index: NetworkIndex,
  routes: readonly Route[],
  side: 'client' | 'target',
  pieces: readonly Piece[],
): readonly RouteChoice[] {
  return chooseRoutes(index, tableOf(routes), side, pieces, side === 'target' ? plainMembers : []).choices;
}

describe('the choice of routes', () => {
  test('is for every packet what comparing all routes gives', () => {
    fc.assert(
      fc.property(someRoutes, someLists, someSide, somePieces, (routes, lists, side, pieces) => {
        const chosen = waysChosen(choose(knownLists(lists), routes, side, pieces));
        const expected = packetsOf(pieces).map((packet): readonly [string, string] => [
          keyOf(packet),
          wayOf(routes, lists, packet[side]),
        ]);
        expect(Object.fromEntries(chosen)).toStrictEqual(Object.fromEntries(expected));
      }),
      runs(500),
    );
  });

  test('takes every packet once', () => {
    fc.assert(
      fc.property(someRoutes, someLists, someSide, somePieces, (routes, lists, side, pieces) => {
        const choices = choose(knownLists(lists), routes, side, pieces);
        expect(keysOf(choices.flatMap((choice) => choice.pieces))).toStrictEqual(keysOf(pieces));
      }),
      runs(300),
    );
  });

  test('does not depend on the order of routes', () => {
    const withOrder = someRoutes.chain((routes) => fc.tuple(fc.constant(routes), shuffled(routes)));
    fc.assert(
      fc.property(withOrder, someLists, someSide, somePieces, ([routes, others], lists, side, pieces) => {
        expect(choose(knownLists(lists), others, side, pieces)).toStrictEqual(
          choose(knownLists(lists), routes, side, pieces),
        );
      }),
      runs(300),
    );
  });

  // A local route is not doubted: routes within it are for whole subnets, which no prefix list stands for.
  // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
  test('without the entries of a list is what any entries would give, or undetermined', () => {
    fc.assert(
      fc.property(someRoutes, someLists, someSide, somePieces, (routes, lists, side, pieces) => {
        fc.pre(!routes.includes(local) || (lists[0] ?? []).every((cidr) => !overlaps(cidr, localCidr)));
        const gap: Gap = {
          kind: 'refused',
          subject: { fact: 'prefixListEntries', id: null },
          scope,
          action: 'ec2:Get',
        };
        const index = indexOf((at) => (at === 0 ? unknown(gap) : known(lists[at] ?? [])));
        const chosen = waysChosen(choose(index, routes, side, pieces));
        const wayFor = (packet: Packet): string => wayOf(routes, lists, packet[side]);
        for (const packet of packetsOf(pieces)) {
          const way = chosen.get(keyOf(packet));
          expect(way === 'undetermined' || way === wayFor(packet)).toBe(true);
        }
      }),
      runs(300),
    );
  });
});

describe('routes that AWS ranks', () => {
  const nat = (id: string, destination: Route['destination'], propagated = false): Route => {
    return { destination, target: { kind: 'nat-gateway', id }, state: 'active', propagated };
  };
  const to = (text: string): Route['destination'] => ({ kind: 'cidr', cidr: cidrAt(text) });
  const list = (prefixListId: string): Route['destination'] => ({ kind: 'prefix-list', prefixListId });
  const lists: Lists = [[cidrAt('10.0.1.0/24')], [cidrAt('10.0.0.0/16')], []];
  const localRoute = (text: string): Route => ({ ...local, destination: to(text) });

  test.each([
    ['the longer prefix', [nat('a', to('0.0.0.0/0')), nat('b', to('10.0.1.0/24'))], '10.0.1.0/24 b'],
    [
      'a blackhole with the longer prefix',
      [nat('a', to('0.0.0.0/0')), { ...nat('b', to('10.0.1.0/24')), state: 'blackhole' as const }],
      '10.0.1.0/24 b',
    ],
    [
      'static before propagated',
      [nat('a', to('10.0.1.0/24'), true), nat('b', to('10.0.1.0/24'))],
      '10.0.1.0/24 b',
    ],
    ['static before a list', [nat('a', list('pl-1')), nat('b', to('10.0.1.0/24'))], '10.0.1.0/24 b'],
    ['a list before propagated', [nat('a', to('10.0.1.0/24'), true), nat('b', list('pl-1'))], 'list to b'],
    [
      'a longer propagated prefix',
      [nat('a', to('10.0.1.0/24'), true), nat('b', to('0.0.0.0/0'))],
      '10.0.1.0/24 a',
    ],
    [
      'local before a longer propagated prefix',
      [localRoute('10.0.0.0/16'), nat('a', to('10.0.1.0/24'), true)],
      '10.0.0.0/16 local',
    ],
    [
      'a longer static prefix before local',
      [localRoute('10.0.0.0/16'), nat('a', to('10.0.1.0/24'))],
      '10.0.1.0/24 a',
    ],
    ['neither of two lists that overlap', [nat('a', list('pl-1')), nat('b', list('pl-2'))], 'undetermined'],
    ['two lists to the same target', [nat('a', list('pl-1')), nat('a', list('pl-2'))], 'list to a'],
    ['no route', [nat('a', to('192.168.0.0/16')), nat('b', to('::/0'))], 'missing'],
    ['no route at all', [], 'missing'],
  ])('%s', (_, routes, expected) => {
    const ports = { first: 1024, last: 1024 };
    const target = cidrAt('10.0.1.1/32');
    const piece: Piece = {
      member: 0,
      client: cidrAt('10.0.0.1/32'),
      target,
      clientPort: ports,
      natPort: ports,
    };
    const choices = choose(knownLists(lists), routes, 'target', [piece]);
    expect(choices.map(sayChoice)).toStrictEqual([expected]);
  });
});
