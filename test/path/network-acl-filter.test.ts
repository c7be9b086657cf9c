import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NetworkAcl, type NetworkAclEntry } from '../../src/network/network-acl.ts';
import { type FilterView } from '../../src/path/filter.ts';
import { filterByNetworkAcl } from '../../src/path/network-acl-filter.ts';
import { runs } from '../laws/runs.ts';
import {
  addressAt,
  cidrAt,
  hasAddress,
  keyOf,
  keysOf,
  type Packet,
  packetsOf,
  seenBy,
  someCidr,
  somePieces,
  someRulePorts,
  someView,
} from './packets.ts';

const someEntry: fc.Arbitrary<NetworkAclEntry> = fc.record({
  number: fc.integer({ min: 1, max: 32766 }),
  protocol: fc.constantFrom<NetworkAclEntry['protocol']>('all', 'tcp', 'tcp', 'udp', 'other'),
  ports: someRulePorts,
  cidr: someCidr,
  action: fc.constantFrom<NetworkAclEntry['action']>('allow', 'allow', 'deny'),
});

/** Entries as the model holds them: each number once, in ascending order. */
const someEntries: fc.Arbitrary<readonly NetworkAclEntry[]> = fc
  .uniqueArray(someEntry, { selector: ({ number }) => number, maxLength: 6 })
  .map((entries) => entries.toSorted((a, b) => a.number - b.number));

function aclOf(entries: readonly NetworkAclEntry[]): NetworkAcl {
  return {
    id: 'acl-1',
    scope: { accountId: null, region: 'eu-west-1' },
    name: null,
    vpcId: 'vpc-1',
    isDefault: false,
    subnetIds: [],
    inbound: entries,
    outbound: [],
  };
}

/** The verdict on one packet, as AWS words it: the lowest number that matches; else denied. */
function verdictOn(entries: readonly NetworkAclEntry[], view: FilterView, packet: Packet): 'allow' | 'deny' {
  const { remotes, port } = seenBy(view, packet);
  const [remote = 0n] = remotes;
  let best: NetworkAclEntry | undefined;
  for (const entry of entries) {
    if (entry.protocol !== 'all' && entry.protocol !== view.protocol) continue;
    if (entry.ports !== null && (port < entry.ports.first || port > entry.ports.last)) continue;
    if (!hasAddress(entry.cidr, remote)) continue;
    if (best === undefined || entry.number < best.number) best = entry;
  }
  return best?.action ?? 'deny';
}

describe('a network ACL', () => {
  test('decides of every packet what the lowest matching number says', () => {
    fc.assert(
      fc.property(someEntries, somePieces, someView, (entries, pieces, view) => {
        const { allowed, refused, maybe } = filterByNetworkAcl(aclOf(entries), 'in', pieces, view);
        const expected = packetsOf(pieces).filter((packet) => verdictOn(entries, view, packet) === 'allow');
        expect(keysOf(allowed)).toStrictEqual(expected.map(keyOf).toSorted());
        expect(maybe).toStrictEqual([]);
        expect([...keysOf(allowed), ...keysOf(refused)].toSorted()).toStrictEqual(keysOf(pieces));
      }),
      runs(500),
    );
  });

  test('of a translator with several addresses tells what is so for all of them', () => {
    const several = fc
      .uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 2, maxLength: 3 })
      .map((offsets) =>
        offsets.map((offset) => {
          const { family, value } = addressAt(`10.0.0.${offset}`);
          return { family, first: value, last: value };
        }),
      );
    fc.assert(
      fc.property(someEntries, somePieces, someView, several, (entries, pieces, someOther, remote) => {
        const view: FilterView = { ...someOther, remote };
        const { allowed, refused, maybe } = filterByNetworkAcl(aclOf(entries), 'in', pieces, view);
        expect([...keysOf(allowed), ...keysOf(refused), ...keysOf(maybe)].toSorted()).toStrictEqual(
          keysOf(pieces),
        );
        const verdictsOn = (packet: Packet): readonly string[] =>
          remote.map((range) => verdictOn(entries, { ...view, remote: [range] }, packet));
        for (const packet of packetsOf(allowed))
          expect(new Set(verdictsOn(packet))).toStrictEqual(new Set(['allow']));
        for (const packet of packetsOf(refused))
          expect(new Set(verdictsOn(packet))).toStrictEqual(new Set(['deny']));
      }),
      runs(300),
    );
  });

  test('is not changed for decided packets by an entry with a higher number', () => {
    fc.assert(
      fc.property(someEntries, someEntry, somePieces, someView, (entries, entry, pieces, view) => {
        const highest = entries.at(-1)?.number ?? 0;
        const longer = [...entries, { ...entry, number: highest + 1 }];
        const before = filterByNetworkAcl(aclOf(entries), 'in', pieces, view);
        const after = filterByNetworkAcl(aclOf(longer), 'in', pieces, view);
        const allowed = new Set(keysOf(after.allowed));
        expect(keysOf(before.allowed).every((key) => allowed.has(key))).toBe(true);
        if (entry.action === 'deny') expect(keysOf(after.allowed)).toStrictEqual(keysOf(before.allowed));
      }),
      runs(200),
    );
  });

  test('hands on the same list where all packets pass', () => {
    fc.assert(
      fc.property(someEntries, somePieces, someView, (entries, pieces, view) => {
        const everything = { number: 0, protocol: 'all', ports: null, cidr: cidrAt('0.0.0.0/0') } as const;
        const open = filterByNetworkAcl(
          aclOf([{ ...everything, action: 'allow' }, ...entries]),
          'in',
          pieces,
          view,
        );
        expect(open.allowed).toBe(pieces);
        expect(open.rule).toBe('0');
        const shut = filterByNetworkAcl(
          aclOf([{ ...everything, action: 'deny' }, ...entries]),
          'in',
          pieces,
          view,
        );
        expect(shut.allowed).toStrictEqual([]);
        expect(keysOf(shut.refused)).toStrictEqual(keysOf(pieces));
      }),
      runs(100),
    );
  });
});

describe('the rule that a network ACL names', () => {
  const view: FilterView = { remote: 'target', ports: 443, protocol: 'tcp' };
  const port443 = { first: 443, last: 443 };
  const world = cidrAt('0.0.0.0/0');
  const entry = (number: number, action: 'allow' | 'deny', cidr = world): NetworkAclEntry => {
    return { number, protocol: 'tcp', ports: port443, cidr, action };
  };
  const piece = {
    member: 0,
    client: cidrAt('10.0.0.0/29'),
    target: cidrAt('10.0.1.0/29'),
    clientPort: { first: 1024, last: 1027 },
    natPort: { first: 1024, last: 1027 },
  };

  test.each([
    ['the entry that allows all', [entry(100, 'allow')], '100'],
    ['the entry that denies all', [entry(90, 'deny'), entry(100, 'allow')], '90'],
    ['the entry that denies a part', [entry(90, 'deny', cidrAt('10.0.1.4/32')), entry(100, 'allow')], '90'],
    ['the implied one where no entry matches', [entry(100, 'allow', cidrAt('192.168.0.0/16'))], '*'],
    ['the implied one for what remains', [entry(100, 'allow', cidrAt('10.0.1.0/32'))], '*'],
    ['the implied one without any entry', [], '*'],
  ])('is %s', (_, entries, rule) => {
    expect(filterByNetworkAcl(aclOf(entries), 'in', [piece], view).rule).toBe(rule);
  });
});
