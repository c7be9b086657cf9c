import { known, unknown } from '../../../src/network/fact.ts';
import { type NetworkAcl, type NetworkAclEntry } from '../../../src/network/network-acl.ts';
import { type Network } from '../../../src/network/network.ts';
import { type SecurityGroupRule } from '../../../src/network/security-group.ts';
import { type ChangeNetwork, type Dice } from './changes.ts';
import { gapAbout, someBlock, somePortsOfRule } from './choices.ts';
import { editAt, editWhere, pick } from './edit.ts';
import { cidr, groupRule, home } from './parts.ts';

type Direction = 'inbound' | 'outbound';

function directionOf(at: number): Direction {
  return at % 2 === 0 ? 'outbound' : 'inbound';
}

/** The entries with one more, in the order in which the model holds them. */
function withEntry(acl: NetworkAcl, direction: Direction, added: NetworkAclEntry): NetworkAcl {
  const others = acl[direction].filter(({ number }) => number !== added.number);
  return { ...acl, [direction]: [...others, added].toSorted((x, y) => x.number - y.number) };
}

function addEntry(network: Network, { a, b, c }: Dice, action: NetworkAclEntry['action']): Network {
  const ports = somePortsOfRule(c);
  return editAt(network, 'networkAcls', a, (acl) =>
    withEntry(acl, directionOf(b + c), {
      number: pick([10, 105, 115, 125, 200], a + b),
      protocol: ports === null ? pick(['all', 'tcp', 'udp', 'other'], c) : 'tcp',
      ports,
      cidr: someBlock(b),
      action,
    }),
  );
}

function editEntry(
  network: Network,
  { a, b, c }: Dice,
  change: (old: NetworkAclEntry) => readonly NetworkAclEntry[],
): Network {
  const direction = directionOf(c);
  return editAt(network, 'networkAcls', a, (acl) => {
    const chosen = acl[direction][b % Math.max(acl[direction].length, 1)];
    return { ...acl, [direction]: acl[direction].flatMap((old) => (old === chosen ? change(old) : [old])) };
  });
}

const peers: readonly [string, ...string[]] = [
  'pl-51',
  'pl-a',
  'pl-b',
  'pl-gone',
  'sg-client',
  'sg-other',
  'sg-endpoint',
];

function someRule({ b, c }: Dice): SecurityGroupRule {
  const ports = somePortsOfRule(c);
  if (b % 2 === 0) return groupRule(pick(peers, b >> 1), ports);
  return { protocol: ports === null ? 'all' : 'tcp', ports, peer: { kind: 'cidr', cidr: someBlock(b >> 1) } };
}

function sideOf(at: number): 'ingress' | 'egress' {
  return at % 2 === 0 ? 'ingress' : 'egress';
}

function ofDeciding(network: Network, { a }: Dice, change: (id: string) => Network): Network {
  const ids: readonly [string, ...string[]] = ['sg-endpoint', 'sg-client', 'sg-endpoint', 'sg-nat', 'sg-b'];
  return network.securityGroups.items.length === 0 ? network : change(pick(ids, a));
}

function editGroup(
  network: Network,
  dice: Dice,
  side: 'ingress' | 'egress',
  change: (rules: readonly SecurityGroupRule[]) => readonly SecurityGroupRule[],
): Network {
  return ofDeciding(network, dice, (chosen) =>
    editWhere(
      network,
      'securityGroups',
      ({ id }) => id === chosen,
      (group) => ({ ...group, [side]: change(group[side]) }),
    ),
  );
}

/** Parts of the internet that AWS might serve S3 from. */
const serviceBlocks = [cidr('52.218.0.0/17'), cidr('3.5.64.0/21'), cidr('52.92.0.0/20')] as const;

/** Changes of network ACLs, security groups and prefix lists. */
export const filterChanges = {
  'acl-deny-added': (network, dice) => addEntry(network, dice, 'deny'),
  'acl-allow-added': (network, dice) => addEntry(network, dice, 'allow'),
  'acl-entry-removed': (network, dice) => editEntry(network, dice, () => []),
  'acl-ports-narrowed': (network, dice) =>
    editEntry(network, dice, (old) => [
      { ...old, protocol: 'tcp', ports: somePortsOfRule(dice.a + dice.b + 1) },
    ]),
  'acl-block-narrowed': (network, dice) =>
    editEntry(network, dice, (old) => [{ ...old, cidr: someBlock(dice.a + dice.b) }]),
  'subnet-moved-to-acl': (network, { a, b }) => {
    const { items } = network.networkAcls;
    const moved = network.subnets.items[a % Math.max(network.subnets.items.length, 1)];
    const chosen = items[b % Math.max(items.length, 1)];
    if (moved === undefined || chosen === undefined || moved.vpcId !== chosen.vpcId) return network;
    return editWhere(
      network,
      'networkAcls',
      () => true,
      (acl) => {
        const others = acl.subnetIds.filter((id) => id !== moved.id);
        return { ...acl, subnetIds: acl.id === chosen.id ? [...others, moved.id] : others };
      },
    );
  },
  'group-rules-replaced': (network, dice) => editGroup(network, dice, sideOf(dice.a), () => [someRule(dice)]),
  'group-rule-added': (network, dice) =>
    editGroup(network, dice, sideOf(dice.a), (rules) => [...rules, someRule(dice)]),
  'group-rule-removed': (network, dice) =>
    editGroup(network, dice, sideOf(dice.a), (rules) =>
      rules.filter((_, index) => index !== dice.b % Math.max(rules.length, 1)),
    ),
  'group-emptied': (network, dice) => editGroup(network, dice, sideOf(dice.a), () => []),
  'function-groups': (network, { a, b }) =>
    editAt(network, 'functions', a, (item) => ({
      ...item,
      securityGroupIds: [...pick([['sg-other'], ['sg-other', 'sg-client'], ['sg-gone']], b)],
    })),
  'list-entries': (network, { a, b, c }) =>
    editAt(network, 'prefixLists', a, (list) => ({
      ...list,
      entries: known(list.id === 'pl-51' ? [pick(serviceBlocks, b)] : [someBlock(b), someBlock(c)]),
    })),
  'list-not-read': (network, { a, b }) =>
    editAt(network, 'prefixLists', a, (list) => ({
      ...list,
      entries: unknown(gapAbout('prefixListEntries', b)),
    })),
  'list-overlapping': (network, { b }) => ({
    ...network,
    prefixLists: {
      ...network.prefixLists,
      items: [
        ...network.prefixLists.items.filter(({ id }) => id !== 'pl-b'),
        {
          id: 'pl-b',
          scope: home,
          name: 'partner',
          entries: known([cidr('172.16.0.0/12'), cidr('52.0.0.0/8'), someBlock(b)]),
        },
      ],
    },
  }),
} as const satisfies Record<string, ChangeNetwork>;
