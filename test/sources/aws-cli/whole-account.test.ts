import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectionNames, type Gap } from '../../../src/network/gap.ts';
import { type Network } from '../../../src/network/network.ts';
import { type CallName, callNames, callOf } from '../../../src/sources/calls.ts';
import { canonicalText } from '../../../src/sources/canonical-text.ts';
import { account, accountId, ids, region } from './kit/account.ts';
import { accountFiles, configurationOf, entryOf, fileOf, manifestOf, snapshotFiles } from './kit/files.ts';
import { containing, matching, objectWith } from './kit/expecting.ts';

const scope = { accountId, region };

/** All gaps of a network, those inside of items included. */
function gapsIn(network: Network): readonly Gap[] {
  return collectionNames.flatMap((name) => {
    const { items, missing } = network[name];
    const facts = items
      .flatMap((item) => Object.entries(item))
      .flatMap(([, value]: [string, unknown]) => gapIn(value));
    return [...missing, ...facts];
  });
}

function gapIn(value: unknown): readonly Gap[] {
  const isUnknown = (fact: unknown): fact is { known: false; gap: Gap } => {
    return typeof fact === 'object' && fact !== null && 'known' in fact && fact.known === false;
  };
  return isUnknown(value) ? [value.gap] : [];
}

describe('a whole account', () => {
  const loose = configurationOf(accountFiles());
  const snapshot = configurationOf(snapshotFiles());

  test('has every collection and no gap', () => {
    expect(gapsIn(snapshot.network)).toEqual([]);
    expect(collectionNames.filter((name) => snapshot.network[name].items.length === 0)).toEqual([]);
  });

  test('is the same with and without a manifest, but for the assumption and the source', () => {
    expect(loose.network).toEqual(snapshot.network);
    expect([loose.assumed, snapshot.assumed]).toEqual([['saved-files-complete'], []]);
    expect(loose.sources).toEqual([
      {
        kind: 'aws-cli',
        label: 'test',
        takenAt: null,
        caller: null,
        accounts: [accountId],
        regions: [region],
        hash: matching(/^sha256:[0-9a-f]{64}$/),
      },
    ]);
    expect(snapshot.sources).toEqual([
      {
        ...loose.sources[0],
        takenAt: '2026-11-01T09:00:00Z',
        caller: `arn:aws:iam::${accountId}:role/audit`,
      },
    ]);
  });

  test('leaves no file unused', () => {
    expect([...snapshot.notes, ...loose.notes]).toEqual([]);
  });

  test('keeps no environment value', () => {
    expect(canonicalText(loose)).not.toContain('hunter2');
  });

  test('every item is of the account and the region', () => {
    for (const name of collectionNames) {
      for (const item of snapshot.network[name].items) expect(item.scope).toEqual(scope);
    }
  });
});

describe('order is nothing', () => {
  const files = Object.entries({ ...accountFiles(), 'more/stray.json': { Nothing: 1 } });
  const expected = canonicalText(configurationOf(Object.fromEntries(files)));

  test('files in any order', () => {
    const order = fc.shuffledSubarray(files, { minLength: files.length });
    fc.assert(
      fc.property(order, (shuffled) => {
        expect(canonicalText(configurationOf(Object.fromEntries(shuffled)))).toBe(expected);
      }),
      { numRuns: 20 },
    );
  });

  test('items of an answer in any order, in one page or two', () => {
    const subnets = [1, 2, 3, 4].map((number) => ({
      SubnetId: `subnet-${number}`,
      VpcId: ids.vpc,
      OwnerId: accountId,
      CidrBlock: `10.0.${number}.0/24`,
      AvailabilityZone: 'eu-west-1a',
    }));
    const hashes = new Set<string | undefined>();
    fc.assert(
      fc.property(fc.shuffledSubarray(subnets, { minLength: 4 }), fc.nat(4), (shuffled, cut) => {
        const pages = {
          'subnets-1.json': { Subnets: shuffled.slice(0, cut), NextToken: 'x' },
          'subnets-2.json': { Subnets: shuffled.slice(cut) },
        };
        const read = configurationOf({ ...accountFiles({ 'ec2:DescribeSubnets': null }), ...pages });
        expect(read.network.subnets.missing).toEqual([]);
        hashes.add(read.sources[0]?.hash);
      }),
    );
    expect(hashes.size).toBe(1);
  });
});

// The facts that are known without a call, because another call tells them as well; and calls that only help.
const alsoTold: readonly CallName[] = ['ec2:DescribeSecurityGroupRules', 'ec2:DescribePrefixLists'];
const forgettable = callNames.filter((call) => callOf(call).facts.length > 0 && !alsoTold.includes(call));

/** The account, without the second call that tells entries. */
const withoutTwin = { 'ec2:DescribePrefixLists': null } as const;

