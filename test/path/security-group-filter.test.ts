import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cidr } from '../../src/network/address-range.ts';
import { known, unknown } from '../../src/network/fact.ts';
import { type Gap } from '../../src/network/gap.ts';
import { indexNetwork, type NetworkIndex } from '../../src/network/network-index.ts';
import { emptyNetwork } from '../../src/network/network.ts';
import { type PrefixList } from '../../src/network/prefix-list.ts';
import { type SecurityGroup, type SecurityGroupRule } from '../../src/network/security-group.ts';
import { type FilterView } from '../../src/path/filter.ts';
import { type Piece } from '../../src/path/piece.ts';
import { filterByGroups, type GroupFiltered } from '../../src/path/security-group-filter.ts';
import { type Peer } from '../../src/path/understand-rule.ts';
import { runs } from '../laws/runs.ts';
import {
  hasAddress,
  keyOf,
  keysOf,
  type Packet,
  packetsOf,
  plainMembers,
  seenBy,
  shuffled,
  someCidr,
  somePieces,
  someRulePorts,
  someView,
} from './packets.ts';

const scope = { accountId: '111111111111', region: 'eu-west-1' };
const gap: Gap = {
  kind: 'refused',
  subject: { fact: 'prefixListEntries', id: 'pl-3' },
  scope,
  action: 'ec2:Get',
};
const listIds = ['pl-1', 'pl-2', 'pl-3'];
const referred = ['sg-a', 'sg-b', 'sg-client'];

const somePeer: fc.Arbitrary<SecurityGroupRule['peer']> = fc.oneof(
  { weight: 4, arbitrary: someCidr.map((cidr) => ({ kind: 'cidr' as const, cidr })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...listIds)
      .map((prefixListId) => ({ kind: 'prefix-list' as const, prefixListId })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...referred)
      .map((groupId) => ({ kind: 'security-group' as const, reference: { groupId, accountId: null } })),
  },
);

const someRule: fc.Arbitrary<SecurityGroupRule> = fc.record({
  protocol: fc.constantFrom<SecurityGroupRule['protocol']>('all', 'tcp', 'tcp', 'udp', 'other'),
  ports: someRulePorts,
  peer: somePeer,
});

/** The rules of two groups of one interface. */
const someGroups = fc.tuple(fc.array(someRule, { maxLength: 3 }), fc.array(someRule, { maxLength: 2 }));

const someAudience = fc.record({
  client: fc.constantFrom<Peer['client']>('unnamed', 'none', [], ['sg-client'], ['sg-a', 'sg-b']),
  over: fc.constantFrom<Peer['over']>('vpc', 'vpc', 'transit-gateway', 'transit-gateway-to-endpoint'),
});

/** Two lists whose entries are known, the last one's are not. */
const someLists: fc.Arbitrary<readonly (readonly Cidr[])[]> = fc.tuple(
  fc.array(someCidr, { maxLength: 2 }),
  fc.array(someCidr, { maxLength: 2 }),
);

interface World {
  readonly groups: readonly (readonly SecurityGroupRule[])[];
  readonly lists: readonly (readonly Cidr[])[];
  readonly audience: Omit<Peer, 'members'>;
}

const someWorld: fc.Arbitrary<World> = fc.record({
  groups: someGroups,
  lists: someLists,
  audience: someAudience,
});

function groupOf(id: string, ingress: readonly SecurityGroupRule[]): SecurityGroup {
  return { id, scope, name: null, vpcId: 'vpc-1', ownerId: null, groupName: null, ingress, egress: [] };
}

function indexOf({ groups, lists }: World): NetworkIndex {
  const prefixLists = listIds.map((id, index): PrefixList => {
    const entries = lists[index];
    return { id, scope, name: null, entries: entries === undefined ? unknown(gap) : known(entries) };
  });
  return indexNetwork({
    ...emptyNetwork,
    securityGroups: { items: groups.map((rules, index) => groupOf(`sg-${index}`, rules)), missing: [] },
    prefixLists: { items: prefixLists, missing: [] },
  });
}

