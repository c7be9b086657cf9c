import { describe, expect, test } from 'vitest';
import { collectionNames } from '../../../src/network/gap.ts';
import { callNames, callOf, readingCalls } from '../../../src/sources/calls.ts';
import { askedCalls } from '../../../src/sources/aws/asks.ts';
import { startAwsServer } from '../../aws-server/aws-server.ts';
import { type Behaviour } from '../../aws-server/behaviour.ts';
import { accountId, region } from '../aws-cli/kit/account.ts';
import { snapshotFiles } from '../aws-cli/kit/files.ts';
import { configurationOf, readAccount, savedConfiguration, settingsFor, withSettings } from './read-from.ts';

// Without the answers of calls that nobody makes who can list.
const left = Object.fromEntries(callNames.filter((call) => !callOf(call).asked).map((call) => [call, null]));
const files = new Map(
  Object.entries(snapshotFiles(left)).map(([name, body]) => [name, JSON.stringify(body)] as const),
);
const server = await startAwsServer({ snapshot: files });
withSettings(() => settingsFor(server.url));

/** Reads the account while one call, or all of them, misbehave. */
async function readWhile(call: string, behaviour: Behaviour) {
  server.behave(call, behaviour);
  try {
    return await readAccount(region);
  } finally {
    server.behave(call, null);
  }
}

test('asks what the table of calls says, and nothing else', () => {
  expect([...askedCalls].toSorted()).toEqual([...readingCalls].toSorted());
});

describe('an account that answers', () => {
  test('is read as its saved answers are', async () => {
    const live = configurationOf(await readAccount(region));
    const saved = savedConfiguration(files);
    for (const name of collectionNames.filter((one) => one !== 'instances'))
      expect({ name, items: live.network[name].items }).toEqual({ name, items: saved.network[name].items });
    expect(live.sources).toMatchObject([
      {
        kind: 'live',
        accounts: [accountId],
        regions: [region],
        caller: `arn:aws:iam::${accountId}:user/someone`,
      },
    ]);
    expect(server.complaints).toEqual([]);
  });

  test('tells no value of an environment', async () => {
    const snapshot = await readAccount(region);
    expect(JSON.stringify([...snapshot.files])).not.toContain('hunter2');
  });
});

// Calls without which nothing about the network is known less: who is asking, and what no verdict rests on.
const readCalls = askedCalls.filter((call) => callOf(call).facts.length > 0);

describe.each([
  ['refuses', { kind: 'access-denied' }, 'refused'],
  ['does not know the call', { kind: 'unknown-operation' }, 'not-in-source'],
  ['answers by the page of a proxy', { kind: 'garbage', form: 'proxy-page' }, 'not-in-source'],
  ['answers with nothing', { kind: 'garbage', form: 'empty' }, 'not-in-source'],
  ['answers in another form', { kind: 'garbage', form: 'other-form' }, 'not-in-source'],
  ['breaks off', { kind: 'garbage', form: 'truncated' }, 'not-in-source'],
] as const satisfies readonly (readonly [string, Behaviour, string])[])('AWS %s', (_, behaviour, kind) => {
  test.each(readCalls)('%s: nothing counts as empty', async (call) => {
    const snapshot = await readWhile(call, behaviour);
    const entries = snapshot.manifest.calls.filter((entry) => entry.call === call);
    // An account without a route to an instance is not asked for instances.
    if (call === 'ec2:DescribeInstances' && entries.length === 0) return;
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry.refused ?? entry.failed ?? entry.unanswered).not.toBeNull();
    const { network } = configurationOf(snapshot);
    const [fact] = callOf(call).facts;
    const gaps = collectionNames.flatMap((name) => network[name].missing);
    const about = gaps.filter((gap) => gap.kind !== 'not-modelled' && gap.subject.fact === fact);
    const [collection] = collectionNames.filter((name) => name === fact);
    if (collection !== undefined) expect(about.map((gap) => gap.kind)).toContain(kind);
    if (kind === 'refused')
      for (const gap of about) expect(gap).toMatchObject({ action: callOf(call).action });
  });
});