describe.each(forgettable)('forgetting %s', (call) => {
  const { command, action } = callOf(call);
  const start = command.split(' --')[0] ?? '';

  function gapsOfCall(network: Network): readonly Gap[] {
    const facts: readonly string[] = callOf(call).facts;
    return gapsIn(network).filter((gap) => gap.kind !== 'not-modelled' && facts.includes(gap.subject.fact));
  }

  test('left out without a manifest: the command that fills the gap', () => {
    const { network } = configurationOf(accountFiles({ ...withoutTwin, [call]: null }));
    const gaps = gapsOfCall(network);
    expect(gaps).not.toEqual([]);
    for (const gap of gaps) {
      expect(gap).toMatchObject({ kind: 'not-in-source', scope, command: containing(start) });
      expect(gap.kind === 'not-in-source' ? gap.command : '').not.toMatch(/[A-Z]_ID/);
      expect(gap).toMatchObject({
        command: matching(callOf(call).global ? /^aws route53 / : / --region eu-west-1$/),
      });
    }
  });

  test('left out of the manifest', () => {
    const { network } = configurationOf(snapshotFiles({ ...withoutTwin, [call]: null }));
    expect(gapsOfCall(network)).toContainEqual(objectWith({ kind: 'not-in-source' }));
  });

  test('refused', () => {
    const refused = { code: 'UnauthorizedOperation', message: 'You are not authorized' };
    const { network } = configurationOf(snapshotFiles({ ...withoutTwin, [call]: { files: [], refused } }));
    expect(gapsOfCall(network)).toContainEqual(objectWith({ kind: 'refused', scope, action }));
  });

  test('not answered', () => {
    const unanswered = { host: 'ec2.eu-west-1.amazonaws.com' };
    const { network } = configurationOf(snapshotFiles({ ...withoutTwin, [call]: { files: [], unanswered } }));
    expect(gapsOfCall(network)).toContainEqual(
      objectWith({ kind: 'unreachable', scope, host: unanswered.host }),
    );
  });

  test('a page that the manifest records is missing', () => {
    const files = [fileOf(call), 'page-2.json'];
    const { network } = configurationOf(snapshotFiles({ ...withoutTwin, [call]: { files } }));
    if (call === 'ec2:DescribeVpcAttribute') return;
    expect(gapsOfCall(network)).toContainEqual(
      objectWith({
        detail: 'page-2.json: the snapshot names this file, it is missing or empty',
      }),
    );
  });

  test('filtered', () => {
    if (callOf(call).paging === 'none') return;
    const parameters = { ...entryOf(call).parameters, Filters: [{ Name: 'tag:x', Values: ['y'] }] };
    const { network } = configurationOf(snapshotFiles({ ...withoutTwin, [call]: { parameters } }));
    expect(gapsOfCall(network)).toContainEqual(
      objectWith({ detail: containing('the answer was filtered (Filters=') }),
    );
  });

  test('a token left, with and without a manifest', () => {
    const { paging } = callOf(call);
    if (paging === 'none') return;
    const token = ['NextToken', 'NextMarker', 'position'].includes(paging) ? 'abc' : true;
    const replaced = { ...withoutTwin, [call]: { ...account()[call], [paging]: token } };
    const detail = `${fileOf(call)}: ${paging} says that there is more`;
    for (const files of [accountFiles(replaced), snapshotFiles(withoutTwin, replaced)]) {
      expect(gapsOfCall(configurationOf(files).network)).toContainEqual(objectWith({ detail }));
    }
  });

  test('strict: whole only where a manifest says so', () => {
    if (call === 'ec2:DescribeVpcAttribute') return;
    const strict = configurationOf(accountFiles(withoutTwin), { strict: true });
    expect(gapsOfCall(strict.network)).toContainEqual(objectWith({ detail: containing('no manifest says') }));
    expect(strict.assumed).toEqual([]);
    expect(gapsOfCall(configurationOf(snapshotFiles(), { strict: true }).network)).toEqual([]);
  });
});

test('a refused call that was made up for by hand is no gap', () => {
  const refused = { code: 'UnauthorizedOperation', message: '' };
  const files = snapshotFiles({ 'ec2:DescribeNatGateways': { files: [], refused } });
  const filled = { ...files, 'nat.json': account()['ec2:DescribeNatGateways'] };
  expect(configurationOf(files).network.natGateways.missing).toHaveLength(1);
  expect(configurationOf(filled).network.natGateways).toMatchObject({
    missing: [],
    items: [{ id: 'nat-0a1' }],
  });
  expect(configurationOf(filled).assumed).toEqual(['saved-files-complete']);
});

test('a manifest names files inside of its folder only by what was read', () => {
  const entries = [{ ...entryOf('ec2:DescribeVpcs'), files: ['./sub/../vpcs.json'] }];
  const read = configurationOf({
    'snap/planecheck-snapshot.json': manifestOf(entries),
    'snap/vpcs.json': account()['ec2:DescribeVpcs'],
  });
  expect(read.network.vpcs).toMatchObject({ missing: [], items: [{ id: ids.vpc }] });
});