function filter(
  world: World,
  pieces: readonly Piece[],
  view: FilterView,
  ids: readonly string[] = ['sg-0', 'sg-1'],
): GroupFiltered {
  const peer: Peer = { members: plainMembers, ...world.audience };
  return filterByGroups(indexOf(world), ids, scope, 'in', { pieces, view, peer });
}

type Match = 'certain' | 'conditional' | 'unread' | 'none';

/** Whether one rule is about one packet. */
function matchOf(rule: SecurityGroupRule, world: World, view: FilterView, packet: Packet): Match {
  const { remotes, port } = seenBy(view, packet);
  const [remote = 0n] = remotes;
  if (rule.protocol !== 'all' && rule.protocol !== view.protocol) return 'none';
  if (rule.ports !== null && (port < rule.ports.first || port > rule.ports.last)) return 'none';
  switch (rule.peer.kind) {
    case 'cidr':
      return hasAddress(rule.peer.cidr, remote) ? 'certain' : 'none';
    case 'prefix-list': {
      const entries = world.lists[listIds.indexOf(rule.peer.prefixListId)];
      if (entries === undefined) return 'unread';
      return entries.some((cidr) => hasAddress(cidr, remote)) ? 'certain' : 'none';
    }
    case 'security-group':
      return matchOfReference(rule.peer.reference.groupId, world.audience, view);
  }
}

// The targets of the small world are no interfaces, so no rule towards them matches by its group.
function matchOfReference(groupId: string, { client, over }: World['audience'], view: FilterView): Match {
  if (view.remote !== 'client' || client === 'none' || over === 'transit-gateway-to-endpoint') return 'none';
  if (client === 'unnamed') return 'conditional';
  if (!client.includes(groupId)) return 'none';
  return over === 'vpc' ? 'certain' : 'conditional';
}

/** One packet against all rules: one that surely matches is enough, then one on a condition, then an unread one. */
function fateOf(world: World, view: FilterView, packet: Packet): Match {
  const matches = world.groups.flat().map((rule) => matchOf(rule, world, view, packet));
  return (['certain', 'conditional', 'unread'] as const).find((match) => matches.includes(match)) ?? 'none';
}

function expectFates(
  filtered: GroupFiltered,
  fate: (packet: Packet) => Match,
  pieces: readonly Piece[],
): void {
  const keysWith = (wanted: Match): readonly string[] =>
    packetsOf(pieces)
      .filter((packet) => fate(packet) === wanted)
      .map(keyOf)
      .toSorted();
  expect(keysOf(filtered.allowed)).toStrictEqual(keysWith('certain'));
  expect(keysOf(filtered.onCondition)).toStrictEqual(keysWith('conditional'));
  expect(keysOf(filtered.maybe)).toStrictEqual(keysWith('unread'));
  expect(keysOf(filtered.refused)).toStrictEqual(keysWith('none'));
}

describe('the security groups of an interface', () => {
  test('let in every packet that any rule of any group admits', () => {
    fc.assert(
      fc.property(someWorld, somePieces, someView, (world, pieces, view) => {
        expectFates(filter(world, pieces, view), (packet) => fateOf(world, view, packet), pieces);
      }),
      runs(500),
    );
  });

  test('leave open what no rule admits while a group is not read', () => {
    fc.assert(
      fc.property(someWorld, somePieces, someView, (world, pieces, view) => {
        const filtered = filter(world, pieces, view, ['sg-0', 'sg-1', 'sg-unread']);
        const fate = (packet: Packet): Match => {
          const told = fateOf(world, view, packet);
          return told === 'none' ? 'unread' : told;
        };
        expectFates(filtered, fate, pieces);
      }),
      runs(200),
    );
  });

  test('name a gap exactly where something cannot be told', () => {
    fc.assert(
      fc.property(someWorld, somePieces, someView, (world, pieces, view) => {
        const { gap: why, maybe } = filter(world, pieces, view);
        expect(why !== null).toBe(maybe.length > 0);
      }),
      runs(200),
    );
  });

  test('are never closed by another rule, nor opened by one less', () => {
    fc.assert(
      fc.property(someWorld, someRule, somePieces, someView, (world, rule, pieces, view) => {
        const [first = [], ...others] = world.groups;
        const more: World = { ...world, groups: [[...first, rule], ...others] };
        const before = filter(world, pieces, view);
        const after = filter(more, pieces, view);
        const allowed = new Set(keysOf(after.allowed));
        const refused = new Set(keysOf(before.refused));
        expect(keysOf(before.allowed).every((key) => allowed.has(key))).toBe(true);
        expect(keysOf(after.refused).every((key) => refused.has(key))).toBe(true);
      }),
      runs(200),
    );
  });

  test('do not depend on the order of groups and rules', () => {
    const withOrder = someWorld.chain((world) =>
      fc.tuple(
        fc.constant(world),
        fc.tuple(...world.groups.map((rules) => shuffled(rules))),
        shuffled(['sg-0', 'sg-1']),
      ),
    );
    fc.assert(
      fc.property(withOrder, somePieces, someView, ([world, groups, ids], pieces, view) => {
        const before = filter(world, pieces, view);
        const after = filter({ ...world, groups }, pieces, view, ids);
        expect(keysOf(after.allowed)).toStrictEqual(keysOf(before.allowed));
        expect(keysOf(after.onCondition)).toStrictEqual(keysOf(before.onCondition));
        expect(keysOf(after.maybe)).toStrictEqual(keysOf(before.maybe));
        expect(keysOf(after.refused)).toStrictEqual(keysOf(before.refused));
      }),
      runs(200),
    );
  });

  test('hand on the same list where all packets pass', () => {
    fc.assert(
      fc.property(someWorld, somePieces, (world, pieces) => {
        const any: SecurityGroupRule = {
          protocol: 'all',
          ports: null,
          peer: { kind: 'cidr', cidr: { family: 'ipv4', first: 0n, last: 2n ** 32n - 1n, length: 0 } },
        };
        const view: FilterView = { remote: 'target', ports: 443, protocol: 'tcp' };
        const filtered = filter({ ...world, groups: [[any]] }, pieces, view, ['sg-0']);
        expect(filtered.allowed).toBe(pieces);
      }),
      runs(50),
    );
  });
});

describe('rules towards targets that carry groups', () => {
  const view: FilterView = { remote: 'target', ports: 443, protocol: 'tcp' };
  const [plain] = plainMembers;
  const rule: SecurityGroupRule = {
    protocol: 'tcp',
    ports: null,
    peer: { kind: 'security-group', reference: { groupId: 'sg-endpoint', accountId: null } },
  };

  test.each([
    ['carries the group', ['sg-endpoint'], 'vpc-1', 'certain'],
    ['carries another', ['sg-other'], 'vpc-1', 'none'],
    // Without a peering connection the way leads over a transit gateway, where outbound rules may not refer to groups.
    ['carries the group in a VPC that no peering joins', ['sg-endpoint'], 'vpc-2', 'none'],
  ] as const)('a target that %s', (_, securityGroupIds, vpcId, expected) => {
    if (plain === undefined) throw new Error('there is a member');
    const owner = { type: 'vpc-endpoint', id: 'vpce-1' } as const;
    const member = { ...plain, interface: { owner, vpcId, subnetId: 'subnet-1', securityGroupIds } };
    const [range] = plain.addresses;
    if (range === undefined) throw new Error('there is an address');
    const ports = { first: 1024, last: 1024 };
    const piece: Piece = { member: 0, client: range, target: range, clientPort: ports, natPort: ports };
    const world: World = { groups: [[rule]], lists: [], audience: { client: 'unnamed', over: 'vpc' } };
    const peer: Peer = { members: [member], ...world.audience };
    const filtered = filterByGroups(indexOf(world), ['sg-0'], scope, 'in', { pieces: [piece], view, peer });
    expectFates(filtered, () => expected, [piece]);
  });
});
